import Glibc

/// Rows of numbers in one array: the names that hold a word.
struct RowTable: Sendable {
    private var starts: [Int32] = [0]
    private var values: [Int32] = []

    init() {}

    /// From (row, value) pairs in the order of the values.
    init(rows: Int, pairs: [(Int, Int32)]) {
        starts = [Int32](repeating: 0, count: rows + 1)
        for (row, _) in pairs { starts[row + 1] += 1 }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        values = [Int32](repeating: 0, count: pairs.count)
        var next = starts
        for (row, value) in pairs {
            values[Int(next[row])] = value
            next[row] += 1
        }
    }

    subscript(row: Int) -> ArraySlice<Int32> { values[Int(starts[row])..<Int(starts[row + 1])] }
}

/// Values by a hashed key, sorted: 8 bytes each.
struct KeyTable: Sendable {
    private var keys: [UInt32] = []
    private var values: [Int32] = []

    init() {}

    init(_ pairs: [(UInt32, Int32)]) {
        let sorted = pairs.sorted { $0 < $1 }
        keys = sorted.map(\.0)
        values = sorted.map(\.1)
    }

    subscript(key: UInt32) -> ArraySlice<Int32> {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < keys.count, keys[end] == key { end += 1 }
        return values[low..<end]
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

    /// FNV-1a.
    private static func hash(_ bytes: [UInt8], without skipped: Int) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for (i, byte) in bytes.enumerated() where i != skipped {
            hash = (hash ^ UInt32(byte)) &* 16_777_619
        }
        return hash
    }
}

extension Double {
    /// The natural logarithm.
    var logarithm: Double { log(self) }
}
