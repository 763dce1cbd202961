/// Words and phrases with their classes, by hash: the part of a model that no training changes.
struct TaggerLexicon: Sendable {
    /// Phrases are at most this many words long.
    static let longest = 4

    let keys: [UInt32]
    let masks: [UInt32]
    private let table: TaggerTable

    init(keys: [UInt32] = [], masks: [UInt32] = []) {
        self.keys = keys
        self.masks = masks
        table = TaggerTable(keys)
    }

    /// Gives the words `range` the classes of the phrases that stand there; of two phrases at a place the longer one.
    func mark(_ hashes: [UInt64], _ range: Range<Int>, into masks: inout [UInt32]) {
        guard !keys.isEmpty else { return }
        _ = table.withSlots { slots in
            for i in range { mark(hashes, i, range.upperBound, slots, &masks) }
        }
    }

    @inline(__always)
    private func mark(
        _ hashes: [UInt64], _ i: Int, _ end: Int, _ slots: UnsafePointer<UInt64>, _ masks: inout [UInt32]
    ) {
        var hash: UInt64 = 0
        var best = 0
        var mask: UInt32 = 0
        for length in 1...min(TaggerLexicon.longest, end - i) {
            hash = TaggerHash.mix(hash, hashes[i + length - 1])
            let place = table.place(TaggerHash.key(hash), in: slots)
            if place >= 0, place < self.masks.count, self.masks[place] != 1 << 31 {
                best = length
                mask = self.masks[place]
            }
            if place < 0 || self.masks[place] >> 31 == 0 { break }
        }
        guard best > 0 else { return }
        // The top bit says that a longer phrase begins so; among a text's words, that this one stands in a phrase.
        mask &= ~(1 << 31)
        if best > 1 { mask |= 1 << 31 }
        for j in i..<i + best { masks[j] |= mask }
    }
}
