package import Delivery
package import Records
package import Storage

/// Sends what waits in the outbox: every alert, and every change of it that a sink wants, at least once to every sink,
/// with receipts. What fails waits for its next attempt in the store, across runs.
package struct AlertDelivery: Sendable {
    private let store: any Store
    /// Those that are served, and the names of all that there are.
    let routes: [Route]
    private let names: [String]
    private let report: @Sendable (HarvestEvent) -> Void
    private let random: @Sendable () -> Double

    /// - Parameters:
    ///   - serving: Only these of the routes are served, while an alert waits for all of them; nil: all.
    ///   - random: 0…1, for waits.
    package init(
        store: any Store, routes: [Route], serving: Set<String>? = nil,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        report: @escaping @Sendable (HarvestEvent) -> Void
    ) {
        self.store = store
        self.routes = routes.filter { serving?.contains($0.name) ?? true }
        names = routes.map(\.name)
        self.report = report
        self.random = random
    }

    /// Offers everything that is due to its sinks, to all of them at the same time.
    ///
    /// - Parameter patience: Seconds that may pass without any receipt while something is to be tried again.
    /// - Returns: when something is to be tried again; nil when nothing waits.
    @discardableResult
    package func run(clock: @escaping @Sendable () -> Timestamp, patience: Int = 0) async throws -> Timestamp? {
        guard !routes.isEmpty else { return nil }
        try await settle()
        var deadline = ContinuousClock.now.advanced(by: .seconds(patience))
        while true {
            let outcome = try await round(clock)
            guard let next = outcome.next else { return nil }
            if outcome.taken > 0 { deadline = .now.advanced(by: .seconds(patience)) }
            let wait = Swift.Duration.seconds(max(0, next.seconds - clock().seconds)) + .milliseconds(200)
            guard patience > 0, ContinuousClock.now.advanced(by: wait) <= deadline else { return next }
            try await Task.sleep(for: wait)
        }
    }

    private func round(_ clock: @escaping @Sendable () -> Timestamp) async throws -> DeliveryRound.Outcome {
        try await withThrowingTaskGroup(of: DeliveryRound.Outcome.self) { group in
            for route in routes { group.addTask { try await round(of: route, clock) } }
            var all = DeliveryRound.Outcome()
            for try await outcome in group { all.add(outcome) }
            return all
        }
    }

    /// Offers one sink what is due.
    func round(of route: Route, _ clock: @escaping @Sendable () -> Timestamp) async throws -> DeliveryRound.Outcome {
        var round = DeliveryRound(
            store: store, route: route, names: names, clock: clock, random: random, report: report)
        return try await round.run()
    }

    /// Ends the pause of a sink, and the waits of what it has not taken; digests wait on.
    package static func endPause(of route: Route, in store: any Store) async throws {
        try await DeliveryRound.forgetHealth(of: route, in: store)
        try await store.hastenDeliveries(of: route.name, triedOnly: true)
    }

    /// Takes out of the outbox what nobody waits for any more.
    func settle() async throws { try await store.settleDeliveries(sinks: names) }

    /// What would become of an alert that waits.
    package struct Prospect: Sendable {
        package let alert: Alert
        package let sink: String
        package let decision: Route.Decision
        package let attempts: Int
    }

    /// What the next run does, and what waits, without doing any of it.
    package func prospects(at now: Timestamp) async throws -> [Prospect] {
        var prospects: [Prospect] = []
        for route in routes {
            let due = Dictionary(try await entries(of: route, at: now).map { ($0.seq, $0) }) { first, _ in first }
            for waiting in try await entries(of: route, at: nil) {
                let entry = due[waiting.seq] ?? waiting
                var decision = route.decision(on: entry, at: now)
                if let next = entry.next, due[entry.seq] == nil { decision = .hold(until: next) }
                prospects.append(
                    Prospect(alert: entry.alert, sink: route.name, decision: decision, attempts: entry.attempts))
            }
        }
        return prospects
    }

    private func entries(of route: Route, at now: Timestamp?) async throws -> [OutboxEntry] {
        var entries: [OutboxEntry] = []
        while true {
            let page = try await store.outbox(
                of: route.name, at: now, after: entries.last?.seq ?? 0, limit: DeliveryRound.page)
            guard !page.isEmpty else { return entries }
            entries += page
        }
    }
}

extension Route {
    func decision(on entry: OutboxEntry, at now: Timestamp) -> Decision {
        decision(
            on: entry.alert, told: entry.told, hasWaited: entry.hasWaited, attempts: entry.attempts, at: now)
    }
}
