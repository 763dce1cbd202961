package import Records

/// What somebody wants done to alerts.
package struct TriageOrder: Hashable, Codable, Sendable {
    package var user: String
    /// Nil: the state stays.
    package var state: Alert.State?
    /// Nil: whoever is on it stays; empty: nobody.
    package var assignee: String?
    /// Whoever decides has the alerts that nobody has.
    package var isTaking = false
    package var reason: TriageReason?
    package var note: String?
    /// When a dismissal is to be looked at again.
    package var until: Timestamp?
    /// The fingerprint of each rule as it is now, by its id: a dismissal holds as long as it stays the same.
    package var rules: [String: String] = [:]
    /// Pairs of parties that are cleared with the decision, by the alert's id.
    package var clearances: [String: [Clearance]] = [:]
    package var policy = TriagePolicy()
    /// The state in which the user saw the alerts; another one now is a refusal. Nil: whatever they are.
    package var expecting: Alert.State?

    package init(
        by user: String, state: Alert.State? = nil, reason: TriageReason? = nil, note: String? = nil,
        assignee: String? = nil, until: Timestamp? = nil
    ) {
        self.user = user
        self.state = state
        self.reason = reason
        self.note = note
        self.assignee = assignee
        self.until = until
    }
}

/// What became of one alert that something was to be done to.
package struct TriageOutcome: Hashable, Sendable {
    /// The alert, or what was taken for the beginning of its id.
    package var id: String
    /// As it is now; nil where there is none, or several begin so.
    package var alert: Alert?
    /// Nil where nothing was done.
    package var decision: TriageDecision?
    /// Why nothing was done.
    package var refusal: String?
    /// How many pairs of parties were cleared, or are cleared no more.
    package var clearances = 0

    package init(id: String, alert: Alert? = nil, refusal: String? = nil) {
        self.id = id
        self.alert = alert
        self.refusal = refusal
    }
}

/// A suppression, and what it keeps back.
package struct SuppressionReach: Hashable, Sendable {
    package var suppression: Suppression
    /// The alerts it puts aside.
    package var alerts: [Alert]
    /// How many findings of the last `days` days it would have kept back.
    package var findings: Int
    package static let days: Int64 = 90
}

/// A suppression, and how many alerts it keeps back now.
package struct SuppressionCount: Hashable, Sendable {
    package var suppression: Suppression
    package var alerts: Int
}

/// A dismissal that holds no more.
package struct Reopening: Hashable, Sendable {
    package var alert: Alert
    /// What has changed, a sentence each.
    package var changes: [String]
}
