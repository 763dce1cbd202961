/// Base64 as mail has it (RFC 2045 §6.8): characters outside the alphabet are passed over.
enum Base64 {
    static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for b in text {
            guard b != 61 else { break }
            guard let value = value(b) else { continue }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return out
    }

    private static func value(_ b: UInt8) -> UInt32? {
        switch b {
        case 65...90: UInt32(b - 65)
        case 97...122: UInt32(b - 71)
        case 48...57: UInt32(b) + 4
        case 43, 45: 62
        case 47, 95: 63
        default: nil
        }
    }
}
