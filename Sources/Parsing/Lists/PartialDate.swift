/// Dates as sanctions lists write them → `1966`, `1966-09` or `1966-09-08`.
///
/// Read: `1966-09-08` (a time behind it is dropped), `8 Sep 1966`, `Sep 1966`, `1966`, `circa 1966`, `09/08/1966` in
/// the order the list uses, zeros for unknown parts (`00/00/1966`), and ranges (`1951 to 1953`).
enum PartialDate {
    /// Which number comes first between slashes.
    enum Order { case dayFirst, monthFirst }

    /// Every year of a range up to this long is given, of a longer one the two ends.
    static let widestRange = 10

    /// All dates a text stands for; empty when it is none.
    static func all(in text: String, order: Order = .dayFirst) -> [String] {
        for word in [" to ", " and ", " - ", "–"] {
            guard let cut = range(of: word, in: text) else { continue }
            let ends = [text[..<cut.lowerBound], text[cut.upperBound...]].compactMap {
                one(String($0), order: order)
            }
            guard ends.count == 2, let from = Int(ends[0].prefix(4)), let to = Int(ends[1].prefix(4))
            else { continue }
            return years(from: from, to: to)
        }
        // `1963-1965` is no month.
        let ends = text.squeezed.split(whereSeparator: { $0 == "-" || $0 == "/" })
        if ends.count == 2, ends.allSatisfy({ $0.utf8.count == 4 }), let from = Int(ends[0]),
            let to = Int(ends[1])
        {
            return years(from: from, to: to)
        }
        return one(text, order: order).map { [$0] } ?? []
    }

    /// All dates of a text that may hold several: `a) 1 May 1964 b) 1965`, with semicolons, commas or line ends
    /// between, or numbers with spaces between.
    static func several(in text: String, order: Order = .dayFirst) -> [String] {
        var found: [String] = []
        for part in Enumerated.parts(of: text) {
            let words = part.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
            let each = words.filter { $0.utf8.count > 3 && !$0.contains(where: \.isLetter) }
            if words.count > 1, each.count == words.count {
                found += each.flatMap { all(in: $0, order: order) }
                continue
            }
            let dates = all(in: part, order: order)
            found += dates.isEmpty ? first(in: part).map { [$0] } ?? [] : dates
        }
        return found
    }

    /// The first day that a sentence names: a day, a month in words and a year.
    static func first(in text: String) -> String? {
        let words = text.split(whereSeparator: { !($0.isLetter || $0.isNumber) })
        guard words.count > 2 else { return nil }
        for i in 0..<words.count - 2 {
            guard words[i].utf8.count <= 2, let day = Int(words[i]), words[i + 2].utf8.count == 4,
                let year = Int(words[i + 2]),
                let month = months[String(words[i + 1].lowercased().prefix(3))]
            else { continue }
            return of(year: year, month: month, day: day)
        }
        return nil
    }

    /// Every year between the two; only the ends when they are far apart or the wrong way round.
    static func years(from: Int, to: Int) -> [String] {
        guard (1...9999).contains(from), (1...9999).contains(to) else { return [] }
        if to < from || to - from > widestRange { return [padded(from, 4), padded(to, 4)] }
        return (from...to).map { padded($0, 4) }
    }

    /// The date of its parts; parts that are missing, zero or impossible make it shorter, and without a year it is nil.
    static func of(year: Int?, month: Int? = nil, day: Int? = nil) -> String? {
        guard let year, (1000...9999).contains(year) else { return nil }
        guard let month, (1...12).contains(month) else { return padded(year, 4) }
        guard let day, (1...31).contains(day) else { return "\(padded(year, 4))-\(padded(month, 2))" }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The single date of a text.
    static func one(_ text: String, order: Order = .dayFirst) -> String? {
        let bytes = Array(text.utf8)
        // `2026-02-27T00:00:09.554Z`: the time is dropped.
        if bytes.count > 10, bytes[4] == 45, bytes[7] == 45, [84, 32].contains(bytes[10]) {
            return one(String(decoding: bytes[..<10], as: UTF8.self), order: order)
        }
        let words = text.lowercased().split(whereSeparator: {
            $0 == " " || $0 == "," || $0 == "." || $0 == "\u{A0}"
        })
        .filter { !passedOver.contains(String($0)) }
        if words.count == 1, let word = words.first { return numeric(word, order: order) }
        guard words.count <= 3 else { return nil }
        var year: Int?
        var month: Int?
        var day: Int?
        for word in words {
            if let named = months[String(word.prefix(3))], word.allSatisfy(\.isLetter), month == nil {
                month = named
            } else if word.utf8.count == 4, let n = Int(word), year == nil {
                year = n
            } else if word.utf8.count <= 2, let n = Int(word), day == nil {
                day = n
            } else if words.count == 2, let date = numeric(word, order: order) {
                return date
            } else {
                return nil
            }
        }
        return of(year: year, month: month, day: day)
    }

    private static func numeric(_ word: Substring, order: Order) -> String? {
        let parts = word.split(omittingEmptySubsequences: false, whereSeparator: { "-/.".contains($0) })
        let numbers = parts.map { Int($0) }
        guard numbers.allSatisfy({ $0 != nil }) else { return nil }
        switch (parts.count, parts.first?.utf8.count, parts.last?.utf8.count) {
        case (1, 4, _): return of(year: numbers[0])
        case (2, 4, _): return of(year: numbers[0], month: numbers[1])
        case (3, 4, _): return of(year: numbers[0], month: numbers[1], day: numbers[2])
        case (3, _, 4):
            let dayFirst = order == .dayFirst
            return of(year: numbers[2], month: numbers[dayFirst ? 1 : 0], day: numbers[dayFirst ? 0 : 1])
        default: return nil
        }
    }

    private static func range(of word: String, in text: String) -> Range<String.Index>? {
        var at = text.startIndex
        while at < text.endIndex {
            if text[at...].hasPrefix(word) { return at..<text.index(at, offsetBy: word.count) }
            at = text.index(after: at)
        }
        return nil
    }

    private static func padded(_ n: Int, _ width: Int) -> String {
        let digits = String(n)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static let passedOver: Set<String> = [
        "circa", "approximately", "approx", "about", "c", "ca", "between", "from", "dob", "year",
        "late", "early",
        "born",
    ]

    private static let months = Dictionary(
        uniqueKeysWithValues: [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ].enumerated().map { ($1, $0 + 1) })
}
