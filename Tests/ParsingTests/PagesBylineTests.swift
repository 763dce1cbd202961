import Records
import Testing

@testable import Parsing

/// Headline, byline and day, where what a page tells machines and what it shows readers differ.
@Suite struct PagesBylineTests {
    private func page(_ head: String, _ body: String, url: String = "https://news.example/world/port-closed") -> Page {
        let text = "<p>The port authority said that the terminal will stay closed until the strike is over.</p>"
        return PageExtractor().page(html: "<html><head>\(head)</head><body>\(body)\(text)</body></html>", url: url)
    }

    private func linked(_ members: String) -> String {
        #"<script type="application/ld+json">{"@type":"NewsArticle",\#(members)}</script>"#
    }

    private static let site = #"<meta property="og:site_name" content="The Daily Tide">"#

    @Test(
        "the headline goes without what stands about it",
        arguments: [
            // The h1 of the trail of links has the title for search engines.
            (
                #"<title>Port closed: what you need to know</title><meta property="og:title" content="Dockers down tools">"#,
                "<ol><li><h1>Port closed: what you need to know</h1></li></ol><h2>Dockers down tools</h2>",
                "Dockers down tools"
            ),
            // A kicker, and small print.
            (
                "<title>Port closed after the strike</title>",
                "<h1><span class=\"article-kicker\">Shipping</span> Port closed after the strike</h1>",
                "Port closed after the strike"
            ),
            ("", "<h1>Port closed after the strike<br><small>2 May</small></h1>", "Port closed after the strike"),
            // A colon joins them.
            (
                "<title>Shipping: Port closed after the strike</title>",
                "<h1><span class=\"kicker\">Shipping</span><span>: </span>Port closed after the strike</h1>",
                "Shipping: Port closed after the strike"
            ),
            // The name of the site, before.
            (site + "<title>The Daily Tide | Port closed after the strike</title>", "", "Port closed after the strike"),
            // The longest of the headings that the title repeats.
            (
                "<title>Customs online - Notices - Port closed after the strike</title>",
                "<h1>Customs</h1><h1>Notices</h1><h1>Port closed after the strike</h1>",
                "Port closed after the strike"
            ),
            // A heading that leads to the front page.
            (
                "<title>Harbour notes: Port closed after the strike</title>"
                    + #"<meta property="og:title" content="Port closed after the strike">"#,
                "<h1><a href=\"https://news.example/\">Harbour notes</a></h1>", "Port closed after the strike"
            ),
            // A quotation mark that was not escaped.
            (
                #"<title>Minister calls strike "absurd"</title><meta property="og:title" content="Minister calls strike "absurd"">"#,
                "", #"Minister calls strike "absurd""#
            ),
        ])
    func title(_ head: String, _ body: String, _ title: String) {
        #expect(page(head, body).title == title)
    }

    @Test("the readings of ruby text are no part of the headline")
    func ruby() {
        let p = page("", "<h1><ruby>港<rt>みなと</rt></ruby>を<ruby>閉<rt>と</rt></ruby>じる<ruby>法律<rt>ほうりつ</rt></ruby></h1>")
        #expect(p.title == "港を閉じる法律")
    }

