import Foundation
import Records
import Storage

/// How many new items a source is expected to have, by the hour of the day, the weekday, the five minutes of the hour
/// and what has been going on in the last hours.
///
/// The rate is a mean (items in hours watched, with a quarter of an item in six hours as a first guess that fades with
/// every item) times three profiles of mean 1. Each profile is drawn towards the even one by a number of imagined items, so
/// that three items on a Tuesday morning do not make a Tuesday paper; and the profiles of the day and of the week count
/// only once a whole day, a whole week was watched.
struct Forecast {
    /// Seconds in which the rate counts as constant.
    static let step: Int64 = 150

    private let mean: Double
    private let hours: [Double]
    private let days: [Double]
    private let minutes: [Double]
    /// What goes on now against what was expected, 1: as ever. It wears off within hours.
    private let excess: Double
    private let now: Timestamp

    /// Of a history as it stands at `now`.
    init(_ history: PublishingHistory, at now: Timestamp) {
        self.now = now
        let covered = history.since.map { now.seconds - $0.seconds } ?? 0
        let items = max(0, history.items)
        mean = (items + 0.25) / (max(0, history.watched) + 6 / (1 + items))
        hours = Self.profile(Self.smooth(history.hours), of: 24, isKnown: covered >= 86_400, imagined: 500)
        days = Self.profile(history.days, of: 7, isKnown: covered >= 7 * 86_400, imagined: 2_000)
        minutes = Self.profile(history.minutes, of: 12, isKnown: true, imagined: 600)
        excess = (history.recent + 2) / (history.expected + 2)
    }

    /// Items per hour in the long run.
    var perHour: Double { mean }

    /// Items per second at a time after `now`, excess and all.
    func rate(at time: Timestamp) -> Double {
        let place = Clockwork(time)
        let hoursAhead = Double(time.seconds - now.seconds) / 3_600
        let excess = 1 + (excess - 1) * exp2(-max(0, hoursAhead) / PublishingHistory.recentHalfLife)
        return usualRate(place) * excess
    }

    /// Items expected from one time to another, going by the profiles alone.
    func usual(from start: Timestamp, to end: Timestamp) -> Double {
        guard end > start else { return 0 }
        // An hour at a time is enough: the minutes of an hour are 1 on average.
        var sum = 0.0
        var time = start
        while time < end {
            let next = min(end, time.adding(3_600))
            let place = Clockwork(time.adding((next.seconds - time.seconds) / 2))
            sum += mean / 3_600 * hours[place.hour] * days[place.day] * Double(next.seconds - time.seconds)
            time = next
        }
        return sum
    }

    private func usualRate(_ place: Clockwork) -> Double {
        mean / 3_600 * hours[place.hour] * days[place.day] * minutes[place.minutes]
    }

    /// Weights as factors of mean 1. `imagined` is in hundredths of an item, spread evenly.
    private static func profile(_ weights: [Int], of count: Int, isKnown: Bool, imagined: Int) -> [Double] {
        guard isKnown, weights.count == count else { return Array(repeating: 1, count: count) }
        let all = Double(weights.reduce(0, &+) &+ imagined)
        guard all > 0 else { return Array(repeating: 1, count: count) }
        let share = Double(imagined) / Double(count)
        return weights.map { (Double($0) + share) / all * Double(count) }
    }

    /// Each hour shares with the hours beside it: who publishes at nine may publish at ten.
    private static func smooth(_ hours: [Int]) -> [Int] {
        guard hours.count == 24 else { return hours }
        return hours.indices.map { hour in
            (hours[(hour + 23) % 24] + 3 * hours[hour] + hours[(hour + 1) % 24]) / 5
        }
    }
}
