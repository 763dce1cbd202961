import Records

/// The places of an instant in the profiles of a `PublishingHistory`.
struct Clockwork {
    /// Five minutes of the hour 0…11, hour of the day 0…23 (UTC), day of the week 0…6 from Monday.
    let minutes: Int
    let hour: Int
    let day: Int

    init(_ time: Timestamp) {
        let second = Self.remainder(time.seconds, 86_400)
        hour = second / 3_600
        minutes = second % 3_600 / 300
        // 1970-01-01 was a Thursday.
        day = Self.remainder((time.seconds - Int64(second)) / 86_400 + 3, 7)
    }

    private static func remainder(_ value: Int64, _ divisor: Int64) -> Int {
        Int(((value % divisor) + divisor) % divisor)
    }
}
