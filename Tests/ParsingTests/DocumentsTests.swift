import Records
import Testing

@testable import Parsing

/// The text that `pdftotext` gives → the article.
@Suite struct DocumentsTests {
    static func page(_ text: String, info: String = "", fetched: Int64 = 1_800_000_000) -> Page {
        PDFArticle.page(
            text: Array(text.utf8), info: PDFInfo(output: Array(info.utf8)),
            of: Document(requestedURL: "https://gov.example/1.pdf", body: [], fetched: Timestamp(seconds: fetched)))
    }

    @Test("lines become paragraphs, and pages keep their places")
    func reads() {
        let page = Self.page(
            """
            Customs Gazette 12

            Notice on the seizure of copper

            The authority has decided to im-
            pose duties on copper cathodes from the
            neighbouring country.
            The second paragraph begins here and goes
            on over the end of the page with a co-

            1
            \u{C}Customs Gazette 12

            operation of all offices.

            • A first point that is
            longer than a line
            • A second point.

            2
            \u{C}\u{C}Customs Gazette 12

            The last page.

            4
            \u{C}
            """)
        #expect(page.title == "Notice on the seizure of copper")
        #expect(
            page.text == """
                The authority has decided to impose duties on copper cathodes from the neighbouring country.
                The second paragraph begins here and goes on over the end of the page with a cooperation of all offices.
                • A first point that is longer than a line
                • A second point.
                The last page.
                """)
        #expect(page.pageStarts.count == 4)
        func number(of part: String) -> Int? {
            page.text.firstRange(of: part).flatMap {
                page.pageNumber(at: page.text.utf8.distance(from: page.text.startIndex, to: $0.lowerBound))
            }
        }
        #expect(number(of: "The authority") == 1 && number(of: "with a co") == 1 && number(of: "operation of all") == 2)
        #expect(number(of: "• A second") == 2 && number(of: "The last") == 4)
        #expect(page.language == "en")
    }

    @Test("a hyphen that the document writes elsewhere stays, and so does one before a capital")
    func hyphens() {
        let text = Self.page(
            """
            On export-control rules and their observance

            The rules of the export-
            control office hold in the Asia-
            Pacific region for the manu-
            facturers.
            """, info: "Title: Rules of the office in force"
        ).text
        #expect(
            text.hasSuffix(
                "The rules of the export-control office hold in the Asia-Pacific region for the manufacturers."))
    }

    @Test("Chinese lines are joined without a space")
    func ideographs() {
        #expect(Self.page("海关公告关于铜的进口关税\n\n海关总署今天宣布对进口\n铜征收关税。").text == "海关总署今天宣布对进口铜征收关税。")
    }

    static let numbers: [(String, Bool)] = [
        ("3", true), ("- 3 -", true), ("Page 3 of 10", true), ("3/10", true), ("iv", true), ("Seite 2 von 9", true),
        ("стр. 4", true),
        ("2026 report", false), ("12345", false), ("Article 3", false), ("1 2 3", false), ("", false),
    ]

    @Test("page numbers are told from numbers", arguments: numbers)
    func pageNumbers(_ line: String, _ expected: Bool) { #expect(PDFLines.isPageNumber(line) == expected) }

    @Test("what differs by its number alone on two pages is text")
    func articles() {
        let page = Self.page(
            "A notice of the office\n\nArticle 1\n\nGold is free.\n\u{C}Article 2\n\nCopper is not.\n\u{C}")
        #expect(page.text == "Article 1\nGold is free.\nArticle 2\nCopper is not.")
    }

    @Test("what two pages have at their edges word for word is none of their text")
    func heads() {
        let page = Self.page(
            "Gazette 12\n\nA notice of the office\n\nGold is free.\n\u{C}Gazette 12\n\nCopper is not.\n\u{C}")
        #expect(page.title == "A notice of the office")
        #expect(page.text == "Gold is free.\nCopper is not.")
    }

    static let titles: [(String, String?)] = [
        ("Notice 12 on duties", "Notice 12 on duties"), ("Microsoft Word - notice.doc", nil),
        ("untitled document", nil),
        ("notice_12_final", nil), ("Duties on copper.pdf", nil), ("", nil),
    ]

    @Test("the record's title counts where it is one", arguments: titles)
    func recordTitle(_ title: String, _ expected: String?) {
        let page = Self.page("Heading of the first page\n\nText of it.\n\u{C}", info: "Title:   \(title)\n")
        #expect(page.title == expected ?? "Heading of the first page")
    }

    @Test("a date on the first page counts before that of the file, and that only where it has been")
    func dates() {
        let info = "CreationDate:    2026-01-15T08:30:00+01\n"
        #expect(
            Self.page("A notice of the office\n\nBrussels, 3 February 2026\n\nText.", info: info).published
                == "2026-02-03")
        #expect(Self.page("A notice of the office\n\nText.", info: info).published == "2026-01-15")
        #expect(Self.page("A notice of the office\n\nText.", info: info, fetched: 1_000_000).published == nil)
        #expect(Self.page("A notice of the office\n\nText.", info: "CreationDate: yesterday").published == nil)
    }

    @Test("no text says so, and nothing is too odd to be read")
    func odd() {
        #expect(Self.page("\u{C}\u{C}\u{C}").diagnostics.map(\.code) == ["no-text"])
        #expect(Self.page("").text == "")
        let many = Self.page(String(repeating: "a word-\n\u{C}", count: 5_000))
        #expect(many.pageStarts.count == 5_000 && many.pageStarts == many.pageStarts.sorted())
        _ = PDFArticle.page(
            text: (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 7_919) }, info: PDFInfo(),
            of: Document(requestedURL: "", body: [], fetched: Timestamp(seconds: 0)))
    }
}
