import Texts

/// Terms that end in a star: the last word stands for every word that begins so. Found by the first bytes of the last
/// word, proved backwards.
struct BeginningTable: Sendable {
    private struct Entry {
        /// Folded; the last is a beginning.
        var words: [[UInt8]]
        var id: UInt32
        /// The first eight bytes of the last word, and which of them there are.
        var head: UInt64
        var mask: UInt64
        /// The next entry of the same bucket, or -1.
        var next: Int32
    }

    private var entries: [Entry] = []
    /// The first entry of each bucket, or -1.
    private var buckets = [Int32](repeating: -1, count: 1 << 16)
    /// Whether a bucket holds anything: small enough to stay close to the processor.
    private var filled = [UInt64](repeating: 0, count: 1 << 10)

    /// How many first bytes are looked up: an entry stands under as many of these as its last word has.
    private static let lengths = [2, 4, 8]

    private static func mask(_ bytes: Int) -> UInt64 { bytes >= 8 ? ~0 : (1 << UInt64(bytes * 8)) - 1 }

    /// The bucket of the first bytes of a word, the others 0.
    private static func bucket(_ head: UInt64) -> Int {
        Int(((head ^ head >> 29) &* 0x9FB2_1C65_1E98_DF25) >> 48)
    }

    /// False when the beginning is shorter than two bytes: it would stand for nearly everything.
    mutating func insert(_ words: [[UInt8]], id: UInt32) -> Bool {
        guard let last = words.last, let length = BeginningTable.lengths.last(where: { $0 <= last.count }) else {
            return false
        }
        let head = last.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let bucket = BeginningTable.bucket(head & BeginningTable.mask(length))
        filled[bucket >> 6] |= 1 << UInt64(bucket & 63)
        entries.append(
            Entry(words: words, id: id, head: head, mask: BeginningTable.mask(last.count), next: buckets[bucket]))
        buckets[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
        return true
    }

    func matches(in words: TextWords, into matches: inout [PhraseMatch]) {
        guard !entries.isEmpty else { return }
        filled.withUnsafeBufferPointer { filled in
            entries.withUnsafeBufferPointer { entries in
                for i in 0..<words.count {
                    let head = words.head(i)
                    var kept: UInt64 = 0xFFFF
                    while true {
                        let bucket = BeginningTable.bucket(head & kept)
                        if filled[bucket >> 6] & 1 << UInt64(bucket & 63) != 0 {
                            confirm(bucket, head, i, words, entries, &matches)
                        }
                        // A word that ends within these bytes has no longer beginning.
                        if kept == ~0 || head & ~kept == 0 { break }
                        kept = kept == 0xFFFF ? 0xFFFF_FFFF : ~0
                    }
                }
            }
        }
    }

    private func confirm(
        _ bucket: Int, _ head: UInt64, _ last: Int, _ words: TextWords, _ entries: UnsafeBufferPointer<Entry>,
        _ matches: inout [PhraseMatch]
    ) {
        var index = buckets[bucket]
        while index >= 0 {
            let at = Int(index)
            index = entries[at].next
            guard (head ^ entries[at].head) & entries[at].mask == 0 else { continue }
            let count = entries[at].words.count
            let first = last - count + 1
            guard first >= 0, isThere(entries[at].words, first, words) else { continue }
            matches.append(
                PhraseMatch(
                    start: Int(words[first].start), end: Int(words[last].end), token: first, tokenCount: count,
                    id: entries[at].id))
        }
    }

    private func isThere(_ phrase: [[UInt8]], _ first: Int, _ words: TextWords) -> Bool {
        for k in phrase.indices {
            let isLast = k == phrase.count - 1
            let word = words.word(first + k)
            let fits = phrase[k].withUnsafeBufferPointer { isLast ? word.starts(with: $0) : word.isEqual(to: $0) }
            guard fits, isLast || words[first + k + 1].start <= words[first + k].end + 2 else { return false }
        }
        return true
    }
}
