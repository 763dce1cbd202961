/// How alike two words are, 0…1: an edit distance (optimal string alignment) in which what transliteration and hearing
/// confuse costs less than what they do not – vowels for vowels, `s` for `z`, an `h` or a doubled letter too many.
enum WordDistance {
    /// Longer words are compared by their first letters up to here.
    static let limit = 32
    /// Less than this is not alike at all.
    static let least = 0.64

    /// What single edits cost; what is not named costs 1.
    enum Cost {
        static let double = 0.25
        /// A vowel or an `h` too many.
        static let vowel = 0.5
        /// A vowel for a vowel.
        static let vowels = 0.4
        /// A letter for one of its group.
        static let alike = 0.5
        /// Two neighbours the other way round.
        static let swap = 0.7
        /// A digit for anything: words with digits must be equal.
        static let digit = 100.0
    }

    /// 1 for equal words, 0 for words below `least`.
    static func similarity(_ a: [UInt8], _ b: [UInt8]) -> Double {
        if a == b { return 1 }
        let n = min(a.count, limit)
        let m = min(b.count, limit)
        let longest = Double(max(n, m))
        let allowed = (1 - least) * longest
        guard longest > 1, n > 0, m > 0, Double(abs(n - m)) * Cost.double <= allowed else { return 0 }
        let cost = Letters.kinds.withUnsafeBufferPointer { kinds in
            a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in distance(a, n, b, m, allowed, kinds) } }
        }
        return cost > allowed ? 0 : 1 - cost / longest
    }

    /// Whether two words can be alike at all, by the groups of letters they hold: each group that one has and the other
    /// has not costs at least half an edit.
    static func couldBeAlike(_ a: UInt32, _ b: UInt32, longest: Int) -> Bool {
        Double((a ^ b).nonzeroBitCount) * 0.5 <= (1 - least) * Double(min(longest, limit))
    }

    /// The groups of consonants of a word, as bits; vowels and `h`, which are cheap, do not count.
    static func groups(_ word: [UInt8]) -> UInt32 {
        word.prefix(limit).reduce(0) { bits, byte in
            let kind = Letters.kinds[Int(byte)]
            return kind & (Letters.vowel | Letters.light) != 0 ? bits : bits | 1 << UInt32(kind & Letters.group)
        }
    }

    /// Three rows of the matrix; it ends as soon as a row has nothing within `allowed`.
    private static func distance(
        _ a: UnsafeBufferPointer<UInt8>, _ n: Int, _ b: UnsafeBufferPointer<UInt8>, _ m: Int, _ allowed: Double,
        _ kinds: UnsafeBufferPointer<UInt8>
    ) -> Double {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * (m + 1)) { rows in
            var before = 0
            var last = m + 1
            var row = 2 * (m + 1)
            rows[last] = 0
            for j in 1...m { rows[last + j] = rows[last + j - 1] + inserting(b, j - 1, kinds) }
            for i in 1...n {
                let left = inserting(a, i - 1, kinds)
                rows[row] = rows[last] + left
                var lowest = rows[row]
                for j in 1...m {
                    var cost = min(
                        rows[last + j] + left, rows[row + j - 1] + inserting(b, j - 1, kinds),
                        rows[last + j - 1] + replacing(a[i - 1], b[j - 1], kinds))
                    if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1], a[i - 1] != b[j - 1] {
                        cost = min(cost, rows[before + j - 2] + Cost.swap)
                    }
                    rows[row + j] = cost
                    lowest = min(lowest, cost)
                }
                if lowest > allowed { return lowest }
                (before, last, row) = (last, row, before)
            }
            return rows[last + m]
        }
    }

    @inline(__always)
    private static func inserting(
        _ word: UnsafeBufferPointer<UInt8>, _ at: Int, _ kinds: UnsafeBufferPointer<UInt8>
    ) -> Double {
        let byte = word[at]
        if at > 0, word[at - 1] == byte { return Cost.double }
        let kind = kinds[Int(byte)]
        if kind & Letters.digit != 0 { return Cost.digit }
        return kind & (Letters.vowel | Letters.light) != 0 ? Cost.vowel : 1
    }

    @inline(__always)
    private static func replacing(_ a: UInt8, _ b: UInt8, _ kinds: UnsafeBufferPointer<UInt8>) -> Double {
        if a == b { return 0 }
        let x = kinds[Int(a)]
        let y = kinds[Int(b)]
        if x & y & Letters.vowel != 0 { return Cost.vowels }
        if (x | y) & Letters.digit != 0 { return Cost.digit }
        return x & Letters.group == y & Letters.group && (x | y) & Letters.vowel == 0 ? Cost.alike : 1
    }
}

/// What a byte of a word is, as the distance needs it.
private enum Letters {
    static let vowel: UInt8 = 0x80
    static let digit: UInt8 = 0x40
    /// An `h`.
    static let light: UInt8 = 0x20
    /// The number of a letter's group: letters that stand for one another share it.
    static let group: UInt8 = 0x1F

    static let kinds: [UInt8] = {
        // Bytes beyond ASCII share a group only by chance of their low bits, and none with Latin letters.
        var table: [UInt8] = (0..<256).map { $0 < 128 ? 31 : UInt8(24 + $0 % 7) }
        for (number, letters) in ["bp", "ckqgx", "dt", "szj", "fvw", "mn", "l", "r", "h"].enumerated() {
            for letter in letters.utf8 { table[Int(letter)] = UInt8(number) }
        }
        for letter in "aeiouy".utf8 { table[Int(letter)] = vowel | 30 }
        table[Int(UInt8(ascii: "h"))] |= light
        for byte in 48...57 { table[byte] = digit | 29 }
        return table
    }()
}
