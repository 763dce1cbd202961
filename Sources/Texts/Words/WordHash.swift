/// The hash of a folded word: 16 bytes a step, multiplied to 128 bits and folded. Words hold no NUL, so that the zeros
/// that fill the last step are as good as a length.
package enum WordHash {
    /// The hash of `count` bytes that are folded already.
    package static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var hash: UInt64 = 0
        var at = 0
        repeat {
            hash = step(hash, word(bytes, at, count), word(bytes, at + 8, count))
            at += 16
        } while at < count
        return hash
    }

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
    static func lowMask(_ count: Int) -> UInt64 {
        count >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    }

    @inline(__always)
    static func highMask(_ count: Int) -> UInt64 {
        count <= 8 ? 0 : ~0 &>> UInt64(truncatingIfNeeded: (16 &- count) &* 8)
    }

    /// The same for `count` ASCII letters and digits, capitals taken as small letters.
    static func hash(lowering bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var hash: UInt64 = 0
        var at = 0
        repeat {
            hash = step(hash, lowered(bytes, at, count), lowered(bytes, at + 8, count))
            at += 16
        } while at < count
        return hash
    }

    @inline(__always)
    private static func lowered(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> UInt64 {
        let left = max(0, count - at)
        return (word(bytes, at, count) | WordMask.low &* 0x20) & lowMask(left)
    }

    /// One step over 16 bytes, little endian.
    @inline(__always)
    static func step(_ hash: UInt64, _ low: UInt64, _ high: UInt64) -> UInt64 {
        let product = (low ^ hash ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: high ^ 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }

    /// Eight bytes at `at`, zeros beyond `count`.
    @inline(__always)
    private static func word(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> UInt64 {
        if at + 8 <= count { return load(bytes + at) }
        var value: UInt64 = 0
        var i = count
        while i > at {
            i -= 1
            value = value << 8 | UInt64(bytes[i])
        }
        return value
    }

    /// Eight bytes, the first in the low bits.
    @inline(__always)
    static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }
}
