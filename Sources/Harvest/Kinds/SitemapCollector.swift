import Articles
import Fetching
import Parsing
import Records
import Storage
import Texts

/// Sitemaps, news sitemaps and sitemap indexes (sitemaps.org 0.9): each address that is new is a draft that needs the
/// page behind it. When a sitemap is first met its newest addresses are collected, and the others are taken as known:
/// nobody wants the fifty thousand pages of ten years because a source was added.
struct SitemapCollector: Collector {
    /// Sitemaps of an index read in one pass, those changed last first.
    private static let children = 20
    /// Addresses of a sitemap collected at the first meeting.
    private static let first = 200

    func collect(
        _ source: Source, _ state: inout SourceState, _ stations: Stations,
        _ work: ([Draft]) async throws -> Void
    ) async throws -> Collected {
        let key = "sitemap/" + source.id
        var memory = try await SitemapMemory.recalled(from: stations.store.value(key))
        let request = state.request(for: source, at: stations.clock())
        let document = try await stations.fetcher.fetch(request)
        var collected = Collected()
        collected.poll = Poll(notModified: document)
        collected.poll.isWindow = false
        guard case .body = try state.accept(document, to: request, at: stations.clock()) else {
            collected.isUnchanged = true
            return collected
        }
        let feed = try FeedParser.parse(document)
        var parts = [(feed, document)]
        if feed.format == "sitemapindex" {
            parts = try await children(of: feed, source, stations, &memory, &collected)
        } else {
            collected.poll = Poll(feed, document)
            collected.poll.isWindow = false
        }
        var known = memory.known
        for (feed, document) in parts {
            let evidence = try await stations.evidence.keep(document, of: source)
            let found = FeedDrafts(feed, of: document, stations.builder(of: source), evidence)
            collected.diagnostics += feed.diagnostics + found.diagnostics
            let drafts = pick(found.drafts, &known, isFirst: !memory.isMet, &collected)
            try await work(drafts)
        }
        memory.isMet = true
        memory.known = known
        try await stations.store.setValue(memory.bytes, for: key)
        return collected
    }

    /// The drafts that are to be collected, newest first, for where the budget does not reach all.
    private func pick(
        _ drafts: [Draft], _ known: inout Set<UInt64>, isFirst: Bool, _ collected: inout Collected
    ) -> [Draft] {
        var picked: [Draft] = []
        for var draft in drafts where !known.contains(SitemapMemory.number(of: draft.article.id)) {
            draft.isComplete = !draft.article.title.isEmpty
            draft.item = draft.article.published?.description ?? draft.item
            picked.append(draft)
        }
        picked.sort { ($1.article.published?.seconds ?? 0) < ($0.article.published?.seconds ?? 0) }
        guard isFirst, picked.count > Self.first else { return picked }
        for draft in picked[Self.first...] { known.insert(SitemapMemory.number(of: draft.article.id)) }
        collected.diagnostics.append(
            Diagnostic(
                .note, "old-addresses",
                "of \(picked.count) addresses the \(Self.first) newest are collected; the others count as known"))
        return Array(picked.prefix(Self.first))
    }

    /// The sitemaps of an index that have changed since they were read last.
    private func children(
        of index: Feed, _ source: Source, _ stations: Stations, _ memory: inout SitemapMemory,
        _ collected: inout Collected
    ) async throws -> [(Feed, Document)] {
        let changed = index.items.filter { item in
            guard let url = item.url else { return false }
            return memory.children[url].map { $0.date == nil || $0.date != item.updated } ?? true
        }.sorted { ($1.updated?.seconds ?? 0) < ($0.updated?.seconds ?? 0) }
        if changed.count > Self.children {
            collected.diagnostics.append(
                Diagnostic(
                    .note, "many-sitemaps",
                    "\(changed.count) sitemaps of the index changed: the \(Self.children) newest are read, the rest next time"
                ))
        }
        var parts: [(Feed, Document)] = []
        for item in changed.prefix(Self.children) {
            guard let url = item.url else { continue }
            do throws(FetchError) {
                if let part = try await child(url, item.updated, stations, &memory) { parts.append(part) }
            } catch {
                guard error.kind != .cancelled, error.kind != .closed else { throw error }
                collected.diagnostics.append(
                    Diagnostic(.warning, "sitemap-" + error.kind.rawValue, error.message, place: url))
            }
        }
        return parts
    }

    private func child(
        _ url: String, _ date: Timestamp?, _ stations: Stations, _ memory: inout SitemapMemory
    ) async throws(FetchError) -> (Feed, Document)? {
        let before = memory.children[url]
        let document = try await stations.fetcher.fetch(
            FetchRequest(url, etag: before?.etag, lastModified: before?.lastModified))
        guard document.status != 304 else { return nil }
        guard (200..<300).contains(document.status) else {
            throw FetchError(.other, "the server answered \(document.status)", url: url)
        }
        guard let feed = try? FeedParser.parse(document) else {
            throw FetchError(.other, "it is no sitemap", url: url)
        }
        memory.children[url] = SitemapMemory.Child(
            date: date, etag: document.etag, lastModified: document.lastModified)
        return (feed, document)
    }
}

/// What is remembered of a sitemap: what it held when it was first met, and the sitemaps of an index.
struct SitemapMemory: SourceMemory {
    struct Child: Codable {
        var date: Timestamp?
        var etag: String?
        var lastModified: String?
    }

    var isMet = false
    var known: Set<UInt64> = []
    var children: [String: Child] = [:]

    static func number(of article: String) -> UInt64 { UInt64(article.prefix(16), radix: 16) ?? 0 }
}
