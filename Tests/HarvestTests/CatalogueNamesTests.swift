import Testing

@testable import Harvest

/// Names and addresses of sources that come from outside.
struct CatalogueNamesTests {
    @Test(
        "ids come from host and title",
        arguments: [
            ("BBC News: World", "https://feeds.bbci.co.uk/news/rss.xml", "bbci-bbc-news-world"),
            ("gCaptain", "https://gcaptain.com/feed/", "gcaptain"), ("Häfen", "https://www.zoll.de/rss", "zoll-hafen"),
            ("Zölle & Häfen", "https://www.zoll.de/rss", "zolle-hafen"),
            ("Таможня", "https://customs.gov.ru/rss", "customs"), ("", "https://a-b.example.org/", "example"),
            ("", "http://127.0.0.1:80/", "127-0-0-1"), ("", "", "source"), ("新闻", "", "source"),
            ("The Loadstar's", "", "the-loadstars"),
        ])
    func ids(title: String, url: String, wanted: String) {
        #expect(SourceName.id(title: title, url: url, taken: []) == wanted)
    }

    @Test("an id is unlike all that are taken, short, and kebab-case")
    func unique() {
        var taken: Set<String> = []
        for _ in 0..<60 {
            let id = SourceName.id(
                title: String(repeating: "long words ", count: 20), url: "https://a.example/\(taken.count)",
                taken: taken)
            #expect(id.utf8.count <= 60 && id.utf8.allSatisfy { $0 == 45 || $0 &- 48 < 10 || $0 &- 97 < 26 })
            #expect(taken.insert(id).inserted)
        }
    }

    @Test("titles are one line, topics are words")
    func titles() {
        #expect(
            SourceName.title(" a\n\t b\u{0}\u{202E}c ") == "a bc"
                || SourceName.title(" a\n\t b\u{0}\u{202E}c ") == "a b c")
        #expect(SourceName.title(String(repeating: "x", count: 1_000)).count == 160)
        #expect(SourceName.topic("Business & Economy") == "business-economy")
        #expect(SourceName.topic("Новости, порт") == "новости-порт")
    }

    @Test(
        "addresses that are the same to a publisher have one key",
        arguments: [
            ("https://a.example/feed", "http://www.a.example/feed/"),
            ("HTTPS://A.example:443/?utm_source=x", "https://a.example"),
        ])
    func keys(a: String, b: String) { #expect(AddressKey.of(a) == AddressKey.of(b)) }

    @Test("hosts are named as the fetcher names them")
    func hosts() {
        #expect(AddressKey.host(of: "HTTPS://Example.org:443/a?b") == "https://example.org")
        #expect(AddressKey.host(of: "http://127.0.0.1:8080") == "http://127.0.0.1:8080")
        #expect(AddressKey.host(of: "captures/a.warc") == nil)
    }

    @Test(
        "known platforms",
        arguments: [
            (
                "https://www.youtube.com/channel/UC_x-1?view=0",
                "https://www.youtube.com/feeds/videos.xml?channel_id=UC_x-1"
            ),
            ("https://youtube.com/playlist?a=1&list=PL9", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL9"),
            ("https://www.youtube.com/@name", nil),
            ("https://www.reddit.com/r/shipping/new/", "https://www.reddit.com/r/shipping/.rss"),
            ("https://github.com/apple/swift/issues", "https://github.com/apple/swift/releases.atom"),
            ("https://github.com/apple", nil),
            ("https://t.me/s/channel", "https://t.me/s/channel"), ("https://t.me/channel", "https://t.me/s/channel"),
            ("https://mastodon.example/@user", "https://mastodon.example/@user.rss"),
            ("https://www.tiktok.com/@user", nil),
            ("https://medium.com/@a.b", "https://medium.com/feed/@a.b"),
            ("https://x.substack.com/p/y", "https://x.substack.com/feed"),
            ("https://www.reddit.com/r/a%2F..", nil), ("https://news.example/", nil), ("", nil), ("https://", nil),
        ] as [(String, String?)])
    func platforms(url: String, wanted: String?) {
        #expect(Platforms.candidates(for: url).first?.url == wanted)
    }

    @Test("the usual places begin with those of the program that made the page, and are few")
    func usual() {
        let plain = WellKnownFeeds.addresses(for: "https://a.example/", generator: nil)
        #expect(plain.first == "https://a.example/feed" && plain.count == 8 && Set(plain).count == 8)
        let ghost = WellKnownFeeds.addresses(for: "https://a.example/world/?x=1", generator: "ghost 5.2")
        #expect(
            ghost.prefix(3) == [
                "https://a.example/rss/", "https://a.example/world/feed", "https://a.example/world/rss.xml",
            ])
    }
}
