/// Finds dates in text that people wrote, in the orders and month names of many languages.
struct DateScanner: Sendable {
    /// A day, and whether a time of day stands behind it.
    struct Found: Hashable, Sendable {
        var year: Int
        var month: Int
        var day: Int
        /// `2026-01-15`.
        var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }

        /// Nil when there is no such day, or it lies outside 1990…2100.
        init?(_ year: Int, _ month: Int, _ day: Int) {
            let long = [1, 3, 5, 7, 8, 10, 12].contains(month)
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            guard (1990...2100).contains(year), (1...12).contains(month), day >= 1,
                day <= (month == 2 ? (leap ? 29 : 28) : long ? 31 : 30)
            else { return nil }
            self.year = year
            self.month = month
            self.day = day
        }
    }

    /// Month before day in `1/2/2026`.
    var monthFirst = false

    /// The first date of a text.
    func first(in text: String) -> Found? { scan(text, most: 1).first?.date }

    func all(in text: String) -> [Found] { scan(text, most: 20).map(\.date) }

    /// Whether a line is a date and hardly more ("Published on 15 January 2026, 10:30 am").
    /// - Parameter letters: at most so many besides the date.
    static func isDateLine(_ line: String, besides letters: Int = 26) -> Bool {
        guard line.utf8.count < 120, let hit = DateScanner().scan(line, most: 1).first else { return false }
        let words = Tokens(line).all.enumerated().filter { !hit.tokens.contains($0.offset) && $0.element.isWord }
        return words.reduce(0) { $0 + $1.element.word.count } <= letters
    }

    private func scan(_ text: String, most: Int) -> [(date: Found, tokens: Range<Int>)] {
        let tokens = Tokens(text).all
        var found: [(date: Found, tokens: Range<Int>)] = []
        var i = 0
        while i < tokens.count, found.count < most {
            if let (date, length) = date(tokens, i) {
                found.append((date, i..<i + length))
                i += length
            } else {
                i += 1
            }
        }
        return found
    }

    private func date(_ t: [Tokens.Token], _ i: Int) -> (Found, Int)? {
        guard i + 2 < t.count else { return nil }
        if t[i].digits == 4 { return yearFirst(t, i) }
        if t[i].digits == 1 || t[i].digits == 2 { return dayFirst(t, i) }
        if t[i].isWord, let month = MonthNames.month(t[i].word) {
            // "January 15, 2026", "Jan 15th 2026".
            var at = i + 1
            guard t[at].digits == 1 || t[at].digits == 2 else { return nil }
            let day = t[at].number
            at += 1
            while at < t.count, t[at].isWord, Tokens.fillers.contains(t[at].word), at < i + 4 { at += 1 }
            guard at < t.count, t[at].digits == 4, let d = Found(t[at].number, month, day) else { return nil }
            return (d, at + 1 - i)
        }
        return nil
    }

    /// "2026-01-15", "2026年1月15日", "2026. január 15.", "20260115" is not one.
    private func yearFirst(_ t: [Tokens.Token], _ i: Int) -> (Found, Int)? {
        if t[i + 1].isWord, let month = MonthNames.month(t[i + 1].word), t[i + 2].digits == 1 || t[i + 2].digits == 2 {
            return Found(t[i].number, month, t[i + 2].number).map { ($0, 3) }
        }
        var at = i + 1
        func number() -> Int? {
            while at < t.count, t[at].isWord, ["年", "月", "년", "월", "日"].contains(t[at].word) { at += 1 }
            guard at < t.count, t[at].digits == 1 || t[at].digits == 2 else { return nil }
            at += 1
            return t[at - 1].number
        }
        guard "-/.".utf8.contains(t[i].after) || t[i + 1].isWord, let month = number(), let day = number() else {
            return nil
        }
        return Found(t[i].number, month, day).map { ($0, at - i) }
    }

    /// "15 January 2026", "15. 1. 2026", "1/15/2026", "15 de enero de 2026", "15.01.26".
    private func dayFirst(_ t: [Tokens.Token], _ i: Int) -> (Found, Int)? {
        var at = i + 1
        while at < t.count, t[at].isWord, Tokens.fillers.contains(t[at].word), at < i + 3 { at += 1 }
        guard at < t.count else { return nil }
        if t[at].isWord, let month = MonthNames.month(t[at].word) {
            at += 1
            while at < t.count, t[at].isWord, Tokens.fillers.contains(t[at].word), at < i + 6 { at += 1 }
            guard at < t.count,
                t[at].digits == 4 || (t[at].digits == 2 && t[at].number > 31)
                    || t[at].digits == 2 && "'’".contains(Character(UnicodeScalar(t[at - 1].after)))
            else { return nil }
            let year = t[at].digits == 4 ? t[at].number : 2000 + t[at].number
            return Found(year, month, t[i].number).map { ($0, at + 1 - i) }
        }
        guard t[i + 1].digits == 1 || t[i + 1].digits == 2, t[i].after == t[i + 1].after,
            "./-|".utf8.contains(t[i].after)
        else {
            return nil
        }
        let year = t[i + 2].digits == 4 ? t[i + 2].number : t[i + 2].digits == 2 ? 2000 + t[i + 2].number : 0
        let (a, b) = (t[i].number, t[i + 1].number)
        if monthFirst, t[i].after == 47, let d = Found(year, a, b) { return (d, 3) }
        return (Found(year, b, a) ?? Found(year, a, b)).map { ($0, 3) }
    }
}

/// A text as words and numbers.
struct Tokens: Sendable {
    struct Token: Sendable {
        var word = ""
        var number = 0
        /// How many digits the number has; 0 for a word.
        var digits = 0
        /// The first byte after it that is no space; 0 at the end.
        var after: UInt8 = 0
        var isWord: Bool { digits == 0 }
    }

    static let fillers: Set<String> = [
        "st", "nd", "rd", "th", "de", "del", "of", "er", "do", "a", "the", "le", "den", "di", "o", "г",
    ]
    private(set) var all: [Token] = []

    /// At most the first 600 bytes are read.
    init(_ text: String) {
        let bytes = Array(text.utf8.prefix(600))
        var i = 0
        while i < bytes.count, all.count < 120 {
            let start = i
            if isDigit(bytes[i]) {
                while i < bytes.count, isDigit(bytes[i]) { i += 1 }
                var token = Token()
                token.digits = i - start
                for k in start..<min(i, start + 9) { token.number = token.number * 10 + Int(bytes[k] - 48) }
                all.append(token)
            } else if isASCIILetter(bytes[i]) || bytes[i] >= 0x80 {
                while i < bytes.count, isASCIILetter(bytes[i]) || bytes[i] >= 0x80 { i += 1 }
                // East Asian text has no spaces: the marks of year and month stand between digits.
                all.append(Token(word: String(decoding: bytes[start..<i], as: UTF8.self).lowercased()))
            } else {
                i += 1
                continue
            }
            var next = i
            while next < bytes.count, bytes[next] == 32 { next += 1 }
            all[all.count - 1].after = next < bytes.count ? bytes[next] : 0
        }
    }
}
