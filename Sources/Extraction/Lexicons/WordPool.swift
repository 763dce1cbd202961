/// The words of many terms in one array, so that a term itself holds no memory of its own.
struct WordPool: Sendable {
    /// The words of one term: so many from `first` on.
    struct Words: Sendable {
        var first: UInt32 = 0
        var count: UInt32 = 0
        var isEmpty: Bool { count == 0 }
    }

    private var bytes: [UInt8] = []
    /// Where each word ends.
    private var ends: [UInt32] = []

    /// What is appended from here on, up to `words(since:)`, belongs to one term.
    var mark: UInt32 { UInt32(truncatingIfNeeded: ends.count) }

    mutating func append(_ word: some Sequence<UInt8>) {
        bytes.append(contentsOf: word)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    func words(since mark: UInt32) -> Words { Words(first: mark, count: self.mark - mark) }

    /// Calls `isSo` with each word and its place among the term's; false as soon as it is not so.
    func allSatisfy(_ words: Words, _ isSo: (Int, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for i in 0..<Int(words.count) {
                let word = Int(words.first) + i
                let start = word == 0 ? 0 : Int(ends[word - 1])
                guard isSo(i, UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[word])])) else { return false }
            }
            return true
        }
    }
}
