package import Records
package import Storage

/// Work that is overdue after a stop.
extension Rhythm {
    /// Seconds over which a source's work is put off per source that is overdue, and at most.
    private static let secondsEach = 0.25
    private static let longestSpread = 1_800.0

    /// When each of the sources is to be asked, by id, from `now` on: none all at once, within half an hour for ten
    /// thousand of them and within seconds for a dozen. Nobody is put off by more than its own interval. The sources of
    /// a host are spread evenly, in the order of how many intervals they are overdue, so that the busiest and those that
    /// waited longest come first.
    package static func spread(
        _ due: [(source: Source, state: SourceState)], at now: Timestamp
    ) -> [String: Timestamp] {
        let span = min(longestSpread, Double(due.count) * secondsEach)
        var hosts: [Substring: [Overdue]] = [:]
        for (source, state) in due {
            hosts[host(of: state.url ?? source.url), default: []].append(Overdue(source, state, at: now))
        }
        var times: [String: Timestamp] = [:]
        for (host, sources) in hosts {
            let offset = Jitter.share(String(host), at: now)
            for (rank, overdue) in sources.sorted().enumerated() {
                let share = (Double(rank) + offset) / Double(sources.count)
                let wait = share * min(span, max(60, overdue.interval))
                times[overdue.id] = SkipHours.next(now.adding(Int64(wait)), overdue.skipHours, id: overdue.id)
            }
        }
        return times
    }

    /// Host and port, as written.
    private static func host(of address: String) -> Substring {
        guard let start = address.firstRange(of: "://")?.upperBound else { return address[...] }
        return address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }

    private struct Overdue: Comparable {
        let id: String
        let interval: Double
        let skipHours: [Int]
        /// In intervals.
        let lateness: Double

        init(_ source: Source, _ state: SourceState, at now: Timestamp) {
            id = source.id
            let interval = Double(Rhythm.baseInterval(state, source))
            skipHours = state.history.skipHours
            lateness = state.nextDue.map { Double(max(0, now.seconds - $0.seconds)) / interval } ?? 1
            self.interval = interval
        }

        static func < (a: Overdue, b: Overdue) -> Bool { (b.lateness, a.id) < (a.lateness, b.id) }
    }
}
