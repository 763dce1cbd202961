import Records
import Testing

@testable import Parsing

/// Which lines of a page are the article's, rule by rule.
@Suite struct PagesBodyTests {
    private func page(_ body: String, head: String = "", url: String = "https://news.example/trade/1") -> Page {
        let html = "<html><head><title>Strike at the port</title>\(head)</head><body>\(body)</body></html>"
        return PageExtractor().page(html: html, url: url)
    }

    private func article(_ inside: String, before: String = "") -> String {
        "<article><h1>Strike at the port</h1>\(before)<div class=\"article-body\">\(inside)</div></article>"
    }

    @Test(
        "a line of the body stays or goes",
        arguments: PageBodySample.lines)
    func line(_ c: PageBodySample.Case) {
        let text = page(article(c.html)).text
        #expect(text.contains(c.line) == c.stays)
        #expect(text.contains("steel coils"))
    }

    @Test("a “read also” between two paragraphs does not end the article")
    func between() {
        let text = page(
            article(
                PageBodySample.first + PageBodySample.second + PageBodySample.third + "<p>Lesen Sie auch</p>"
                    + PageBodySample.paragraph("no ship waits"))
        ).text
        #expect(text.contains("no ship waits"))
        #expect(!text.contains("Lesen Sie auch"))
    }

    @Test("first paragraphs ahead of the element with the rest belong to the text")
    func split() {
        let rest =
            "<span class=paywall>\(PageBodySample.second)\(PageBodySample.third)\(PageBodySample.paragraph("the tide turns"))</span>"
        #expect(
            page("<article><h1>Strike at the port</h1><div>\(PageBodySample.first)\(rest)</div></article>").text
                .contains(
                    "strike is over"))
    }

    @Test("a long part of an article that is an article itself stays, a card goes")
    func parts() {
        let abstract =
            "<article class=abstract><h2>Abstract</h2>\(PageBodySample.first)\(PageBodySample.second)\(PageBodySample.third)</article>"
        let card = "<article><a href=/9>Ships turn back at the mouth of the river</a><p>They wait.</p></article>"
        let rest = (0..<14).map { PageBodySample.paragraph("berth \($0) is free") }.joined()
        let text = page("<article><h1>Strike at the port</h1><section>\(abstract)\(rest)\(card)</section></article>")
            .text
        #expect(text.contains("strike is over"))
        #expect(!text.contains("They wait"))
    }

    @Test(
        "a standfirst belongs to the text where the page names it or the metadata repeat it",
        arguments: PageBodySample.leads)
    func lead(_ html: String, _ stays: Bool) {
        let text = page(
            article(
                PageBodySample.first + PageBodySample.second + PageBodySample.third, before: "<header>\(html)</header>"),
            head: "<meta name=description content=\"\(PageBodySample.lead)\">"
        ).text
        #expect(text.hasPrefix("The port authority") == !stays)
    }

    @Test("what stands between paragraphs but not in the body that JSON-LD states goes")
    func insertion() {
        let inserted =
            "<p>Every second Sunday: answers to questions of the sea – honest, close and fit for every day.</p>"
        let plain = (PageBodySample.first + PageBodySample.second + PageBodySample.third).replacing("<p>", with: "")
            .replacing(
                "</p>", with: " ")
        let text = page(
            article(PageBodySample.first + PageBodySample.second + inserted + PageBodySample.third),
            head:
                "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleBody\":\"\(plain)\"}</script>"
        ).text
        #expect(!text.contains("Every second Sunday"))
        #expect(text.contains("steel coils"))
    }

    @Test("text encoded twice is mended, text that shows such an error is not")
    func encodedTwice() {
        #expect(
            page(
                article(
                    PageBodySample.first + PageBodySample.second + "<p>It\u{E2}\u{80}\u{99}s late.</p>"
                        + PageBodySample.third)
            ).text
                .contains(
                    "It’s late."))
        #expect(DoubleEncoding.mended(Array("It\u{E2}\u{80}\u{99}s".utf8)) == Array("It’s".utf8))
        for clean in ["Ã©", "naïve – é", "Â", "", "Ã\u{A9}Ã"] {
            #expect(DoubleEncoding.mended(Array(clean.utf8)) == nil)
        }
    }

    // ------------------------------------------------------------ comments and teasers

    @Test("comments are left out, and said to be")
    func comments() {
        let p = page(
            article(PageBodySample.first + PageBodySample.second + PageBodySample.third)
                + "<section class=comments>\(PageBodySample.paragraph("I told you so"))</section>")
        #expect(!p.text.contains("I told you so"))
        #expect(p.diagnostics.map(\.code) == ["comments"])
        #expect(
            page(
                article(PageBodySample.first + PageBodySample.second + PageBodySample.third)
                    + "<a class=comments href=#c>3 comments</a>"
            )
            .diagnostics.isEmpty)
    }

    @Test(
        "a page with the beginning alone is a teaser",
        arguments: PageBodySample.teasers)
    func teaser(_ head: String, _ end: String, _ after: String, _ isTeaser: Bool) {
        let p = page(article(PageBodySample.first + PageBodySample.second + end) + after, head: head)
        #expect(p.isTeaser == isTeaser)
        #expect(p.diagnostics.contains { $0.code == "teaser" } == isTeaser)
    }

    @Test("a paid page that holds the whole is none")
    func whole() {
        let long = (0..<40).map { PageBodySample.paragraph("berth \($0) is free") }.joined()
        #expect(!page(article(long + "<p>Ships wait …</p>"), head: PageBodySample.paid).isTeaser)
    }
}

