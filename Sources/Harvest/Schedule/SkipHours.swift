import Records

/// Hours of the day in which a publisher wants to be left alone (RSS 2.0 `skipHours`, UTC). Nothing overrides them.
enum SkipHours {
    /// `time`, or a while into the next hour that is not among `hours`. All 24 of them are a mistake, and mean nothing.
    static func next(_ time: Timestamp, _ hours: [Int], id: String) -> Timestamp {
        guard !hours.isEmpty, Set(hours).count < 24, hours.contains(Clockwork(time).hour) else { return time }
        var hour = time.adding(-Int64(time.time.minute * 60 + time.time.second))
        for _ in 0..<24 where hours.contains(Clockwork(hour).hour) { hour = hour.adding(3_600) }
        // Not everybody at the full hour.
        return hour.adding(Int64(600 * Jitter.share(id, at: hour)))
    }
}
