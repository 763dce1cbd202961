import Records
import Testing

@testable import Parsing

/// Feeds that are read item by item.
@Suite struct FeedsStreamTests {
    private func stream(
        _ bytes: [UInt8], type: String? = nil, passed: @escaping (Int) -> Void = { _ in }
    ) throws -> (feed: Feed, items: [FeedItem]) {
        let document = Document(
            requestedURL: "https://big.example/", contentType: type, body: [], fetched: Timestamp(seconds: 0))
        var items: [FeedItem] = []
        let feed = try bytes.withUnsafeBufferPointer {
            try FeedParser.parse($0, of: document, passed: passed) { items.append($0) }
        }
        return (feed, items)
    }

    private func whole(_ bytes: [UInt8], type: String? = nil) throws -> Feed {
        try FeedParser.parse(
            Document(
                requestedURL: "https://big.example/", contentType: type, body: bytes, fetched: Timestamp(seconds: 0)))
    }

    private func item(_ number: Int, _ text: String) -> String {
        "<item><title>Ü \(number)</title><link>/\(number)</link><description><![CDATA[<p>\(text)</p>]]></description></item>"
    }

    private func rss(_ items: [String]) -> String {
        "<rss version='2.0'><channel><title>T</title>\(items.joined(separator: "\n"))<ttl>60</ttl></channel></rss>"
    }

    @Test("a feed in windows gives what it gives in one piece", arguments: [10, 3_000, 400_000])
    func windows(_ length: Int) throws {
        let text = String(repeating: "Zöllner > ", count: length / 11 + 1)
        let bytes = Array(rss((0..<(16 << 20) / (length + 100)).prefix(15_000).map { item($0, text) }).utf8)
        let expected = try whole(bytes)
        var places: [Int] = []
        let (feed, items) = try stream(bytes, passed: { places.append($0) })
        #expect(items == expected.items)
        #expect(feed.items.isEmpty && feed.title == "T" && feed.ttlMinutes == 60 && feed.diagnostics.isEmpty)
        #expect(places.last == bytes.count)
        #expect(bytes.count < 8 << 20 || places.count > 4)
    }

    @Test("more items than are kept are handed over, and no cap is told")
    func uncapped() throws {
        let (feed, items) = try stream(Array(rss((0..<25_000).map { item($0, "x") }).utf8))
        #expect(items.count == 25_000)
        #expect(feed.diagnostics.isEmpty)
    }

    @Test("where a feed is broken it is repaired, and no item comes twice or is lost")
    func broken() throws {
        let items = (0..<200).map { item($0, "x") }
        for place in [0, 1, 100, 199] {
            var broken = items
            broken[place] = "<item><title>A & B</title><x:y/></item>"
            let bytes = Array(rss(broken).utf8)
            let (feed, found) = try stream(bytes)
            #expect(found == (try whole(bytes)).items)
            #expect(found.count == 200 && found[place].title == "A & B")
            #expect(feed.diagnostics.contains { $0.code.hasPrefix("malformed") })
        }
        let cut = Array(rss(items).utf8.dropLast(700))
        #expect(try stream(cut).items == whole(cut).items)
    }

    @Test("other charsets, byte order marks, sitemaps and JSON are handed over as well")
    func others() throws {
        let latin =
            Array("<?xml version='1.0' encoding='iso-8859-1'?>".utf8)
            + rss([item(1, "x")]).unicodeScalars.map { UInt8($0.value) }
        #expect(try stream(latin).items.first?.title == "Ü 1")
        #expect(try stream([0xEF, 0xBB, 0xBF] + Array(rss([item(1, "x")]).utf8)).items.count == 1)
        let json = try stream(
            Array(#"{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":1},{"id":2}]}"#.utf8))
        #expect(json.items.map(\.id) == ["1", "2"] && json.feed.title == "J" && json.feed.items.isEmpty)
    }

    @Test("an unknown entity, which well-formed documents with an external subset may have, stops nothing")
    func unknownEntity() throws {
        let text =
            "<!DOCTYPE rss PUBLIC '-//x//y' 'http://x.example/rss.dtd'>"
            + rss(["<category>&nosuch;</category>", item(1, "x")])
        let (feed, items) = try stream(Array(text.utf8))
        #expect(items.count == 1 && feed.diagnostics.isEmpty)
    }

    @Test("a page with a channel in it is a page, and an unknown element around one is not minded")
    func nested() throws {
        let inside = "<channel><title>T</title>\(item(1, "x"))</channel><p>x</p>"
        #expect(throws: ParseError.self) { try stream(Array("<html>\(inside)</html>".utf8)) }
        let (feed, items) = try stream(Array("<export>\(inside)</export>".utf8))
        #expect(feed.format == "rss" && items.count == 1)
    }

    @Test("an entry without an author is by the feed's")
    func authors() throws {
        let atom = """
            <feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ann</name></author>
            <entry><id>1</id></entry><entry><id>2</id><author><name>Bob</name></author></entry></feed>
            """
        #expect(try stream(Array(atom.utf8)).items.map(\.authors) == [["Ann"], ["Bob"]])
    }

    @Test("what the consumer throws ends the reading")
    func refusal() {
        struct Enough: Error {}
        let document = Document(requestedURL: "", contentType: nil, body: [], fetched: Timestamp(seconds: 0))
        var taken = 0
        #expect(throws: Enough.self) {
            try Array(rss((0..<50).map { item($0, "x") }).utf8).withUnsafeBufferPointer {
                _ = try FeedParser.parse($0, of: document) { _ in
                    taken += 1
                    if taken == 3 { throw Enough() }
                }
            }
        }
        #expect(taken == 3)
    }

    @Test("what is no feed is refused before any item", arguments: ["", "<a/>", "<html><body>x</body></html>", "{}"])
    func refused(_ text: String) {
        #expect(throws: ParseError.self) { try stream(Array(text.utf8)) }
    }

    @Test("languages and bases of closed elements are forgotten, those of open ones are kept")
    func scopes() throws {
        let text = """
            <rss version='2.0' xml:base='https://a.example/x/'><channel xml:lang='en'>
            <item xml:base='b/' xml:lang='de'><title xml:lang='fr'>A</title><link>1</link></item>
            <item><title>B</title><link>2</link></item></channel></rss>
            """
        let items = try whole(Array(text.utf8)).items
        #expect(items.map(\.url) == ["https://a.example/x/b/1", "https://a.example/x/2"])
        #expect(items.map(\.language) == ["fr", "en"])
    }

    @Test("a depth is kept for every element")
    func depths() {
        var fields = FeedFields()
        for element in FeedElement.allCases {
            let taken = [3, 4, 2].map { fields.mayTake(element, depth: $0) }
            #expect(taken == [true, false, true])
        }
    }

    @Test("items in a document that is no feed are not handed over", arguments: ["html", "x"])
    func noFeed(_ root: String) throws {
        #expect(throws: ParseError.self) { try stream(Array("<\(root)><item><title>A</title></item></\(root)>".utf8)) }
        let late = "<x><item><title>A</title></item><channel><item><title>B</title></item></channel></x>"
        #expect(try stream(Array(late.utf8)).items.map(\.title) == ["A", "B"])
        let alone = "<x><item><title>A</title></item><channel><title>T</title></channel></x>"
        #expect(try stream(Array(alone.utf8)).items.map(\.title) == ["A"])
    }
}
