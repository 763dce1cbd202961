import Foundation
import Records
import Testing

@testable import Parsing

private func document(_ text: String, type: String? = nil) -> Document {
    document(Array(text.utf8), type: type)
}

private func document(_ body: [UInt8], type: String? = nil) -> Document {
    Document(requestedURL: "https://bad.example/feed", contentType: type, body: body, fetched: Timestamp(seconds: 0))
}

private func item(_ title: String) -> String { "<item><title>\(title)</title></item>" }

private func rss(_ inside: String) -> String { "<rss version='2.0'><channel>\(inside)</channel></rss>" }

/// Input that no publisher means: what can be read comes back with a `malformed…` diagnostic, the rest as an error.
@Suite struct FeedsHostileTests {
    @Test("nothing, and white space, are an empty feed", arguments: ["", " \n\t ", "\0\0"])
    func empty(_ text: String) {
        #expect { try FeedParser.parse(document(text)) } throws: { ($0 as? ParseError)?.kind == .empty }
    }

    @Test("a page in place of a feed is refused with the feeds that it names")
    func page() throws {
        let page = """
            <!DOCTYPE html><html><head><title>News</title>
            <link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2">
            <LINK REL='ALTERNATE' TYPE='application/atom+xml' HREF=atom.xml>
            <link rel="alternate" hreflang="de" href="/de"><link rel=stylesheet href=x.css></head><body><p>Hi</body>
            """
        let error = #expect(throws: ParseError.self) { try FeedParser.parse(document(page, type: "text/html")) }
        #expect(error?.kind == .notRecognised)
        #expect(error?.alternatives == ["https://bad.example/rss?a=1&b=2", "https://bad.example/atom.xml"])
    }

    @Test(
        "what is no feed is refused", arguments: ["<a/>", "{}", "{\"items\": 3}", "plain text", "[", "\u{1}\u{2}\u{3}"])
    func noFeed(_ text: String) {
        #expect(throws: ParseError.self) { try FeedParser.parse(document(text)) }
    }

    @Test("a feed cut in half keeps what came before, and the half")
    func cut() throws {
        let feed = try FeedParser.parse(document("<rss version='2.0'><channel>" + item("One") + "<item><title>Tw"))
        #expect(feed.items.map(\.title) == ["One", "Tw"])
        #expect(feed.diagnostics.contains { $0.code.hasPrefix("malformed") })
    }

    @Test(
        "control characters, stray ampersands and brackets, missing ends and junk lose no item",
        arguments: [
            rss(item("A\0B") + item("C")), rss(item("A\u{1}\u{1F}B") + item("C")), rss(item("AB & c") + item("C")),
            rss(item("AB &nosuch; 1 < 2") + item("C")), "junk " + rss(item("AB") + item("C")) + " junk",
            rss("<item><title>AB<link>x</link></item>" + item("C")),
            "<?xml version='1.0'?><?xml?>" + rss(item("AB") + item("C")),
            rss("<item a=1 a='2' b><title>AB</title></item>" + item("C")), rss("</nothing>" + item("AB") + item("C")),
            rss("<x:y>" + "</x:y>" + item("AB") + item("C")),
            rss("<![CDATA[ ]]>" + item("AB") + item("C") + "<![CDATA["),
        ])
    func broken(_ text: String) throws {
        let feed = try FeedParser.parse(document(text))
        #expect(feed.items.count == 2)
        #expect(feed.items.last?.title == "C")
        #expect(feed.diagnostics.contains { $0.code.hasPrefix("malformed") })
    }

    @Test("a wrong label of the charset is told, and not believed")
    func label() throws {
        let utf8AsLatin = "<?xml version='1.0' encoding='iso-8859-1'?>" + rss(item("Zoll – Gebühr"))
        let first = try FeedParser.parse(document(utf8AsLatin))
        #expect(first.items.first?.title == "Zoll – Gebühr")
        #expect(first.diagnostics.map(\.code) == ["malformed-encoding"])
        var latin = Array("<?xml version='1.0' encoding='utf-8'?>".utf8) + Array(rss(item("Geb#hr")).utf8)
        latin = latin.map { $0 == 35 ? 0xFC : $0 }
        let second = try FeedParser.parse(document(latin))
        #expect(second.items.first?.title == "Gebühr")
        #expect(second.diagnostics.contains { $0.code == "malformed-encoding" })
    }

    @Test("a billion laughs end at once")
    func laughs() throws {
        var types = "<!ENTITY a0 \"ha\">"
        for i in 1...40 { types += "<!ENTITY a\(i) \"\(String(repeating: "&a\(i - 1);", count: 10))\">" }
        let text = "<!DOCTYPE rss [\(types)]>" + rss(item("&a40;") + item("after"))
        let clock = ContinuousClock()
        let took = clock.measure {
            let feed = try? FeedParser.parse(document(text))
            #expect((feed?.items.first?.title?.utf8.count ?? 0) < 1_000)
        }
        #expect(took < .seconds(2))
    }

    @Test("one long entity used often stops at the cap on text")
    func quadratic() {
        let text =
            "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "x", count: 1_000))\">]>"
            + rss(item(String(repeating: "&a;", count: 100_000)))
        let length = (try? FeedParser.parse(document(text)))?.items.first?.title?.utf8.count ?? 0
        #expect(length <= 5 << 20)
    }

    @Test("an external entity is never read")
    func external() throws {
        let secret = FileManager.default.temporaryDirectory.appending(path: "tidewaiter-\(UUID().uuidString)")
        try "SECRET".write(to: secret, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: secret) }
        for declaration in [
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://\(secret.path)\">]>",
            "<!DOCTYPE rss [<!ENTITY % x SYSTEM \"file://\(secret.path)\"> %x;]>",
            "<!DOCTYPE rss SYSTEM \"file://\(secret.path)\">",
        ] {
            let feed = try? FeedParser.parse(document(declaration + rss(item("a &x; b"))))
            let all = "\(String(describing: feed))"
            #expect(!all.contains("SECRET"))
        }
    }

    @Test("a hundred thousand elements within each other, attributes, or open quotes are survived quickly")
    func deep() {
        let n = 100_000
        let attributes = (0..<n).map { " a\($0)='1'" }.joined()
        let inputs = [
            rss(item(String(repeating: "<a>", count: n))),
            "<rss\(attributes)><channel>" + item("x") + "</channel></rss>",
            rss(item(String(repeating: "<a b=\"", count: n))), String(repeating: "<", count: n),
            rss("<item><description>" + String(repeating: "&lt;a b=\"", count: n) + "</description></item>"),
            rss("<item><description>" + String(repeating: "&lt;!--", count: n) + "</description></item>"),
            rss("<item><description>" + String(repeating: "&lt;p", count: n) + "</description></item>"),
            rss(String(repeating: "</x>", count: n)), rss(String(repeating: "<x y:z='&'>", count: n)),
        ]
        for input in inputs {
            let took = ContinuousClock().measure { _ = try? FeedParser.parse(document(input)) }
            #expect(took < .seconds(5), "\(input.prefix(80))")
        }
    }

    @Test("no single byte changed, and no cut, crashes the reader")
    func mutations() throws {
        let body = [UInt8](try Data(contentsOf: FeedsGoldenTests.folder.appending(path: "rss20.xml")))
        for at in stride(from: 0, to: body.count, by: 7) {
            for byte: UInt8 in [0, 0x3C, 0x26, 0x22, 0xFF] {
                var changed = body
                changed[at] = byte
                _ = try? FeedParser.parse(document(changed))
            }
            _ = try? FeedParser.parse(document(Array(body[..<at])))
        }
    }
}