    @Test("a publisher that the data name as author is none")
    func publisher() {
        let organisation = linked(#""headline":"Port","author":{"@type":"Organization","name":"The Daily Tide"}"#)
        #expect(page(Self.site + organisation, "").authors.isEmpty)
        let shown = page(Self.site + organisation, "<h1>Port closed</h1><p class=\"byline\">By Ana Keller</p>")
        #expect(shown.authors == ["Ana Keller"])
    }

    @Test("an organisation is not taken apart")
    func organisation() {
        let head = linked(
            #""headline":"Port","author":{"@type":"Organization","name":"Centre for Trade and Research"}"#)
        #expect(page(head, "").authors == ["Centre for Trade and Research"])
    }

    @Test("the byline completes the data: the name of an account, and who else wrote")
    func completed() {
        let account = linked(#""headline":"Port","author":{"@type":"Person","name":"anakeller"}"#)
        #expect(page(account, "<h1>Port closed</h1><p class=\"byline\">By Ana Keller</p>").authors == ["Ana Keller"])
        #expect(page(account, "<h1>Port closed</h1><p class=\"byline\">By Ben Moreau</p>").authors == ["anakeller"])
        let one = linked(#""headline":"Port","author":{"@type":"Person","name":"Ana Keller"}"#)
        let two = page(one, "<h1>Port closed</h1><p class=\"byline\">By Ana Keller, Ben Moreau</p>")
        #expect(two.authors == ["Ana Keller", "Ben Moreau"])
    }

    @Test(
        "what is shown names authors, and only those of this page",
        arguments: [
            ("<div>By <a href=\"/authors/ana-keller\">Ana Keller</a></div>", ["Ana Keller"]),
            ("<div>Reviewed by <a href=\"/authors/ben-moreau\">Ben Moreau</a></div>", []),
            ("<div style=\"display: none\"><p class=\"byline\">By Ana Keller</p></div>", []),
            ("<a href=\"/x\">Ferry sinks off the coast, forty rescued <b class=\"byline\">By Ana Keller</b></a>", []),
            ("<p class=\"byline\">Redaktion Hafen</p>", []), ("<p class=\"byline\">harbour.org</p>", []),
            ("<p class=\"byline\">Follow Ana</p>", []),
            ("<p class=\"byline\">Text by Ana Keller ⋅ Founder</p>", ["Ana Keller"]),
        ] as [(String, [String])])
    func shown(_ byline: String, _ authors: [String]) {
        #expect(page("", "<h1>Port closed after the strike</h1>" + byline).authors == authors)
    }

    @Test("a line that begins with the site is of the site")
    func address() {
        #expect(
            page(Self.site + #"<meta name="author" content="The Daily Tide, Port City, Norway">"#, "").authors == [])
    }

    @Test(
        "the day is that of the first publication, as readers see it",
        arguments: [
            // Next to the headline, not in the lists about it.
            (
                "<ul><li>Ferry sinks <span>1 March 2026</span></li></ul><h1>Port closed</h1><p>2 May 2026, 10:30</p>",
                "2026-05-02"
            ),
            ("<p>February 4, 2026 - 11 minutes</p><h1>Port closed</h1>", "2026-02-04"),
            ("<h1>Port closed</h1><p>Updated: 29 May 2026</p><p>Published: 2 May 2026</p>", "2026-05-02"),
            ("<h1>Port closed</h1><p>26 | 01 | 2026</p>", "2026-01-26"),
            ("<h2 class=\"date\">1 March 2026</h2><p>Datum: 28.04.2026</p>", "2026-04-28"),
        ])
    func day(_ body: String, _ day: String) {
        #expect(page("", body).published == day)
    }

    @Test("a date in a sentence is not the page's")
    func sentence() {
        let p = page(
            "", "<h1>Duty on tiles</h1><p>Importers of ceramic tiles pay a duty of 28 per cent from 1 March 2026</p>")
        #expect(p.published == nil)
    }

    @Test("when the record was made counts for less than what is shown")
    func vague() {
        let head = #"<meta name="dcterms.date" content="2026-01-20">"#
        #expect(page(head, "").published == "2026-01-20")
        #expect(page(head, "<h1>Port closed</h1><p>27.01.2026</p>").published == "2026-01-27")
    }

    @Test(
        "around midnight the day of the place holds",
        arguments: [
            ("<time datetime=\"2026-05-03T23:37:37-04:00\">3 May</time>", "2026-05-03T23:37:37-04:00"),
            ("<time>3 May 2026</time>", "2026-05-03"), ("<time>4 May 2026</time>", "2026-05-04T03:37:37Z"),
            ("<time>1 May 2026</time>", "2026-05-04T03:37:37Z"),
        ])
    func midnight(_ time: String, _ published: String) {
        let head = #"<meta property="article:published_time" content="2026-05-04T03:37:37Z">"#
        #expect(page(head, "<h1>Port closed</h1>" + time).published == published)
    }

    @Test("the times of quoted posts and of comments are not the page's")
    func elsewhere() {
        let p = page(
            "", "<h1>Port closed</h1><blockquote><p>Gone</p><time datetime=\"2018-03-12\"></time></blockquote>")
        #expect(p.published == nil)
    }
}
