import Fetching
import Harvest
import Records
import Storage
import Synchronization
import TestSupport

/// A pass in this process, and all that it reported.
struct HarvestRun: Sendable {
    let summary: HarvestSummary
    let results: [String: SourceResult]
    /// Of the catalogue, the lexicons and the rules.
    let problems: [String]
    let alertsRaised: Int

    /// One pass over a working directory, with everything that `tidewaiter harvest --all` does.
    static func all(_ directory: String, kinds: Set<Source.Kind> = Set(Source.Kind.allCases)) async throws -> HarvestRun
    {
        let engine = try Engine.open(Workspace(directory: directory, shipped: Repository.root))
        defer { try? engine.store.close() }
        _ = try await RegisterImport.refresh(engine, at: Engine.now())
        let fetcher = try engine.fetcher()
        let log = Log()
        let summary = try await engine.pass(fetcher: fetcher, report: log.append).run(.all, kinds: kinds)
        await fetcher.close()
        let events = log.events
        let results = events.compactMap { event -> SourceResult? in
            if case .sourceFinished(let result) = event { result } else { nil }
        }
        return HarvestRun(
            summary: summary, results: Dictionary(results.map { ($0.source, $0) }) { first, _ in first },
            problems: engine.files.problems.map(\.description),
            alertsRaised: events.count { if case .alertRaised = $0 { true } else { false } })
    }

    private final class Log: Sendable {
        private let state = Mutex<[HarvestEvent]>([])
        var events: [HarvestEvent] { state.withLock { $0 } }
        @Sendable func append(_ event: HarvestEvent) { state.withLock { $0.append(event) } }
    }
}

extension SQLiteStore {
    /// Looks into the store of a directory, and closes it again.
    static func look<T: Sendable>(
        into directory: String, _ body: (SQLiteStore) async throws -> T
    ) async throws -> T {
        let store = try SQLiteStore(directory: directory)
        let found = try await body(store)
        try store.close()
        return found
    }
}
