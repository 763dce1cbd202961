import Foundation
import Records
import Storage

/// What a poll teaches.
extension PublishingHistory {
    /// Half-lives: of rate and profiles, in hours; of what goes on now, in hours.
    static let halfLife = 15.0 * 24
    static let recentHalfLife = 3.0

    /// Dates of an answer that are older say nothing of how a source publishes today.
    private static let oldest: Int64 = 60 * 86_400

    /// Takes in the first answer: the dates of its items stand for polls that nobody made.
    mutating func begin(_ poll: Poll, at now: Timestamp) {
        let times = poll.published.filter { $0 <= now && now.seconds - $0.seconds <= Self.oldest }.sorted()
        since = now
        faded = now
        guard let first = times.first, times.count > 1 else {
            // Neither dates nor polls to go by: an item in an hour and a half, soon corrected.
            if poll.items ?? 0 > 0 { (items, watched) = (1, 1.5) }
            return
        }
        let span = max(now.seconds - first.seconds, 3_600)
        // The oldest item only marks where the span begins.
        for time in times.dropFirst() { items += Self.faded(since: time, at: now) }
        watched = Self.fadedHours(Double(span) / 3_600)
        yields = items
        since = first
        noteUsual()
        // Hours and weekdays would be unlike each other for having been watched unequally: whole days, whole weeks.
        note(times.filter { now.seconds - $0.seconds <= span / 86_400 * 86_400 }, weekdays: false, at: now)
        note(times.filter { now.seconds - $0.seconds <= span / 604_800 * 604_800 }, weekdays: true, at: now)
    }

    /// Takes in a later answer, `last` being the time of the one before it.
    mutating func learn(_ poll: Poll, since last: Timestamp, at now: Timestamp) {
        let hours = Double(max(0, now.seconds - last.seconds)) / 3_600
        let surprise = Forecast(self, at: last).usual(from: last, to: now)
        fade(hours: hours, at: now)
        items += Double(poll.new)
        watched += hours
        recent += Double(poll.new)
        expected += surprise
        guard poll.new > 0 else { return }
        yields += 1
        noteUsual()
        let dated = poll.published.filter { $0 > last && $0 <= now }.sorted().suffix(poll.new)
        let times = dated + Self.spread(poll.new - dated.count, from: last, to: now)
        for weekdays in [false, true] { note(times, weekdays: weekdays, at: now) }
    }

    /// Fewer than five items make no habit.
    private mutating func noteUsual() { usual = items >= 5 ? items / max(watched, 1) : nil }

    /// Items without a date came at any time since the last poll; many of them at a few times, which is as good.
    private static func spread(_ count: Int, from last: Timestamp, to now: Timestamp) -> [Timestamp] {
        guard count > 0, now > last else { return [] }
        let span = now.seconds - last.seconds
        let count = Int64(min(count, 200))
        return (0..<count).map { last.adding(span * (2 * $0 + 1) / (2 * count)) }
    }

    private mutating func note(_ times: some Sequence<Timestamp>, weekdays: Bool, at now: Timestamp) {
        if (hours.count, days.count, minutes.count) != (24, 7, 12) {
            hours = Array(repeating: 0, count: 24)
            days = Array(repeating: 0, count: 7)
            minutes = Array(repeating: 0, count: 12)
        }
        for time in times {
            let place = Clockwork(time)
            let weight = Int(100 * Self.faded(since: time, at: now))
            if weekdays {
                days[place.day] += weight
            } else {
                hours[place.hour] += weight
                minutes[place.minutes] += weight
            }
        }
    }

    /// Profiles fade once a day, since hundredths would not survive being faded at every poll.
    private mutating func fade(hours: Double, at now: Timestamp) {
        let share = exp2(-hours / Self.halfLife)
        items *= share
        watched *= share
        yields *= share
        let recentShare = exp2(-hours / Self.recentHalfLife)
        recent *= recentShare
        expected *= recentShare
        guard let last = faded, now.seconds - last.seconds >= 86_400 else { return }
        let factor = exp2(-Double(now.seconds - last.seconds) / 3_600 / Self.halfLife)
        func less(_ weight: Int) -> Int { Int(Double(weight) * factor) }
        (self.hours, days, minutes) = (self.hours.map(less), days.map(less), minutes.map(less))
        faded = now
    }

    private static func faded(since time: Timestamp, at now: Timestamp) -> Double {
        exp2(-Double(max(0, now.seconds - time.seconds)) / 3_600 / halfLife)
    }

    /// What that many hours, just over, weigh.
    private static func fadedHours(_ hours: Double) -> Double {
        halfLife / log(2) * (1 - exp2(-hours / halfLife))
    }
}
