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
        guard UTF8Bytes.isASCII(text) else {
            return folded(text).withUnsafeBufferPointer { ISODate.fields($0) ?? WrittenDate.fields($0) }
        }
        return ISODate.fields(text) ?? WrittenDate.fields(text)
    }

    /// Digits of every script as those of ASCII, punctuation and spaces likewise, marks that only help to display left
    /// out.
    private static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0xA0, 0x2009, 0x202F, 0x2019, 0x02BC, 0x3000: out.append(32)
            case 0x2010...0x2013: out.append(45)
            case 0x060C, 0x3001, 0xFF0C: out.append(44)
            case 0xFF1A: out.append(58)
            case 0xFF0F: out.append(47)
            case 0x0970: out.append(46)
            // Direction marks, the Hebrew geresh, the Arabic hamza above.
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x05F3, 0x0654: break
            default:
                let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil
                if let digit { out.append(48 + UInt8(digit)) } else { UTF8Bytes.append(scalar.value, to: &out) }
            }
        }
        return out
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
