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
    package var diagnostics: [Diagnostic] = []

    package init(text: String = "") { self.text = text }
}
