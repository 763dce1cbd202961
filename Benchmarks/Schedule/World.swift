import Foundation
import Records

/// Publishers of all kinds, by a seed.
///
/// What it takes from 128 real feeds (development sample, 2026-11): the spread of rates (standard deviation of their
/// logarithm 2.5; 2.3 here), windows of mostly 10 to 50 items, a tenth of all items at full hours, nine in ten items
/// within some twelve hours of the day, one feed in fourteen without dates, `sy:updatePeriod` hourly with one in six –
/// none of them among the feeds with more than seven items a day –, `ttl` with one in twenty. The median rate is 2.5
/// items a day and the highest 30 an hour, as of sources that somebody chose to watch.
struct World: Sendable {
    var publishers: [Publisher]
    /// The measured day begins, a Wednesday.
    static let start = Timestamp(year: 2026, month: 1, day: 14).seconds
    static let warmUp: Int64 = 7 * 86_400
    /// Items go on for so long after the day, for those that are seen late.
    static let after: Int64 = 2 * 86_400
    private static let day = 86_400.0

    init(sources: Int, seed: UInt64, hours: Int) {
        publishers = (0..<sources).map { index in
            var dice = Dice(seed: seed &* 1_000_003 &+ UInt64(index))
            return Maker(index, end: World.start + Int64(hours) * 3_600 + World.after, &dice).publisher
        }
    }

    /// Makes one publisher.
    private struct Maker {
        var publisher: Publisher
        /// Items per second at the mean.
        private var rate: Double
        /// By quarter of an hour, and by weekday from Monday, of mean 1.
        private var hours: [Double]
        private var days: [Double]
        private let begin: Double
        private let end: Double

        init(_ index: Int, end: Int64, _ dice: inout Dice) {
            let perDay = min(720, 2.5 * exp(2.3 * dice.normal()))
            let share = dice.unit()
            let kind: Publisher.Kind =
                share < 0.55
                ? .newsroom
                : share < 0.7
                    ? .even
                    : share < 0.8 ? .batches : share < 0.9 ? .bursts : share < 0.95 ? .dead : .changing
            publisher = Publisher(
                index: index, kind: kind, window: Self.window(perDay, &dice), isDated: dice.unit() > 0.07)
            let weekend = kind == .even ? 1 : dice.between(0.15, 0.9)
            hours = kind == .even ? Array(repeating: 1, count: 96) : Self.hours(&dice)
            days = [1, 1, 1, 1, 1, weekend, weekend].map { $0 * 7 / (5 + 2 * weekend) }
            rate = min(perDay / World.day, 30 / 3_600 / ((hours.max() ?? 1) * (days.max() ?? 1)))
            self.end = Double(end)
            let backlog = min(30 * World.day, 400 / max(rate, 1e-9))
            begin = Double(World.start - World.warmUp) - backlog
            publisher.times = times(&dice).sorted().map { Int64($0) }.filter { $0 < end }
            askSomething(perDay, &dice)
        }

        private static func window(_ perDay: Double, _ dice: inout Dice) -> Int {
            var window = dice.pick([10, 10, 15, 20, 20, 25, 30, 50])
            if perDay > 48 { window = max(window, dice.pick([20, 25, 30, 50])) }
            if perDay > 200 { window = max(window, dice.pick([30, 40, 50])) }
            return window
        }

        private static func hours(_ dice: inout Dice) -> [Double] {
            let (noon, width, night) = (dice.between(0, 24), dice.between(4, 8), dice.between(0.01, 0.08))
            let weights = (0..<96).map { quarter in
                let distance = abs(Double(quarter) / 4 - noon)
                return exp(-0.5 * pow(min(distance, 24 - distance) / width, 4)) + night
            }
            let mean = weights.reduce(0, +) / 96
            return weights.map { $0 / mean }
        }

        private mutating func askSomething(_ perDay: Double, _ dice: inout Dice) {
            publisher.isHourly = dice.unit() < (perDay < 12 ? 0.2 : 0.03)
            let ttl = dice.unit()
            publisher.ttlMinutes =
                ttl < 0.03 ? 60 : ttl < 0.05 ? dice.pick([5, 15]) : ttl < 0.06 ? 300 : ttl < 0.063 ? 1_440 : nil
            let age = dice.unit()
            publisher.maxAge =
                age < 0.15 ? dice.pick([60, 300, 600, 900]) : age < 0.18 ? 3_600 : age < 0.185 ? 86_400 : nil
        }

        private func times(_ dice: inout Dice) -> [Double] {
            switch publisher.kind {
            case .newsroom, .even, .changing: return articles(&dice)
            case .batches: return batches(&dice)
            case .bursts: return bursts(&dice)
            case .dead:
                let last = Double(World.start - World.warmUp) - dice.between(10, 25) * World.day
                return (0..<publisher.window).map { _ in last - dice.exponential(mean: 1 / rate) }
            }
        }

        private func intensity(_ time: Double) -> Double {
            let second = Int(time)
            return rate * hours[second % 86_400 / 900] * days[(second / 86_400 + 3) % 7]
        }

        /// Moments of a Poisson process whose rate is `factor` times `intensity`, by thinning.
        private func moments(
            _ factor: (Double) -> Double, most: Double, _ dice: inout Dice
        ) -> [Double] {
            let peak = rate * (hours.max() ?? 1) * (days.max() ?? 1) * most
            guard peak > 1e-12 else { return [] }
            var moments: [Double] = []
            var time = begin
            while true {
                time += dice.exponential(mean: 1 / peak)
                guard time < end else { return moments }
                if dice.unit() < intensity(time) * factor(time) / peak { moments.append(time) }
            }
        }

        private func articles(_ dice: inout Dice) -> [Double] {
            let peak = rate * (hours.max() ?? 1) * (days.max() ?? 1)
            let turn = dice.between(Double(World.start - World.warmUp), Double(World.start) + World.day)
            let up = dice.unit() < 0.5 && peak * 8 <= 30.0 / 3_600
            let factor = publisher.kind != .changing ? 1 : up ? 8 : 1.0 / 8
            // Some have half of their items appear at full and half hours.
            let isScheduled = dice.unit() < 0.25
            return moments({ $0 > turn ? factor : 1 }, most: max(1, factor), &dice).map { time in
                guard isScheduled, dice.unit() < 0.5 else { return time }
                return (time / 1_800).rounded(.up) * 1_800 + dice.between(0, 60)
            }
        }

        private func batches(_ dice: inout Dice) -> [Double] {
            let count = 1 + Int(dice.unit() * 4)
            let starts = Array(6..<21).shuffled(using: &dice).prefix(count)
            let minute = dice.pick([0, 0, 0, 30, 15, Int(dice.unit() * 60)])
            let items = min(rate * World.day / Double(count), 0.4 * Double(publisher.window))
            var times: [Double] = []
            var day = (begin / World.day).rounded(.up) * World.day
            while day < end {
                for hour in starts where dice.unit() < days[(Int(day) / 86_400 + 3) % 7] / (days.max() ?? 1) {
                    guard dice.unit() < min(1, items) else { continue }
                    let moment = day + Double(hour * 3_600 + minute * 60) + dice.between(0, 300)
                    for _ in 0..<(items <= 1 ? 1 : dice.poisson(items)) { times.append(moment + dice.between(0, 120)) }
                }
                day += World.day
            }
            return times
        }

        private func bursts(_ dice: inout Dice) -> [Double] {
            moments({ _ in 0.2 }, most: 0.2, &dice).flatMap { start in
                (0...Int(dice.exponential(mean: 4))).map { _ in start + dice.exponential(mean: 3_000) }
            }
        }
    }
}
