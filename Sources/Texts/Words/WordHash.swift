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
        let kept: UInt64 = left >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: left &* 8)) &- 1
        return (word(bytes, at, count) | WordMask.low &* 0x20) & kept
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
