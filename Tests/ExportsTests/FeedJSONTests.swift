import Foundation
import Records
import Testing

@testable import Exports

@Suite struct FeedJSONTests {
    @Test("a feed is one line with the members of the contract, those without a value left out")
    func line() {
        var feed = Feed(format: "rss20")
        feed.title = "A \"quoted\" \u{1}\n title – \\"
        feed.diagnostics = [Diagnostic(.warning, "malformed-xml", "tag not closed")]
        var item = FeedItem()
        item.id = "1"
        item.published = Timestamp(year: 2026, month: 1, day: 15, hour: 8, minute: 30)
        item.enclosures = [Enclosure(url: "https://e.example/1.mp3", type: "audio/mpeg", length: "12")]
        item.sourceTitle = "Origin"
        feed.items = [item]
        var bytes: [UInt8] = [35]
        FeedJSON.line(feed, into: &bytes)
        let expected = #"""
            #{"format":"rss20","title":"A \"quoted\" \u0001\n title – \\","authors":[],"categories":[],\#
            "items":[{"id":"1","published":"2026-01-15T08:30:00Z","authors":[],"categories":[],\#
            "enclosures":[{"url":"https://e.example/1.mp3","type":"audio/mpeg","length":"12"}],\#
            "source":{"title":"Origin"}}],"warnings":["malformed-xml: tag not closed"]}
            """#
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
}

@Suite struct JSONWriterTests {
    @Test("values of every kind, nested, with commas where they belong")
    func kinds() {
        var json = JSONWriter()
        json.object { json in
            json.member("a", 1)
            json.member("b", 0.5)
            json.member("c", Double.nan)
            json.member("d", true)
            json.member("e", Optional<String>.none)
            json.array("f") { json in
                json.value(1)
                json.null()
                json.object { $0.member(named: "k", "v") }
                json.array { _ in }
            }
            json.object("g") { _ in }
            json.member("h", 2.0)
        }
        json.newline()
        let text = String(decoding: json.bytes, as: UTF8.self)
        #expect(text == #"{"a":1,"b":0.5,"c":null,"d":true,"e":null,"f":[1,null,{"k":"v"},[]],"g":{},"h":2}"# + "\n")
    }

    @Test("every character survives, wherever in a stretch of eight it stands")
    func escapes() throws {
        for filler in 0..<17 {
            for scalar in Array(0..<0x30) + [0x5C, 0x7F, 0x80, 0xFF, 0x2028, 0x1F600] {
                let text =
                    String(repeating: "x", count: filler) + String(Character(Unicode.Scalar(scalar) ?? "x")) + "yz"
                var json = JSONWriter()
                json.array { $0.value(text) }
                let back = try JSONDecoder().decode([String].self, from: Data(json.bytes))
                #expect(back == [text])
            }
        }
    }
}
