import Articles
import Fetching
import Parsing
import Records
import Storage

/// Feeds of every format: each item is a draft.
struct FeedCollector: Collector {
    func collect(
        _ source: Source, _ state: inout SourceState, _ stations: Stations,
        _ work: ([Draft]) async throws -> Void
    ) async throws -> Collected {
        let now = stations.clock()
        var request = state.request(for: source, at: now)
        request.acceptsDelta = true
        let document = try await stations.fetcher.fetch(request)
        var collected = Collected()
        guard case .body(let isHidden) = try state.accept(document, to: request, at: stations.clock()) else {
            collected.isUnchanged = true
            collected.poll = Poll(notModified: document)
            if document.status != 304 { try await stations.evidence.keep(document, of: source) }
            return collected
        }
        let evidence = try await stations.evidence.keep(document, of: source)
        var feed = try FeedParser.parse(document)
        if feed.isCut(as: document) { state.forget(theRestOf: &feed) } else { state.note(feed, document) }
        let drafts = FeedDrafts(feed, of: document, stations.builder(of: source), evidence)
        collected.poll = Poll(feed, document)
        collected.diagnostics = feed.diagnostics + drafts.diagnostics
        if isHidden, try await stations.hasNew(drafts.drafts) {
            collected.diagnostics.append(state.distrust(at: now))
        }
        try await work(drafts.drafts)
        return collected
    }
}

extension Stations {
    /// Whether any of these articles is not stored yet.
    func hasNew(_ drafts: [Draft]) async throws -> Bool {
        try await store.fingerprints(of: drafts.map(\.article.id)).count < drafts.count
    }
}

/// The drafts of a feed, one for each identity, and what had to be left out.
struct FeedDrafts {
    private(set) var drafts: [Draft] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ feed: Feed, of document: Document, _ builder: ArticleBuilder, _ evidence: Capture?) {
        let (all, empty) = builder.articles(from: feed, of: document)
        let articles = Self.latest(all)
        drafts = articles.map { Draft($0, evidence: evidence) }
        if articles.count < all.count {
            diagnostics.append(
                Diagnostic(
                    .note, "repeated-items",
                    "\(all.count - articles.count) items repeat another one of the feed: of each the latest counts"))
        }
        if empty > 0 {
            diagnostics.append(
                Diagnostic(.warning, "empty-items", "\(empty) items without title, text and address were left out"))
        }
    }

    /// One article for each identity, the latest: a feed that holds two versions of an item would change the article
    /// from one to the other and back, each time it is read.
    private static func latest(_ articles: [Article]) -> [Article] {
        var latest: [Article] = []
        var places: [String: Int] = [:]
        for article in articles {
            guard let place = places[article.id] else {
                places[article.id] = latest.count
                latest.append(article)
                continue
            }
            if let time = article.published, latest[place].published.map({ $0 < time }) ?? true {
                latest[place] = article
            }
        }
        return latest
    }
}

extension SourceState {
    /// Takes over what a feed says of itself.
    fileprivate mutating func note(_ feed: Feed, _ document: Document) {
        if document.status != 226 { itemsSeen = feed.items.count }
    }

    /// The document was cut on its way. Its validators stand for the part that is missing too, and its last item may be
    /// one half of what it was: both are forgotten, and the next answer is read anew.
    fileprivate mutating func forget(theRestOf feed: inout Feed) {
        (etag, lastModified, bodyHash) = (nil, nil, nil)
        if !feed.items.isEmpty { feed.items.removeLast() }
        feed.diagnostics.append(
            Diagnostic(.warning, "cut", "the feed was cut on its way: its last item is left for the next time"))
    }
}

extension Feed {
    private static let ends = [
        "</rss>", "</feed>", ":RDF>", "</RDF>", "</channel>", "</urlset>", "</sitemapindex>", "}",
    ]

    /// Whether the document broke off: a compressed body that ends early looks whole to libcurl.
    fileprivate func isCut(as document: Document) -> Bool {
        guard document.header("content-encoding") != nil,
            diagnostics.contains(where: { $0.code.hasPrefix("malformed") })
        else { return false }
        let tail = String(decoding: document.body.suffix(256), as: UTF8.self)
        return !Self.ends.contains { tail.contains($0) }
    }
}

extension Poll {
    init(_ feed: Feed, _ document: Document) {
        self.init()
        items = feed.items.count
        isWindow = document.status != 226
        published = feed.items.compactMap { $0.published ?? $0.updated }
        hints = PollHints(document: document, feed: feed)
    }

    /// The answer that nothing changed.
    init(notModified document: Document) {
        self.init()
        hints = PollHints(document: document, feed: nil)
    }
}
