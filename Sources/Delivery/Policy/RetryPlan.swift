package import Records

/// How often and when an alert that a sink did not take is offered again.
package struct RetryPlan: Hashable, Sendable {
    /// An alert that was rejected so often is set aside.
    package var rejections = 5
    /// So is one that was put off so often, or found the sink away, while others were taken.
    package var deferrals = 20
    /// The longest wait that grows by itself; a sink that asks for more gets up to `longestAsked`.
    package var longestSeconds = 900
    static let longestAsked = 6 * 3_600
    /// Alerts in a row that were put off before the sink is given a pause.
    static let patience = 3

    package init() {}

    /// Seconds before the next attempt, `attempts` counting those that failed: one second twice, then doubling, half of it
    /// random (`random`: 0…1), never less than the sink asked for.
    package func wait(after attempts: Int, asked: Int?, random: Double) -> Int64 {
        let doublings = min(max(0, attempts - 2), 20)
        let whole = min(Double(1 << doublings), Double(longestSeconds))
        let wait = (whole * (0.5 + random / 2)).rounded(.up)
        return Int64(max(wait, Double(min(max(asked ?? 0, 0), RetryPlan.longestAsked))))
    }

    /// Whether an alert that failed is to be set aside now. `others`: the sink took something since the alert was first
    /// tried.
    package func givesUp(_ kind: DeliveryError.Kind, after attempts: Int, others: Bool) -> Bool {
        switch kind {
        case .rejected: attempts >= rejections
        case .deferred, .unavailable: attempts >= deferrals && others
        case .settings: false
        }
    }
}

/// What is remembered of a sink from one run to the next.
package struct SinkHealth: Hashable, Codable, Sendable {
    /// Attempts in a row that it was not to blame an alert for.
    package private(set) var failures = 0
    /// Nothing is sent before this …
    package private(set) var next: Timestamp?
    /// … which was decided then.
    package private(set) var tried: Timestamp?
    package private(set) var lastTaken: Timestamp?
    package private(set) var error: String?
    /// Of the route that it was (`Route.fingerprint`).
    package let fingerprint: String

    package init(fingerprint: String) { self.fingerprint = fingerprint }

    /// When the pause ends; nil when there is none. A clock that went back behind the decision ends it.
    package func pause(at now: Timestamp) -> Timestamp? {
        guard let next, let tried, now < next, tried <= now else { return nil }
        return next
    }

    package mutating func take(at now: Timestamp) {
        self = SinkHealth(fingerprint: fingerprint)
        lastTaken = now
    }

    /// The sink failed: it gets a pause when it is not there or asks for one, or has put off several alerts in a row.
    package mutating func fail(_ error: DeliveryError, at now: Timestamp, plan: RetryPlan, random: Double) {
        guard error.kind != .rejected || error.retryAfter != nil else { return }
        failures += 1
        self.error = error.message
        tried = now
        let isPatient = error.kind == .deferred && error.retryAfter == nil
        let counted = isPatient ? failures - RetryPlan.patience + 1 : failures
        next = counted > 0 ? now.adding(plan.wait(after: counted, asked: error.retryAfter, random: random)) : nil
    }
}
