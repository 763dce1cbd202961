/// Names by keys of two of their words, and those of one word by its key.
final class NameKeys: Sendable {
    private let pairs: KeyTable<UInt32>
    private let singles: KeyTable<UInt32>
    /// A bit for each key: most keys of a text are those of no name.
    private let filter: [UInt64]
    private let shift: UInt32
    let isEmpty: Bool

    init(pairs: [(UInt32, Int32)], singles: [(UInt32, Int32)]) {
        self.pairs = KeyTable(pairs)
        self.singles = KeyTable(singles)
        isEmpty = pairs.isEmpty && singles.isEmpty
        var bits: UInt32 = 6
        while 1 << bits < (pairs.count + singles.count) * 8, bits < 26 { bits += 1 }
        shift = 32 - bits
        var filter = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        for (key, _) in pairs { filter[Int(key >> shift) >> 6] |= 1 << UInt64(key >> shift & 63) }
        for (key, _) in singles { filter[Int(key >> shift) >> 6] |= 1 << UInt64(key >> shift & 63) }
        self.filter = filter
    }

    @inline(__always)
    private func mayHold(_ key: UInt32) -> Bool {
        let bit = key >> shift
        return filter[Int(bit) >> 6] & 1 << UInt64(bit & 63) != 0
    }

    /// Calls `use` with each name that holds words of both keys.
    @inline(__always)
    func forEach(pair key: UInt32, _ use: (Int32) -> Void) {
        if mayHold(key) { for name in pairs[key] { use(name) } }
    }

    /// The same for names of one word.
    @inline(__always)
    func forEach(single key: UInt32, _ use: (Int32) -> Void) {
        if mayHold(key) { for name in singles[key] { use(name) } }
    }
}
