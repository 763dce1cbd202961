package import Records

/// What is looked for in the articles.
package struct SearchQuery: Hashable, Sendable {
    /// Words that must all occur, in any order; `"…"` a phrase, `word*` a beginning, `-word` or `-"…"` what must not
    /// occur, `OR` between two of them either one. Any text is a query: what means nothing is passed over.
    package var text: String
    /// Empty unless `readIdentifiers` is asked to find them in the text.
    package var identifiers = Identifiers()
    /// The id of the source.
    package var source: String?
    /// Published (where that is unknown: fetched) then or later, and before.
    package var since: Timestamp?
    package var until: Timestamp?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    /// An id of the lexicons (`commodity:hs:7108`), or the first digits of an HS code.
    package var commodity: String?
    /// The id of a trader or listed party.
    package var party: String?
    /// BCP 47; `de` also finds `de-AT`.
    package var language: String?
    package var limit: Int

    package init(
        text: String = "", source: String? = nil, since: Timestamp? = nil, until: Timestamp? = nil,
        country: String? = nil, commodity: String? = nil, party: String? = nil, language: String? = nil,
        limit: Int = 50
    ) {
        self.text = text
        self.source = source
        self.since = since
        self.until = until
        self.country = country
        self.commodity = commodity
        self.party = party
        self.language = language
        self.limit = limit
    }
}

/// An article that was found.
package struct SearchHit: Hashable, Sendable {
    /// Around a found word in `snippet`: control characters that no article's text holds, to be replaced for display.
    package static let markStart: Character = "\u{2}"
    package static let markEnd: Character = "\u{3}"

    package var article: Article
    package var story: String
    /// Some thirty words of the text around what was found, with marks; the beginning of the text when no text was
    /// looked for.
    package var snippet: String
    /// Higher is better (BM25, the title counting four times); comparable within one answer alone. 0 without text.
    package var score: Double
}
