import Foundation

/// How large a measured world is. The same size and seed give the same world, to the byte.
struct WorldSize: Codable, Sendable {
    var days = 30
    var sources = 300
    var articles = 40_000
    var traders = 5_000
    /// Parties on the lists, all lists together.
    var listed = 450
    /// Loopback addresses that the publishers are spread over.
    var hosts = 200
    var seed: UInt64 = 1
    /// The midnight (UTC, seconds since 1970) at which the last day ends.
    var end: Int64 = 0

    static let small = WorldSize(days: 3, sources: 30, articles: 600, traders: 300, listed: 60, seed: 1)

    /// Midnight at which the first day begins.
    var start: Int64 { end - Int64(days) * 86_400 }
    /// Happenings that must raise an alert.
    var facts: Int { 90 + articles / 50 }
    /// Articles that must not, although they look so.
    var traps: Int { 60 + articles / 25 }

    /// Dice of one part of the world, so that a change in one part leaves the others as they are.
    func dice(_ part: UInt64) -> Dice { Dice(seed: seed &* 0x9E37_79B9 &+ part &* 7_919) }
}

/// Times as feeds, pages and the truth write them, without a formatter per article.
enum Stamp {
    /// 2026-01-15T08:30:00Z
    static func rfc3339(_ seconds: Int64) -> String { clock(seconds, "%Y-%m-%dT%H:%M:%SZ") }
    /// Thu, 15 Jan 2026 08:30:00 GMT
    static func rfc822(_ seconds: Int64) -> String { clock(seconds, "%a, %d %b %Y %H:%M:%S GMT") }

    /// Seconds since 1970 of an RFC 3339 time in UTC; nil for anything else.
    static func seconds(_ text: String) -> Int64? {
        var parts = tm()
        let numbers = text.prefix(19).split { "-T:".contains($0) }.compactMap { Int32($0) }
        guard numbers.count == 6 else { return nil }
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] &- 1_900, numbers[1] &- 1, numbers[2])
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
        return Int64(timegm(&parts))
    }

    /// By strftime, in the C locale.
    static func clock(_ seconds: Int64, _ format: String) -> String {
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        var buffer = [CChar](repeating: 0, count: 80)
        let count = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
