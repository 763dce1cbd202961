package import Records

/// Times as feeds and pages write them: RFC 822/2822/5322 and its wild variants, ISO 8601 and W3C-DTF in all forms,
/// `asctime`, numeric dates, month names of many languages. No zone means UTC (for Korean forms, Korean time); a
/// weekday is not believed; 24:00 is the next day. Nil for what is no date, rather than a guess.
package enum DateParser {
    /// The instant that `text` names.
    package static func timestamp(_ text: String) -> Timestamp? {
        var text = text
        return text.withUTF8 { timestamp($0) }
    }

    package static func timestamp(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        let range = ASCII.trimmed(bytes, 0..<min(bytes.count, 200))
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        guard text.count >= 2 else { return nil }
        return fields(text)?.timestamp
    }

    /// The day that `text` names, `2026-01-15`, when it names one without a time of day; the day in UTC when it has
    /// one.
    package static func day(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            let range = ASCII.trimmed(bytes, 0..<min(bytes.count, 200))
            return fields(UnsafeBufferPointer(rebasing: bytes[range]))?.timestamp?.day
        }
    }

    /// Whether `text` names a time of day as well as a day.
    package static func hasTime(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { fields($0)?.hour != nil }
    }

    private static func fields(_ text: UnsafeBufferPointer<UInt8>) -> DateFields? {
        ISODate.fields(text) ?? WrittenDate.fields(text)
    }
}

/// The parts of a date, as written and not yet checked.
struct DateFields {
    var year: Int
    var month = 1
    var day = 1
    /// Nil when there is no time of day.
    var hour: Int?
    var minute = 0
    var second = 0
    /// Nil when there is no zone.
    var zone: TimeZones.Zone?

    /// Nil when a part is out of its range. A leap second and hour 24 carry over.
    var timestamp: Timestamp? {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(year, month) else {
            return nil
        }
        let h = hour ?? 0
        guard h < 24 || h == 24 && minute == 0 && second == 0, minute < 60, second <= 60 else { return nil }
        let local = Timestamp(year: year, month: month, day: day, hour: h, minute: minute, second: second)
        guard let zone else { return local }
        guard abs(zone.seconds) <= 18 * 3_600 else { return nil }
        return local.adding(-Int64(zone.offset(at: local)))
    }

    static func days(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Two digits mean 1970 to 2069, as POSIX has it.
    static func century(_ twoDigits: Int) -> Int { twoDigits + (twoDigits < 70 ? 2_000 : 1_900) }
}
