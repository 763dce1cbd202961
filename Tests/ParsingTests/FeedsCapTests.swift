import Records
import Testing

@testable import Parsing

/// Feeds with more than anyone publishes.
@Suite struct FeedsCapTests {
    private func parse(_ text: String) throws -> Feed {
        try FeedParser.parse(
            Document(requestedURL: "https://big.example/", body: Array(text.utf8), fetched: Timestamp(seconds: 0)))
    }

    @Test("of too many items the first are read, and the rest is told")
    func items() throws {
        let rss = try parse(
            "<rss version='2.0'><channel><title>T</title>"
                + String(repeating: "<item><title>a</title></item>", count: 20_005)
                + "</channel></rss>")
        #expect(rss.items.count == 20_000)
        #expect(rss.diagnostics.map(\.code) == ["too-many-items"])
        #expect(rss.diagnostics.first?.message.contains("5 more were") == true)
        let urls = String(repeating: "<url><loc>https://big.example/a</loc></url>", count: 50_001)
        let sitemap = try parse("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\(urls)</urlset>")
        #expect(sitemap.items.count == 50_000)
        #expect(sitemap.diagnostics.map(\.code) == ["too-many-items"])
    }

    @Test("a JSON feed of too many values is cut behind its last whole item")
    func values() throws {
        let item = #"{"id":"1","title":"a, [b] \" {c}","tags":["x","y"]}"#
        let many = Array(repeating: item, count: 30_000).joined(separator: ",")
        let feed = try parse(#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":["# + many + "]}")
        #expect(feed.title == "T")
        #expect(feed.items.count > 10_000 && feed.items.count < 20_000)
        #expect(feed.items.last?.title == "a, [b] \" {c}" && feed.items.last?.categories == ["x", "y"])
        #expect(feed.diagnostics.map(\.code) == ["too-many-items"])
        let small = Array(repeating: #"{"id":1}"#, count: 25_000).joined(separator: ",")
        let second = try parse(#"{"items":["# + small + "]}")
        #expect(second.items.count == 20_000 && second.diagnostics.map(\.code) == ["too-many-items"])
    }

    @Test("a feed at the bound is whole")
    func bound() throws {
        let items = Array(repeating: #"{"id":1}"#, count: 20_000).joined(separator: ",")
        let feed = try parse(#"{"items":["# + items + "]}")
        #expect(feed.items.count == 20_000 && feed.diagnostics.isEmpty)
    }

    @Test(
        "values without end cost no memory, and are refused",
        arguments: [
            "[" + String(repeating: "1,", count: 4 << 20), "{\"items\":[" + String(repeating: "[", count: 4 << 20),
            "{\"items\":[{\"tags\":[" + String(repeating: "{},", count: 2 << 20),
            String(repeating: "{\"a\":", count: 1 << 20),
        ])
    func refused(_ text: String) {
        let took = ContinuousClock().measure { #expect(throws: ParseError.self) { try parse(text) } }
        #expect(took < .seconds(5))
    }
}
