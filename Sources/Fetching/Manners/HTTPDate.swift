package import Records

/// The dates of HTTP fields (RFC 9110 §5.6.7).
package enum HTTPDate {
    /// Reads all three forms: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
    /// `Sun Nov  6 08:49:37 1994`; nil for anything else. A year of two digits lies within 50 years of `now`'s.
    package static func parse(_ text: String, now: Timestamp) -> Timestamp? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
        if words.count == 6 || words.count == 5 {
            let asctime = month(words[1]) != nil
            let (day, name, year, clock) =
                asctime ? (words[2], words[1], words[4], words[3]) : (words[1], words[2], words[3], words[4])
            guard asctime == (words.count == 5), asctime || words[5] == "GMT" || words[5] == "UTC",
                let day = number(day, 1...31), let month = month(name), var year = number(year, 0...9_999),
                let time = seconds(clock)
            else { return nil }
            if year < 100 { year = nearest(year, to: now.date.year) }
            return Timestamp(year: year, month: month, day: day).adding(time)
        }
        return nil
    }

    private static func nearest(_ year: Int, to current: Int) -> Int {
        let full = current / 100 * 100 + year
        return full > current + 50 ? full - 100 : full
    }

    private static func number(_ text: Substring, _ range: ClosedRange<Int>) -> Int? {
        guard text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let n = Int(text) else {
            return nil
        }
        return range.contains(n) ? n : nil
    }

    private static func month(_ text: Substring) -> Int? {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        return names.firstIndex(of: text.prefix(3).lowercased()).map { $0 + 1 }
    }

    private static func seconds(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":")
        guard parts.count == 3, let hour = number(parts[0], 0...23), let minute = number(parts[1], 0...59),
            let second = number(parts[2], 0...60)
        else { return nil }
        return Int64(hour * 3_600 + minute * 60 + second)
    }
}
