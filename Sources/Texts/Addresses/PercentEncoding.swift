/// The normal form of percent-encoding (RFC 3986 §6.2.2): capitals in the digits, nothing encoded that need not be,
/// and encoded what must be.
enum PercentEncoding {
    static func normal(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = digit(bytes[at + 1]),
                let low = digit(bytes[at + 2])
            {
                let value = high << 4 | low
                if isUnreserved(value) { out.append(value) } else { encode(value, into: &out) }
                at += 3
            } else {
                if mayStand(bytes[at]) { out.append(bytes[at]) } else { encode(bytes[at], into: &out) }
                at += 1
            }
        }
        return out
    }

    private static func encode(_ byte: UInt8, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "%"))
        for half in [byte >> 4, byte & 15] { out.append(half < 10 ? 48 + half : 55 + half) }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// `ALPHA / DIGIT / "-" / "." / "_" / "~"` (RFC 3986 §2.3).
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        TextFolder.lower(byte) &- 97 < 26 || byte &- 48 < 10 || "-._~".utf8.contains(byte)
    }

    /// Unreserved and reserved characters, and a stray `%`, which nobody can mean otherwise.
    private static func mayStand(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || ":/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }
}
