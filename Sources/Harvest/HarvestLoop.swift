package import Fetching
package import Records
import Storage

/// The engine running on its own: every source is asked when its time comes, lists and register are kept up, and alerts
/// are sent out, until it is stopped.
///
///     let loop = HarvestLoop(engine: engine, fetcher: try engine.fetcher(), report: report)
///     try await loop.run()      // returns after stop()
package actor HarvestLoop {
    /// What comes of the tasks of the loop.
    private enum Event: Sendable {
        case tick
        case worked(SourceWorker.Outcome, host: String)
        /// Broken off: the source is as it was.
        case returned(source: String, host: String)
        case kept(Upkeep.Outcome)
    }

    private var engine: Engine
    private let stations: Stations
    private let worker: SourceWorker
    private let delivery: BackgroundDelivery
    private let upkeep: Upkeep
    private var sources: [String: Source] = [:]
    private var states: [String: SourceState] = [:]
    private var queue: WorkQueue
    private var knowledge: Knowledge?
    private var working = 0
    private var isKeeping = false
    private var wants: Upkeep.Wants = []
    private var keptLast: Timestamp?
    private var stopping: ContinuousClock.Instant?
    private var isBrokenOff = false
    private var traffic = HarvestSummary.Traffic()
    private let started: Timestamp
    private var workedLast: Timestamp?

    /// Seconds between two looks at what is due, and between two rounds of upkeep.
    private static let tick: Duration = .milliseconds(500)
    private static let upkeepSeconds: Int64 = 60
    /// How long work in flight may go on after `stop`; then it is broken off, and done again at the next start.
    private static let grace: Duration = .seconds(6)

    /// Throws when the evidence cannot be written, or the sinks of the settings cannot be made.
    package init(
        engine: Engine, fetcher: Fetcher, clock: @escaping @Sendable () -> Timestamp = Engine.now,
        report: @escaping @Sendable (HarvestEvent) -> Void
    ) throws {
        self.engine = engine
        stations = try engine.stations(fetcher: fetcher, clock: clock, report: report)
        worker = SourceWorker(stations: stations)
        delivery = BackgroundDelivery(
            AlertDelivery(store: engine.store, routes: try engine.routes(), report: stations.report), clock: clock)
        upkeep = Upkeep(stations: stations, delivery: delivery)
        queue = WorkQueue(perHost: engine.settings.fetch.perHost)
        started = clock()
    }

    /// Runs until `stop`; throws when the store or the evidence cannot be written.
    package func run() async throws {
        defer { stations.closeEvidence() }
        try await HostMemory.restore(stations.fetcher, from: stations.store)
        try await load()
        stations.report(.passStarted(due: overdue.count, of: sources.count))
        spread()
        try await delivery.start()
        do {
            try await work()
        } catch {
            await delivery.stop()
            throw error
        }
        await delivery.stop()
        try await HostMemory.save(stations.fetcher, to: stations.store)
    }

    private func work() async throws {
        try await withThrowingTaskGroup(of: Event.self) { group in
            group.addTask { await Self.wait() }
            for source in sources.values where source.kind == .list { fill(&group, only: source) }
            if working == 0 { keep(&group, [.knowledge, .routine]) } else { wants.insert(.knowledge) }
            while let event = try await group.next() {
                try handle(event, &group)
                if isDone(&group) { break }
            }
            group.cancelAll()
        }
    }

    /// Lets work in flight come to its end, for some seconds, and then returns from `run`.
    package func stop() { stopping = stopping ?? .now }

    /// Reads feeds, lexicons and rules again.
    package func reload() { wants.insert(.files) }

    package var status: LoopStatus {
        LoopStatus(
            started: started, workedLast: workedLast, sources: sources.count, working: working, waiting: queue.count,
            isReady: knowledge != nil)
    }
}

/// How a loop stands.
package struct LoopStatus: Sendable {
    package let started: Timestamp
    /// When it last finished with a source.
    package let workedLast: Timestamp?
    package let sources: Int
    package let working: Int
    package let waiting: Int
    /// Whether it has all it needs to read articles.
    package let isReady: Bool
}

// MARK: - The agenda

extension HarvestLoop {
    /// The sources of the catalogue as it is now, with what the store knows of them.
    private func load() async throws { adopt(try await stations.store.sourceStates()) }

    private func adopt(_ known: [String: SourceState]) {
        sources = Dictionary(engine.sources.map { ($0.id, $0) }) { first, _ in first }
        states = sources.mapValues { SourceWorker.current(known[$0.id], of: $0) }
    }

    private var overdue: [(source: Source, state: SourceState)] {
        let now = stations.clock()
        return sources.values.compactMap { source in
            guard let state = states[source.id], !state.retired, Rhythm.isDue(state, at: now) else { return nil }
            return (source, state)
        }
    }

