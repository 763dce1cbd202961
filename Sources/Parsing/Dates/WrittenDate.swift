import Records

/// Dates in words and figures, in whatever order: `Thu, 01 Jan 2004 19:48:21 GMT`, `Nov. 16, 2020, 10:57 a.m.`,
/// `Sun Jul 15 01:16:00 +0000 2012`, `10/30/23 21:55:58`, `2004년 05월 28일 오후 1:31`. The parts are told apart by
/// their form; what stays open is decided as the comments say.
struct WrittenDate {
    private struct Figure {
        var value: Int
        var digits: Int
        /// What stands between it and the figure before.
        var separator: UInt8
        var unit: DateWords.Unit?
    }

    private let text: UnsafeBufferPointer<UInt8>
    private var i = 0
    private var figures: [Figure] = []
    private var month: Int?
    /// The month that the name means in another language.
    private var otherMonth: Int?
    /// The name of the month stood before all figures. When another one follows, it was that of a weekday: `mar.` is
    /// Tuesday in French, Spanish, Italian and Romanian, `sen` Monday in Indonesian.
    private var mayBeWeekday = false
    private var weekdayOfMonth: Int?
    /// Thai dates count the years of the Buddhist era, which are 543 ahead.
    private var isThai = false
    /// How many figures stood before the month's name.
    private var figuresBeforeMonth = 0
    private var weekday: Int?
    private var hour: Int?
    private var minute = 0
    private var second = 0
    private var isAfternoon: Bool?
    private var zone: TimeZones.Zone?
    private var impliedZone: TimeZones.Zone?

    static func fields(_ text: UnsafeBufferPointer<UInt8>) -> DateFields? {
        var date = WrittenDate(text: text)
        guard date.read(), var fields = date.day() else { return nil }
        guard date.putTime(&fields) else { return nil }
        return fields
    }

    private init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    // MARK: Reading

    /// False when a part occurs that no date has.
    private mutating func read() -> Bool {
        var separator: UInt8 = 0
        while i < text.count {
            let b = text[i]
            if ASCII.isDigit(b) {
                guard figure(separator) else { return false }
                separator = 0
            } else if (b == 43 || b == 45), hour != nil, zoneFollows() {
                readOffset()
            } else if ASCII.isLetter(b) || b >= 0x80 {
                word()
            } else if b == 40 {
                // A comment (RFC 5322 §3.2.2) names the zone in words.
                while i < text.count, text[i] != 41 { i += 1 }
                i = min(text.count, i + 1)
            } else {
                if !ASCII.isSpace(b) || separator == 0 { separator = b }
                i += 1
            }
        }
        return true
    }

    private func zoneFollows() -> Bool {
        guard i + 1 < text.count, ASCII.isDigit(text[i + 1]) else { return false }
        // “15:04 - 16.01.2026”: a date, not a zone.
        let digits = text[(i + 1)...].prefix { ASCII.isDigit($0) }.count
        let after = i + 1 + digits
        return digits <= 4 && (after >= text.count || text[after] != 46 && text[after] != 47) && zone == nil
            || isUTC && digits <= 4
    }

    /// `GMT+0200`: the offset refines the name.
    private var isUTC: Bool { zone?.seconds == 0 && zone?.summer == TimeZones.Summer.none }

    private mutating func readOffset() {
        let rest = UnsafeBufferPointer(rebasing: text[i...])
        zone = TimeZones.offset(rest) ?? TimeZones.Zone(seconds: .max / 2)
        i += 1
        while i < text.count, ASCII.isDigit(text[i]) || text[i] == 58 { i += 1 }
    }

    private mutating func figure(_ separator: UInt8) -> Bool {
        let start = i
        var value = 0
        while i < text.count, ASCII.isDigit(text[i]), i - start < 9 {
            value = value * 10 + Int(text[i] - 48)
            i += 1
        }
        let digits = i - start
        if i < text.count, text[i] == 58 || isHourMark(digits), hour == nil { return clock(value, digits) }
        figures.append(Figure(value: value, digits: digits, separator: separator))
        return figures.count <= 6
    }

