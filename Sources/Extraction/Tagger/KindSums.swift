/// Numbers by kind for the hashes of names: a table of one article, used again for the next.
struct KindSums {
    typealias Kinds = SIMD4<Float>

    /// 0 is free; at most half full.
    private var keys = [UInt64](repeating: 0, count: 64)
    private var sums = [Kinds](repeating: Kinds(), count: 64)
    private var used: [Int] = []

    var count: Int { used.count }
    var isEmpty: Bool { used.isEmpty }

    mutating func removeAll() {
        for at in used {
            keys[at] = 0
            sums[at] = Kinds()
        }
        used.removeAll(keepingCapacity: true)
    }

    subscript(hash: UInt64) -> Kinds? {
        let at = place(hash | 1)
        return keys[at] == 0 ? nil : sums[at]
    }

    mutating func add(_ number: Float, kind: Int, to hash: UInt64) {
        if used.count * 2 >= keys.count { grow() }
        let at = place(hash | 1)
        if keys[at] == 0 {
            keys[at] = hash | 1
            used.append(at)
        }
        sums[at][kind] += number
    }

    /// Where a key stands, or may stand.
    private func place(_ key: UInt64) -> Int {
        var at = Int(truncatingIfNeeded: key >> 32) & (keys.count - 1)
        while keys[at] != key, keys[at] != 0 { at = (at + 1) & (keys.count - 1) }
        return at
    }

    private mutating func grow() {
        let old = used.map { (keys[$0], sums[$0]) }
        keys = [UInt64](repeating: 0, count: keys.count * 2)
        sums = [Kinds](repeating: Kinds(), count: keys.count)
        used.removeAll(keepingCapacity: true)
        for (key, sum) in old {
            let at = place(key)
            keys[at] = key
            sums[at] = sum
            used.append(at)
        }
    }
}
