/// The words of one text as raw memory, for the loops that look at each of them: no retain, no exclusivity check, no
/// closure per word.
package struct TextWords {
    package let text: UnsafeBufferPointer<UInt8>
    package let tokens: UnsafePointer<Token>
    package let count: Int
    @usableFromInline let folded: UnsafeBufferPointer<UInt8>

    init(
        text: UnsafeBufferPointer<UInt8>, tokens: UnsafePointer<Token>, count: Int,
        folded: UnsafeBufferPointer<UInt8>
    ) {
        self.text = text
        self.tokens = tokens
        self.count = count
        self.folded = folded
    }

    /// `index` is below `count`.
    @inlinable @inline(__always)
    package subscript(index: Int) -> Token { tokens[index] }

    /// The folded form of a word; nil only for a text without memory.
    @inlinable @inline(__always)
    package func word(_ index: Int) -> FoldedWord {
        let token = tokens[index]
        let isPlain = token.fold == Token.plain
        let base = (isPlain ? text : folded).baseAddress.unsafelyUnwrapped
        return FoldedWord(
            base + Int(isPlain ? token.start : token.fold), count: Int(token.foldCount), mask: isPlain ? 0x20 : 0)
    }

    /// The first eight bytes of a folded word, the first in the low bits, zeros beyond its end.
    @inlinable @inline(__always)
    package func head(_ index: Int) -> UInt64 {
        let token = tokens[index]
        let isPlain = token.fold == Token.plain
        let source = isPlain ? text : folded
        let start = Int(isPlain ? token.start : token.fold)
        let count = Int(token.foldCount)
        let lower: UInt64 = isPlain ? 0x2020_2020_2020_2020 : 0
        let kept: UInt64 = count >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
        guard start &+ 8 <= source.count else {
            var head: UInt64 = 0
            for i in 0..<min(8, count) { head |= UInt64(source[start &+ i]) << UInt64(i * 8) }
            return (head | lower) & kept
        }
        let base = UnsafeRawPointer(source.baseAddress.unsafelyUnwrapped)
        return (UInt64(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self)) | lower) & kept
    }
}
