package import Records

/// When alerts go out, by severity: at once, or together at the end of an hour or a day.
package struct DigestPlan: Hashable, Sendable {
    package enum Rhythm: String, CaseIterable, Sendable {
        case immediate, hourly, daily
    }

    /// What is not named goes at once.
    package var rhythms: [Alert.Severity: Rhythm] = [:]
    /// When the day's digest goes out: seconds after midnight in UTC.
    package var daySeconds: Int64 = 6 * 3_600

    package init() {}

    package func rhythm(of severity: Alert.Severity) -> Rhythm { rhythms[severity] ?? .immediate }

    /// The end of the window that `now` lies in; nil when there is nothing to wait for. Windows end at full hours, and at
    /// one time of the day, in UTC, whenever an alert enters them: so all of them end together.
    package func end(for severity: Alert.Severity, at now: Timestamp) -> Timestamp? {
        switch rhythm(of: severity) {
        case .immediate: nil
        case .hourly: next(after: now, every: 3_600, offset: 0)
        case .daily: next(after: now, every: 86_400, offset: daySeconds)
        }
    }

    private func next(after now: Timestamp, every period: Int64, offset: Int64) -> Timestamp {
        let into = ((now.seconds - offset) % period + period) % period
        return now.adding(period - into)
    }
}
