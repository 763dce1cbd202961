import Testing

@testable import Parsing

/// The expressions of site rules.
@Suite struct SitesXPathTests {
    static let html = """
        <html lang="en-GB"><head><title>News</title><meta name="author" content="Ana Keller"></head><body>
        <div id="top" class="bar wide">Top</div>
        <div class="story-body main story" data-part="7"><h1>Seized  at <b>port</b></h1>
        <p>One</p><p class="ad">Buy</p><p>Three<br>lines</p>
        <ul><li>a</li><li>b</li><li>c</li></ul></div>
        <div class="storyline"><p>Four</p><p hidden>Five</p><a href="/next?p=2" rel="next nofollow">Next page</a></div>
        <custom-tag data-kind="x">Own</custom-tag></body></html>
        """

    static func strings(_ expression: String, in html: String = html, work: Int? = nil) throws -> [String] {
        var names = SiteNames()
        let xpath = try XPath(expression, names: &names)
        let tree = SiteTree(utf8: Array(html.utf8), vocabulary: SiteVocabulary(names))
        var evaluator = XPathEvaluator(tree: tree, work: work ?? XPathEvaluator.Limits.work)
        switch try evaluator.value(xpath.expression) {
        case .nodes(let nodes): return nodes.map { folded(evaluator.text($0)) }
        case .string(let bytes): return [String(decoding: bytes, as: UTF8.self)]
        case .number(let number): return [String(decoding: XPathText.string(number), as: UTF8.self)]
        case .bool(let bool): return ["\(bool)"]
        }
    }

    static let cases: [(String, [String])] = [
        ("//h1", ["Seized at port"]), ("/html/@lang", ["en-GB"]),
        ("/html/body/div[2]/p", ["One", "Buy", "Threelines"]),
        ("//h1/text()", ["Seized at"]), ("//h1//text()", ["Seized at", "port"]), ("//meta/@content", ["Ana Keller"]),
        ("//meta[@name='author']/@content", ["Ana Keller"]), ("//H1/B", ["port"]),
        // Positions are those among the children of each parent; in brackets, those among all.
        ("//p[1]", ["One", "Four"]), ("(//p)[1]", ["One"]), ("(//p)[last()]", ["Five"]),
        ("//p[last()]", ["Threelines", "Five"]),
        ("//li[position()<3]", ["a", "b"]), ("//li[last()-1]", ["b"]),
        ("//li[position()=2 or position()=3]", ["b", "c"]),
        ("//p[not(@class)][2]", ["Threelines", "Five"]), ("//p[2][not(@class)]", ["Five"]),
        // Predicates.
        ("//p[@hidden]", ["Five"]), ("//p[not(@hidden) and not(@class)]", ["One", "Threelines", "Four"]),
        ("//p[@class='ad']", ["Buy"]), ("//p[@class!='ad']", []),
        ("//p[not(@class='ad')]", ["One", "Threelines", "Four", "Five"]),
        ("//div[contains(@class,'story')]/p[1]", ["One", "Four"]),
        ("//div[starts-with(@class, \"storyl\")]/p[1]", ["Four"]),
        ("//div[ends-with(@class,'wide')]", ["Top"]), ("//p[contains(.,'ou')]", ["Four"]),
        ("//p[text()='One']", ["One"]),
        ("//div[p='Four']/a", ["Next page"]), ("//div[p[@hidden]]/a/@href", ["/next?p=2"]),
        ("//*[@data-part > 6]/h1/b", ["port"]),
        ("//h1[normalize-space()='Seized at port']/b", ["port"]), ("//div[count(p)=3]/h1/b", ["port"]),
        ("//p[string-length()=4]", ["Four", "Five"]), ("//custom-tag/@data-kind", ["x"]),
        ("//custom-tag[@data-kind]", ["Own"]),
        // Class words.
        ("//div.story/h1/b", ["port"]), ("//*.storyline/p[1]", ["Four"]), ("//div.main.story/ul/li[1]", ["a"]),
        ("//div.stor", []),
        // Axes.
        ("//b/..", ["Seized at port"]), ("//b/../../@data-part", ["7"]), ("//h1/following-sibling::p[1]", ["One"]),
        ("//ul/preceding-sibling::p[1]", ["Threelines"]),
        ("//ul/preceding-sibling::*", ["Seized at port", "One", "Buy", "Threelines"]),
        ("//ul/child::li[3]", ["c"]), ("//div[@id='top']/self::div", ["Top"]), ("//b/parent::h1/b/.", ["port"]),
        ("//div.story/descendant::li[2]", ["b"]), ("//@href", ["/next?p=2"]), ("//@data-part//.", ["7"]),
        ("//@data-part/../ul/li[1]", ["a"]), ("//@data-part/self::div", []),
        ("//a/@*", ["/next?p=2", "next nofollow"]),
        // Unions are in the order of the page, without doubles; other values.
        ("//li[1] | //h1/b | //li[1]", ["port", "a"]), ("substring-after(//a, 'Next ')", ["page"]),
        ("substring-before(//html/@lang, '-')", ["en"]), ("concat('x', //b, \"'\")", ["xport'"]), ("count(//p)", ["5"]),
        ("string(//nothing)", [""]), ("1 + 2 - 4", ["-1"]), ("'a' = 'a' and 2 >= 2", ["true"]),
        ("//p = 'Five'", ["true"]),
        ("//div//p[3]", ["Threelines"]), ("//div//div", []), (".//h1/b", ["port"]), ("//nothing", []),
    ]

