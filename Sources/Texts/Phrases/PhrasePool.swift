/// The phrases themselves, one after the other in one array, for the last proof of a match.
///
/// A record: number of words, flags, then for each word the length of the gap before it, the gap as written, the length
/// of the folded word in two bytes, the word.
struct PhrasePool: Sendable {
    static let maximumWords = 255
    static let maximumWord = 0xFFFF
    /// Longer gaps are not kept: such a phrase is found with a plain gap only.
    static let maximumGap = 8

    private(set) var bytes: [UInt8] = []
    private(set) var offsets: [UInt32] = []
    private(set) var ids: [UInt32] = []
    /// The ids of phrases that have more than one, after the first.
    private(set) var moreIDs: [Int: [UInt32]] = [:]

    enum Flag {
        static let hasMoreIDs: UInt8 = 1
        static let isRemoved: UInt8 = 2
    }

    var count: Int { offsets.count }

    mutating func append(_ record: [UInt8], id: UInt32) -> Int {
        offsets.append(UInt32(truncatingIfNeeded: bytes.count))
        ids.append(id)
        bytes += record
        return offsets.count - 1
    }

    func hasMoreIDs(_ phrase: Int) -> Bool { bytes[Int(offsets[phrase]) + 1] & Flag.hasMoreIDs != 0 }

    /// Whether another record fits: offsets have 32 bits.
    func hasRoom(for record: [UInt8]) -> Bool { bytes.count + record.count < UInt32.max }

    /// Whether the phrase has these words, whatever its gaps.
    func isEqual(_ phrase: Int, _ record: [UInt8]) -> Bool {
        var a = PhraseReader(at: Int(offsets[phrase]))
        var b = PhraseReader(at: 0)
        guard bytes[a.at] == record[0] else { return false }
        for _ in 0..<record[0] {
            let x = a.next(bytes)
            let y = b.next(record)
            guard bytes[x].elementsEqual(record[y]) else { return false }
        }
        return true
    }

    mutating func add(_ id: UInt32, to phrase: Int) {
        let flags = Int(offsets[phrase]) + 1
        if bytes[flags] & Flag.isRemoved != 0 {
            bytes[flags] = 0
            ids[phrase] = id
        } else if ids[phrase] != id, moreIDs[phrase]?.contains(id) != true {
            moreIDs[phrase, default: []].append(id)
            bytes[flags] |= Flag.hasMoreIDs
        }
    }

    /// False when the phrase did not have the id.
    mutating func remove(_ id: UInt32, from phrase: Int) -> Bool {
        let flags = Int(offsets[phrase]) + 1
        guard bytes[flags] & Flag.isRemoved == 0 else { return false }
        var all = [ids[phrase]] + (moreIDs[phrase] ?? [])
        guard let index = all.firstIndex(of: id) else { return false }
        all.remove(at: index)
        moreIDs[phrase] = all.count > 1 ? Array(all.dropFirst()) : nil
        bytes[flags] = all.isEmpty ? Flag.isRemoved : all.count > 1 ? Flag.hasMoreIDs : 0
        if let first = all.first { ids[phrase] = first }
        return true
    }

    /// The hashes of the words of a phrase.
    func hashes(_ phrase: Int) -> [UInt64] {
        var reader = PhraseReader(at: Int(offsets[phrase]))
        return (0..<bytes[reader.at]).map { _ in
            let word = reader.next(bytes)
            return bytes.withUnsafeBufferPointer { all in
                all.baseAddress.map { WordHash.hash($0 + word.lowerBound, word.count) } ?? 0
            }
        }
    }

    /// The record of a phrase whose words are in `tokens`; nil when it has none or is beyond the limits.
    static func record(_ phrase: UnsafeBufferPointer<UInt8>, _ tokens: TokenBuffer) -> [UInt8]? {
        guard tokens.count > 0, tokens.count <= maximumWords else { return nil }
        var record: [UInt8] = [UInt8(tokens.count), 0]
        record.reserveCapacity(phrase.count + tokens.count * 3 + 2)
        for i in 0..<tokens.count {
            let token = tokens[i]
            guard token.foldCount <= maximumWord else { return nil }
            let gap = i == 0 ? 0..<0 : Int(tokens[i - 1].end)..<Int(token.start)
            record.append(gap.count <= maximumGap ? UInt8(gap.count) : 0)
            if gap.count <= maximumGap { record.append(contentsOf: phrase[gap]) }
            record.append(UInt8(token.foldCount & 0xFF))
            record.append(UInt8(token.foldCount >> 8))
            tokens.withFolded(i, of: phrase) { record.append(contentsOf: $0) }
        }
        return record
    }
}

/// Walks over the words of a record.
struct PhraseReader {
    private(set) var at: Int
    private var isFirst = true

    init(at: Int) { self.at = at }

    /// The place of the next word's bytes.
    mutating func next(_ bytes: [UInt8]) -> Range<Int> {
        if isFirst { at += 2 }
        isFirst = false
        at += 1 + Int(bytes[at])
        let count = Int(bytes[at]) | Int(bytes[at + 1]) << 8
        defer { at += 2 + count }
        return at + 2..<at + 2 + count
    }
}
