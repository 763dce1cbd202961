/// Lists of entries in one array: in blocks of 2, 4, 8 … numbers, which are used again. A list is a number, too: its
/// place, and in the high half its length.
struct EntryLists: Sendable {
    private(set) var entries = FlatArray<UInt64>()
    /// Of each size, the last block that was left, + 1; in it, the one before.
    private var free = [Int](repeating: 0, count: 33)

    init() {}

    mutating func list(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let place = block(of: 2)
        entries[place] = first
        entries[place + 1] = second
        return UInt64(place) | 2 << 32
    }

    /// Gives the list with an entry more. A list's block is the next power of two.
    mutating func append(_ entry: UInt64, to list: UInt64) -> UInt64 {
        var start = Int(list & 0xFFFF_FFFF)
        let count = Int(list >> 32)
        if count.nonzeroBitCount == 1 {
            let larger = block(of: count * 2)
            entries.withArray { entries in
                for i in 0..<count { entries[larger + i] = entries[start + i] }
            }
            leave(start, count)
            start = larger
        }
        entries[start + count] = entry
        return UInt64(start) | UInt64(count + 1) << 32
    }

    private mutating func block(of size: Int) -> Int {
        let kind = size.trailingZeroBitCount
        if free[kind] > 0 {
            let block = free[kind] - 1
            free[kind] = Int(entries[block])
            return block
        }
        let block = entries.count
        entries.withArray { $0.append(contentsOf: repeatElement(0, count: size)) }
        return block
    }

    private mutating func leave(_ block: Int, _ size: Int) {
        entries[block] = UInt64(free[size.trailingZeroBitCount])
        free[size.trailingZeroBitCount] = block + 1
    }

    /// Blocks that were left are written as they are, and then forgotten.
    func write(to file: inout TableWriter) throws(TableFileError) { try file.write(entries) }

    init(from file: inout TableReader) throws(TableFileError) { entries = try file.array(of: UInt64.self) }
}
