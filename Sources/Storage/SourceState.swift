package import Records

/// What is known of a source from the times it was asked: when to ask again, and how.
package struct SourceState: Hashable, Codable, Sendable {
    /// The source's id.
    package var source: String
    /// The address of the catalogue when it was asked last: with another one, all below is about something else.
    package var asked: String?
    /// Where it moved to for good (301, 308), else nil.
    package var url: String?
    package var etag: String?
    package var lastModified: String?
    /// Of the body that was read last.
    package var bodyHash: String?
    package var lastFetched: Timestamp?
    package var lastSuccess: Timestamp?
    /// When it last had a new item.
    package var lastNew: Timestamp?
    package var nextDue: Timestamp?
    /// In a row, since the last success.
    package var failures = 0
    package var lastError: String?
    package var lastStatus: Int?
    /// It answered 410 and is never asked again.
    package var retired = false
    package var itemsSeen = 0
    /// New items per hour, recent hours counting more.
    package var rate: Double?
    /// When it last answered with a body, rather than that nothing changed.
    package var lastBody: Timestamp?
    /// Its validators were caught lying – the body had changed, and they had not – and are not sent until then.
    package var distrustedUntil: Timestamp?
    /// How it publishes, as far as its answers have shown.
    package var history = PublishingHistory()

    package init(source: String) { self.source = source }
}
