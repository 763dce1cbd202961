/// Signs of scripts that are written without spaces between words, in UTF-8.
enum Unspaced {
    /// Thai, Lao, Tibetan, Myanmar, Khmer, kana, bopomofo, Han with its extensions, Yi. Hangul has spaces.
    private static let ranges: [ClosedRange<UInt32>] = [
        0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x312F, 0x31A0...0x31FF,
        0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x1B000...0x1B16F,
        0x20000...0x3FFFF,
    ]

    /// The length in bytes of the sign at the beginning, 0 when that is no such sign.
    static func length(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard let first = bytes.first, first >= 0xE0 else { return 0 }
        let length = first < 0xF0 ? 3 : 4
        guard bytes.count >= length else { return 0 }
        var scalar = UInt32(first) & (length == 3 ? 0x0F : 0x07)
        for byte in bytes[1..<length] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
        return ranges.contains { $0.contains(scalar) } ? length : 0
    }

    /// How many bytes come before the first such sign, at least one sign of any kind.
    static func distance(_ bytes: UnsafeRawBufferPointer) -> Int {
        var at = 1
        while at < bytes.count {
            let isContinuation = bytes[at] & 0xC0 == 0x80
            if !isContinuation, length(UnsafeRawBufferPointer(rebasing: bytes[at...])) > 0 { return at }
            at += 1
        }
        return bytes.count
    }

    static func occurs(in bytes: UnsafeRawBufferPointer) -> Bool {
        for (at, byte) in bytes.enumerated() where byte >= 0xE0 {
            if length(UnsafeRawBufferPointer(rebasing: bytes[at...])) > 0 { return true }
        }
        return false
    }
}
