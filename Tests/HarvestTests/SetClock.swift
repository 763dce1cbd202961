import Fetching
import Harvest
import Records
import Storage
import Synchronization
import TestSupport

/// A clock that a test sets, and passes by it.
final class SetClock: Sendable {
    private let now = Mutex(Timestamp(year: 2026, month: 11, day: 24))

    func advance(_ seconds: Int64) { now.withLock { $0 = $0.adding(seconds) } }
    @Sendable func read() -> Timestamp { now.withLock { $0 } }

    /// One pass over all sources of the directory.
    @discardableResult
    func pass(_ directory: WorkingDirectory) async throws -> HarvestSummary {
        let engine = try Engine.open(Workspace(directory: directory.path, shipped: Repository.root))
        let fetcher = try engine.fetcher()
        let summary = try await engine.pass(fetcher: fetcher, clock: read, report: { _ in }).run(.all)
        await fetcher.close()
        try engine.store.close()
        return summary
    }
}

extension WorkingDirectory {
    /// All that is stored, by title.
    func articles() async throws -> [String: Article] {
        try await SQLiteStore.look(into: path) { store in
            let articles = try await store.storedArticles(after: nil, limit: 10_000).map(\.article)
            return Dictionary(articles.map { ($0.title, $0) }) { first, _ in first }
        }
    }
}
