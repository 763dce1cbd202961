/// What may stand between two words of a phrase in a text.
enum Gap {
    /// Nothing, one space, line break, hyphen or apostrophe; white space with one line break at most; what the phrase
    /// itself has there; a full stop after a short word (`Co. Ltd` for `Co Ltd`). Invisible characters do not count.
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
        if gap.contains(where: { $0 >= 0x80 }), isAllowedWithoutInvisible(gap, own, wordBefore) { return true }
        if isMark(gap) || isSpace(gap[...]) || isOwn(gap, own) { return true }
        return wordBefore <= 3 && gap[0] == UInt8(ascii: ".") && (gap.count == 1 || isSpace(gap.dropFirst()))
    }

    /// The gap without what cannot be seen, if there is such.
    private static func isAllowedWithoutInvisible(
        _ gap: UnsafeBufferPointer<UInt8>, _ own: UnsafeBufferPointer<UInt8>, _ wordBefore: Int
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: gap.count) { rest in
            var used = 0
            var at = 0
            while at < gap.count {
                let length = invisible(gap[at...])
                if length == 0 {
                    rest[used] = gap[at]
                    used += 1
                }
                at += max(1, length)
            }
            guard used < gap.count else { return false }
            let left = UnsafeBufferPointer(rebasing: rest[..<used])
            return used == 0 || used == 1 && [0x20, 0x0A, 0x2D, 0x27].contains(left[0])
                || isAllowedSlowly(left, own, wordBefore)
        }
    }

    /// Bytes of the invisible character with which the gap begins, else 0: soft hyphen, Arabic letter mark, U+200B…200F,
    /// U+202A…202E, U+2060…2069 (marks and isolates of the bidirectional algorithm, spaces and joiners of no width), BOM.
    private static func invisible(_ gap: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let a = gap[gap.startIndex]
        guard gap.count >= 2, a >= 0xC2 else { return 0 }
        let b = gap[gap.startIndex + 1]
        if a == 0xC2 && b == 0xAD || a == 0xD8 && b == 0x9C { return 2 }
        guard gap.count >= 3 else { return 0 }
        let c = gap[gap.startIndex + 2]
        switch (a, b) {
        case (0xE2, 0x80): return (0x8B...0x8F).contains(c) || (0xAA...0xAE).contains(c) ? 3 : 0
        case (0xE2, 0x81): return (0xA0...0xA9).contains(c) ? 3 : 0
        case (0xEF, 0xBB): return c == 0xBF ? 3 : 0
        default: return 0
        }
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
