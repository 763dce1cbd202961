/// A word of a text: where it stands, and what it is compared as.
package struct Token: Sendable {
    /// Of the folded word; equal words have equal hashes, and other words hardly ever.
    package var hash: UInt64
    /// UTF-8 offsets into the text as written, `start ..< end`.
    package var start: UInt32
    package var end: UInt32
    /// Where the folded word begins in `TokenBuffer.folded`; `Token.plain` for an ASCII word, which is compared as it
    /// stands in the text, in lower case.
    package var fold: UInt32
    /// Length of the folded word in bytes.
    package var foldCount: UInt32

    @inlinable package static var plain: UInt32 { .max }

    package var range: Range<Int> { Int(start)..<Int(end) }
}
