import Records
import Storage

/// An article on its way: as its source gave it, and later with the page behind it.
struct Draft: Sendable {
    var article: Article
    /// The item's fingerprint as the source gave it: another one, and the page behind it is followed again.
    var item: String
    /// The bytes it was read from; nil where they may not be kept.
    var evidence: Capture?
    /// False where it says nothing without the page behind it.
    var isComplete = true
    /// What is to be remembered of that page.
    var page: FollowedPage?

    init(_ article: Article, evidence: Capture?) {
        self.article = article
        self.evidence = evidence
        item = article.fingerprint
    }
}

/// What collecting a source came to, besides its drafts.
struct Collected: Sendable {
    /// Nothing was published since the last time.
    var isUnchanged = false
    var poll = Poll()
    var diagnostics: [Diagnostic] = []
}

/// How the sources of one kind are collected. A further kind is one file, and one line of `Collectors.of`.
protocol Collector: Sendable {
    /// Asks the source, keeps the evidence, and hands over what it published, in batches that fit into memory. The state
    /// is what is to be remembered once all of it was worked through.
    func collect(
        _ source: Source, _ state: inout SourceState, _ stations: Stations,
        _ work: ([Draft]) async throws -> Void
    ) async throws -> Collected
}

enum Collectors {
    static func of(_ kind: Source.Kind) -> any Collector {
        switch kind {
        case .feed: FeedCollector()
        case .sitemap: SitemapCollector()
        case .page: PageCollector()
        case .archive: ArchiveCollector()
        // Lists are installed whole, by `ListUpdater`.
        case .list: NoCollector()
        }
    }
}

/// Refuses, with the reason.
private struct NoCollector: Collector {
    func collect(
        _ source: Source, _ state: inout SourceState, _ stations: Stations,
        _ work: ([Draft]) async throws -> Void
    ) async throws -> Collected {
        throw SourceFailure("kind", "sources of kind \(source.kind.rawValue) have no articles")
    }
}