    @Test("an expression finds what XPath says it finds", arguments: cases)
    func finds(_ expression: String, _ expected: [String]) throws {
        #expect(try Self.strings(expression) == expected)
    }

    static let errors: [(String, Int, String)] = [
        ("//div[", 7, "breaks off"), ("//div[@id='x]", 11, "no end"), ("//div#top", 6, "[@id="),
        ("//.story", 3, "*.class"),
        ("//div[matches(.,'x')]", 7, "no function “matches”"), ("//p/ancestor::div", 5, "no axis “ancestor”"),
        ("//p[position() mod 2]", 16, "“mod” cannot stand here"), ("//p[contains(.)]", 5, "takes 2 arguments"),
        ("//p]", 4, "cannot stand here"), ("", 1, "breaks off"), ("$x", 1, "variables"),
        ("//p[@class~='x']", 11, "contains()"),
        ("//div..x", 3, "class word"), ("//p[2 * 3]", 7, "multiplication"), ("//", 3, "breaks off"),
        (String(repeating: "(", count: 40) + "1", 33, "nested too deeply"),
        ("//" + String(repeating: "x", count: 40), 3, "longer than 31"),
    ]

    @Test("what is not known is an error that says where", arguments: errors)
    func refuses(_ expression: String, _ place: Int, _ message: String) throws {
        let error = try #require(throws: XPathError.self) { try Self.strings(expression) }
        #expect(error.message.contains(message), "\(error)")
        #expect(error.place == place, "\(error)")
    }

    @Test("a misspelt function comes with those that are known")
    func suggests() throws {
        let error = try #require(throws: XPathError.self) { try Self.strings("//p[contain(., 'x')]") }
        #expect(error.unknown?.word == "contain")
        #expect(error.unknown?.known.contains("contains") == true)
    }

    @Test("no expression takes more than its steps, whatever the page")
    func bounded() throws {
        let wide = "<body>" + String(repeating: "<p>a</p>", count: 500)
        #expect(throws: XPathExhausted.self) {
            try Self.strings(
                "//p[count(preceding-sibling::p) = count(following-sibling::p)]", in: wide, work: 100_000)
        }
        let text =
            "<body title=\"\(String(repeating: "a", count: 5_000))b\"><div>" + String(repeating: "a", count: 100_000)
        #expect(try Self.strings("//div[contains(., /html/body/@title)]", in: text) == [])
        let deep = String(repeating: "<div>", count: 20_000) + "x"
        #expect(try Self.strings("//div//div//div//div[@id]", in: deep) == [])
        #expect(throws: XPathExhausted.self) { try Self.strings("//li", work: 3) }
    }

    @Test("both trees of a page have the same nodes", arguments: PagesHostileTests.cases)
    func parity(_ name: String, _ html: String) throws {
        var names = SiteNames()
        _ = try XPath("//custom-tag[@data-kind]/@onclick", names: &names)
        let utf8 = Array(html.utf8)
        let tree = HTMLTree(utf8: utf8)
        let site = SiteTree(utf8: utf8, vocabulary: SiteVocabulary(names))
        #expect(tree.count == site.count)
        #expect((0..<min(tree.count, site.count)).allSatisfy { tree.end($0) == site.end($0) })
    }
}
