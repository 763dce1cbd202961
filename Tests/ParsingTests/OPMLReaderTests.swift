import Foundation
import Records
import TestSupport
import Testing

@testable import Parsing

/// Lists of feeds, as they ought to be and as they are.
@Suite struct OPMLReaderTests {
    private func read(_ text: String) throws -> OPMLList { try read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8], type: String? = nil) throws -> OPMLList {
        try OPMLReader.read(
            Document(
                requestedURL: "https://lists.example/a.opml", contentType: type, body: bytes,
                fetched: Timestamp(seconds: 0)))
    }

    @Test("folders and categories become topics, at any depth")
    func folders() throws {
        let list = try read(
            """
            <?xml version="1.0"?><opml version="2.0"><head><title>Trade &amp; ports</title></head><body>
            <outline text="World"><outline text="Ports">
              <outline type="rss" text="A" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example/"
                language="en_GB" category="/Shipping/Safety,ports"/>
            </outline>
              <outline text="B" xmlUrl="https://b.example/rss"/></outline>
            <outline text="C" title="See" xmlUrl="https://c.example/atom.xml"></outline>
            </body></opml>
            """)
        #expect(list.title == "Trade & ports")
        #expect(list.diagnostics.isEmpty)
        var first = OPMLEntry(url: "https://a.example/feed?x=1&y=2", line: 3)
        first.title = "A"
        first.homepage = "https://a.example/"
        first.language = "en-GB"
        first.topics = ["World", "Ports", "Shipping", "Safety", "ports"]
        #expect(list.entries.first == first)
        #expect(list.entries.map(\.title) == ["A", "B", "See"])
        #expect(list.entries.map(\.topics.first) == ["World", "World", nil])
        #expect(list.entries.map(\.line) == [3, 6, 7])
    }

    @Test(
        "broken lists give their feeds",
        arguments: [
            // A bare ampersand, a bracket and a quote in a title.
            #"<opml><body><outline text="Q & A" xmlUrl="https://a.example/?a=1&b=2"/>"#,
            #"<opml><body><outline text="a < b > c" xmlUrl="https://a.example/?a=1&b=2"/></body></opml>"#,
            #"<opml><body><outline text="The "best" of it" xmlUrl="https://a.example/?a=1&b=2"/></body></opml>"#,
            #"<opml><body><outline text='Bob's' xmlUrl='https://a.example/?a=1&b=2'/></body></opml>"#,
            #"<opml><body><outline text="<a href="https://x.example/">X</a>" xmlUrl="https://a.example/?a=1&b=2"/></body></opml>"#,
            #"<opml><body><outline xmlUrl="https://a.example/?a=1&b=2">text</outline></body></opml>"#,
            // A quote that was forgotten, and one too many.
            #"<opml><body><outline text="open xmlUrl="https://a.example/?a=1&b=2"/></body></opml>"#,
            #"<opml><body><outline text="a"" xmlUrl="https://a.example/?a=1&b=2"/></body></opml>"#,
            // Names in another case, no quotes, no space between attributes, spaces around the sign.
            #"<OPML><BODY><OUTLINE TEXT="a" XMLURL="https://a.example/?a=1&b=2"></BODY></OPML>"#,
            #"<opml><body><outline text=a xmlurl=https://a.example/?a=1&b=2 /></body></opml>"#,
            #"<opml><body><outline text="a"xmlUrl="https://a.example/?a=1&b=2"/></body></opml>"#,
            #"<opml><body><outline text = "a" xmlUrl = "https://a.example/?a=1&b=2"/></body></opml>"#,
            // No head, no body, no root; white space within; the address elsewhere.
            #"<outline text="a" xmlUrl="https://a.example/?a=1&b=2"/>"#,
            "<opml><body><outline text='a'\n xmlUrl='\n https://a.example/?a=1&b=2\n'/></body></opml>",
            #"<opml><body><outline type="rss" url="https://a.example/?a=1&b=2"/></body></opml>"#,
            #"<opml><body><outline xmlUrl="feed:https://a.example/?a=1&b=2"/></body></opml>"#,
            #"<opml><body><!-- never ended <outline xmlUrl="https://a.example/?a=1&b=2"/></body></opml>"#,
            #"<opml><body><outline xmlUrl="https://a.example/?a=1&b=2" text="cut of"#,
        ])
    func broken(_ text: String) throws {
        #expect(try read(text).entries.map(\.url) == ["https://a.example/?a=1&b=2"])
    }

    @Test("outlines without end do not put later folders into earlier ones")
    func unclosed() throws {
        let list = try read(
            """
            <opml><body><outline text="A"><outline xmlUrl="https://a.example/1"><outline xmlUrl="https://a.example/2">
            </outline><outline text="B"><outline xmlUrl="https://a.example/3"></outline></body></opml>
            """)
        #expect(list.entries.map(\.topics) == [["A"], ["A"], ["B"]])
        #expect(list.diagnostics.map(\.code) == ["malformed-nesting"])
    }

    @Test("two lists in one file are both read, and the second begins at the top again")
    func roots() throws {
        let list = try read(
            """
            <opml><head><title>One</title></head><body><outline text="A"><outline xmlUrl="https://a.example/"/></body></opml>
            <opml><head><title>Two</title></head><body><outline xmlUrl="https://b.example/"/></body></opml>
            """)
        #expect(list.title == "One")
        #expect(list.entries.map(\.topics) == [["A"], []])
    }

    @Test("what is left out is told with its line")
    func leftOut() throws {
        let list = try read(
            """
            <opml><body>
            <outline text="a page" type="link" url="https://a.example/"/>
            <outline text="another list" type="include" url="https://a.example/b.opml"/>
            <outline text="odd" xmlUrl="javascript:alert(1)"/>
            <outline text="nowhere" xmlUrl="https:///feed"/>
            <outline text="off" isComment="true"><outline text="b" xmlUrl="https://b.example/"/></outline>
            <outline text="good" xmlUrl="https://c.example/"/>
            </body></opml>
            """)
        #expect(list.entries.map(\.url) == ["https://c.example/"])
        #expect(
            list.diagnostics.map { "\($0.code):\($0.line ?? 0)" } == [
                "no-feed-address:2", "no-feed-address:3", "bad-address:4", "bad-address:5", "commented-out:6",
            ])
    }

    @Test("the charset is found where the label is wrong or wide")
    func charsets() throws {
        let text = "<opml><body><outline text='Zölle' xmlUrl='https://a.example/'/></body></opml>"
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.map { [UInt8($0 & 255), UInt8($0 >> 8)] }.joined()
        let latin: [UInt8] = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let inputs = [
            wide, latin, Array(("<?xml version='1.0' encoding='iso-8859-1'?>" + text).utf8), Array(text.utf8),
        ]
        for input in inputs { #expect(try read(input, type: "text/x-opml").entries.map(\.title) == ["Zölle"]) }
    }

    @Test(
        "what is no list is refused",
        arguments: ["", " \n", "<html><body>Hi</body></html>", "{}", "<rss/>", "<outlines/>"])
    func noList(_ text: String) {
        #expect(throws: ParseError.self) { try read(text) }
    }

    @Test("hostile lists are survived quickly")
    func hostile() throws {
        let n = 50_000
        let inputs = [
            String(repeating: "<outline text='a'>", count: n) + "<outline xmlUrl='https://a.example/'/>",
            String(repeating: "<outline a=\"", count: n), String(repeating: "<title><![CDATA[", count: n),
            String(repeating: "<!--", count: n), "<outline text=\"" + String(repeating: "\" ", count: n),
            "<outline " + String(repeating: "a='1' ", count: n), String(repeating: "</outline>", count: n),
            "<outline text=\"" + String(repeating: "x", count: 8 << 20), String(repeating: "<outline x=&#", count: n),
        ]
        for input in inputs {
            let took = ContinuousClock().measure { _ = try? read(input) }
            #expect(took < .seconds(5), "\(input.prefix(60))")
        }
        let deep = try read(inputs[0])
        #expect(deep.entries.count <= 1 && (deep.entries.first?.topics.count ?? 0) <= 8)
    }

    @Test("no single byte changed, and no cut, crashes the reader")
    func mutations() {
        let body = Array(
            "<opml><head><title>T</title></head><body><outline text=\"A\"><outline xmlUrl='https://a.example/'/></outline></body>"
                .utf8)
        for at in body.indices {
            for byte: UInt8 in [0, 0x3C, 0x26, 0x22, 0x27, 0x3E, 0xFF] {
                var changed = body
                changed[at] = byte
                _ = try? read(changed)
            }
            _ = try? read(Array(body[..<at]))
        }
    }

    @Test(
        "every address of the real lists is found, well-formed or not",
        .enabled(if: SharedData.has("feeds-directory/opml-awesome.tar.gz"), Comment(rawValue: SharedData.absent)))
    func realLists() async throws {
        let folder = try TemporaryFolder()
        let paths = try await SharedData.unpack("feeds-directory/opml-awesome.tar.gz", into: folder)
        let lists = paths.filter { $0.hasSuffix(".opml") }
        #expect(lists.count == 59)
        for path in lists {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            let text = String(decoding: bytes, as: UTF8.self)
            let wanted = text.matches(of: /xmlUrl="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
            let list = try read(bytes)
            #expect(list.entries.map(\.url) == wanted, "\(path)")
            #expect(list.entries.allSatisfy { !$0.topics.isEmpty }, "\(path)")
        }
    }
}
