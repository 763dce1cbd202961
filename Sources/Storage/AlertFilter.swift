package import Records

/// Which alerts are wanted; what is nil or empty does not matter.
package struct AlertFilter: Hashable, Sendable {
    /// What the alerts are ordered by; equal ones worst first.
    package enum Order: String, Sendable, CaseIterable {
        case severity, score
        /// Newest first.
        case updated, raised
        /// Oldest first: who has waited longest.
        case waiting
        case rule, subject
    }

    /// Any of these states.
    package var states: Set<Alert.State> = []
    package var rule: String?
    /// This severity and worse ones.
    package var severity: Alert.Severity?
    /// With evidence out of this source.
    package var source: String?
    /// About the subject of this id.
    package var subject: String?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    /// The id of a commodity, or the beginning of an HS code (`71`, `7108`).
    package var commodity: String?
    /// The id of a concept, or its kind alone (`offence`).
    package var concept: String?
    /// Whose it is; empty: nobody's.
    package var assignee: String?
    package var story: String?
    /// That came of old articles read again, or that did not.
    package var retrospective: Bool?
    /// Held by this suppression.
    package var suppression: String?
    /// Raised or updated then or later.
    package var since: Timestamp?
    /// Raised and updated before then.
    package var before: Timestamp?
    package var order = Order.severity
    package var limit: Int?

    package init(
        state: Alert.State? = nil, rule: String? = nil, severity: Alert.Severity? = nil, source: String? = nil,
        subject: String? = nil, since: Timestamp? = nil, limit: Int? = nil
    ) {
        states = Set([state].compactMap(\.self))
        self.rule = rule
        self.severity = severity
        self.source = source
        self.subject = subject
        self.since = since
        self.limit = limit
    }
}
