/// A word in its folded form, read in place: an ASCII word stands in the text and is put into small letters byte by byte,
/// any other stands among the folded bytes. Valid as long as the text and its `TokenBuffer` are.
package struct FoldedWord {
    @usableFromInline package let bytes: UnsafePointer<UInt8>
    /// In bytes.
    package let count: Int
    /// 0x20 for ASCII words, which makes small letters of capitals and leaves digits as they are; else 0.
    @usableFromInline package let mask: UInt8

    @inlinable
    package init(_ bytes: UnsafePointer<UInt8>, count: Int, mask: UInt8) {
        self.bytes = bytes
        self.count = count
        self.mask = mask
    }

    /// `index` is below `count`.
    @inlinable @inline(__always)
    package subscript(index: Int) -> UInt8 { bytes[index] | mask }

    /// Whether the word begins with folded bytes.
    @inlinable
    package func starts(with beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        guard beginning.count <= count else { return false }
        for i in 0..<beginning.count where self[i] != beginning[i] { return false }
        return true
    }

    /// Whether the word is these folded bytes.
    @inlinable
    package func isEqual(to word: UnsafeBufferPointer<UInt8>) -> Bool { word.count == count && starts(with: word) }

    /// The hash of the first bytes of the word, as a word of its own.
    func hash(prefix count: Int) -> UInt64 {
        guard mask != 0 else { return WordHash.hash(bytes, count) }
        return WordHash.hash(lowering: bytes, count)
    }
}
