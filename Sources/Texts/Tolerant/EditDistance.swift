/// Small distances between folded words: insertions, deletions, substitutions and swaps of neighbours (optimal string
/// alignment), counted in characters. The first character must be the same: people seldom mistype it.
enum EditDistance {
    /// How many edits a word of so many characters may have and still be itself.
    @inline(__always)
    static func allowed(_ characters: Int) -> Int { (characters < 5 ? 0 : 1) &+ (characters < 9 ? 0 : 1) }

    /// The distance if it is at most `most` (≤ 2), else nil.
    static func within(
        _ most: Int, _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard most > 0, let first = a.first, first == b.first else { return a.elementsEqual(b) ? 0 : nil }
        if a.contains(where: { $0 >= 0x80 }) || b.contains(where: { $0 >= 0x80 }) { return ofScalars(most, a, b) }
        if most == 1 { return isWithinOne(a, b) ? a.elementsEqual(b) ? 0 : 1 : nil }
        return within(most, a.count, b.count, { a[$0] == b[$1] }, { a[$0] == b[$1 + 1] && a[$0 + 1] == b[$1] })
    }

    /// One edit at most: between what is equal at both ends, nothing, one character, or two that are swapped.
    private static func isWithinOne(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        var start = 0
        let least = min(a.count, b.count)
        while start < least, a[start] == b[start] { start += 1 }
        var x = a.count
        var y = b.count
        while x > start, y > start, a[x - 1] == b[y - 1] {
            x -= 1
            y -= 1
        }
        if x - start <= 1, y - start <= 1 { return true }
        return x - start == 2 && y - start == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
    }

    private static func ofScalars(
        _ most: Int, _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let a = Array(String(decoding: a, as: UTF8.self).unicodeScalars)
        let b = Array(String(decoding: b, as: UTF8.self).unicodeScalars)
        guard a.first == b.first, min(a.count, b.count) >= 4 else { return a == b ? 0 : nil }
        return within(
            min(most, allowed(max(a.count, b.count))), a.count, b.count, { a[$0] == b[$1] },
            { a[$0] == b[$1 + 1] && a[$0 + 1] == b[$1] })
    }

    /// Walks over what is equal; where the words differ, tries each edit that may repair it. With two edits at most,
    /// that is at most 16 walks.
    @inline(__always)
    private static func within(
        _ most: Int, _ aCount: Int, _ bCount: Int, _ equal: (Int, Int) -> Bool, _ swapped: (Int, Int) -> Bool
    ) -> Int? {
        guard abs(aCount - bCount) <= most else { return nil }
        var best: Int?
        // Where a walk stands: places in a and b, edits so far. Depth is bounded by `most`.
        var open: [(Int, Int, Int)] = [(0, 0, 0)]
        while let (a, b, edits) = open.popLast() {
            var i = a
            var j = b
            while i < aCount, j < bCount, equal(i, j) {
                i += 1
                j += 1
            }
            if i == aCount, j == bCount {
                best = min(best ?? edits, edits)
                continue
            }
            guard edits < min(most, (best ?? most + 1) - 1) else { continue }
            if i + 1 < aCount, j + 1 < bCount, swapped(i, j) { open.append((i + 2, j + 2, edits + 1)) }
            if i < aCount { open.append((i + 1, j, edits + 1)) }
            if j < bCount { open.append((i, j + 1, edits + 1)) }
            if i < aCount, j < bCount { open.append((i + 1, j + 1, edits + 1)) }
        }
        return best
    }
}
