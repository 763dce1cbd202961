package import Alerts
package import Extraction
package import Fetching
package import Records
package import Storage
import Texts

/// One pass over what is due: lists first, since articles are read against them, then everything else side by side.
package struct HarvestPass: Sendable {
    package let sources: [Source]
    let fetcher: Fetcher
    let store: any Store
    let lexicon: Lexicon
    let rules: RuleSet
    let width: Int
    let detector = LanguageDetector()
    let clock: @Sendable () -> Timestamp
    let report: @Sendable (HarvestEvent) -> Void

    /// - Parameters:
    ///   - sources: the catalogue, enabled sources only.
    ///   - width: sources worked on at once.
    ///   - clock: the time now.
    package init(
        sources: [Source], fetcher: Fetcher, store: any Store, lexicon: Lexicon, rules: RuleSet, width: Int,
        clock: @escaping @Sendable () -> Timestamp, report: @escaping @Sendable (HarvestEvent) -> Void
    ) {
        self.sources = sources
        self.fetcher = fetcher
        self.store = store
        self.lexicon = lexicon
        self.rules = rules
        self.width = width
        self.clock = clock
        self.report = report
    }

    /// Which of the sources a pass asks.
    package enum Choice: Sendable {
        case due
        case all
        case only(Set<String>)
    }

    package func run(_ choice: Choice, kinds: Set<Source.Kind> = Set(Source.Kind.allCases)) async throws
        -> HarvestSummary
    {
        let started = ContinuousClock.now
        try await HostMemory.restore(fetcher, from: store)
        let known = try await store.sourceStates()
        let states = Dictionary(sources.map { ($0.id, Self.current(known[$0.id], of: $0)) }) { first, _ in first }
        let now = clock()
        let due = sources.filter { source in
            guard kinds.contains(source.kind) else { return false }
            switch choice {
            case .due: return Rhythm.isDue(states[source.id], at: now)
            case .all: return states[source.id]?.retired != true
            case .only(let ids): return ids.contains(source.id)
            }
        }
        _ = try await store.endSuppressions(at: now)
        report(.passStarted(due: due.count, of: sources.count))
        var tally = Tally()
        for source in due where source.kind == .list {
            tally.add(await update(source, states[source.id] ?? SourceState(source: source.id)))
        }
        let knowledge = Knowledge(
            lexicon: lexicon, rules: rules, traders: try await store.traders(),
            listed: try await store.listedEntities())
        try await screenRegister(knowledge, &tally)
        try await harvest(due.filter { $0.kind != .list }, states, knowledge, &tally)
        try await HostMemory.save(fetcher, to: store)
        let elapsed = started.duration(to: .now)
        tally.summary.seconds =
            Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds / 1_000_000_000_000_000) / 1_000
        let summary = tally.finished()
        report(.passFinished(summary))
        return summary
    }

    private func screenRegister(_ knowledge: Knowledge, _ tally: inout Tally) async throws {
        let sources = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
        let alerts = try await RegisterScreening(store: store, knowledge: knowledge, sources: sources)
            .runIfNeeded(at: clock())
        for alert in alerts.raised { report(.alertRaised(alert)) }
        tally.alerts(raised: alerts.raised.map(\.id), updated: alerts.updated.map(\.id))
    }

    /// Work is pulled by a fixed number of tasks, so that ten thousand sources cost no more memory than sixteen.
    private func harvest(
        _ due: [Source], _ states: [String: SourceState], _ knowledge: Knowledge, _ tally: inout Tally
    ) async throws {
        let pipeline = Pipeline(
            fetcher: fetcher, store: store, knowledge: knowledge, detector: detector, report: report)
        try await withThrowingTaskGroup(of: (SourceResult, Pipeline.Yield?).self) { group in
            var waiting = due[...]
            func next() -> Bool {
                guard let source = waiting.popFirst() else { return false }
                let state = states[source.id] ?? SourceState(source: source.id)
                group.addTask { try await work(on: source, state, pipeline) }
                return true
            }
            for _ in 0..<width where !next() { break }
            while let (result, yield) = try await group.next() {
                tally.add(result)
                tally.alerts(raised: yield?.raised ?? [], updated: yield?.alertsUpdated ?? [])
                _ = next()
            }
        }
    }
}

