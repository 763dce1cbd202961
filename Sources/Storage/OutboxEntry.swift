package import Records

/// An alert that waits for one sink.
package struct OutboxEntry: Sendable {
    /// The place in the outbox, which grows with the time of entry.
    package var seq: Int64
    package var alert: Alert
    package var change: AlertGist
    /// What the sink was told of the alert last.
    package var told: AlertGist?
    /// How often this change was tried there, and since when.
    package var attempts: Int
    package var firstTried: Timestamp?
    /// It was to wait, and that is over, or was decided by a clock that went back since.
    package var hasWaited: Bool
    /// Until when it was to wait.
    package var next: Timestamp?
}

/// A sink that has taken an alert.
package struct DeliveryReceipt: Hashable, Sendable {
    package var alert: String
    package var change: AlertGist
    package var sink: String
    /// What the sink said.
    package var text: String

    package init(alert: String, change: AlertGist, sink: String, text: String) {
        self.alert = alert
        self.change = change
        self.sink = sink
        self.text = text
    }
}

/// A sink that has not taken an alert.
package struct DeliveryTrouble: Hashable, Sendable {
    package enum State: String, Sendable {
        /// It is offered again.
        case waiting
        /// The sink does not want it.
        case passed
        /// It was set aside: it is not offered again by itself.
        case failed
    }

    package var alert: String
    package var change: AlertGist
    package var sink: String
    package var state: State
    package var attempts: Int
    package var firstTried: Timestamp?
    /// Of one that waits: not before this.
    package var next: Timestamp
    /// When this was decided.
    package var tried: Timestamp
    /// Why, for people.
    package var error: String?

    package init(
        alert: String, change: AlertGist, sink: String, state: State, attempts: Int = 0,
        firstTried: Timestamp? = nil, next: Timestamp, tried: Timestamp, error: String? = nil
    ) {
        self.alert = alert
        self.change = change
        self.sink = sink
        self.state = state
        self.attempts = attempts
        self.firstTried = firstTried
        self.next = next
        self.tried = tried
        self.error = error
    }
}
