import Records
import Testing

@testable import Parsing

/// What a page says of its feeds.
@Suite struct LinkedFeedsTests {
    private func feeds(_ html: String, headers: [Document.Header] = []) -> [String] {
        let document = Document(
            requestedURL: "https://news.example.org/a/b.html", contentType: "text/html; charset=utf-8",
            headers: headers,
            body: Array(html.utf8), fetched: Timestamp(seconds: 0))
        return LinkedFeeds(document).feeds.map { "\($0.place == .declared ? "=" : "~")\($0.url)" }
    }

    @Test(
        "links of the head, of the page and of the answer",
        arguments: [
            (
                #"<link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2">"#,
                ["=https://news.example.org/rss?a=1&b=2"]
            ),
            (
                #"<LINK REL='home ALTERNATE' TYPE='application/atom+xml; charset=utf-8' HREF=atom.xml>"#,
                ["=https://news.example.org/a/atom.xml"]
            ),
            (#"<link rel=feed href=//other.example/all>"#, ["=https://other.example/all"]),
            (
                #"<link rel=alternate type=application/feed+json href=feed.json>"#,
                ["=https://news.example.org/a/feed.json"]
            ),
            (#"<link rel=alternate type=application/json href=/wp-json/wp/v2/pages/7>"#, []),
            (#"<link rel="alternate stylesheet" type="text/xml" href=x.xsl>"#, []),
            (#"<link rel=alternate hreflang=de href=/de>"#, []),
            (#"<link rel=alternate type=application/rss+xml href="javascript:alert(1)">"#, []),
            (
                #"<base href="https://cdn.example.org/x/"><link rel=alternate type=application/rss+xml href=r.xml>"#,
                ["=https://cdn.example.org/x/r.xml"]
            ),
            (
                #"<body><a href="/world/rss.xml#top">RSS</a> <a href="https://else.example/feed">theirs</a>"#,
                ["~https://news.example.org/world/rss.xml"]
            ),
            (#"<body><a href="https://feeds.feedburner.com/News">f</a>"#, []),
            (#"<body><a href="https://feeds.feedburner.com/rss">f</a>"#, ["~https://feeds.feedburner.com/rss"]),
            (
                #"<body><a href="/feed/">1</a><link rel=alternate type=application/rss+xml href="/feed/"><a href="/z.rss">2</a>"#,
                ["=https://news.example.org/feed/", "~https://news.example.org/z.rss"]
            ),
        ])
    func page(html: String, wanted: [String]) {
        #expect(feeds("<!DOCTYPE html><html><head><title>T</title>" + html) == wanted)
    }

    @Test(
        "Link fields, with commas in quotes and several links in one",
        arguments: [
            (#"</feed>; rel="alternate"; type="application/rss+xml""#, ["=https://news.example.org/feed"]),
            (
                #"<x.css>; rel=preload, </f,1>; title="a, \"b\""; type=application/atom+xml; rel=alternate"#,
                ["=https://news.example.org/f,1"]
            ),
            (#"<https://hub.example/>; rel=hub, </all>;rel="self feed""#, ["=https://news.example.org/all"]),
            ("<", []), ("<a", []), ("<a>; rel", []), ("<a>; rel=\"alternate", []), (";;;,,,<>", []),
        ])
    func header(field: String, wanted: [String]) {
        #expect(feeds("<p>Hi", headers: [.init(name: "link", value: field)]) == wanted)
    }

    @Test(
        "addresses that look like feeds, and such that do not",
        arguments: [
            ("/feed", true), ("/feed/", true), ("/world/rss", true), ("/a/news.rss", true), ("/atom.xml", true),
            ("/rss-world.xml", true), ("/?feed=rss2", true), ("/x.aspx?format=RSS", true), ("/feed.json", true),
            ("/index.xml", true), ("/feedback", false), ("/a.html", false), ("/sitemap.xml", false), ("/", false),
            ("", false), ("/press", false), ("/a.json", false), ("#feed", false),
        ])
    func address(address: String, wanted: Bool) {
        #expect(LinkedFeeds.looksLikeFeed(address) == wanted)
    }

    @Test("generator and title are told, and at most 32 feeds")
    func more() {
        let links = (0..<100).map { "<link rel=alternate type=application/rss+xml href=/\($0)>" }.joined()
        let document = Document(
            requestedURL: "https://a.example/",
            body: Array(
                "<html><head><title> The  News </title><meta name=generator content='WordPress 6.5'>\(links)".utf8),
            fetched: Timestamp(seconds: 0))
        let linked = LinkedFeeds(document)
        #expect(linked.generator == "wordpress 6.5" && linked.title == "The News" && linked.feeds.count == 32)
    }
}
