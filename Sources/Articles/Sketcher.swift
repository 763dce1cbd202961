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
    /// 40 bands of 2 rows: a pair of similarity .2 is a candidate with probability .80, one of .3 with .98.
    static let bandCount = 40
    static let rows = 2
    /// The share of the shorter text's shingles that the longer one must hold. Measured on labelled pairs: at .44
    /// templated market reports of different days merge, at .5 light rewrites are lost; between them neither happens.
    static let containment = 0.48

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

    /// Whether two texts tell the same story: about half of the shorter one stands in the longer.
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

    /// Factors and summands of the hash functions of MinHash: multiply-add modulo 2⁶⁴, whose upper half is taken
    /// (Dietzfelbinger et al. 1997). One multiplication a row, where a full mix costs three times as much.
    private static let functions: [(factor: UInt64, summand: UInt64)] = (0..<bandCount * rows).map { row in
        (mixed(UInt64(row) &* 2 &+ 1) | 1, mixed(UInt64(row) &* 2 &+ 2))
    }

    private static func bands(of shingles: [UInt32]) -> [UInt64] {
        functions.withUnsafeBufferPointer { functions in
            (0..<bandCount).map { band in
                var key = UInt64(band)
                for row in band * rows..<(band + 1) * rows {
                    let (factor, summand) = functions[row]
                    var least = UInt64.max
                    for shingle in shingles { least = min(least, (UInt64(shingle) &* factor &+ summand) >> 32) }
                    key = mixed(key ^ least)
                }
                return key
            }
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
