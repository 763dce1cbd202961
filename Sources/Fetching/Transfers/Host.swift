import Records

/// A host as the engine knows it: its queue, its pause, its robots.txt. Times are seconds of the engine's clock.
/// Belongs to the engine's thread.
final class Host {
    enum Robots {
        case unknown
        /// Under way; what was known before, in case it cannot be had now.
        case asked(before: RobotsPolicy?)
        case known(RobotsPolicy, until: Double)
        /// It could not be had, for this reason: nothing may be fetched.
        case unreachable(FetchError.Kind, String, until: Double)
    }

    static let withoutRobots =
        "The host's robots.txt could not be had, which forbids everything for a while (RFC 9309 §2.3.1.4)."

    /// Scheme, host name and port.
    let name: String
    var queue: HostQueue<Job>
    var pause = HostPause()
    var robots = Robots.unknown
    var awaitingRobots: [Job] = []
    /// The earliest time for which it stands in the agenda.
    var scheduled: Double?

    init(name: String, delaySeconds: Double, width: Int) {
        self.name = name
        queue = HostQueue(delaySeconds: delaySeconds, width: width)
    }

    /// Takes over what an earlier run knew.
    func restore(_ state: HostState, agent: String, clock: FetchClock) {
        let last = state.lastRequest.map(clock.seconds)
        queue = HostQueue(delaySeconds: queue.delaySeconds, width: queue.width, lastRequest: last)
        pause = HostPause(until: state.pausedUntil.map(clock.seconds), refusals: state.refusals ?? 0)
        if let text = state.robots, let expires = state.robotsExpires {
            let policy = RobotsPolicy(parsing: Array(text.utf8))
            robots = .known(policy, until: clock.seconds(expires))
            queue.delaySeconds = max(queue.delaySeconds, policy.crawlDelay(agent: agent) ?? 0)
        } else if let until = state.robotsUnreachableUntil, state.isUnreached != true {
            robots = .unreachable(
                .forbiddenByRobots, state.robotsUnreachableReason ?? Host.withoutRobots, until: clock.seconds(until))
        }
    }

    /// What the next run should know; nil when there is nothing.
    func state(at now: Double, agent: String, delaySeconds: Double, clock: FetchClock) -> HostState? {
        var state = HostState()
        if pause.isOn(at: now) { state.pausedUntil = pause.until.map(clock.timestamp) }
        state.refusals = pause.refusals > 0 ? pause.refusals : nil
        if let last = queue.lastRequest, last + queue.delaySeconds > now { state.lastRequest = clock.timestamp(last) }
        if queue.delaySeconds > delaySeconds { state.crawlDelaySeconds = queue.delaySeconds }
        switch robots {
        case .known(let policy, let until) where until > now:
            state.robots = policy.excerpt(for: agent)
            state.robotsExpires = clock.timestamp(until)
        case .unreachable(let kind, let reason, let until) where until > now:
            state.robotsUnreachableUntil = clock.timestamp(until)
            state.robotsUnreachableReason = reason
            if kind != .forbiddenByRobots { state.isUnreached = true }
        default: break
        }
        return state == HostState() ? nil : state
    }

    /// Whether it can be forgotten: nobody waits, and nothing it asked for is still in force.
    func isIdle(at now: Double) -> Bool {
        guard queue.count == 0, queue.running == 0, awaitingRobots.isEmpty, pause.refusals == 0, !pause.isOn(at: now),
            (queue.lastRequest ?? -.infinity) + queue.delaySeconds <= now
        else { return false }
        return switch robots {
        case .unknown: true
        case .asked: false
        case .known(_, let until), .unreachable(_, _, let until): until <= now
        }
    }
}
