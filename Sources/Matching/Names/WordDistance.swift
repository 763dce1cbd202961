/// How alike two words are, 0…1: an edit distance (optimal string alignment) in which what transliteration, hearing,
/// typing and print confuse costs less than what they do not – vowels for vowels, `s` for `z`, a neighbour on the
/// keyboard, `rn` for `m`, an `h` or a doubled letter too many. Edits that stand side by side cost more than the same
/// edits spread over the word: `montenegro` is no slip of `monteiro`.
enum WordDistance {
    /// Longer words are compared by their first letters up to here.
    static let limit = 32

    /// A digit for anything: words with digits must be equal.
    private static let digit = 100.0

    /// 1 for equal words, 0 for words that are less alike than the weights ask.
    static func similarity(
        _ a: [UInt8], _ b: [UInt8], _ weights: ComparisonWeights.Distance = ComparisonWeights.standard.distance
    ) -> Double {
        if a == b { return 1 }
        let n = min(a.count, limit)
        let m = min(b.count, limit)
        let longest = Double(max(n, m))
        let allowed = (1 - (longest < 5 ? weights.short : weights.least)) * longest
        guard longest > 1, n > 0, m > 0, Double(abs(n - m)) * weights.double <= allowed else { return 0 }
        let (head, tail) = common(a, n, b, m)
        let cost = Letters.tables.withUnsafeBufferPointer { tables in
            a.withUnsafeBufferPointer { a in
                b.withUnsafeBufferPointer { b in
                    distance(a, head, n - head - tail, b, m - head - tail, allowed, tables, weights)
                }
            }
        }
        guard cost <= allowed else { return 0 }
        guard cost > 1 else { return 1 - cost / longest }
        // How much of what stands between the equal beginnings and ends is edited.
        let density = min(1, cost / Double(max(1, max(n, m) - head - tail)))
        let dense = cost * (1 + weights.density * density)
        return dense > allowed ? 0 : 1 - dense / longest
    }

    /// The lengths of the equal beginnings and ends, which cost nothing and need no comparison.
    private static func common(_ a: [UInt8], _ n: Int, _ b: [UInt8], _ m: Int) -> (head: Int, tail: Int) {
        let shorter = min(n, m)
        var head = 0
        while head < shorter, a[head] == b[head] { head += 1 }
        var tail = 0
        while tail < shorter - head, a[n - 1 - tail] == b[m - 1 - tail] { tail += 1 }
        return (head, tail)
    }

    /// Whether two words can be alike at all, by the groups of letters they hold: each group that one has and the other
    /// has not costs at least half an edit.
    static func couldBeAlike(_ a: UInt32, _ b: UInt32, longest: Int) -> Bool {
        Double((a ^ b).nonzeroBitCount) * 0.5 <= 0.36 * Double(min(longest, limit))
    }

    /// The groups of consonants of a word, as bits; vowels and `h`, which are cheap, do not count.
    static func groups(_ word: [UInt8]) -> UInt32 {
        word.prefix(limit).reduce(0) { bits, byte in
            let kind = Letters.tables[Int(byte)]
            return kind & (Letters.vowel | Letters.light) != 0 ? bits : bits | 1 << UInt32(kind & Letters.group)
        }
    }

