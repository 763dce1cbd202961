import Records
import Testing

struct TimestampTests {
    @Test(
        "instants are read from RFC 3339 and written back in UTC",
        arguments: [
            ("2026-01-15T08:30:00Z", 1_768_465_800, "2026-01-15T08:30:00Z"),
            ("2026-01-15t10:30:00.25+02:00", 1_768_465_800, "2026-01-15T08:30:00Z"),
            ("1970-01-01 00:00:00Z", 0, "1970-01-01T00:00:00Z"),
            ("1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59Z"),
            ("2000-02-29T23:00:00-01:30", 951_870_600, "2000-03-01T00:30:00Z"),
            ("0001-01-01T00:00:00Z", -62_135_596_800, "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", 253_402_300_799, "9999-12-31T23:59:59Z"),
        ])
    func reads(text: String, seconds: Int, written: String) throws {
        let time = try #require(Timestamp(rfc3339: text))
        #expect(time.seconds == Int64(seconds))
        #expect(time.description == written)
        #expect(Timestamp(rfc3339: time.description) == time)
    }

    @Test(
        "what is no RFC 3339 time is none",
        arguments: [
            "", "2026", "2026-01-15", "2026-01-15T08:30:00", "2026-13-15T08:30:00Z", "2026-01-32T08:30:00Z",
            "2026-01-15T25:30:00Z", "2026-01-15T08:30:00+2:00", "2026-01-15T08:30:00Zx", "x026-01-15T08:30:00Z",
            "２０２６-01-15T08:30:00Z", "2026-01-15T08:30:00.", "2026-01-15T08:30:00+02:0x",
        ])
    func refuses(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("every day of four hundred years is counted once, and found again")
    func calendar() {
        var day = Timestamp.days(year: 1800, month: 1, day: 1)
        for year in 1800..<2200 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for date in 1...length {
                    let time = Timestamp(year: year, month: month + 1, day: date)
                    guard time.seconds == Int64(day) * 86_400, time.date == (year, month + 1, date) else {
                        Issue.record("\(year)-\(month + 1)-\(date)")
                        return
                    }
                    day += 1
                }
            }
        }
    }
}
