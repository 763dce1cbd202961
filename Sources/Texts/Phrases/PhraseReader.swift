/// Walks over the words of a record, wherever it begins: what lies beyond the array is not there.
struct PhraseReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Behind the last word that was given.
    private(set) var at: Int
    /// 0 when there is no record.
    let wordCount: Int
    private var left: Int

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ phrase: UInt32) {
        self.bytes = bytes
        at = Int(phrase) + PhrasePool.head
        wordCount = at <= bytes.count ? Int(bytes[Int(phrase)]) : 0
        left = wordCount
    }

    /// The place of the next word's bytes; nil after the last.
    @inline(__always)
    mutating func next() -> Range<Int>? {
        guard left > 0, at < bytes.count else { return nil }
        let length = at + 1 + Int(bytes[at])
        guard length + 2 <= bytes.count else { return nil }
        let start = length + 2
        let end = start + (Int(bytes[length]) | Int(bytes[length + 1]) << 8)
        guard end <= bytes.count else { return nil }
        left -= 1
        at = end
        return start..<end
    }
}
