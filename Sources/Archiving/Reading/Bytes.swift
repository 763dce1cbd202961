#if canImport(Glibc)
    import Glibc
#endif

extension UnsafeRawBufferPointer {
    /// Where the byte is first found from `start` on, before `end`.
    func firstIndex(of byte: UInt8, from start: Int, before end: Int? = nil) -> Int? {
        let end = end ?? count
        guard let base = baseAddress, start >= 0, start < end, end <= count,
            let found = memchr(base + start, Int32(byte), end - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// Where the needle, of at least one byte, begins in this range; nil where it does not.
    func firstIndex(of needle: [UInt8], in range: Range<Int>) -> Int? {
        guard range.upperBound <= count, let first = needle.first else { return nil }
        var at = range.lowerBound
        while let next = firstIndex(of: first, from: at, before: range.upperBound - needle.count + 1) {
            if needle.indices.allSatisfy({ self[next + $0] == needle[$0] }) { return next }
            at = next + 1
        }
        return nil
    }
}
