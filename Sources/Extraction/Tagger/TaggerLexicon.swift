/// Words and phrases with their classes, by hash: the part of a model that no training changes.
struct TaggerLexicon: Sendable {
    static let empty = TaggerLexicon()
    /// Phrases are at most this many words long.
    static let longest = 4

    let keys: [UInt32]
    let masks: [UInt32]
    private let table: ClassTable
    /// A bit for each word of sport, by the low bits of its key.
    private let sports: [UInt64]

    init(keys: [UInt32] = [], masks: [UInt32] = []) {
        self.keys = keys
        self.masks = masks
        table = ClassTable(keys, masks)
        var sports = [UInt64](repeating: 0, count: 512)
        for (key, mask) in zip(keys, masks) where mask & TaggerWordClass.sport.bit != 0 {
            sports[Int(key >> 7 & 511)] |= 1 << UInt64(key >> 1 & 63)
        }
        self.sports = sports
    }

    /// Calls `use` with the tables as plain memory: the loops count no references.
    func withView<R>(_ use: (View) -> R) -> R {
        table.withView { table in sports.withUnsafeBufferPointer { use(View(table: table, sports: $0)) } }
    }

    struct View {
        fileprivate let table: ClassTable.View
        fileprivate let sports: UnsafeBufferPointer<UInt64>

        /// Whether a word is one of sport; hardly ever wrongly so.
        @inline(__always)
        func isOfSport(_ hash: UInt64) -> Bool {
            let key = TaggerHash.key(TaggerHash.mix(0, hash))
            return sports[Int(key >> 7 & 511)] >> UInt64(key >> 1 & 63) & 1 != 0
        }

        /// Gives the words `range` the classes of the phrases that stand there; of two phrases at a place the longer one.
        func mark(_ words: UnsafeMutableBufferPointer<TaggerWord>, _ range: Range<Int>) {
            for i in range { words[i].mask = 0 }
            for i in range { mark(words, i, range.upperBound) }
        }

        @inline(__always)
        private func mark(_ words: UnsafeMutableBufferPointer<TaggerWord>, _ i: Int, _ end: Int) {
            var hash: UInt64 = 0
            var best = 0
            var mask: UInt32 = 0
            for length in 1...min(TaggerLexicon.longest, end - i) {
                hash = TaggerHash.mix(hash, words[i + length - 1].hash)
                let found = table[TaggerHash.key(hash)]
                if found == 0 { break }
                if found != 1 << 31 {
                    best = length
                    mask = found
                }
                if found >> 31 == 0 { break }
            }
            guard best > 0 else { return }
            // The top bit says that a longer phrase begins so; among a text's words, that this one stands in a phrase.
            mask &= ~(1 << 31)
            if best > 1 { mask |= 1 << 31 }
            for j in i..<i + best { words[j].mask |= mask }
        }
    }
}
