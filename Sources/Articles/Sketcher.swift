package import Records
import Texts

/// Near-duplicates: copies, cut, extended or lightly rewritten versions of one text – the same story.
///
/// Candidates by MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*, ch. 3),
/// judged by the exact containment of sequences of four words, which keeps templated reports apart.
package enum Sketcher {
    /// Words in a row that make one shingle.
    static let width = 4
    /// A text with fewer shingles is too short to tell a copy from a commonplace.
    static let fewest = 5
    /// 16 bands of 2 rows: a pair of similarity .3 is a candidate with probability .78, one of .5 with .99.
    static let bandCount = 16
    static let rows = 2
    /// The share of the shorter text's shingles that the longer one must hold.
    static let containment = 0.5

    package static func sketch(title: String, text: String) -> Sketch {
        let words = Self.words(of: text.utf8.count < 80 ? title + "\n" + text : text)
        guard words.count >= width else { return Sketch() }
        var shingles: [UInt32] = []
        shingles.reserveCapacity(words.count)
        for i in 0...(words.count - width) {
            var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
            for word in words[i..<i + width] { hash = mixed(hash ^ word) }
            shingles.append(UInt32(truncatingIfNeeded: hash >> 32))
        }
        shingles.sort()
        var unique: [UInt32] = []
        for shingle in shingles where shingle != unique.last { unique.append(shingle) }
        guard unique.count >= fewest else { return Sketch() }
        return Sketch(bands: bands(of: unique), shingles: unique)
    }

    /// Whether two texts tell the same story: at least half of the shorter one stands in the longer.
    package static func sameStory(_ a: Sketch, _ b: Sketch) -> Bool {
        let fewer = min(a.shingles.count, b.shingles.count)
        guard fewer >= fewest else { return false }
        return Double(common(a.shingles, b.shingles)) >= containment * Double(fewer)
    }

    /// Hashes of the folded words.
    private static func words(of text: String) -> [UInt64] {
        var words: [UInt64] = []
        var hash: UInt64 = 0
        var open = false
        for byte in TextFolder.fold(text).utf8 {
            let isWord = byte >= 128 || byte &- 48 < 10 || byte &- 97 < 26
            if isWord {
                hash = (open ? hash : 0xCBF2_9CE4_8422_2325) ^ UInt64(byte)
                hash = hash &* 0x0000_0100_0000_01B3
            } else if open {
                words.append(hash)
            }
            open = isWord
        }
        if open { words.append(hash) }
        return words
    }

    private static func bands(of shingles: [UInt32]) -> [UInt64] {
        var least = [UInt64](repeating: .max, count: bandCount * rows)
        for shingle in shingles {
            for row in 0..<least.count {
                least[row] = min(least[row], mixed(UInt64(shingle) &+ UInt64(row) &* 0x9E37_79B9_7F4A_7C15))
            }
        }
        return (0..<bandCount).map { band in
            var key = UInt64(band)
            for row in 0..<rows { key = mixed(key ^ least[band * rows + row]) }
            return key
        }
    }

    /// The size of the intersection of two sorted lists.
    private static func common(_ a: [UInt32], _ b: [UInt32]) -> Int {
        var (i, j, count) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                count += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }

    /// The finaliser of SplitMix64: every bit of the input moves every bit of the result.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
