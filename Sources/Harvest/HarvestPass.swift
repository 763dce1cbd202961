import Fetching
package import Records
import Storage

/// One pass over what is due: lists first, since articles are read against them, then everything else side by side.
package struct HarvestPass: Sendable {
    private let engine: Engine
    private let stations: Stations
    private let worker: SourceWorker

    init(_ engine: Engine, _ stations: Stations) {
        self.engine = engine
        self.stations = stations
        worker = SourceWorker(stations: stations)
    }

    /// Which of the sources a pass asks.
    package enum Choice: Sendable {
        case due
        case all
        case only(Set<String>)
    }

    /// Ends when every source was worked on; to be called once.
    package func run(_ choice: Choice, kinds: Set<Source.Kind> = Set(Source.Kind.allCases)) async throws
        -> HarvestSummary
    {
        defer { stations.closeEvidence() }
        let started = ContinuousClock.now
        try await HostMemory.restore(stations.fetcher, from: stations.store)
        let (due, states) = try await chosen(choice, kinds)
        _ = try await stations.store.endSuppressions(at: stations.clock())
        stations.report(.passStarted(due: due.count, of: engine.sources.count))
        var tally = Tally()
        try await work(on: due.filter { $0.kind == .list }, states, nil, &tally)
        let knowledge = try await Knowledge.current(of: engine)
        let alerts = try await knowledge.screenRegister(of: engine, at: stations.clock())
        for alert in alerts.raised { stations.report(.alertRaised(alert)) }
        tally.alerts(raised: alerts.raised.map(\.id), updated: alerts.updated.map(\.id))
        let again = try await Reanalysis(engine: engine, knowledge: knowledge, clock: stations.clock).run(
            skipsWhole: true, raised: { stations.report(.alertRaised($0)) })
        tally.alerts(raised: again.raised, updated: again.updated)
        try await work(on: due.filter { $0.kind != .list }, states, knowledge, &tally)
        let silent = try await SourceWatch(engine: engine, knowledge: knowledge).run(at: stations.clock())
        for alert in silent.raised { stations.report(.alertRaised(alert)) }
        tally.alerts(raised: silent.raised.map(\.id), updated: silent.updated.map(\.id))
        try await HostMemory.save(stations.fetcher, to: stations.store)
        let summary = tally.finished(
            seconds: started.duration(to: .now) / .seconds(1), traffic: await stations.fetcher.statistics())
        stations.report(.passFinished(summary))
        return summary
    }

    private func chosen(
        _ choice: Choice, _ kinds: Set<Source.Kind>
    ) async throws -> (due: [Source], states: [String: SourceState]) {
        let known = try await stations.store.sourceStates()
        let states = Dictionary(engine.sources.map { ($0.id, SourceWorker.current(known[$0.id], of: $0)) }) { a, _ in a
        }
        let now = stations.clock()
        let due = engine.sources.filter { source in
            guard kinds.contains(source.kind) else { return false }
            switch choice {
            case .due: return Rhythm.isDue(states[source.id], at: now)
            case .all: return states[source.id]?.retired != true
            case .only(let ids): return ids.contains(source.id)
            }
        }
        return (due, states)
    }

    /// Work is pulled by a fixed number of tasks, so that ten thousand sources cost no more memory than a few dozen, and
    /// no two of them wait for one host.
    private func work(
        on due: [Source], _ states: [String: SourceState], _ knowledge: Knowledge?, _ tally: inout Tally
    ) async throws {
        let sources = Dictionary(due.map { ($0.id, $0) }) { first, _ in first }
        var queue = WorkQueue(perHost: engine.settings.fetch.perHost)
        let start = Timestamp(seconds: 0)
        for source in due { queue.add(source.id, host: source.host(states[source.id]), at: start) }
        try await withThrowingTaskGroup(of: (SourceWorker.Outcome, String).self) { group in
            var working = 0
            while true {
                while working < engine.settings.width, let next = queue.next(at: start),
                    let source = sources[next.source]
                {
                    let state = states[source.id] ?? SourceState(source: source.id)
                    group.addTask { (try await worker.work(on: source, state, knowledge), next.host) }
                    working += 1
                }
                guard let (outcome, host) = try await group.next() else { break }
                working -= 1
                queue.finished(host)
                tally.add(outcome)
            }
        }
    }
}

extension Source {
    /// Whom it is asked of: its scheme, host name and port; for a file the source itself.
    func host(_ state: SourceState?) -> String { Fetcher.hostName(of: state?.url ?? url) ?? id }
}
