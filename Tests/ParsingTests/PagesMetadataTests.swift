import Records
import Testing

@testable import Parsing

/// Title, authors, date and address, from the sources that pages have for them.
@Suite struct PagesMetadataTests {
    private func page(head: String = "", body: String = "", url: String = "https://news.example/a") -> Page {
        let text = "<p>The port authority said that the terminal will stay closed until the strike is over.</p>"
        return PageExtractor().page(html: "<html><head>\(head)</head><body>\(body)\(text)</body></html>", url: url)
    }

    @Test(
        "dates are read in the orders and languages of the sources",
        arguments: [
            ("15 January 2026", "2026-01-15"), ("January 15, 2026", "2026-01-15"), ("15.01.2026", "2026-01-15"),
            ("15. Januar 2026", "2026-01-15"), ("15 de enero de 2026", "2026-01-15"),
            ("15 января 2026 г.", "2026-01-15"),
            ("2026年1月15日", "2026-01-15"), ("le 1er février 2026", "2026-02-01"), ("2026. január 15.", "2026-01-15"),
            ("31/12/2025", "2025-12-31"), ("Published 3rd March 2026 10:30", "2026-03-03"),
        ])
    func written(_ text: String, _ day: String) {
        #expect(DateScanner().first(in: text)?.text == day)
    }

    @Test("what is no date is none", arguments: ["99999-99-99", "31.02.2026", "12/2026", "call 15 01 20", "-1", ""])
    func notADate(_ text: String) {
        #expect(DateScanner().first(in: text) == nil)
    }

    @Test("the first publication goes before the last change")
    func modified() {
        let p = page(
            head: """
                <meta property="article:modified_time" content="2026-03-01T00:00:00Z">
                <meta property="article:published_time" content="2026-02-01T08:00:00Z">
                """)
        #expect(p.published == "2026-02-01T08:00:00Z")
    }

    @Test("an address tells the day when nothing else does")
    func address() {
        #expect(page(url: "https://news.example/2026/01/15/port").published == "2026-01-15")
    }

    @Test("a page without a date has none")
    func none() {
        #expect(page().published == nil)
    }

    @Test("the name of the site is no part of the title")
    func site() {
        let site = "<meta property=\"og:site_name\" content=\"The Daily Tide\">"
        #expect(page(head: site + "<title>Port closed - The Daily Tide</title>").title == "Port closed")
        #expect(
            page(head: site + "<title>Port closed | News</title>", body: "<h1>The Daily Tide</h1>").title
                != "The Daily Tide")
    }

    @Test(
        "a line of authors is taken apart",
        arguments: [
            ("By Ana Keller and Bruno Moreau", ["Ana Keller", "Bruno Moreau"]), ("Von Jana Sommer", ["Jana Sommer"]),
            ("Ana Keller, PhD", ["Ana Keller", "PhD"]), ("Written byAna Keller", ["Ana Keller"]),
            ("Byron Hill", ["Byron Hill"]),
        ])
    func authors(_ line: String, _ names: [String]) {
        #expect(AuthorLine.names(line) == names)
    }

    @Test(
        "addresses, degrees and nobodies are no authors",
        arguments: ["admin", "https://x.example/a", "Staff", "desk@x.example"])
    func nobody(_ name: String) {
        #expect(page(head: "<meta name=\"author\" content=\"\(name)\">").authors.isEmpty)
    }

    @Test("a canonical address that is none is left out", arguments: ["ht!tp://%%%", "javascript:x", "", "a b"])
    func canonical(_ href: String) {
        #expect(page(head: "<link rel=\"canonical\" href=\"\(href)\">").canonicalURL == nil)
    }
}
