/// What became of one feed in a crawling pass.
package struct CrawlAnswer: Sendable, Equatable {
    package enum Outcome: String, Sendable, CaseIterable {
        case ok
        case notModified = "not-modified"
        /// Read at the new place that the server named for good (301, 308), where it is asked from now on.
        case moved
        /// Answered 410, now or earlier: never asked again.
        case gone
        /// The host's robots.txt forbids it.
        case forbidden
        /// Left for a later pass: what the server asked us to wait for is not over.
        case deferred
        case failed
    }

    /// The address, as it was given.
    package var feed: String
    /// The HTTP status of the last answer, an earlier pass's where none was due; nil when there was none.
    package var status: Int?
    package var outcome: Outcome
    /// Items in the answer of this pass.
    package var items = 0
    /// Those of them that were never seen before in this feed.
    package var new = 0
    /// For people: why it was not read.
    package var reason: String?

    package init(feed: String, status: Int?, outcome: Outcome, reason: String? = nil) {
        self.feed = feed
        self.status = status
        self.outcome = outcome
        self.reason = reason
    }
}
