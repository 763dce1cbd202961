extension CacheWriter {
    /// Texts as their ends and their bytes.
    mutating func texts(_ texts: [[UInt8]]) {
        var starts: [Int32] = [0]
        var pool: [UInt8] = []
        for text in texts {
            pool += text
            starts.append(Int32(clamping: pool.count))
        }
        column(starts)
        column(pool)
    }

    /// Rows of texts: how many each has, then all of them.
    mutating func rows(_ rows: [[String]]) {
        column(rows.map { Int32(clamping: $0.count) })
        texts(rows.joined().map { Array($0.utf8) })
    }
}

extension CacheReader {
    mutating func texts() throws(ScreenerCacheError) -> [[UInt8]] {
        let starts: [Int32] = try column()
        let pool: [UInt8] = try column()
        try CacheReader.checkStarts(starts, end: pool.count)
        return (0..<starts.count - 1).map { Array(pool[Int(starts[$0])..<Int(starts[$0 + 1])]) }
    }

    mutating func rows() throws(ScreenerCacheError) -> [[String]] {
        let counts: [Int32] = try column()
        let texts = try texts()
        var rows: [[String]] = []
        rows.reserveCapacity(counts.count)
        var at = 0
        for count in counts {
            guard count >= 0, Int(count) <= texts.count - at else { throw .damaged }
            rows.append(texts[at..<at + Int(count)].map { String(decoding: $0, as: UTF8.self) })
            at += Int(count)
        }
        guard at == texts.count else { throw .damaged }
        return rows
    }
}
