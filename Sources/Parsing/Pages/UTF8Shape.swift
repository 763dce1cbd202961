/// How nearly bytes are UTF-8 (RFC 3629 §4).
struct UTF8Shape: Sendable {
    /// Well-formed sequences of more than one byte.
    private(set) var sequences = 0
    /// Bytes that belong to no well-formed sequence.
    private(set) var bad = 0

    /// A page put together from pieces, or cut: a byte now and then is wrong, but nothing else is it.
    var isMostlyUTF8: Bool { sequences > 4 * bad }

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { b in
            var i = 0
            while i < b.count {
                let n = UTF8Bytes.sequenceLength(b, at: i)
                if n > 1 { sequences += 1 } else if n == 0 { bad += 1 }
                i += max(n, 1)
            }
        }
    }
}
