/// The inside of JSON strings (RFC 8259 §7).
enum JSONText {
    /// The place of the next quote or backslash at or after `at`; `count` when there is none. Eight bytes at a time.
    @inline(__always)
    static func quoteOrBackslash(_ p: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> Int {
        var at = at
        while at &+ 16 <= count, found(WordHash.load(p + at)) | found(WordHash.load(p + at + 8)) == 0 { at &+= 16 }
        while at &+ 8 <= count {
            let hits = found(WordHash.load(p + at))
            if hits != 0 { return at &+ hits.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < count, p[at] != UInt8(ascii: "\""), p[at] != UInt8(ascii: "\\") { at &+= 1 }
        return at
    }

    /// The lowest set bit is the top bit of the first byte that is a quote or a backslash.
    @inline(__always)
    private static func found(_ x: UInt64) -> UInt64 {
        let quote = x ^ WordMask.low &* 0x22
        let slash = x ^ WordMask.low &* 0x5C
        return ((quote &- WordMask.low) & ~quote | (slash &- WordMask.low) & ~slash) & WordMask.high
    }

    /// Writes the text of the inside of a string, which is never longer; gives the number of bytes written. What is no
    /// escape after a backslash is taken as it stands.
    static func unescape(_ raw: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let p = raw.baseAddress, let out = target.baseAddress, target.count >= raw.count else { return 0 }
        let count = raw.count
        var at = 0
        var used = 0
        while at < count {
            while at &+ 16 <= count {
                let first = WordHash.load(p + at)
                let second = WordHash.load(p + at + 8)
                if found(first) | found(second) != 0 { break }
                UnsafeMutableRawPointer(out + used).storeBytes(of: first.littleEndian, as: UInt64.self)
                UnsafeMutableRawPointer(out + used + 8).storeBytes(of: second.littleEndian, as: UInt64.self)
                at &+= 16
                used &+= 16
            }
            while at &+ 8 <= count {
                let word = WordHash.load(p + at)
                UnsafeMutableRawPointer(out + used).storeBytes(of: word.littleEndian, as: UInt64.self)
                let hits = found(word)
                let clean = hits == 0 ? 8 : hits.trailingZeroBitCount / 8
                at &+= clean
                used &+= clean
                if hits != 0 { break }
            }
            guard at < count else { break }
            if p[at] != UInt8(ascii: "\\") || at + 1 == count {
                out[used] = p[at]
                at &+= 1
                used &+= 1
            } else if p[at + 1] == UInt8(ascii: "u") {
                used &+= unicode(p, &at, count, out + used)
            } else {
                out[used] = simple(p[at + 1])
                at &+= 2
                used &+= 1
            }
        }
        return used
    }

    @inline(__always)
    private static func simple(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: letter
        }
    }

    /// `\uXXXX`, or two of them that make a pair; moves `at` behind what was read and writes at most as many bytes.
    private static func unicode(
        _ p: UnsafePointer<UInt8>, _ at: inout Int, _ count: Int, _ out: UnsafeMutablePointer<UInt8>
    ) -> Int {
        guard var value = digits(p, at + 2, count) else {
            out[0] = p[at + 1]
            at += 2
            return 1
        }
        at += 6
        if value & 0xFC00 == 0xD800, at + 1 < count, p[at] == UInt8(ascii: "\\"), p[at + 1] == UInt8(ascii: "u"),
            let second = digits(p, at + 2, count), second & 0xFC00 == 0xDC00
        {
            value = 0x10000 + ((value & 0x3FF) << 10 | second & 0x3FF)
            at += 6
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        var used = 0
        for unit in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter {
            out[used] = unit
            used += 1
        }
        return used
    }

    private static func digits(_ p: UnsafePointer<UInt8>, _ from: Int, _ count: Int) -> UInt32? {
        guard from + 4 <= count else { return nil }
        var value: UInt32 = 0
        for i in from..<from + 4 {
            let lower = p[i] | 0x20
            if p[i] &- 48 < 10 {
                value = value << 4 | UInt32(p[i] &- 48)
            } else if lower &- 97 < 6 {
                value = value << 4 | UInt32(lower &- 87)
            } else {
                return nil
            }
        }
        return value
    }
}
