/// A line reduced to its letters and digits in lower case: what is compared when two lines may differ in punctuation,
/// spaces and case. Works on bytes: Unicode's own tables took a tenth of the time of a page.
struct PlainWords: Hashable, Sendable {
    /// UTF-8.
    let bytes: [UInt8]

    init(_ line: String) {
        var line = line
        bytes = line.withUTF8 { PlainWords.reduced($0) }
    }

    init(_ line: ArraySlice<UInt8>) { bytes = line.withUnsafeBufferPointer { PlainWords.reduced($0) } }

    var count: Int { bytes.count }
    var isEmpty: Bool { bytes.isEmpty }

    func contains(_ other: PlainWords) -> Bool { find(other.bytes[...]) }
    func hasPrefix(_ other: PlainWords) -> Bool { bytes.starts(with: other.bytes) }
    func hasSuffix(_ other: PlainWords) -> Bool {
        bytes.count >= other.count && bytes[(bytes.count - other.count)...].elementsEqual(other.bytes)
    }

    /// Whether the beginning of the other, at most `length` bytes of it, stands in this.
    func contains(beginningOf other: PlainWords, length: Int) -> Bool { find(other.bytes.prefix(length)) }

    private func find(_ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first else { return true }
        guard part.count <= bytes.count else { return false }
        return bytes.withUnsafeBufferPointer { b in
            part.withUnsafeBufferPointer { p in
                var i = 0
                while i + p.count <= b.count {
                    if b[i] == first {
                        var k = 1
                        while k < p.count, b[i + k] == p[k] { k += 1 }
                        if k == p.count { return true }
                    }
                    i += 1
                }
                return false
            }
        }
    }

    private static func reduced(_ b: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(b.count)
        var i = 0
        while i < b.count {
            let c = b[i]
            if c < 0x80 {
                if isASCIILetter(c) || isDigit(c) { out.append(lowered(c)) }
                i += 1
                continue
            }
            let n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2
            if i + n <= b.count, !isPunctuation(c, b[i + 1]) { LowerCase.append(b, i, n, to: &out) }
            i += n
        }
        return out
    }

    /// U+0080…00BF, general punctuation to U+2BFF, and that of East Asia.
    private static func isPunctuation(_ c: UInt8, _ d: UInt8) -> Bool {
        c == 0xC2 || c == 0xE2 && d < 0xB0 || c == 0xE3 && d == 0x80 || c == 0xEF && d == 0xBC
    }
}

/// Lower case for the alphabets of the sources, byte by byte: Latin, Greek, Cyrillic.
enum LowerCase {
    /// The whole text.
    static func bytes(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.withUnsafeBufferPointer { b in
            var out: [UInt8] = []
            out.reserveCapacity(b.count)
            var i = 0
            while i < b.count {
                let n = b[i] < 0x80 ? 1 : b[i] >= 0xF0 ? 4 : b[i] >= 0xE0 ? 3 : 2
                if n == 1 { out.append(lowered(b[i])) } else if i + n <= b.count { append(b, i, n, to: &out) }
                i += n
            }
            return out
        }
    }

    /// The character of `n` bytes at `i`.
    @inline(__always)
    static func append(_ b: UnsafeBufferPointer<UInt8>, _ i: Int, _ n: Int, to out: inout [UInt8]) {
        guard n == 2 else {
            for k in i..<i + n { out.append(b[k]) }
            return
        }
        let v = lower(UInt16(b[i] & 0x1F) << 6 | UInt16(b[i + 1] & 0x3F))
        out.append(0xC0 | UInt8(truncatingIfNeeded: v >> 6))
        out.append(0x80 | UInt8(truncatingIfNeeded: v & 0x3F))
    }

    private static func lower(_ v: UInt16) -> UInt16 {
        switch v {
        case 0xC0...0xDE: v == 0xD7 ? v : v + 32
        case 0x100...0x137, 0x14A...0x177: v | 1
        case 0x139...0x148, 0x179...0x17E: v & 1 == 1 ? v + 1 : v
        case 0x386: 0x3AC
        case 0x388...0x38A: v + 37
        case 0x38C: 0x3CC
        case 0x38E, 0x38F: v + 63
        case 0x391...0x3AB: v + 32
        case 0x400...0x40F: v + 80
        case 0x410...0x42F: v + 32
        case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: v | 1
        default: v
        }
    }
}