    /// Three rows of the matrix, of `n` and `m` letters from `head` on; it ends as soon as a row has nothing within
    /// `allowed`.
    private static func distance(
        _ a: UnsafeBufferPointer<UInt8>, _ head: Int, _ n: Int, _ b: UnsafeBufferPointer<UInt8>, _ m: Int,
        _ allowed: Double, _ tables: UnsafeBufferPointer<UInt8>, _ weights: ComparisonWeights.Distance
    ) -> Double {
        guard n > 0, m > 0 else {
            let word = n > 0 ? a : b
            return (head..<head + max(n, m)).reduce(0) { $0 + inserting(word, $1, tables, weights) }
        }
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * (m + 1)) { rows in
            var before = 0
            var last = m + 1
            var row = 2 * (m + 1)
            rows[last] = 0
            var lowestBefore = 0.0
            for j in 1...m { rows[last + j] = rows[last + j - 1] + inserting(b, head + j - 1, tables, weights) }
            for i in 1...n {
                let x = a[head + i - 1]
                let left = inserting(a, head + i - 1, tables, weights)
                rows[row] = rows[last] + left
                var lowest = rows[row]
                for j in 1...m {
                    let y = b[head + j - 1]
                    var cost = min(
                        rows[last + j] + left, rows[row + j - 1] + inserting(b, head + j - 1, tables, weights),
                        rows[last + j - 1] + replacing(x, y, tables, weights))
                    if i > 1 {
                        let w = a[head + i - 2]
                        if j > 1, x != y, x == b[head + j - 2], w == y {
                            cost = min(cost, rows[before + j - 2] + weights.swap)
                        }
                        if isOnePrint(w, x, y) { cost = min(cost, rows[before + j - 1] + weights.glyphs) }
                    }
                    if j > 1, isOnePrint(b[head + j - 2], y, x) {
                        cost = min(cost, rows[last + j - 2] + weights.glyphs)
                    }
                    rows[row + j] = cost
                    lowest = min(lowest, cost)
                }
                // Two letters that are one in print skip a row.
                if min(lowest, lowestBefore) > allowed { return lowest }
                lowestBefore = lowest
                (before, last, row) = (last, row, before)
            }
            return rows[last + m]
        }
    }

    /// Two letters that look like one in print.
    @inline(__always)
    private static func isOnePrint(_ first: UInt8, _ second: UInt8, _ one: UInt8) -> Bool {
        switch one {
        case UInt8(ascii: "m"): first == UInt8(ascii: "r") && second == UInt8(ascii: "n")
        case UInt8(ascii: "w"): first == UInt8(ascii: "v") && second == UInt8(ascii: "v")
        case UInt8(ascii: "d"): first == UInt8(ascii: "c") && second == UInt8(ascii: "l")
        default: false
        }
    }

    @inline(__always)
    private static func inserting(
        _ word: UnsafeBufferPointer<UInt8>, _ at: Int, _ tables: UnsafeBufferPointer<UInt8>,
        _ weights: ComparisonWeights.Distance
    ) -> Double {
        let byte = word[at]
        if at > 0, word[at - 1] == byte { return weights.double }
        let kind = tables[Int(byte)]
        if kind & Letters.digit != 0 { return digit }
        return kind & (Letters.vowel | Letters.light) != 0 ? weights.vowel : 1
    }

    @inline(__always)
    private static func replacing(
        _ a: UInt8, _ b: UInt8, _ tables: UnsafeBufferPointer<UInt8>, _ weights: ComparisonWeights.Distance
    ) -> Double {
        if a == b { return 0 }
        let x = tables[Int(a)]
        let y = tables[Int(b)]
        if x & y & Letters.vowel != 0 { return weights.vowels }
        if (x | y) & Letters.digit != 0 { return digit }
        if x & Letters.group == y & Letters.group, (x | y) & Letters.vowel == 0 { return weights.alike }
        // `l` and a capital `i` are one stroke.
        if (a == 105 && b == 108) || (a == 108 && b == 105) { return weights.glyphs }
        return Letters.areNeighbours(a, b, tables) ? weights.key : 1
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

    /// The kinds of the 256 bytes, then for each pair of the letters a…z whether they are neighbours on the keyboard
    /// (QWERTY; of AZERTY and QWERTZ the same but for a few).
    static let tables: [UInt8] = kinds + neighbours

    @inline(__always)
    static func areNeighbours(_ a: UInt8, _ b: UInt8, _ tables: UnsafeBufferPointer<UInt8>) -> Bool {
        guard a >= 97, a <= 122, b >= 97, b <= 122 else { return false }
        return tables[256 + Int(a - 97) * 26 + Int(b - 97)] != 0
    }

    private static let kinds: [UInt8] = {
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

    private static let neighbours: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 26 * 26)
        let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
        func set(_ a: UInt8, _ b: UInt8) {
            table[Int(a - 97) * 26 + Int(b - 97)] = 1
            table[Int(b - 97) * 26 + Int(a - 97)] = 1
        }
        for (number, row) in rows.enumerated() {
            for (i, letter) in row.enumerated() {
                if i + 1 < row.count { set(letter, row[i + 1]) }
                guard number + 1 < rows.count else { continue }
                for j in [i - 1, i] where rows[number + 1].indices.contains(j) { set(letter, rows[number + 1][j]) }
            }
        }
        return table
    }()
}
