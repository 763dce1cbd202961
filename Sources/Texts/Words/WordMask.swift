/// Eight bytes at a time in one register: which of 64 bytes belong to a word.
enum WordMask {
    static let high: UInt64 = 0x8080_8080_8080_8080
    static let low: UInt64 = 0x0101_0101_0101_0101

    /// Bit i says that byte i is an ASCII letter or digit, or not ASCII.
    @inline(__always)
    static func mask(_ p: UnsafePointer<UInt8>) -> UInt64 {
        var mask: UInt64 = 0
        for i in 0..<8 { mask |= gather(wordBytes(WordHash.load(p + i * 8))) << UInt64(i * 8) }
        return mask
    }

    /// The top bit of each byte that belongs to a word. Sums of seven-bit values do not carry into the next byte.
    @inline(__always)
    private static func wordBytes(_ x: UInt64) -> UInt64 {
        let seven = x & ~high
        let lower = seven | low &* 0x20
        let letters = (lower &+ low &* (0x80 - 0x61)) & ~(lower &+ low &* (0x80 - 0x7B))
        let digits = (seven &+ low &* (0x80 - 0x30)) & ~(seven &+ low &* (0x80 - 0x3A))
        return (letters | digits | x) & high
    }

    /// Top bits of the bytes to the low eight bits, by one multiplication.
    @inline(__always)
    private static func gather(_ tops: UInt64) -> UInt64 {
        ((tops >> 7) &* 0x0102_0408_1020_4080) >> 56
    }
}
