import Records

/// All that a crawl keeps of one feed between two passes: how to ask for it, and what was seen in it. No content.
struct FeedMemory: Hashable, Sendable {
    /// The address it is listed under.
    let feed: String
    /// Where it moved to for good, else nil.
    var movedTo: String?
    /// Validators of the last answer that was read to its end.
    var etag: String?
    var lastModified: String?
    /// How long its answers stay fresh, in seconds, as they said last.
    var lifetime: Int64?
    /// Not to be asked before: Retry-After, or an answer that is still fresh.
    var notBefore: Timestamp?
    var lastAsked: Timestamp?
    /// Of the last answer; nil when the last request had none.
    var status: Int?
    /// It answered 410.
    var isGone = false
    /// Hashes of the items, those of the last answer first.
    var seen: [UInt64] = []

    init(feed: String) { self.feed = feed }

    /// Where it is asked.
    var address: String { movedTo ?? feed }

    /// Notes the items of an answer; returns how many of them are new. So many hashes are kept: those of this answer,
    /// and older ones up to `kept`.
    mutating func note(_ items: [UInt64]) -> Int {
        let before = Set(seen)
        var now: Set<UInt64> = []
        let answer = items.filter { now.insert($0).inserted }
        let new = answer.count { !before.contains($0) }
        seen = answer + seen.filter { !now.contains($0) }.prefix(max(0, Self.kept - answer.count))
        return new
    }

    private static let kept = 2_000
}

// MARK: - As a line

extension FeedMemory {
    /// Fields between tabs, in the order of the properties; items as 16 hexadecimal digits each, without a separator.
    /// A value that would break the line is left out. Ends with a line feed.
    var line: [UInt8] {
        let fields = [
            Self.plain(feed), Self.plain(movedTo), Self.plain(etag), Self.plain(lastModified), Self.number(lifetime),
            Self.number(notBefore?.seconds), Self.number(lastAsked?.seconds), status.map(String.init) ?? "",
            isGone ? "gone" : "",
        ]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + seen.count * 16)
        for field in fields {
            bytes += field.utf8
            bytes.append(9)
        }
        for hash in seen {
            for shift in stride(from: 60, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: hash >> UInt64(shift)) & 15
                bytes.append(digit < 10 ? 48 + digit : 87 + digit)
            }
        }
        bytes.append(10)
        return bytes
    }

    /// Reads what `line` wrote, without the line feed; nil for anything else.
    init?(line: some Collection<UInt8>) {
        let fields = line.split(separator: 9, omittingEmptySubsequences: false)
        guard fields.count == 10, let hashes = Self.hashes(fields[9]) else { return nil }
        let texts = fields.prefix(9).map { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
        guard let feed = texts[0] else { return nil }
        self.init(feed: feed)
        (movedTo, etag, lastModified) = (texts[1], texts[2], texts[3])
        lifetime = texts[4].flatMap { Int64($0) }
        notBefore = texts[5].flatMap { Int64($0) }.map { Timestamp(seconds: $0) }
        lastAsked = texts[6].flatMap { Int64($0) }.map { Timestamp(seconds: $0) }
        status = texts[7].flatMap { Int($0) }
        isGone = texts[8] == "gone"
        seen = hashes
    }

    private static func plain(_ text: String?) -> String {
        guard let text, text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else { return "" }
        return text
    }

    private static func number(_ value: Int64?) -> String { value.map(String.init) ?? "" }

    private static func hashes(_ digits: some Collection<UInt8>) -> [UInt64]? {
        var hashes: [UInt64] = []
        hashes.reserveCapacity(digits.count / 16)
        var hash: UInt64 = 0
        for (place, digit) in digits.enumerated() {
            switch digit {
            case 48...57: hash = hash << 4 | UInt64(digit - 48)
            case 97...102: hash = hash << 4 | UInt64(digit - 87)
            default: return nil
            }
            if place % 16 == 15 { hashes.append(hash) }
        }
        return digits.count % 16 == 0 ? hashes : nil
    }
}
