import Articles
import Parsing
import Records

/// What is wrong with a feed, as far as it matters to those who collect it.
struct FeedFaults {
    let feed: Feed
    let articles: [Article]
    /// Items that say nothing.
    let empty: Int
    let document: Document
    let source: Source
    let now: Timestamp

    /// A feed without news for so long has been given up.
    private static let staleDays: Int64 = 90
    /// Texts shorter than this are teasers.
    private static let teaserBytes = 400

    var remarks: [SourceReport.Remark] {
        var all = feed.diagnostics.prefix(3).map { SourceReport.Remark($0.severity, $0.code, $0.message) }
        if let type = lyingType {
            all.removeAll { $0.code == "malformed-media-type" }
            all.append(.init(.note, "content-type", "it is served as \(type), which is not what it is"))
        }
        guard !feed.items.isEmpty else {
            all.append(.init(.warning, "no-items", "it has no items now"))
            return all
        }
        return all + itemRemarks
    }

    private var itemRemarks: [SourceReport.Remark] {
        let isMap = feed.format.hasPrefix("sitemap")
        var all: [SourceReport.Remark] = []
        let undated = feed.items.count { $0.published == nil && $0.updated == nil }
        if undated == feed.items.count {
            all.append(
                .init(
                    .warning, "no-dates", "its items have no dates: they count as published when they are first seen",
                    advice: isMap ? nil : "with `follow: true` the dates of the pages count"))
        } else if undated > 0 {
            all.append(.init(.note, "some-without-dates", "\(undated) of its items have no date"))
        }
        all += identities(isMap: isMap)
        if empty > 0 { all.append(.init(.warning, "empty-items", "\(empty) of its items say nothing")) }
        if relativeLinks > 0 {
            all.append(
                .init(
                    .note, "relative-links",
                    "the addresses of \(relativeLinks) items are relative: they are taken from \(document.url)"))
        }
        let newest = feed.items.compactMap { $0.published ?? $0.updated }.filter { $0 <= now.adding(86_400) }.max()
        if let newest, newest < now.adding(-Self.staleDays * 86_400) {
            all.append(
                .init(
                    .warning, "stale", "its last item is of \(newest.day)",
                    advice: "see whether the publisher has another feed: `tidewaiter sources discover`"))
        }
        if let follow = teasers(isMap: isMap) { all.append(follow) }
        return all
    }

    private func identities(isMap: Bool) -> [SourceReport.Remark] {
        var all: [SourceReport.Remark] = []
        let ids = feed.items.compactMap(\.id)
        if ids.isEmpty, !isMap {
            let without = feed.items.allSatisfy { $0.url == nil }
            all.append(
                .init(
                    without ? .warning : .note, "no-ids",
                    without
                        ? "its items have neither id nor address: a changed title makes another item"
                        : "its items have no id: their addresses stand for it"))
        }
        let repeated = ids.count - Set(ids).count
        if repeated > 0 {
            all.append(
                .init(.warning, "duplicate-ids", "\(repeated) items have the id of another one: the latest counts"))
        }
        return all
    }

    private func teasers(isMap: Bool) -> SourceReport.Remark? {
        guard !source.follow, !articles.isEmpty, articles.contains(where: { $0.url.hasPrefix("http") }) else {
            return nil
        }
        let average = articles.reduce(0) { $0 + $1.text.utf8.count } / articles.count
        guard average < Self.teaserBytes else { return nil }
        return .init(
            .note, "teasers",
            isMap ? "it has addresses alone, no texts" : "it has teasers of \(average) bytes, not whole texts",
            advice: "`follow: true` reads the pages behind its items")
    }

    /// The media type of the answer, where it is neither that of a feed nor one that feeds may have.
    private var lyingType: String? {
        guard let field = document.contentType else { return nil }
        let type = field.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        let isJSON = feed.format.hasPrefix("json")
        return type.contains(isJSON ? "json" : "xml") ? nil : type.isEmpty ? nil : type
    }

    /// Read again without a base, addresses that stand for themselves are whole.
    private var relativeLinks: Int {
        let bare = Document(
            requestedURL: "", contentType: document.contentType, body: document.body, fetched: document.fetched)
        guard let feed = try? FeedParser.parse(bare, raw: true) else { return 0 }
        return feed.items.count { item in item.url.map { !$0.contains(":") || $0.hasPrefix("/") } ?? false }
    }
}
