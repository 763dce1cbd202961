import Fetching
import Records

/// What is remembered of a sitemap or an index of them, and what follows from it: nobody wants the fifty thousand pages of
/// ten years because a source was added, and nobody wants to miss one that is new.
///
/// While it is being met – until each of its sitemaps was asked once – its addresses of the last two days are new, and of
/// the others the first `old`, newest first. Afterwards all are new but those dated before that and those without a date
/// that were there then.
struct SitemapMemory: SourceMemory {
    /// A sitemap of an index.
    struct Child: Codable {
        /// When it changed, as the index says now, and as it said when it was read.
        var date: Timestamp?
        var readDate: Timestamp?
        var etag: String?
        var lastModified: String?
        var asked: Timestamp?

        /// One without a date may have changed at any time.
        var isDue: Bool { asked == nil || date == nil || date != readDate }
    }

    /// Old addresses collected, over all sitemaps of an index.
    private static let old = 200
    private static let recentSeconds: Int64 = 2 * 86_400
    /// Addresses without a date that can be remembered; where there are more, none of them is ever new.
    private static let mostKnown = 100_000
    /// Sitemaps of an index asked in one pass.
    private static let perPass = 20

    /// When it was first met.
    var since: Timestamp?
    private var isMet = false
    /// Those of the old addresses that are collected.
    private var taken: Set<UInt64> = []
    /// Those without a date that are not.
    private var known: Set<UInt64> = []
    private var children: [String: Child] = [:]

    init() {}

    // MARK: Addresses

    /// The drafts that are to be collected, newest first, for where a budget does not reach all.
    mutating func pick(_ drafts: [Draft]) -> [Draft] {
        drafts.sorted { ($1.article.published?.seconds ?? 0) < ($0.article.published?.seconds ?? 0) }
            .filter { admits($0.article) }
    }

    private mutating func admits(_ article: Article) -> Bool {
        let number = UInt64(article.id.prefix(16), radix: 16) ?? 0
        if taken.contains(number) { return true }
        if let date = article.published, let since, date >= since.adding(-Self.recentSeconds) { return true }
        if isMet { return article.published == nil && !known.contains(number) && known.count < Self.mostKnown }
        if taken.count < Self.old {
            taken.insert(number)
            return true
        }
        if article.published == nil, known.count < Self.mostKnown { known.insert(number) }
        return false
    }

    /// To be called at the end of a pass.
    mutating func endMeeting() { isMet = isMet || children.values.allSatisfy { $0.asked != nil } }

    // MARK: The sitemaps of an index

    /// Takes over what an index says now.
    mutating func take(index: Feed) {
        var now: [String: Child] = [:]
        for item in index.items {
            guard let url = item.url else { continue }
            now[url] = children[url] ?? Child()
            now[url]?.date = item.updated
        }
        children = now
    }

    /// Those to be asked now: the latest first, and among those without a date the one that was not asked longest.
    var due: (urls: [String], left: Int) {
        let due = children.filter(\.value.isDue).sorted { a, b in
            let (x, y) = (a.value, b.value)
            if x.date != y.date { return (y.date?.seconds ?? .min) < (x.date?.seconds ?? .min) }
            if x.asked != y.asked { return (x.asked?.seconds ?? .min) < (y.asked?.seconds ?? .min) }
            return a.key < b.key
        }
        return (due.prefix(Self.perPass).map(\.key), max(0, due.count - Self.perPass))
    }

    func request(for url: String) -> FetchRequest {
        FetchRequest(url, etag: children[url]?.etag, lastModified: children[url]?.lastModified)
    }

    /// Notes an answer. One that could not be read leaves the sitemap to be asked again.
    mutating func note(_ document: Document, isRead: Bool, of url: String, at now: Timestamp) {
        guard var child = children[url] else { return }
        child.asked = now
        if isRead { child.readDate = child.date }
        if isRead, document.status != 304 { (child.etag, child.lastModified) = (document.etag, document.lastModified) }
        children[url] = child
    }

    mutating func noteFailure(of url: String, at now: Timestamp) { children[url]?.asked = now }
}
