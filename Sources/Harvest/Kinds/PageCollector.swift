import Articles
import Fetching
import Parsing
import Records
import Storage

/// Pages to watch: the page as it was first met is an article, and so is everything that is added to it afterwards.
struct PageCollector: Collector {
    /// Blocks remembered of a page, those of earlier versions among them: what goes and comes back is no news.
    private static let memory = 20_000

    func collect(
        _ source: Source, _ state: inout SourceState, _ stations: Stations,
        _ work: ([Draft]) async throws -> Void
    ) async throws -> Collected {
        var request = state.request(for: source, at: stations.clock())
        request.accept = "text/html,application/pdf;q=0.9,*/*;q=0.5"
        let document = try await stations.fetcher.fetch(request)
        var collected = Collected()
        collected.poll = Poll(notModified: document)
        guard case .body = try state.accept(document, to: request, at: stations.clock()) else {
            collected.isUnchanged = true
            return collected
        }
        let page = await stations.page(from: document)
        collected.diagnostics = page.diagnostics
        let evidence = page.noArchive ? nil : try await stations.evidence.keep(document, of: source)
        // A page without text is one that was not delivered: it must not make everything look new next time.
        guard !page.text.isEmpty else { return collected }
        collected.poll.items = 1
        collected.poll.isWindow = false
        let key = "watch/" + source.id
        let before = try await stations.store.value(key).map(Self.blocks)
        if let article = Self.article(page, document, before, stations.builder(of: source)) {
            try await work([Draft(article, evidence: evidence)])
        } else {
            collected.isUnchanged = true
        }
        try await stations.store.setValue(Self.bytes(of: Self.merged(before, page)), for: key)
        return collected
    }

    private static func article(
        _ page: Page, _ document: Document, _ before: [UInt64]?, _ builder: ArticleBuilder
    ) -> Article? {
        guard let before else { return builder.article(from: page, of: document) }
        let added = PageDifference.added(page.text, to: before)
        return added.isEmpty ? nil : builder.article(added: added, to: page, of: document)
    }

    private static func merged(_ before: [UInt64]?, _ page: Page) -> [UInt64] {
        let now = PageDifference.blocks(of: page.text)
        let all = Set(now).union(before ?? [])
        return all.count <= memory ? all.sorted() : now
    }

    private static func bytes(of blocks: [UInt64]) -> [UInt8] {
        blocks.flatMap { block in (0..<8).map { UInt8(truncatingIfNeeded: block >> ($0 * 8)) } }
    }

    private static func blocks(_ bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << ($1 * 8) }
        }
    }
}
