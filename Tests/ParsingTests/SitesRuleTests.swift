import Records
import Testing

@testable import Parsing

/// Rules for sites, applied to pages.
@Suite struct SitesRuleTests {
    static let sentence =
        "Customs officers at the port seized nine containers of copper cathodes on Monday, the ministry said."

    static let html = """
        <html lang="de"><head><title>Seite | Blatt</title><meta name="author" content="Falsch"></head><body>
        <div class="kicker">Beschlagnahme im Hafen</div><div class="by">Von Ana Keller und B. Moreau</div>
        <div class="day">3. März 2026</div>
        <article><p>\(String(repeating: sentence + " ", count: 4))</p></article>
        <div class="real"><p>\(sentence)</p><div class="box">Buy our newsletter now and read it every day</div>
        <p>Second paragraph.</p><figure><figcaption>A caption</figcaption></figure></div>
        <div class="real"><p>Last part.</p></div><a class="more" href="?seite=2">Weiter</a></body></html>
        """

    static func rules(
        _ keys: [SiteRule.Key: [String]], host: String? = "blatt.example", path: String? = nil
    ) throws -> SiteRules {
        var names = SiteNames()
        var entries: [SiteRule.Key: SiteRule.Entry] = [:]
        for (key, expressions) in keys {
            var compiled: [XPath] = []
            for expression in expressions { compiled.append(try XPath(expression, names: &names)) }
            entries[key] = SiteRule.Entry(compiled, line: 7)
        }
        return SiteRules([
            SiteRule(host: host, path: path, entries: entries, names: names, place: "sites/blatt.yaml")
        ])
    }

    static let address = "https://www.blatt.example/a/1"

    @Test("a rule goes before everything else")
    func first() throws {
        let rules = try Self.rules([
            .title: ["//div.kicker"], .author: ["//div.by"], .date: ["//div.day"], .language: ["/html/@lang"],
            .body: ["//div.nothing", "//div.real"], .prune: ["//div.box"], .next: ["//a.more"],
        ])
        let page = PageExtractor(sites: rules).page(html: Self.html, url: Self.address)
        #expect(page.title == "Beschlagnahme im Hafen")
        #expect(page.authors == ["Ana Keller", "B. Moreau"])
        #expect(page.published == "2026-03-03")
        #expect(page.language == "de")
        #expect(page.text == Self.sentence + "\nSecond paragraph.\nLast part.")
        #expect(page.nextURL == "https://www.blatt.example/a/1?seite=2")
        #expect(page.diagnostics.isEmpty)
    }

    @Test("a rule that finds nothing is named with file, line and key, and the page is read as without it")
    func stale() throws {
        let rules = try Self.rules([
            .title: ["//h1.gone"], .date: ["//time"], .body: ["//main"], .prune: ["//div.gone"], .next: ["//a.gone"],
        ])
        let page = PageExtractor(sites: rules).page(html: Self.html, url: Self.address)
        var expected = PageExtractor().page(html: Self.html, url: Self.address)
        let found = page.diagnostics
        expected.diagnostics = found
        #expect(page == expected)
        #expect(found.map(\.code) == ["site-rule-empty", "site-rule-empty", "site-rule-empty"])
        #expect(found.first?.place == "sites/blatt.yaml" && found.first?.line == 7)
        for key in ["title", "date", "body"] { #expect(found.contains { $0.message.contains("“\(key)”") }) }
    }

    @Test("pruning alone leaves the rest to the program")
    func prunes() throws {
        let rules = try Self.rules([.prune: ["//article"]])
        let long = Self.html.replacing(
            "<p>Last part.</p>", with: String(repeating: "<p>\(Self.sentence) Again.</p>", count: 3))
        #expect(PageExtractor().page(html: long, url: Self.address).text.contains("said. Customs"))
        let page = PageExtractor(sites: rules).page(html: long, url: Self.address)
        #expect(!page.text.contains("said. Customs") && page.text.contains("Again."))
    }

    @Test("a rule that finds the text of a page that had none takes the warning away")
    func found() throws {
        let rules = try Self.rules([.body: ["//main | //b"]])
        let html = "<body><nav style='display:none'><b>The port is closed until Monday.</b></nav></body>"
        let page = PageExtractor(sites: rules).page(html: html, url: Self.address)
        #expect(page.text == "The port is closed until Monday.")
        #expect(page.diagnostics.isEmpty)
    }

    static let addresses: [(String, String?, String?, Bool)] = [
        ("https://blatt.example/x", "blatt.example", nil, true),
        ("http://a.b.BLATT.example:8080/x", "blatt.example", nil, true),
        ("https://notblatt.example/", "blatt.example", nil, false), ("https://example/", "blatt.example", nil, false),
        ("https://u@blatt.example", "blatt.example", "/", true),
        ("https://blatt.example/news/1?p=2#x", "blatt.example", "/news/*", true),
        ("https://blatt.example/sport/1", "blatt.example", "/news/*", false),
        ("https://any.example/wp/1.html", nil, "*.html", true),
        ("https://any.example/wp/1.html?x", nil, "*.html", false), ("", "blatt.example", nil, false),
        ("/news/1", nil, "*", false),
        ("https://blatt.example/a/b/c", "blatt.example", "/*/b/*", true), ("https:///x", nil, "*", false),
    ]

    @Test("a rule is about a host with what is below it, and about paths", arguments: addresses)
    func matches(_ url: String, _ host: String?, _ path: String?, _ expected: Bool) throws {
        #expect((try Self.rules([.title: ["//h1"]], host: host, path: path).rule(for: url) != nil) == expected)
    }

    @Test("of several rules the one that says most holds")
    func ranks() throws {
        func rule(_ host: String?, _ path: String?) -> SiteRule {
            SiteRule(host: host, path: path, entries: [:], names: SiteNames())
        }
        let rules = SiteRules([
            rule(nil, "*"), rule("example.org", nil), rule("example.org", "/n/*"), rule("example.org", "/n/long/*"),
            rule("a.example.org", nil),
        ])
        #expect(rules.rule(for: "https://b.example.org/n/long/1")?.scope == "example.org/n/long/*")
        #expect(rules.rule(for: "https://b.example.org/n/1")?.scope == "example.org/n/*")
        #expect(rules.rule(for: "https://b.example.org/1")?.scope == "example.org")
        #expect(rules.rule(for: "https://a.example.org/n/1")?.scope == "a.example.org")
        #expect(rules.rule(for: "https://other.example/")?.scope == "**")
        #expect(rules.count == 5)
    }

    @Test("hostile pages survive a rule, too", arguments: PagesHostileTests.cases)
    func hostile(_ name: String, _ html: String) throws {
        let rules = try Self.rules([
            .title: ["//h1[not(ancestor)]"], .body: ["//div//p[contains(., 'customs')]", "//p"],
            .prune: ["//*[@data-x]", "//span//span"],
            .next: ["(//a)[last()]/@href"],
        ])
        let page = PageExtractor(sites: rules).page(html: "<h1>T</h1>" + html, url: Self.address)
        #expect(page.text.contains("inspection rules"))
    }
}
