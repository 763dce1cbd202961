/// What may stand between two words of a phrase in a text.
enum Gap {
    /// Nothing, one space, line break, hyphen or apostrophe; white space with one line break at most; what the phrase
    /// itself has there; a full stop after a short word (`Co. Ltd` for `Co Ltd`).
    @inline(__always)
    static func isAllowed(
        _ text: UnsafePointer<UInt8>, _ from: Int, _ to: Int, own: UnsafeBufferPointer<UInt8>, wordBefore: Int
    ) -> Bool {
        if to == from { return true }
        if to &- from == 1 {
            let byte = text[from]
            if byte == 0x20 || byte == 0x0A || byte == 0x2D || byte == 0x27 { return true }
        }
        return isAllowedSlowly(UnsafeBufferPointer(start: text + from, count: to - from), own, wordBefore)
    }

    private static func isAllowedSlowly(
        _ gap: UnsafeBufferPointer<UInt8>, _ own: UnsafeBufferPointer<UInt8>, _ wordBefore: Int
    ) -> Bool {
        guard gap.count <= 12 else { return false }
        if isMark(gap) || isSpace(gap[...]) || isOwn(gap, own) { return true }
        return wordBefore <= 3 && gap[0] == UInt8(ascii: ".") && (gap.count == 1 || isSpace(gap.dropFirst()))
    }

    /// Hyphens U+2010 and U+2011, the en dash, and the apostrophes ‘ and ’.
    private static func isMark(_ gap: UnsafeBufferPointer<UInt8>) -> Bool {
        guard gap.count == 3, gap[0] == 0xE2, gap[1] == 0x80 else { return false }
        return gap[2] == 0x90 || gap[2] == 0x91 || gap[2] == 0x93 || gap[2] == 0x98 || gap[2] == 0x99
    }

    private static func isSpace(_ gap: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var breaks = 0
        var last: UInt8 = 0
        for byte in gap {
            switch byte {
            case 0x20, 0x09, 0x0D, 0xC2: break
            case 0xA0: if last != 0xC2 { return false }
            case 0x0A: breaks += 1
            default: return false
            }
            last = byte
        }
        return breaks < 2 && last != 0xC2
    }

    /// A line may be broken where the phrase has a space.
    private static func isOwn(_ gap: UnsafeBufferPointer<UInt8>, _ own: UnsafeBufferPointer<UInt8>) -> Bool {
        gap.count == own.count && zip(gap, own).allSatisfy { $0 == $1 || $0 == 0x0A && $1 == 0x20 }
    }
}
