/// A Bloom filter that reads one word of memory per question: two bits of 64. It never denies what was inserted, and
/// affirms about one in a hundred of the rest when a word holds three keys.
struct BlockedFilter: Sendable {
    private(set) var words: FlatArray<UInt64>
    private(set) var shift: UInt64

    /// Room for that many keys, four to a word at most.
    init(keys: Int) {
        var bits = 6
        while (1 << bits) * 4 < keys { bits += 1 }
        words = FlatArray(repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
    }

    /// For how many keys there is room.
    var room: Int { words.count * 4 }

    @inline(__always)
    static func bits(_ key: UInt64) -> UInt64 { 1 &<< (key >> 8) | 1 &<< (key >> 14) }

    /// 1 if the word of the filter has the bits of a key.
    @inline(__always)
    static func holds(_ word: UInt64, _ key: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (word &>> (key &>> 8)) & (word &>> (key &>> 14))) & 1
    }

    @inline(__always)
    mutating func insert(_ key: UInt64) {
        words[Int(key >> shift)] |= BlockedFilter.bits(key)
    }

    /// To insert many keys at once.
    mutating func withWords(_ change: (UnsafeMutableBufferPointer<UInt64>) -> Void) {
        words.withArray { $0.withUnsafeMutableBufferPointer { change($0) } }
    }

    func write(to file: inout TableWriter) throws(TableFileError) { try file.write(words) }

    init(from file: inout TableReader) throws(TableFileError) {
        words = try file.array(of: UInt64.self)
        let bits = words.count.trailingZeroBitCount
        guard words.count.nonzeroBitCount == 1, (1...40).contains(bits) else {
            throw TableFileError.damaged("a filter has \(words.count) words")
        }
        shift = UInt64(64 - bits)
    }
}