    /// French `10h30`.
    private func isHourMark(_ digits: Int) -> Bool {
        text[i] | 0x20 == 104 && digits <= 2 && i + 1 < text.count && ASCII.isDigit(text[i + 1])
    }

    private mutating func clock(_ value: Int, _ digits: Int) -> Bool {
        guard digits <= 2 else { return false }
        hour = value
        i += 1
        guard let m = twoDigits() else { return false }
        minute = m
        if i < text.count, text[i] == 58 {
            i += 1
            guard let s = twoDigits() else { return false }
            second = s
        }
        if i + 1 < text.count, text[i] == 46 || text[i] == 44, ASCII.isDigit(text[i + 1]) {
            i += 1
            while i < text.count, ASCII.isDigit(text[i]) { i += 1 }
        }
        return true
    }

    private mutating func twoDigits() -> Int? {
        let start = i
        var value = 0
        while i < text.count, ASCII.isDigit(text[i]), i - start < 2 {
            value = value * 10 + Int(text[i] - 48)
            i += 1
        }
        return i > start ? value : nil
    }

    private mutating func word() {
        let start = i
        while i < text.count,
            ASCII.isLetter(text[i]) || text[i] >= 0x80 || text[i] == 47 && isZonePath(start)
                || text[i] == 95 || text[i] == 46 && isAbbreviationDot(start)
        { i += 1 }
        if takeUsual(start) { return }
        let word = String(decoding: text[start..<i], as: UTF8.self).lowercased()
        if let unit = DateWords.unit(word), let last = figures.indices.last {
            take(unit, last)
        } else if let half = DateWords.half(word) {
            isAfternoon = half
            if DateWords.isKorean(word) { impliedZone = TimeZones.Zone(seconds: 9 * 3_600) }
        } else if month == nil || mayBeWeekday, takeMonth(word) {
            isThai = text[start] == 0xE0 && (text[start + 1] == 0xB8 || text[start + 1] == 0xB9)
        } else if hour != nil, zone == nil, let named = TimeZones.named(word) {
            zone = named
        } else if let day = DateWords.weekday(word) {
            weekday = day
        }
    }

    /// The three-letter words of RFC 5322 §3.3 and `GMT`, without making a string; true when it was one.
    private mutating func takeUsual(_ start: Int) -> Bool {
        guard i == start + 3, text[start] < 0x80 else { return false }
        let key =
            UInt32(text[start] | 0x20) << 16 | UInt32(text[start + 1] | 0x20) << 8 | UInt32(text[start + 2] | 0x20)
        if key == 0x67_6D_74, hour != nil, zone == nil {
            zone = TimeZones.Zone(seconds: 0)
            return true
        }
        guard let at = Self.usual.firstIndex(of: key) else { return false }
        if at < 7 {
            weekday = at
        } else if month == nil || mayBeWeekday {
            take(month: at - 6, at == 9 ? 2 : nil)
        }
        return true
    }

    private mutating func takeMonth(_ word: String) -> Bool {
        let rivals = MonthWords.rivals(word)
        guard let named = rivals?.first ?? MonthNames.month(word) ?? MonthWords.month(word) else { return false }
        take(month: named, DateWords.weekday(word))
        otherMonth = rivals?.second
        return true
    }

    /// `sameWord`: the weekday that the name would be.
    private mutating func take(month named: Int, _ sameWord: Int?) {
        if mayBeWeekday { weekday = weekdayOfMonth }
        month = named
        weekdayOfMonth = sameWord
        figuresBeforeMonth = figures.count
        mayBeWeekday = figures.isEmpty
    }

