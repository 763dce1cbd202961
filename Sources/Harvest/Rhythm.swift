package import Records
package import Storage

/// When a source is asked again: by its own history, within bounds, and backing off where it fails.
package enum Rhythm {
    /// Never more often, never more seldom.
    static let least = 300
    static let most = 86_400
    /// New items aimed at per poll.
    static let target = 0.5

    /// Notes a success at `now` with so many new items, and sets the next time.
    package static func succeeded(_ state: inout SourceState, source: Source, new: Int, at now: Timestamp) {
        if let last = state.lastSuccess {
            let hours = max(Double(now.seconds - last.seconds) / 3_600, 1.0 / 60)
            let rate = Double(new) / hours
            // Decay with a half-life of about two days, so that one busy hour does not make a source hot for a week.
            let share = min(1, hours / 48)
            state.rate = (state.rate ?? rate) * (1 - share) + rate * share
        }
        state.failures = 0
        state.lastError = nil
        state.lastFetched = now
        state.lastSuccess = now
        if new > 0 { state.lastNew = now }
        state.nextDue = now.adding(Int64(interval(state, source)))
    }

    /// Notes a failure at `now`; each further one in a row doubles the wait.
    package static func failed(
        _ state: inout SourceState, source: Source, reason: String, notBefore: Timestamp?, at now: Timestamp
    ) {
        state.failures += 1
        state.lastError = reason
        state.lastFetched = now
        let wait = min(most, interval(state, source) << min(state.failures - 1, 8))
        state.nextDue = max(now.adding(Int64(wait)), notBefore ?? now)
    }

    /// Whether the source is to be asked at `now`.
    package static func isDue(_ state: SourceState?, at now: Timestamp) -> Bool {
        guard let state else { return true }
        return !state.retired && (state.nextDue.map { $0 <= now } ?? true)
    }

    private static func interval(_ state: SourceState, _ source: Source) -> Int {
        switch source.every {
        case .every(let seconds): return max(60, seconds)
        case .adaptive:
            guard let rate = state.rate else { return 3_600 }
            let seconds = rate > 0 ? target / rate * 3_600 : Double(most)
            return min(most, max(least, Int(min(seconds, Double(most)))))
        }
    }
}
