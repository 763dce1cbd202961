package import Records

/// What one look at a source showed: what it would yield, how often it would be asked, what is wrong with it and what to
/// do about that. The answer of `sources check`, and of `sources discover` for each candidate.
package struct SourceReport: Encodable, Sendable {
    /// One thing that is worth knowing.
    package struct Remark: Hashable, Encodable, Sendable {
        package var severity: Diagnostic.Severity
        /// Stable, kebab-case.
        package var code: String
        package var message: String
        /// What to do; nil where nothing helps, or nothing needs to be done.
        package var advice: String?

        package init(_ severity: Diagnostic.Severity, _ code: String, _ message: String, advice: String? = nil) {
            self.severity = severity
            self.code = code
            self.message = message
            self.advice = advice
        }
    }

    /// The source's id; nil for an address that is not in the catalogue.
    package var source: String?
    /// What was asked, and what answered after redirects.
    package var url: String
    package var answered: String?
    /// Where it moved to for good.
    package var movedTo: String?
    package var kind: Source.Kind
    /// Whether a harvest would get anything out of it.
    package var usable = false
    /// Why not.
    package var reason: String?
    package var status: Int?
    /// Of a feed as in `Feed.format`, of a list its format, of an archive `warc` or `warc.gz`.
    package var format: String?
    package var title: String?
    /// Of most of its items; BCP 47.
    package var language: String?
    /// Items of a feed, records of a list.
    package var items: Int?
    package var newest: Timestamp?
    /// Items a day, by the times of those that the answer holds.
    package var perDay: Double?
    /// How often it would be asked.
    package var pollSeconds: Int?
    /// Which of `etag` and `last-modified` it sends, so that it can be asked for news alone.
    package var validators: [String] = []
    package var bytes: Int?
    /// How long the answer took, robots.txt and our own patience included.
    package var seconds = 0.0
    /// The title of its first item.
    package var example: String?
    package var remarks: [Remark] = []

    package init(_ source: Source) {
        self.source = source.id.isEmpty ? nil : source.id
        url = source.url
        kind = source.kind
    }

    mutating func remark(
        _ severity: Diagnostic.Severity, _ code: String, _ message: String, advice: String? = nil
    ) {
        guard !remarks.contains(where: { $0.code == code && $0.message == message }) else { return }
        remarks.append(Remark(severity, code, message, advice: advice))
    }

    /// Says that nothing would come of it.
    mutating func refuse(_ code: String, _ reason: String, advice: String? = nil) {
        usable = false
        self.reason = reason
        remark(.error, code, reason, advice: advice)
    }
}
