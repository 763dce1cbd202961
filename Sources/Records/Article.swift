/// One thing somebody published: what the analysis reads and what an alert points to.
package struct Article: Hashable, Codable, Sendable {
    /// Stable: made of the source and the item's own identity, so that the same item fetched again is the same article.
    package var id: String
    /// The id of the source it came from.
    package var source: String
    /// The address for a reader.
    package var url: String
    /// The same address without tracking parameters, fragments and defaults: equal for copies of one page.
    package var canonicalURL: String
    package var title: String
    /// Plain text, one block per line.
    package var text: String
    package var authors: [String] = []
    package var categories: [String] = []
    package var published: Timestamp?
    package var fetched: Timestamp
    /// BCP 47; nil when neither text nor source tell.
    package var language: String?
    /// Over title and text: a changed fingerprint is a new revision of the same article.
    package var fingerprint: String
    /// SHA-256 (hex) of the bytes it was read from, which the store keeps.
    package var evidence: String?

    package init(
        id: String, source: String, url: String, canonicalURL: String, title: String, text: String,
        fetched: Timestamp, fingerprint: String
    ) {
        self.id = id
        self.source = source
        self.url = url
        self.canonicalURL = canonicalURL
        self.title = title
        self.text = text
        self.fetched = fetched
        self.fingerprint = fingerprint
    }
}
