/// The path pattern of a rule: `*` for any octets, `$` at the end for the end, else octet by octet from the start
/// (RFC 9309 §2.2.3).
struct RobotsPattern: Sendable, Equatable {
    private let bytes: [UInt8]
    private let isPlain: Bool

    /// As written, blanks around it removed. Octets beyond ASCII are percent-encoded and hexadecimal digits put in
    /// capitals, the form in which addresses are compared (§2.2.2).
    init(_ written: some Collection<UInt8>) {
        let digits = Array("0123456789ABCDEF".utf8)
        let source = Array(written)
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        var i = 0
        while i < source.count {
            let byte = source[i]
            if byte == 37, i + 2 < source.count, isHex(source[i + 1]), isHex(source[i + 2]) {
                out += [37, capital(source[i + 1]), capital(source[i + 2])]
                i += 3
                continue
            }
            if byte >= 128 { out += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]] } else { out.append(byte) }
            i += 1
        }
        bytes = out
        isPlain = !out.contains(42) && out.last != 36
    }

    /// The weight of the rule: its octets.
    var length: Int { bytes.count }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether the pattern matches the path from its start. Linear for each `*`: only the last one is ever taken back.
    func matches(_ path: [UInt8]) -> Bool {
        if isPlain { return path.starts(with: bytes) }
        let anchored = bytes.last == 36
        let end = anchored ? bytes.count - 1 : bytes.count
        var p = 0
        var at = 0
        var star: (pattern: Int, path: Int)?
        while true {
            if p < end, bytes[p] == 42 {
                p += 1
                star = (p, at)
            } else if p < end, at < path.count, bytes[p] == path[at] {
                p += 1
                at += 1
            } else if p == end, !anchored || at == path.count {
                return true
            } else if let last = star, last.path < path.count {
                p = last.pattern
                at = last.path + 1
                star = (p, at)
            } else {
                return false
            }
        }
    }

    /// The pattern for the folder itself when this one ends in its `index.htm…`, which many files use for it.
    var ofFolder: RobotsPattern? {
        guard let slash = bytes.lastIndex(of: 47), bytes[slash...].starts(with: Array("/index.htm".utf8)) else {
            return nil
        }
        return RobotsPattern(bytes[...slash] + [36])
    }
}

private func isHex(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
}

private func capital(_ byte: UInt8) -> UInt8 { (97...102).contains(byte) ? byte - 32 : byte }
