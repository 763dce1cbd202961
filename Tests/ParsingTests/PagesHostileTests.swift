import Records
import Testing

@testable import Parsing

/// Pages that were made to break a reader.
@Suite struct PagesHostileTests {
    static let sentence =
        "The customs authority announced new inspection rules for imported machinery, officials said. "
    static let article = String(repeating: "<p>\(sentence)It named no date for them.</p>", count: 6)

    static let cases: [(name: String, html: String)] = [
        ("100,000 open divisions", repeated("<div>", 100_000) + article),
        ("100,000 spans, closed again", repeated("<span>", 100_000) + "x" + repeated("</span>", 100_000) + article),
        ("5,000 tables within each other", repeated("<table><tr><td>", 5_000) + article),
        ("20,000 block quotes", repeated("<blockquote>", 20_000) + repeated("</blockquote>", 20_000) + article),
        ("50,000 open b elements", repeated("<b>", 50_000) + article),
        ("end tags that close nothing", repeated("<i>", 2_000) + repeated("</u>", 100_000) + article),
        ("50,000 line breaks", article + repeated("<br>", 50_000)),
        ("100,000 attributes", "<div " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">" + article),
        ("an attribute of 1 MB", "<img alt=\"" + repeated("a", 1_000_000) + "\">" + article),
        ("200,000 entities", repeated("&amp;", 200_000) + article),
        ("entities that are none", "&#0;&#xD800;&#x110000;&#99999999999;&nosuch;&" + article),
        ("declared entities", "<!DOCTYPE html [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]>&b;" + article),
        ("crossed tags", "<b><i><p>" + article + "</b></i></p></div></span></table>"),
        ("a script without an end", article + "<script>var a = '<p>never closed"),
        ("a comment of 1 MB", "<!-- " + repeated("<p>no</p> ", 100_000) + "-->" + article),
        ("JSON-LD of open brackets", ld(repeated("[", 200_000)) + article),
        ("JSON-LD that names itself", ld("{\"@id\":\"a\",\"@type\":\"Article\",\"author\":{\"@id\":\"a\"}}") + article),
        ("JSON-LD that breaks off", ld("{\"@type\":\"NewsArticle\",\"headline\": ") + article),
        ("a huge table", "<table>" + repeated("<tr><td>1<td>2", 10_000) + "</table>" + article),
        ("a NUL within a word", article.replacing("customs", with: "cus\0toms")),
        ("a word of 500 kB", "<p>" + repeated("a", 500_000) + "</p>" + article),
    ]

    static func repeated(_ part: String, _ count: Int) -> String { String(repeating: part, count: count) }
    static func ld(_ json: String) -> String { "<script type=\"application/ld+json\">\(json)</script>" }

    @Test("the article comes out whatever stands around it", arguments: cases)
    func survives(_ name: String, _ html: String) {
        let page = PageExtractor().page(
            html: "<html><head><title>Notice</title></head><body><article><h1>Notice</h1>\(html)</article>", url: "")
        #expect(page.text.contains("inspection rules"))
    }

    static let nothing: [(String, [UInt8])] = [
        ("nothing", []), ("one byte", [60]), ("white space", [UInt8](repeating: 32, count: 9_000)),
        ("NUL bytes", [UInt8](repeating: 0, count: 9_000)),
        ("a picture", [0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]),
        ("a PDF", Array("%PDF-1.7\n%\u{7}\u{1}".utf8)), ("frames", Array("<frameset><frame src=a></frameset>".utf8)),
    ]

    @Test("what holds no text gives none and says so", arguments: nothing)
    func empty(_ name: String, _ body: [UInt8]) {
        let page = PageExtractor().page(from: Document(requestedURL: "", body: body, fetched: Timestamp(seconds: 0)))
        #expect(page.text == "")
        #expect(!page.diagnostics.isEmpty)
    }

    @Test("a page cut at any byte is read")
    func cut() {
        let whole = Array(
            "<html><body><p class=\"a\">Zoll &amp; Überwachung</p><!-- x --><script>a</script></body>".utf8)
        for n in whole.indices {
            let document = Document(requestedURL: "", body: Array(whole[..<n]), fetched: Timestamp(seconds: 0))
            _ = PageExtractor().page(from: document)
        }
    }
}
