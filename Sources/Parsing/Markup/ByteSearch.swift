/// Looks through bytes eight at a time for the few that matter, as markup is mostly text between them.
enum ByteSearch {
    /// The first index from `start` on at which one of three bytes stands; the count when there is none.
    static func first(
        of a: UInt8, _ b: UInt8, _ c: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        guard let base = bytes.baseAddress else { return start }
        let raw = UnsafeRawPointer(base)
        let (wa, wb, wc) = (repeated(a), repeated(b), repeated(c))
        var i = start
        while i + 8 <= bytes.count {
            let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            if zeroBytes(word ^ wa) | zeroBytes(word ^ wb) | zeroBytes(word ^ wc) != 0 { break }
            i += 8
        }
        while i < bytes.count, bytes[i] != a, bytes[i] != b, bytes[i] != c { i += 1 }
        return i
    }

    /// The first index from `start` on at which `word` (ASCII, lower case) stands in either case; nil when it does not.
    static func first(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        let n = word.utf8CodeUnitCount
        guard n > 0 else { return nil }
        let head = word.utf8Start[0]
        let upper = head >= 97 && head <= 122 ? head ^ 0x20 : head
        var i = start
        while true {
            i = first(of: head, upper, head, in: bytes, from: i)
            guard i + n <= bytes.count else { return nil }
            if starts(with: word, bytes, at: i) { return i }
            i += 1
        }
    }

    /// Whether `word` (ASCII, lower case) stands at `i`, in either case.
    static func starts(with word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
        let n = word.utf8CodeUnitCount
        guard i >= 0, i + n <= bytes.count else { return false }
        for k in 0..<n where ASCII.lower(bytes[i + k]) != word.utf8Start[k] { return false }
        return true
    }

    private static func repeated(_ b: UInt8) -> UInt64 { UInt64(b) &* 0x0101_0101_0101_0101 }

    /// A word with the high bit of every byte set that is zero in `x` – and perhaps of the ones after it.
    private static func zeroBytes(_ x: UInt64) -> UInt64 {
        (x &- 0x0101_0101_0101_0101) & ~x & 0x8080_8080_8080_8080
    }
}