/// The pages and lines of the tables.
enum PageBodySample {
    static let first: String = paragraph("the terminal will stay closed until the strike is over")
    static let second: String = paragraph("containers that wait on the quay are to be moved to the dry port")
    static let third: String = paragraph("the duty on steel coils falls due when the goods leave the warehouse")

    static func paragraph(_ what: String) -> String {
        "<p>The port authority said on Tuesday that \(what), and that the customs officers of the district would keep "
            + "their desks open for declarations which had been lodged before the end of the month.</p>"
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let html: String
        let line: String
        let stays: Bool
    }

    static func stays(_ what: String, _ html: String, _ line: String) -> Case {
        Case(testDescription: what, html: first + second + html + third, line: line, stays: true)
    }

    static func goes(_ what: String, _ html: String, _ line: String) -> Case {
        Case(testDescription: what, html: first + second + html + third, line: line, stays: false)
    }

    static let lines: [Case] = [
        stays(
            "a heading that links to itself", "<h2 id=a><a href=\"#a\">What is closed</a></h2>", "What is closed"),
        stays(
            "a heading that links to what its section is about",
            "<h2><a href=\"https://line.example/\">Blue Line</a></h2>", "Blue Line"),
        goes(
            "a heading that links to another article",
            "<h2><a href=\"https://news.example/2\">Ships turn back</a></h2>", "Ships turn back"),
        stays(
            "a heading whose id has a word of furniture", "<h2 id=popular-routes>Popular routes</h2>",
            "Popular routes"),
        stays(
            "the closed panel of an accordion",
            "<div role=region style=\"display:none\"><p>Week 1: nothing moves at the quay at all.</p></div>",
            "Week 1"),
        stays(
            "a question that is a button",
            "<div role=button><h3>Who pays for the wait?</h3></div>", "Who pays for the wait?"),
        stays(
            "a row of a table named after what it tells of",
            "<table><tr class=\"related-12\"><td>Rotterdam</td><td>5040</td></tr></table>", "Rotterdam 5040"),
        goes(
            "what is hidden", "<div hidden><p>The raw text of all that stands above, once more.</p></div>",
            "The raw text"),
        goes("a reading time", "<p>8 min read</p>", "8 min read"),
        goes("a German reading time", "<p>Lesezeit: 5 Minuten</p>", "Lesezeit"),
        goes("the credit of a photograph", "<p>The quay at dawn | © Harbour Pictures</p>", "The quay at dawn"),
        goes("that of an agency", "<p>Cranes over the quay via Getty Images</p>", "Cranes over"),
        stays("a sentence with the sign", "<p>The mark © stands for a right that no port holds.</p>", "The mark ©"),
        goes(
            "a line that leads elsewhere",
            "<p>Le puede interesar: <a href=/3>Los barcos esperan frente al puerto desde el lunes por la mañana</a></p>",
            "Le puede interesar"),
        goes("a label", "<label>Allow content of others</label>", "Allow content"),
        goes(
            "notes", "<div class=footnotes><p>Harbour Gazette, consulted on the ninth of May.</p></div>",
            "Harbour Gazette"),
    ]

    static let lead: String =
        "Nothing moves at the quay before the end of the week, and the dry port has no room left, says the authority of the harbour."

    static let leads: [(String, Bool)] = [
        ("<p class=subtitle>Nothing moves before the end of the week.</p>", true),
        ("<p class=teaser>\(lead)</p>", true), ("<p class=xyz1>\(lead)</p>", true),
        (
            "<p class=xyz1>Something else that the metadata do not say of this page, by whomever it was put there.</p>",
            false
        ),
        (
            "<p class=teaser>Another article: ships turn back at the mouth of the river, says the pilots' association.</p>",
            false
        ),
    ]

    static let paid: String = "<script type=\"application/ld+json\">{\"isAccessibleForFree\": \"False\"}</script>"

    /// Head, end of the text, what follows it, and whether that is a teaser.
    static let teasers: [(String, String, String, Bool)] = [
        (paid, "<p>Ships that wait before the port pay dearly …</p>", "", true),
        (paid, "", "<div><p>Already a subscriber? Log in.</p></div>", true),
        ("", "<p>Ships that wait pay dearly …</p>", "<div class=paywall></div>", true),
        ("", "<p>Ships that wait pay dearly …</p>", "<p>Jetzt weiterlesen mit einem Abonnement.</p>", true),
        (paid, "", "", false), ("", "<p>Ships that wait pay dearly …</p>", "", false),
        ("", "", "<p>Already a subscriber? Log in.</p>", false),
        (
            "<script type=\"application/ld+json\">{\"isAccessibleForFree\":true}</script>", "<p>Ships wait …</p>",
            "", false
        ),
    ]
}
