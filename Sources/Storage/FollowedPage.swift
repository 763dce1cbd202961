package import Records

/// The page behind an article of a feed: what is known of it, and when it is fetched next.
package struct FollowedPage: Hashable, Sendable {
    /// The article's id; there is one page for each.
    package var article: String
    /// The id of the source that the article came from.
    package var source: String
    package var url: String
    /// Fingerprint of the item as the feed gave it: a changed one is followed again.
    package var item: String
    /// The page's validators, when it was read last.
    package var etag: String?
    package var lastModified: String?
    /// Failed ones in a row.
    package var attempts = 0
    /// Nil: done, or given up.
    package var nextTry: Timestamp?
    package var lastError: String?

    package init(article: String, source: String, url: String, item: String, nextTry: Timestamp? = nil) {
        self.article = article
        self.source = source
        self.url = url
        self.item = item
        self.nextTry = nextTry
    }
}
