/// A small read-only map from lower-case ASCII words to numbers, looked up without making a string: an open-addressing
/// table over a 64-bit hash of the word.
struct WordTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt32]
    private let mask: Int

    /// - Parameter words: words, white-space separated, with the bits they stand for; the bits of a word that is named
    ///   twice are joined.
    init(_ words: [(String, UInt32)]) {
        let all = words.flatMap { entry in entry.0.split(whereSeparator: \.isWhitespace).map { ($0, entry.1) } }
        var size = 64
        while size < all.count * 3 { size *= 2 }
        mask = size - 1
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: 0, count: size)
        for (word, value) in all {
            let key = word.utf8.reduce(WordTable.seed) { WordTable.mixed($0, $1) } | 1
            let at = slot(key)
            keys[at] = key
            values[at] |= value
        }
    }

    static let seed: UInt64 = 14_695_981_039_346_656_037

    /// The hash of a word with one more (lower-case) byte.
    @inline(__always)
    static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 1_099_511_628_211 }

    /// The bits of the word whose bytes gave this hash; 0 for an unknown one.
    @inline(__always)
    func bits(_ hash: UInt64) -> UInt32 { values[slot(hash | 1)] }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        var at = Int(truncatingIfNeeded: (key ^ (key >> 29)) & UInt64(mask))
        while keys[at] != 0, keys[at] != key { at = (at + 1) & mask }
        return at
    }
}
