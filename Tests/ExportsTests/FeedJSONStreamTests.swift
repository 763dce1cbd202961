import Foundation
import Records
import Testing

@testable import Exports

@Suite struct FeedJSONStreamTests {
    private func item(_ number: Int) -> FeedItem {
        var item = FeedItem()
        item.id = "\(number)"
        item.title = "“Duty”, \"quoted\"\n\u{1}\\ \(number)"
        item.categories = ["customs"]
        return item
    }

    private func object(_ bytes: [UInt8]) throws -> NSDictionary? {
        try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
    }

    @Test("a feed written item by item is the feed written whole", arguments: [0, 1, 3])
    func stream(_ count: Int) throws {
        var feed = Feed(format: "rss20")
        feed.title = "T"
        feed.diagnostics = [Diagnostic(.warning, "malformed-xml", "bad")]
        feed.items = (0..<count).map(item)
        var whole: [UInt8] = []
        FeedJSON.line(feed, into: &whole)
        var parts: [UInt8] = []
        var stream = FeedJSON.Stream()
        for item in feed.items { stream.item(item, into: &parts) }
        feed.items = []
        stream.end(feed, into: &parts)
        #expect(try object(parts) == object(whole))
    }

    @Test("a text of any length with an escape anywhere in it comes back")
    func escapes() throws {
        for length in [0, 1, 7, 8, 9, 159, 160, 161, 168, 319, 320, 1_000] {
            for (place, mark) in [
                (0, "\""), (length / 2, "\n"), (max(0, length - 1), "\u{1F}"), (3, "\\"), (length, "ü"),
            ] {
                let text =
                    String(repeating: "a", count: min(place, length)) + mark + String(repeating: "b", count: length)
                var json = JSONWriter()
                json.object { $0.member("t", text) }
                #expect(try object(json.bytes)?["t"] as? String == text)
            }
        }
        let controls = String(decoding: (UInt8(0)..<128).flatMap { [$0, $0] }, as: UTF8.self)
        var json = JSONWriter()
        json.object { $0.member("t", controls) }
        #expect(try object(json.bytes)?["t"] as? String == controls)
    }
}
