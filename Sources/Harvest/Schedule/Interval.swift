import Records
import Storage

/// How long to wait until the next poll, by what a source is expected to publish meanwhile.
///
/// Three clauses, of which the first that holds makes a source due:
/// - **busy**: more than one new item (`enough`) is expected – the feed that has dozens an hour;
/// - **timely**: nobody should wait for an item for an hour, so after `patience` a poll is worth it where items come
///   about every four hours (`worthwhile` per hour) at this time of day;
/// - **quiet**: half a new item (`half`) is expected – all others, up to a day.
///
/// Why not half an item for all: an interval that goes with 1 ÷ rate puts nearly all requests on the few busiest feeds,
/// where a minute is gained by each, and lets the ordinary ones wait for hours. For the share of items seen within a
/// time the best interval is that time itself wherever items are frequent enough, and never elsewhere; the clauses are
/// that, made smooth. The figures were found on simulated worlds (`make bench`).
enum Interval {
    /// Seconds; never more often, never more seldom.
    static let least: Int64 = 300
    static let most: Int64 = 86_400

    private static let enough = 1.6
    private static let patience: Int64 = 55 * 60
    private static let worthwhile = 0.25
    private static let half = 0.5

    /// Seconds to wait from `now` on, `least`…`most`; and the longest that the feed's window allows, half of it being
    /// turned over then: `least`…`most` too.
    static func seconds(_ history: PublishingHistory, at now: Timestamp) -> (wish: Int64, window: Int64) {
        let forecast = Forecast(history, at: now)
        let room = history.window.map { Double(max($0, 4)) / 2 } ?? .infinity
        var expected = 0.0
        var age: Int64 = 0
        var wish: Int64?
        while age < most {
            let rate = forecast.rate(at: now.adding(age + Forecast.step / 2))
            let before = expected
            expected += rate * Double(Forecast.step)
            if wish == nil { wish = due(age, before, rate) }
            if expected >= room { return (wish ?? most, max(least, moment(age, room - before, rate))) }
            age += Forecast.step
            if wish != nil, room == .infinity { break }
        }
        return (wish ?? most, most)
    }

    /// When within the step that begins at `age` a clause holds, `expected` items being expected before it.
    private static func due(_ age: Int64, _ expected: Double, _ rate: Double) -> Int64? {
        let end = age + Forecast.step
        let after = expected + rate * Double(Forecast.step)
        if after >= enough, end >= least { return max(least, moment(age, enough - expected, rate)) }
        guard end >= patience else { return nil }
        return after >= half || after * 3_600 / Double(end) >= worthwhile ? max(end, least) : nil
    }

    /// The second from `age` on in which `items` more are expected.
    private static func moment(_ age: Int64, _ items: Double, _ rate: Double) -> Int64 {
        guard rate > 0, items > 0 else { return age }
        return age + Int64(min(Double(Forecast.step), items / rate))
    }
}