    /// After a stop nearly everything is overdue: it is not asked all at once. Lists do not wait: everything is read
    /// against them.
    private func spread() {
        let times = Rhythm.spread(overdue.filter { $0.source.kind != .list }, at: stations.clock())
        for source in sources.values where source.kind != .list { enter(source, at: times[source.id]) }
    }

    private func enter(_ source: Source, at time: Timestamp? = nil) {
        guard let state = states[source.id], !state.retired else { return }
        queue.add(source.id, host: source.host(state), at: time ?? state.nextDue ?? stations.clock())
    }
}

// MARK: - The events

extension HarvestLoop {
    private typealias Tasks = ThrowingTaskGroup<Event, any Error>

    private static func wait() async -> Event {
        try? await Task.sleep(for: tick)
        return .tick
    }

    private func handle(_ event: Event, _ group: inout Tasks) throws {
        switch event {
        // Once all is broken off the wait would return at once: the others end soon.
        case .tick: if !isBrokenOff { group.addTask { await Self.wait() } }
        case .worked(let outcome, let host):
            working -= 1
            queue.finished(host)
            workedLast = stations.clock()
            states[outcome.state.source] = outcome.state
            if outcome.hasNewList { wants.insert(.knowledge) }
            if !outcome.yield.raised.isEmpty { wants.insert(.delivery) }
            if let source = sources[outcome.state.source] { enter(source) }
        case .returned(_, let host):
            working -= 1
            queue.finished(host)
        case .kept(let outcome):
            isKeeping = false
            keptLast = stations.clock()
            try take(outcome)
        }
        guard stopping == nil else { return }
        fill(&group)
        keepIfDue(&group)
    }

    private func isDone(_ group: inout Tasks) -> Bool {
        guard let stopping else { return false }
        if working == 0, !isKeeping { return true }
        if stopping.duration(to: .now) > Self.grace {
            isBrokenOff = true
            group.cancelAll()
        }
        return false
    }

    /// Gives what is due to workers, as many as there may be. Articles wait until there is something to read them against.
    private func fill(_ group: inout Tasks) {
        guard knowledge != nil else { return }
        let now = stations.clock()
        while working < engine.settings.width, let next = queue.next(at: now) {
            guard let source = sources[next.source] else {
                queue.finished(next.host)
                continue
            }
            start(source, host: next.host, &group)
        }
    }

    /// Starts a list that is due, or enters it for later.
    private func fill(_ group: inout Tasks, only list: Source) {
        guard Rhythm.isDue(states[list.id], at: stations.clock()) else { return enter(list) }
        start(list, host: list.host(states[list.id]), &group)
    }

    private static func isCancellation(_ error: any Error) -> Bool {
        error is CancellationError || (error as? StoreError)?.kind == .cancelled
    }

    private func start(_ source: Source, host: String, _ group: inout Tasks) {
        working += 1
        let state = states[source.id] ?? SourceState(source: source.id)
        group.addTask { [worker, knowledge] in
            do {
                return .worked(try await worker.work(on: source, state, knowledge), host: host)
            } catch {
                guard Self.isCancellation(error) else { throw error }
                return .returned(source: source.id, host: host)
            }
        }
    }
}

// MARK: - Upkeep

extension HarvestLoop {
    private func keepIfDue(_ group: inout Tasks) {
        guard !isKeeping, !(knowledge == nil && working > 0) else { return }
        let now = stations.clock()
        let isTime = keptLast.map { $0.adding(Self.upkeepSeconds) <= now } ?? true
        guard isTime || !wants.isEmpty else { return }
        keep(&group, isTime ? wants.union(.routine) : wants)
    }

    private func keep(_ group: inout Tasks, _ wants: Upkeep.Wants) {
        isKeeping = true
        self.wants = []
        let health = Dictionary(
            sources.values.map { (SourceHealth(of: $0, states[$0.id], at: stations.clock()), 1) }, uniquingKeysWith: +)
        let request = Upkeep.Request(
            wants: wants, engine: engine, hasKnowledge: knowledge != nil, health: health, working: working,
            waiting: queue.count, traffic: traffic)
        group.addTask { [upkeep] in
            do { return .kept(try await upkeep.run(request)) } catch {
                guard Self.isCancellation(error) else { throw error }
                return .kept(Upkeep.Outcome())
            }
        }
    }

    private func take(_ outcome: Upkeep.Outcome) throws {
        if let knowledge = outcome.knowledge { self.knowledge = knowledge }
        traffic = outcome.traffic ?? traffic
        guard let engine = outcome.engine else { return }
        self.engine = engine
        let before = sources
        adopt(states)
        // Those that are no more are passed over when their turn comes.
        for source in sources.values where before[source.id] == nil { enter(source) }
    }
}