// MARK: - One source

extension HarvestPass {
    /// Whatever goes wrong with a source stays with that source; only a store that cannot be written ends the pass.
    private func work(
        on source: Source, _ state: SourceState, _ pipeline: Pipeline
    ) async throws -> (SourceResult, Pipeline.Yield?) {
        var next = state
        do {
            let yield = try await pipeline.run(source, &next, at: clock())
            Rhythm.succeeded(&next, source: source, new: yield.new, at: clock())
            try await store.save(next)
            var result = SourceResult(source: source.id, outcome: yield.unchanged ? .unchanged : .ok)
            result.items = yield.items
            result.new = yield.new
            result.updated = yield.updated
            result.diagnostics = yield.diagnostics
            result.nextDue = next.nextDue
            report(.sourceFinished(result))
            return (result, yield)
        } catch let error as StoreError {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return (try await failed(source, before: state, after: next, error), nil)
        }
    }

    /// What is known of the source at the address that the catalogue has now: of another address it says nothing.
    private static func current(_ known: SourceState?, of source: Source) -> SourceState {
        var state =
            known.flatMap { $0.asked == nil || $0.asked == source.url ? $0 : nil } ?? SourceState(source: source.id)
        state.asked = source.url
        return state
    }

    private func update(_ source: Source, _ state: SourceState) async -> SourceResult {
        var next = state
        do {
            let updater = ListUpdater(fetcher: fetcher, store: store)
            let update = try await updater.run(source, &next, at: clock())
            Rhythm.succeeded(&next, source: source, new: update.change.added.count, at: clock())
            try await store.save(next)
            var result = SourceResult(source: source.id, outcome: update.version == nil ? .unchanged : .ok)
            result.items = update.entities
            result.diagnostics = update.diagnostics
            result.nextDue = next.nextDue
            if let version = update.version {
                report(.listUpdated(source: source.id, version: version, change: update.change))
            }
            report(.sourceFinished(result))
            return result
        } catch {
            do {
                return try await failed(source, before: state, after: next, error)
            } catch {
                return SourceResult(source: source.id, outcome: .failed, reason: "\(error)")
            }
        }
    }

    /// Notes the failure. What was learnt of addresses stays; validators are those of the last body that was worked
    /// through, else the next answer would be “not modified” and its items lost.
    private func failed(
        _ source: Source, before: SourceState, after: SourceState, _ error: any Error
    ) async throws -> SourceResult {
        var state = before
        state.url = after.url
        state.retired = after.retired
        state.lastStatus = after.lastStatus
        let fetch = error as? FetchError
        let reason = fetch?.message ?? "\(error)"
        Rhythm.failed(&state, source: source, reason: reason, notBefore: fetch?.retryAfter, at: clock())
        try await store.save(state)
        let result = SourceResult(
            source: source.id, outcome: .failed, reason: reason, nextDue: state.retired ? nil : state.nextDue)
        report(.sourceFinished(result))
        return result
    }
}

/// The sums of a pass.
private struct Tally {
    var summary = HarvestSummary()
    private var raised: Set<String> = []
    private var updated: Set<String> = []

    mutating func add(_ result: SourceResult) { summary.add(result) }

    mutating func alerts(raised: [String], updated: [String]) {
        self.raised.formUnion(raised)
        self.updated.formUnion(updated)
    }

    /// An alert raised and then updated within the pass counts as raised.
    func finished() -> HarvestSummary {
        var summary = summary
        summary.alerts.raised = raised.count
        summary.alerts.updated = updated.subtracting(raised).count
        return summary
    }
}
