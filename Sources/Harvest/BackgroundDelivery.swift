import Delivery
package import Records

/// Delivery beside other work: each sink is served on its own, so that one that hangs holds up neither the others nor
/// whoever has news for them.
package actor BackgroundDelivery {
    private let delivery: AlertDelivery
    private let clock: @Sendable () -> Timestamp
    /// One task for each sink, and that in which it sleeps until there is something to do.
    private var tasks: [String: Task<Void, Never>] = [:]
    private var sleepers: [String: Task<Void, Never>] = [:]
    /// Sinks that are to look again, though they are at work.
    private var nudged: Set<String> = []
    private var failure: (any Error)?

    /// Seconds after which a sink looks without being told.
    private static let longestSleep: Int64 = 60
    /// How long work in flight may go on after `stop`; what has no receipt by then goes out again at the next start.
    private static let grace: Swift.Duration = .seconds(3)

    package init(_ delivery: AlertDelivery, clock: @escaping @Sendable () -> Timestamp) {
        self.delivery = delivery
        self.clock = clock
    }

    /// Starts to offer what waits; to be called once.
    package func start() async throws {
        guard !delivery.routes.isEmpty, tasks.isEmpty else { return }
        try await delivery.settle()
        for route in delivery.routes {
            tasks[route.name] = Task { await serve(route) }
        }
    }

    /// Says that there may be something new. Throws what ended the delivery to a sink (the store cannot be written).
    package func nudge() throws {
        if let failure { throw failure }
        nudged = Set(tasks.keys)
        for sleeper in sleepers.values { sleeper.cancel() }
    }

    package func stop() async {
        for task in tasks.values { task.cancel() }
        for sleeper in sleepers.values { sleeper.cancel() }
        let deadline = ContinuousClock.now.advanced(by: Self.grace)
        while !tasks.isEmpty, ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(20)) }
    }

    private func serve(_ route: Route) async {
        while !Task.isCancelled {
            nudged.remove(route.name)
            do {
                let next = try await delivery.round(of: route, clock).next
                await sleep(route.name, until: next)
            } catch {
                if !Task.isCancelled { failure = error }
                break
            }
        }
        tasks[route.name] = nil
    }

    private func sleep(_ name: String, until next: Timestamp?) async {
        guard !nudged.contains(name), !Task.isCancelled else { return }
        let wait = next.map { min(max(1, $0.seconds - clock().seconds), Self.longestSleep) } ?? Self.longestSleep
        let sleeper = Task { _ = try? await Task.sleep(for: .seconds(wait)) }
        sleepers[name] = sleeper
        await sleeper.value
        sleepers[name] = nil
    }
}
