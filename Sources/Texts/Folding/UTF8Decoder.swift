/// Reads UTF-8 from outside, where anything may stand.
enum UTF8Decoder {
    /// The scalar that begins at `at` (< `count`) and its length in bytes; U+FFFD and 1 for a byte that begins none
    /// (Unicode §3.9, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
    @inline(__always)
    static func scalar(_ p: UnsafePointer<UInt8>, at: Int, count: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(p[at])
        if first < 0x80 { return (first, 1) }
        if first >= 0xC2, first < 0xE0, at + 1 < count, isContinuation(p[at + 1]) {
            return ((first & 0x1F) << 6 | UInt32(p[at + 1] & 0x3F), 2)
        }
        if first >= 0xE0, first < 0xF0, at + 2 < count, isContinuation(p[at + 1]), isContinuation(p[at + 2]) {
            let value = (first & 0x0F) << 12 | UInt32(p[at + 1] & 0x3F) << 6 | UInt32(p[at + 2] & 0x3F)
            if value >= 0x800, value < 0xD800 || value > 0xDFFF { return (value, 3) }
        }
        if first >= 0xF0, first < 0xF5, at + 3 < count, isContinuation(p[at + 1]), isContinuation(p[at + 2]),
            isContinuation(p[at + 3])
        {
            let high = (first & 0x07) << 18 | UInt32(p[at + 1] & 0x3F) << 12
            let value = high | UInt32(p[at + 2] & 0x3F) << 6 | UInt32(p[at + 3] & 0x3F)
            if value >= 0x10000, value < 0x110000 { return (value, 4) }
        }
        return (0xFFFD, 1)
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// Appends a scalar value as UTF-8; surrogates and values beyond Unicode become U+FFFD.
    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        for unit in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter { bytes.append(unit) }
    }
}
