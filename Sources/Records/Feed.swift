/// What a feed says, whichever its format: the result of `Parsing`'s feed formats, and the answer of `parse feed`.
///
/// Addresses are resolved against the feed's own; HTML is sanitised unless the caller asked for it raw. Strings are
/// never empty: a value that is there but empty is nil.
package struct Feed: Hashable, Sendable {
    /// feedparser's words: `rss090 rss091n rss091u rss092 rss093 rss094 rss10 rss20 rss atom03 atom10 atom cdf json1
    /// json11`; also `sitemap`, `sitemapindex` for those.
    package var format: String
    package var title: String?
    package var link: String?
    package var description: String?
    package var id: String?
    package var language: String?
    package var rights: String?
    package var generator: String?
    package var image: String?
    package var authors: [String] = []
    package var categories: [String] = []
    package var published: Timestamp?
    package var updated: Timestamp?
    /// The charset the bytes were read in.
    package var encoding: String?
    /// What the publisher asks of those who poll: minutes of `ttl`, seconds of `sy:updatePeriod` ÷ `sy:updateFrequency`,
    /// hours of the day (UTC) in which not to ask.
    package var ttlMinutes: Int?
    package var updateSeconds: Int?
    package var skipHours: [Int] = []
    package var items: [FeedItem] = []
    /// What was wrong; a document that is not well-formed has one whose code begins with `malformed`.
    package var diagnostics: [Diagnostic] = []

    package init(format: String) { self.format = format }
}

/// One entry of a feed, in the order of the feed.
package struct FeedItem: Hashable, Sendable {
    package var id: String?
    package var url: String?
    package var title: String?
    package var summary: String?
    package var content: String?
    package var published: Timestamp?
    package var updated: Timestamp?
    package var authors: [String] = []
    package var categories: [String] = []
    package var enclosures: [Enclosure] = []
    package var rights: String?
    package var sourceTitle: String?
    package var sourceURL: String?
    package var image: String?
    package var comments: String?
    package var language: String?

    package init() {}
}

/// A file that goes with an item (RSS 2.0 `enclosure`, Atom `link rel="enclosure"`, JSON Feed `attachments`).
package struct Enclosure: Hashable, Sendable {
    package var url: String
    package var type: String?
    /// As written: usually octets, but feeds hold other things there.
    package var length: String?

    package init(url: String, type: String? = nil, length: String? = nil) {
        self.url = url
        self.type = type
        self.length = length
    }
}
