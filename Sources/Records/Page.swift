/// The article out of a page: the result of `Parsing`'s page extractor, and the answer of `parse page`.
package struct Page: Hashable, Sendable {
    package var title: String?
    /// One block (paragraph, heading, list item, table row) per line, without title, captions and furniture; empty when
    /// the page has no text, which a diagnostic then says.
    package var text: String
    /// Names in the order of the page.
    package var authors: [String] = []
    /// First publication: the day (`2026-01-15`) or the instant (RFC 3339); nil rather than a guess.
    package var published: String?
    /// Of the text, not as declared; BCP 47.
    package var language: String?
    package var canonicalURL: String?
    package var site: String?
    /// The page says that it must not be archived (`robots: noarchive`, RFC-less but universal).
    package var noArchive = false
    /// Only the beginning of the article: the page asks to be paid for the rest.
    package var isTeaser = false
    /// Where in `text` each page of a PDF begins, in UTF-8 bytes, ascending; empty for what has no pages.
    package var pageStarts: [Int] = []
    /// The address of the article's next page, absolute, where a rule of the site finds one.
    package var nextURL: String?
    package var diagnostics: [Diagnostic] = []

    package init(text: String = "") { self.text = text }

    /// The number, from 1, of the page that a byte of `text` stands on; nil for what has no pages.
    package func pageNumber(at offset: Int) -> Int? {
        pageStarts.isEmpty ? nil : max(1, pageStarts.count { $0 <= offset })
    }
}
