package import Records

/// A sink of the settings with what it wants, and when.
package struct Route: Sendable {
    /// Receipts are by this name: it differs from all others.
    package let name: String
    package let sink: any Sink
    package var filter = SinkFilter()
    package var digest = DigestPlan()
    /// The changes it is told of after an alert came to it first.
    package var updates: Set<AlertGist.Aspect>
    package var retry = RetryPlan()
    /// Of what it was made: where that differs from the last time, nothing waits any longer.
    package let fingerprint: String

    /// - Parameter settings: all that was said of it, in any form.
    package init(name: String, sink: any Sink, settings: String = "") {
        self.name = name
        self.sink = sink
        updates = type(of: sink).updates
        fingerprint = NamedUUID.text(of: settings)
    }

    package enum Decision: Hashable, Sendable {
        /// It does not want it, or has it.
        case pass
        /// It waits for the end of its window.
        case hold(until: Timestamp)
        case send
        /// With the others whose windows have ended.
        case bundle
    }

    /// What becomes of an alert. `told`: what the sink was told of it last; `hasWaited`: it was held, or was tried, and
    /// the wait is over; `attempts`: how often it was tried.
    package func decision(
        on alert: Alert, told: AlertGist?, hasWaited: Bool, attempts: Int = 0, at now: Timestamp
    ) -> Decision {
        guard wants(alert, told: told) else { return .pass }
        // What failed goes alone: in a digest one alert that is not taken would keep back the others.
        guard attempts == 0, let end = digest.end(for: alert.severity, at: now) else { return .send }
        guard hasWaited else { return .hold(until: end) }
        return sink is any DigestSink ? .bundle : .send
    }

    /// One that was put aside before anybody was told of it is not wanted.
    private func wants(_ alert: Alert, told: AlertGist?) -> Bool {
        guard let told else {
            return filter.admits(alert) && alert.state != .dismissed && alert.state != .suppressed
        }
        let news = AlertGist(alert).aspects(since: told).intersection(updates)
        // That an alert does not concern it any more is told to who was told of it, as a decision or not at all.
        return !news.isEmpty && (filter.admits(alert) || news == [.state])
    }
}
