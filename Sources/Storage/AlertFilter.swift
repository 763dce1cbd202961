package import Records

/// Which alerts are wanted; what is nil does not matter.
package struct AlertFilter: Hashable, Sendable {
    package var state: Alert.State?
    package var rule: String?
    /// This severity and worse ones.
    package var severity: Alert.Severity?
    /// With evidence out of this source.
    package var source: String?
    /// About the subject of this id.
    package var subject: String?
    /// Raised or updated then or later.
    package var since: Timestamp?
    package var limit: Int?

    package init(
        state: Alert.State? = nil, rule: String? = nil, severity: Alert.Severity? = nil, source: String? = nil,
        subject: String? = nil, since: Timestamp? = nil, limit: Int? = nil
    ) {
        self.state = state
        self.rule = rule
        self.severity = severity
        self.source = source
        self.subject = subject
        self.since = since
        self.limit = limit
    }
}

/// What somebody decided on an alert.
package struct Decision: Hashable, Sendable {
    package var state: Alert.State
    package var note: String?
    /// When a suppression ends.
    package var until: Timestamp?
    package var at: Timestamp
}
