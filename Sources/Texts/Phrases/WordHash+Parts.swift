extension WordHash {
    /// The hash of a part of folded bytes, none of which lies outside.
    @inline(__always)
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> UInt64 {
        guard let start = bytes.baseAddress.map({ $0 + part.lowerBound }) else { return 0 }
        let count = part.count
        guard count <= 16, part.lowerBound &+ 16 <= bytes.count else { return hash(start, count) }
        return step(0, load(start) & lowMask(count), load(start + 8) & highMask(count))
    }

    /// Whether a part of the bytes is ASCII, as far as that is quickly told.
    @inline(__always)
    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Bool {
        guard let start = bytes.baseAddress.map({ $0 + part.lowerBound }) else { return false }
        let count = part.count
        guard count <= 16, part.lowerBound &+ 16 <= bytes.count else { return false }
        return (load(start) & lowMask(count) | load(start + 8) & highMask(count)) & WordMask.high == 0
    }

    /// The first eight bytes of a word of at most 16, and the others.
    @inline(__always)
    private static func lowMask(_ count: Int) -> UInt64 {
        count >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    }

    @inline(__always)
    private static func highMask(_ count: Int) -> UInt64 {
        count <= 8 ? 0 : ~0 &>> UInt64(truncatingIfNeeded: (16 &- count) &* 8)
    }
}
