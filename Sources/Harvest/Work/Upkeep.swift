import Fetching
import Records
import Storage

/// What a running engine does besides harvesting: takes over an edited register, screens it, builds what articles are
/// read against, has alerts sent out, remembers the hosts, and shows how all is.
struct Upkeep: Sendable {
    let stations: Stations
    let delivery: BackgroundDelivery
    private let metrics = HarvestMetrics()

    /// What is to be done.
    struct Wants: OptionSet {
        let rawValue: Int
        /// What a round does every minute.
        static let routine = Wants(rawValue: 1)
        /// A list or the register has changed.
        static let knowledge = Wants(rawValue: 2)
        /// Feeds, lexicons and rules are to be read again.
        static let files = Wants(rawValue: 4)
        static let delivery = Wants(rawValue: 8)
    }

    struct Request: Sendable {
        var wants: Wants
        var engine: Engine
        var hasKnowledge: Bool
        var health: [SourceHealth: Int]
        var working: Int
        var waiting: Int
        /// What was counted before.
        var traffic: HarvestSummary.Traffic
    }

    struct Outcome: Sendable {
        /// Where it was built anew.
        var knowledge: Knowledge?
        /// Where its files were read again.
        var engine: Engine?
        var traffic: HarvestSummary.Traffic?
    }

    init(stations: Stations, delivery: BackgroundDelivery) {
        self.stations = stations
        self.delivery = delivery
    }

    func run(_ request: Request) async throws -> Outcome {
        var outcome = Outcome()
        var engine = request.engine
        if request.wants.contains(.files), let fresh = reread(engine) {
            engine = fresh
            outcome.engine = fresh
        }
        let now = stations.clock()
        let hasRegister = try await refreshRegister(engine, at: now)
        if !request.hasKnowledge || hasRegister || !request.wants.isDisjoint(with: [.knowledge, .files]) {
            let knowledge = try await Knowledge.current(of: engine)
            outcome.knowledge = knowledge
            let alerts = try await knowledge.screenRegister(of: engine, at: now)
            for alert in alerts.raised { stations.report(.alertRaised(alert)) }
            _ = try await Reanalysis(engine: engine, knowledge: knowledge, clock: stations.clock).run(
                skipsWhole: true, raised: { stations.report(.alertRaised($0)) })
            for alert in try await SourceWatch(engine: engine, knowledge: knowledge).run(at: now).raised {
                stations.report(.alertRaised(alert))
            }
        }
        _ = try await stations.store.endSuppressions(at: now)
        try await delivery.nudge()
        if request.wants.contains(.routine) {
            try await show(request, at: now)
            let traffic = HarvestSummary.Traffic(await stations.fetcher.statistics())
            metrics.count(request.traffic, traffic)
            metrics.passed()
            outcome.traffic = traffic
        }
        return outcome
    }

    /// Files that cannot be read leave the engine as it is.
    private func reread(_ engine: Engine) -> Engine? {
        do {
            let fresh = try engine.reloaded()
            for problem in fresh.files.problems { stations.report(.problem(problem)) }
            return fresh
        } catch {
            stations.report(.problem(Diagnostic(.error, "reload", "\(error); everything stays as it was")))
            return nil
        }
    }

    /// A `traders.csv` that was edited counts as imported; one that is no register is reported, and the one before stays.
    private func refreshRegister(_ engine: Engine, at now: Timestamp) async throws -> Bool {
        do {
            guard let imported = try await RegisterImport.refresh(engine, at: now) else { return false }
            for diagnostic in imported.diagnostics { stations.report(.problem(diagnostic)) }
            return true
        } catch let error as StoreError {
            throw error
        } catch {
            stations.report(.problem(Diagnostic(.error, "register", "traders.csv is not taken over: \(error)")))
            return false
        }
    }

    private func show(_ request: Request, at now: Timestamp) async throws {
        try await HostMemory.save(stations.fetcher, to: stations.store)
        let hosts = await stations.fetcher.hostStates()
        let paused = hosts.values.count { $0.pausedUntil.map { $0 > now } ?? false }
        metrics.show(request.health, working: request.working, due: request.waiting, pausedHosts: paused)
        let lists = try await stations.store.listVersions(source: nil).filter(\.inForce)
        metrics.show(waiting: try await stations.store.report().pendingDeliveries, lists: lists, at: now)
    }
}
