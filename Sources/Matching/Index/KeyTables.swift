import Glibc

/// Rows of numbers in one array: the names that hold a word.
struct RowTable: Sendable {
    private var starts: [Int32] = [0]
    private var values: [Int32] = []

    init() {}

    /// From (row, value) pairs in the order of the values.
    init(rows: Int, pairs: [(Int32, Int32)]) {
        starts = [Int32](repeating: 0, count: rows + 1)
        for (row, _) in pairs { starts[Int(row) + 1] += 1 }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        values = [Int32](repeating: 0, count: pairs.count)
        var next = starts
        for (row, value) in pairs {
            values[Int(next[Int(row)])] = value
            next[Int(row)] += 1
        }
    }

    subscript(row: Int) -> ArraySlice<Int32> { values[Int(starts[row])..<Int(starts[row + 1])] }

    func write(to writer: inout CacheWriter) {
        writer.column(starts)
        writer.column(values)
    }

    /// - Parameters:
    ///   - rows: How many there must be.
    ///   - limit: What the values must be below.
    init(from reader: inout CacheReader, rows: Int, below limit: Int) throws(ScreenerCacheError) {
        starts = try reader.column()
        values = try reader.column()
        try CacheReader.check(starts.count == rows + 1)
        try CacheReader.checkStarts(starts, end: values.count)
        try CacheReader.check(values, below: limit)
    }
}

/// Values by a hashed key, sorted: 8 or 12 bytes each. The first bits of a key lead to its part of the table.
struct KeyTable<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>: Sendable {
    private var keys: [Key] = []
    private var values: [Int32] = []
    /// Where the keys with these first bits begin; one more at the end.
    private var parts: [Int32] = [0, 0]
    private var shift = Key.bitWidth

    init() {}

    init(_ pairs: [(Key, Int32)]) {
        let sorted = pairs.sorted { $0 < $1 }
        keys = sorted.map(\.0)
        values = sorted.map(\.1)
        divide()
    }

    subscript(key: Key) -> ArraySlice<Int32> {
        let part = part(of: key)
        var low = Int(parts[part])
        let end = Int(parts[part + 1])
        while low < end, keys[low] < key { low += 1 }
        var high = low
        while high < end, keys[high] == key { high += 1 }
        return values[low..<high]
    }

    /// About two keys a part.
    private mutating func divide() {
        let bits = min(20, max(0, Int.bitWidth - keys.count.leadingZeroBitCount - 1))
        shift = Key.bitWidth - bits
        parts = [Int32](repeating: 0, count: 1 << bits + 1)
        for key in keys { parts[part(of: key) + 1] += 1 }
        for i in 1..<parts.count { parts[i] += parts[i - 1] }
    }

    /// A smart shift, so that with no bits at all everything is in part 0.
    @inline(__always)
    private func part(of key: Key) -> Int { Int(truncatingIfNeeded: key >> shift) }

    func write(to writer: inout CacheWriter) {
        writer.column(keys)
        writer.column(values)
    }

    /// - Parameter limit: What the values must be below.
    init(from reader: inout CacheReader, below limit: Int) throws(ScreenerCacheError) {
        keys = try reader.column()
        values = try reader.column()
        try CacheReader.check(keys.count == values.count)
        try CacheReader.check(values, below: limit)
        for i in keys.indices.dropFirst() where keys[i] < keys[i - 1] { throw .damaged }
        divide()
    }
}

/// The keys under which a skeleton is found.
enum SkeletonKeys {
    static func exact(_ skeleton: [UInt8]) -> UInt32 { hash(skeleton, without: -1) }

    /// The skeleton and each of its shortenings by one letter; short ones by themselves, since what would be left of
    /// them is everybody's.
    static func near(_ skeleton: [UInt8]) -> [UInt32] {
        var keys = [exact(skeleton)]
        guard skeleton.count > 2 else { return keys }
        for i in skeleton.indices.prefix(16) {
            let key = hash(skeleton, without: i)
            if !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    /// FNV-1a, with its bits mixed once more: the first ones lead to a part of the table.
    private static func hash(_ bytes: [UInt8], without skipped: Int) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for (i, byte) in bytes.enumerated() where i != skipped {
            hash = (hash ^ UInt32(byte)) &* 16_777_619
        }
        return (hash ^ hash >> 15) &* 0x85EB_CA6B
    }
}

/// Hashes that are the same in every run: those of the standard library are not.
enum StableHash {
    /// FNV-1a of 64 bits, with its bits mixed once more.
    static func of(_ bytes: some Sequence<UInt8>, _ seed: UInt64 = 0) -> UInt64 {
        var hash = 14_695_981_039_346_656_037 ^ seed
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        return (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    }
}

extension Double {
    /// The natural logarithm.
    var logarithm: Double { log(self) }
}
