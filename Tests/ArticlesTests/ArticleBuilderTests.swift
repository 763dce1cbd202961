import Articles
import Records
import Testing
import Texts

struct ArticleBuilderTests {
    private var source: Source {
        var source = Source(id: "gazette", title: "Gazette", kind: .feed, url: "https://news.example/feed")
        source.language = "en"
        return source
    }
    private let document = Document(
        requestedURL: "https://news.example/feed", body: [], fetched: Timestamp(year: 2026, month: 3, day: 1))

    private func articles(_ items: [FeedItem], source: Source? = nil) -> [Article] {
        var feed = Feed(format: "rss20")
        feed.items = items
        return ArticleBuilder(source: source ?? self.source, detector: LanguageDetector())
            .articles(from: feed, of: document).articles
    }

    private func item(id: String? = nil, url: String? = nil, title: String? = nil, text: String? = nil) -> FeedItem {
        var item = FeedItem()
        item.id = id
        item.url = url
        item.title = title
        item.summary = text
        return item
    }

    @Test("the same item is the same article, whatever became of its text")
    func identity() {
        let a = articles([item(id: "g1", url: "https://news.example/1", title: "T", text: "old")])
        let b = articles([item(id: "g1", url: "https://news.example/1", title: "T", text: "new")])
        #expect(a[0].id == b[0].id)
        #expect(a[0].fingerprint != b[0].fingerprint)
    }

    @Test("an id that two items share does not make them one")
    func sharedIDs() {
        let both = articles([
            item(id: "same", url: "https://news.example/1", title: "A"),
            item(id: "same", url: "https://news.example/2", title: "B"),
        ])
        #expect(Set(both.map(\.id)).count == 2)
    }

    @Test("without an id the address tells, and tracking parameters do not")
    func address() {
        let a = articles([item(url: "https://news.example/1?utm_source=rss", title: "A")])
        let b = articles([item(url: "https://news.example/1", title: "A")])
        #expect(a[0].id == b[0].id)
        #expect(a[0].canonicalURL == "https://news.example/1")
    }

    @Test("an item that says nothing is counted, not stored")
    func empty() {
        var feed = Feed(format: "rss20")
        feed.items = [FeedItem(), item(title: "T")]
        let (articles, empty) = ArticleBuilder(source: source, detector: LanguageDetector())
            .articles(from: feed, of: document)
        #expect(articles.count == 1)
        #expect(empty == 1)
    }

    @Test("a date in the future is no date")
    func dates() {
        var ahead = item(id: "1", title: "T")
        ahead.published = Timestamp(year: 2031, month: 1, day: 1)
        var good = item(id: "2", title: "T")
        good.published = Timestamp(year: 2026, month: 2, day: 1)
        #expect(articles([ahead, good]).map(\.published) == [nil, Timestamp(year: 2026, month: 2, day: 1)])
    }

    @Test("a text tells its language; one too short is believed to be the source's")
    func language() {
        let russian = "Таможня выявила занижение таможенной стоимости удобрений, дело передано в суд города."
        #expect(articles([item(id: "1", title: "Таможня", text: russian)])[0].language == "ru")
        #expect(articles([item(id: "1", title: "12", text: "3")])[0].language == "en")
    }

    @Test("the page behind an item is taken where it says more")
    func pages() {
        let builder = ArticleBuilder(source: source, detector: LanguageDetector())
        let short = articles([item(id: "1", url: "https://news.example/1", title: "T", text: "Short.")])[0]
        var page = Page(text: "Much longer than the summary of the feed was.")
        page.canonicalURL = "https://news.example/one"
        let full = builder.article(short, with: page)
        #expect(full.id == short.id)
        #expect(full.text == page.text)
        #expect(full.canonicalURL == "https://news.example/one")
        #expect(builder.article(full, with: Page(text: "x")) == full)
    }

    @Test(
        "a declared language is written as BCP 47 has it, and what is no tag is none",
        arguments: [
            ("en_US", "en-US"), ("pt-BR", "pt-BR"), ("zh_Hant_TW", "zh-Hant-TW"), ("English (US)", nil), ("", nil),
        ])
    func declared(language: String, tag: String?) {
        var undecided = item(id: "1", url: "https://news.example/1", title: "7108 7112", text: "12 34 56")
        undecided.language = language
        var source = source
        source.language = nil
        #expect(articles([undecided], source: source)[0].language == tag)
    }
}
