/// A Bloom filter that reads one word of memory per question: two bits of 64. It never denies what was inserted, and
/// affirms about one in a hundred of the rest when a word holds three keys.
struct BlockedFilter: Sendable {
    private(set) var words: [UInt64]
    private(set) var shift: UInt64

    /// Room for that many keys, four to a word at most.
    init(keys: Int) {
        var bits = 6
        while (1 << bits) * 4 < keys { bits += 1 }
        words = [UInt64](repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
    }

    @inline(__always)
    static func bits(_ key: UInt64) -> UInt64 { 1 &<< (key >> 8) | 1 &<< (key >> 14) }

    mutating func insert(_ key: UInt64) {
        words[Int(key >> shift)] |= BlockedFilter.bits(key)
    }
}
