/// ISO 8601 dates, also those of the 1988 edition that old feeds use: `2003-12-31`, `20031231`, `2003-12`, `2003`,
/// `2003-335`, `03-12-31`, `031231`, `03335`, `-0312`, each with a time of day after `T` or a space.
struct ISODate {
    private let text: UnsafeBufferPointer<UInt8>
    private var i = 0

    static func fields(_ text: UnsafeBufferPointer<UInt8>) -> DateFields? {
        guard let first = text.first, ASCII.isDigit(first) || first == 45 else { return nil }
        var date = ISODate(text: text)
        guard var fields = date.date() else { return nil }
        guard date.time(&fields) else { return nil }
        return fields
    }

    private init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    private var next: UInt8? { i < text.count ? text[i] : nil }

    /// The digits from here on: their value and how many there are.
    private mutating func number() -> (value: Int, digits: Int) {
        let start = i
        var value = 0
        while i < text.count, ASCII.isDigit(text[i]), i - start < 14 {
            value = value * 10 + Int(text[i] - 48)
            i += 1
        }
        return (value, i - start)
    }

    private mutating func skip(_ b: UInt8) -> Bool {
        guard next == b else { return false }
        i += 1
        return true
    }

    private mutating func date() -> DateFields? {
        if skip(45) { return truncated() }
        let first = number()
        switch first.digits {
        case 4: return afterYear(first.value)
        case 8: return packed(first.value)
        case 6: return packed(first.value, century: true)
        case 14: return packedWithTime(first.value)
        case 5: return ordinal(DateFields.century(first.value / 1_000), first.value % 1_000)
        case 7: return ordinal(first.value / 1_000, first.value % 1_000)
        case 2: return afterShortYear(DateFields.century(first.value))
        default: return nil
        }
    }

    /// `-0312`, `-03-12`: a year without its century, and a month.
    private mutating func truncated() -> DateFields? {
        let first = number()
        if first.digits == 4 {
            return DateFields(year: DateFields.century(first.value / 100), month: first.value % 100)
        }
        guard first.digits == 2, skip(45) else { return nil }
        let month = number()
        return month.digits == 2 ? DateFields(year: DateFields.century(first.value), month: month.value) : nil
    }

    private mutating func afterYear(_ year: Int) -> DateFields? {
        guard skip(45) else {
            // “2006 Jan 2” is no ISO date.
            return i == text.count ? DateFields(year: year) : nil
        }
        let second = number()
        switch second.digits {
        case 1, 2: return afterMonth(year, second.value)
        // “2003-012-31” has been seen.
        case 3: return next == 45 ? afterMonth(year, second.value) : ordinal(year, second.value)
        case 4: return DateFields(year: year, month: second.value / 100, day: second.value % 100)
        default: return nil
        }
    }

    private mutating func afterMonth(_ year: Int, _ month: Int) -> DateFields? {
        guard skip(45) else { return DateFields(year: year, month: month) }
        let day = number()
        return day.digits == 1 || day.digits == 2 ? DateFields(year: year, month: month, day: day.value) : nil
    }

    /// `03-12-31`; what cannot be year, month and day in this order is left to others.
    private mutating func afterShortYear(_ year: Int) -> DateFields? {
        guard skip(45) else { return nil }
        let month = number()
        if month.digits == 3 { return ordinal(year, month.value) }
        guard month.digits == 2, skip(45) else { return nil }
        let day = number()
        return day.digits == 2 ? DateFields(year: year, month: month.value, day: day.value) : nil
    }

    private func packed(_ value: Int, century: Bool = false) -> DateFields {
        let year = value / 10_000
        return DateFields(
            year: century ? DateFields.century(year) : year, month: value / 100 % 100, day: value % 100)
    }

    private func packedWithTime(_ value: Int) -> DateFields {
        var fields = packed(value / 1_000_000)
        fields.hour = value / 10_000 % 100
        fields.minute = value / 100 % 100
        fields.second = value % 100
        return fields
    }

    private func ordinal(_ year: Int, _ day: Int) -> DateFields? {
        guard (1...366).contains(day) else { return nil }
        var left = day
        for month in 1...12 {
            let length = DateFields.days(year, month)
            if left <= length { return DateFields(year: year, month: month, day: left) }
            left -= length
        }
        return nil
    }

    /// The time of day and the zone, when there are any; false when what follows is neither.
    private mutating func time(_ fields: inout DateFields) -> Bool {
        while next == 32 { i += 1 }
        guard let b = next else { return true }
        if b | 0x20 == 116 { i += 1 }
        while next == 32 { i += 1 }
        if i == text.count { return true }
        if let b = next, !ASCII.isDigit(b) { return fields.hour != nil && zone(&fields) }
        guard clock(&fields) else { return false }
        while next == 32 { i += 1 }
        return i == text.count || zone(&fields)
    }

    private mutating func clock(_ fields: inout DateFields) -> Bool {
        let hour = number()
        guard hour.digits == 1 || hour.digits == 2 || hour.digits == 4 || hour.digits == 6 else { return false }
        if hour.digits > 2 {
            let seconds = hour.digits == 6
            fields.hour = seconds ? hour.value / 10_000 : hour.value / 100
            fields.minute = seconds ? hour.value / 100 % 100 : hour.value % 100
            fields.second = seconds ? hour.value % 100 : 0
            return fraction()
        }
        fields.hour = hour.value
        guard skip(58) else { return true }
        let minute = number()
        guard minute.digits == 1 || minute.digits == 2 else { return false }
        fields.minute = minute.value
        guard skip(58) else { return true }
        let second = number()
        guard second.digits == 1 || second.digits == 2 else { return false }
        fields.second = second.value
        return fraction()
    }

    /// A fraction of a second is read and dropped.
    private mutating func fraction() -> Bool {
        guard skip(46) || skip(44) else { return true }
        while let b = next, ASCII.isDigit(b) { i += 1 }
        return true
    }

    private mutating func zone(_ fields: inout DateFields) -> Bool {
        let rest = UnsafeBufferPointer(rebasing: text[i...])
        guard let zone = TimeZones.zone(rest) else { return false }
        fields.zone = zone
        return true
    }
}