    private static let usual: [UInt32] = [
        "sun", "mon", "tue", "wed", "thu", "fri", "sat", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
        "oct", "nov", "dec",
    ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    private func isZonePath(_ start: Int) -> Bool {
        i > start && i + 1 < text.count && ASCII.isLetter(text[i + 1])
    }

    /// `a.m.` and Thai `ม.ค.` are one word, `Nov.` and the dot that ends a sentence are not part of theirs.
    private func isAbbreviationDot(_ start: Int) -> Bool {
        guard i > start, i + 1 < text.count else { return false }
        return text[start] >= 0x80 ? text[i + 1] >= 0x80 : i == start + 1 && ASCII.isLetter(text[i + 1])
    }

    private mutating func take(_ unit: DateWords.Unit, _ last: Int) {
        switch unit {
        case .year, .month, .day: figures[last].unit = unit
        case .hour: hour = figures.removeLast().value
        case .minute: minute = figures.removeLast().value
        case .second: second = figures.removeLast().value
        case .koreanYear:
            figures[last].unit = .year
            impliedZone = TimeZones.Zone(seconds: 9 * 3_600)
        case .ordinal: break
        }
    }

    // MARK: Which is which

    private func day() -> DateFields? {
        if let fields = byUnits() { return fields }
        if let month {
            guard figures.count == 2 else { return nil }
            return withNamedMonth(month)
        }
        guard figures.count == 3 else { return nil }
        return inFigures()
    }

    /// `2004년 05월 28일`, `2026年1月15日`.
    private func byUnits() -> DateFields? {
        guard let year = figures.first(where: { $0.unit == .year }) else { return nil }
        let m = figures.first { $0.unit == .month }
        guard let month = m?.value ?? self.month else { return nil }
        return DateFields(year: year.value, month: month, day: figures.first { $0.unit == .day }?.value ?? 1)
    }

    /// The year is the figure of four digits, or the one that can be no day, else the last.
    private func withNamedMonth(_ month: Int) -> DateFields? {
        let (a, b) = (figures[0], figures[1])
        let yearFirst = a.digits > 2 && b.digits <= 2 || a.digits <= 2 && b.digits <= 2 && a.value > 31
        let (year, day) = yearFirst ? (a, b) : (b, a)
        guard day.digits <= 2, year.digits == 4 || year.digits == 2 else { return nil }
        var fields = DateFields(year: full(year), month: month, day: day.value)
        if isThai, fields.year >= 2_400 { fields.year -= 543 }
        if let otherMonth, let weekday, Self.weekday(fields) != weekday {
            var other = fields
            other.month = otherMonth
            if Self.weekday(other) == weekday { return other }
        }
        return fields
    }

    private func full(_ year: Figure) -> Int { year.digits == 4 ? year.value : DateFields.century(year.value) }

    /// `15/01/2026`, `15.1.26`, `2026/1/15`, `11 04 2020`: month first only between slashes, unless the figures or a
    /// weekday tell.
    private func inFigures() -> DateFields? {
        let (a, b, c) = (figures[0], figures[1], figures[2])
        if a.digits == 4 {
            guard b.digits <= 2, c.digits <= 2 else { return nil }
            return DateFields(year: a.value, month: b.value, day: c.value)
        }
        guard a.digits <= 2, b.digits <= 2, c.digits == 4 || c.digits == 2 else { return nil }
        let monthFirst = DateFields(year: full(c), month: a.value, day: b.value)
        let dayFirst = DateFields(year: full(c), month: b.value, day: a.value)
        if a.value > 12 { return dayFirst }
        if b.value > 12 { return monthFirst }
        if let weekday {
            if Self.weekday(monthFirst) == weekday { return monthFirst }
            if Self.weekday(dayFirst) == weekday { return dayFirst }
        }
        return b.separator == 47 ? monthFirst : dayFirst
    }

    /// 0 is Sunday.
    private static func weekday(_ f: DateFields) -> Int {
        ((Timestamp.days(year: f.year, month: f.month, day: f.day) + 4) % 7 + 7) % 7
    }

    private func putTime(_ fields: inout DateFields) -> Bool {
        guard var h = hour else { return true }
        if let isAfternoon {
            guard h <= 12 || isAfternoon && h < 24 else { return false }
            if h == 12 { h = isAfternoon ? 12 : 0 } else if isAfternoon, h < 12 { h += 12 }
        }
        fields.hour = h
        fields.minute = minute
        fields.second = second
        fields.zone = zone ?? impliedZone
        return true
    }
}
