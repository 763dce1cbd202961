/// An instant in UTC with a resolution of one second: what every station means by a time.
///
/// Written and read as RFC 3339 §5.6 with the zone `Z` (`2026-01-15T08:30:00Z`). Years 1 to 9999 of the proleptic
/// Gregorian calendar; no leap seconds.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package var seconds: Int64

    package init(seconds: Int64) { self.seconds = seconds }

    /// The instant of a date and time of day in UTC. Fields outside their range carry over (hour 24 is the next day).
    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        let days = Timestamp.days(year: year, month: month, day: day)
        seconds = Int64(days) * 86_400 + Int64(hour) * 3_600 + Int64(minute) * 60 + Int64(second)
    }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

    /// This instant, `seconds` later.
    package func adding(_ seconds: Int64) -> Timestamp { Timestamp(seconds: self.seconds + seconds) }

    /// Days from 1970-01-01 to the date (negative before it), by counting in eras of 400 years, in which the calendar
    /// repeats; the year is taken to begin in March so that the leap day is its last.
    package static func days(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month and day in UTC.
    package var date: (year: Int, month: Int, day: Int) {
        let days = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Hour, minute and second in UTC.
    package var time: (hour: Int, minute: Int, second: Int) {
        let s = Int(((seconds % 86_400) + 86_400) % 86_400)
        return (s / 3_600, s / 60 % 60, s % 60)
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, to the second.
    package var description: String {
        let d = date
        let t = time
        return "\(padded(d.year, 4))-\(padded(d.month, 2))-\(padded(d.day, 2))T"
            + "\(padded(t.hour, 2)):\(padded(t.minute, 2)):\(padded(t.second, 2))Z"
    }

    /// The day alone: `2026-01-15`.
    package var day: String {
        let d = date
        return "\(padded(d.year, 4))-\(padded(d.month, 2))-\(padded(d.day, 2))"
    }

    private func padded(_ n: Int, _ width: Int) -> String {
        let s = String(n)
        return String(repeating: "0", count: max(0, width - s.count)) + s
    }

    /// Reads what `description` writes, and RFC 3339 with an offset or a fraction (which is dropped); nil for anything
    /// else. Dates in the wild are the business of `Parsing`'s `DateParser`.
    package init?(rfc3339 text: String) {
        let b = Array(text.utf8)
        func number(_ from: Int, _ count: Int) -> Int? {
            guard from + count <= b.count else { return nil }
            var n = 0
            for i in from..<from + count {
                guard b[i] >= 48, b[i] <= 57 else { return nil }
                n = n * 10 + Int(b[i] - 48)
            }
            return n
        }
        guard b.count >= 20, b[4] == 45, b[7] == 45, b[10] | 32 == 116 || b[10] == 32, b[13] == 58, b[16] == 58,
            let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
            let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
            (1...12).contains(month), (1...31).contains(day), hour < 25, minute < 60, second < 61
        else { return nil }
        var at = 19
        if b[at] == 46 {
            at += 1
            while at < b.count, b[at] >= 48, b[at] <= 57 { at += 1 }
        }
        guard at < b.count else { return nil }
        self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        if b[at] | 32 == 122 {
            guard at + 1 == b.count else { return nil }
        } else {
            guard b[at] == 43 || b[at] == 45, let h = number(at + 1, 2), b.count == at + 6, b[at + 3] == 58,
                let m = number(at + 4, 2)
            else { return nil }
            seconds -= Int64(h * 3_600 + m * 60) * (b[at] == 43 ? 1 : -1)
        }
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Timestamp(rfc3339: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is not an RFC 3339 time"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
