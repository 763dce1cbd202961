import Records
import Synchronization

/// How many pages behind items may be fetched from one host within an hour, over all sources: a feed of a thousand new
/// items must not become a thousand requests at once.
final class PageBudget: Sendable {
    private let perHour: Int
    private let taken = Mutex<[String: Hour]>([:])

    private struct Hour {
        var number: Int64
        var pages: Int
    }

    init(perHour: Int) { self.perHour = max(1, perHour) }

    /// Takes a page of the host, unless its hour is used up.
    func take(from host: String, at now: Timestamp) -> Bool {
        taken.withLock { taken in
            let number = now.seconds / 3_600
            if taken.count > 10_000 { taken = taken.filter { $0.value.number == number } }
            var hour = taken[host] ?? Hour(number: number, pages: 0)
            if hour.number != number { hour = Hour(number: number, pages: 0) }
            guard hour.pages < perHour else { return false }
            hour.pages += 1
            taken[host] = hour
            return true
        }
    }
}
