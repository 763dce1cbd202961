package import Records

/// How a source has published, by the dates of its stored articles.
package struct SourcePublishing: Hashable, Sendable {
    package var source: String
    /// Articles with a date that is not in the future.
    package var articles: Int
    /// Days (UTC) on which it published.
    package var days: Int
    package var first: Timestamp
    package var last: Timestamp

    package init(source: String, articles: Int, days: Int, first: Timestamp, last: Timestamp) {
        self.source = source
        self.articles = articles
        self.days = days
        self.first = first
        self.last = last
    }
}
