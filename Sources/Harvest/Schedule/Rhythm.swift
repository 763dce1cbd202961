package import Records
package import Storage

/// When a source is asked again: by its own history, within what its publisher asks for, and backing off where it
/// fails. Nothing here knows the time or chance: the same history gives the same schedule.
///
///     Rhythm.succeeded(&state, source: source, poll: poll, at: now)    // → state.nextDue
///     Rhythm.isDue(state, at: later)
package enum Rhythm {
    /// Least seconds after a failure.
    private static let leastAfterFailure: Int64 = 900

    /// Notes a success at `now`, learns from it, and sets the next time.
    ///
    /// A fixed `every` is kept as it is; only the hours that the publisher wants to be left alone in put it off. The
    /// wait of the others is the longest of the source's own and of what the publisher asks for, a day at most – but no
    /// longer than half of the feed's window lasts: a cache lifetime is advice, and its price would be lost items.
    package static func succeeded(_ state: inout SourceState, source: Source, poll: Poll, at now: Timestamp) {
        learn(&state, poll, at: now)
        state.failures = 0
        state.lastError = nil
        state.lastFetched = now
        state.lastSuccess = now
        if poll.new > 0 { state.lastNew = now }
        state.rate = state.history.items / max(state.history.watched, 1)
        let wait = self.wait(after: poll, state, source, at: now)
        state.history.interval = Int(wait)
        state.nextDue = SkipHours.next(now.adding(wait), state.history.skipHours, id: source.id)
    }

    /// Notes a failure at `now`. The wait is a quarter of the source's own – most failures are over soon, and a window
    /// goes on turning – but the whole of a fixed `every`; 15 minutes at least, doubled for each further failure in a
    /// row up to a day, a tenth more or less; and never ends before `notBefore` (Retry-After, the end of a host's
    /// pause). A first failure waits for `notBefore` alone: then the publisher has said when to come.
    package static func failed(
        _ state: inout SourceState, source: Source, reason: String, notBefore: Timestamp?, at now: Timestamp
    ) {
        state.failures += 1
        state.lastError = reason
        state.lastFetched = now
        let interval = min(Interval.most, Int64(baseInterval(state, source)))
        let first = max(leastAfterFailure, source.every == .adaptive ? interval / 4 : interval)
        let doubled = min(Interval.most, first << Int64(min(state.failures - 1, 8)))
        let jitter = 0.9 + 0.2 * Jitter.share(source.id, at: now)
        var next = now.adding(min(Interval.most, Int64(Double(doubled) * jitter)))
        if let notBefore, notBefore > now { next = state.failures == 1 ? notBefore : max(next, notBefore) }
        state.nextDue = SkipHours.next(next, state.history.skipHours, id: source.id)
    }

    /// Whether the source is to be asked at `now`.
    package static func isDue(_ state: SourceState?, at now: Timestamp) -> Bool {
        guard let state else { return true }
        return !state.retired && (state.nextDue.map { $0 <= now } ?? true)
    }

    /// Seconds between two polls as they stand, without failures: 1 hour where nothing is known.
    static func baseInterval(_ state: SourceState, _ source: Source) -> Int {
        if case .every(let seconds) = source.every { return max(60, seconds) }
        return state.history.interval ?? 3_600
    }

    private static func learn(_ state: inout SourceState, _ poll: Poll, at now: Timestamp) {
        if let last = state.lastSuccess, state.history.since != nil {
            state.history.learn(poll, since: last, at: now)
        } else {
            state.history.begin(poll, at: now)
        }
        if let items = poll.items, poll.isWindow, items > 0 { state.history.window = items }
        guard poll.hints.hasBody else { return }
        state.history.askedSeconds = poll.hints.bodySeconds
        state.history.skipHours = poll.hints.skipHours
    }

    private static func wait(
        after poll: Poll, _ state: SourceState, _ source: Source, at now: Timestamp
    ) -> Int64 {
        if case .every(let seconds) = source.every { return Int64(max(60, seconds)) }
        let (wish, window) = Interval.seconds(state.history, at: now)
        let asked = Int64(max(poll.hints.seconds ?? 0, state.history.askedSeconds ?? 0))
        // A twentieth more or less, yet a minute at most: the place within the hour is chosen, and worth keeping. What a
        // publisher asks for is only ever lengthened.
        let share = Jitter.share(source.id, at: now)
        let own = wish + Int64(Double(min(60, wish / 20)) * (2 * share - 1))
        let polite = asked + Int64(Double(min(60, asked / 20)) * share)
        return min(window, Interval.most, max(own, polite, Interval.least))
    }
}
