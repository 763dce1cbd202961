/// UTF-8 as bytes (RFC 3629 §4).
package enum UTF8Bytes {
    /// Whether all of it is well-formed; about 8 bytes a step over ASCII.
    package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        firstInvalid(bytes, from: 0) == bytes.count
    }

    /// The same, window by window: `passed` is told how many bytes have been looked at.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>, passed: (Int) -> Void) -> Bool {
        var i = 0
        while i < bytes.count {
            let window = UnsafeBufferPointer(rebasing: bytes[i..<min(bytes.count, i + (1 << 20))])
            let bad = firstInvalid(window, from: 0)
            // A window may end within a character, of at most four bytes.
            let isCut = bad > 0 && bad + 4 > window.count && i + window.count < bytes.count
            guard bad == window.count || isCut else { return false }
            i += bad
            passed(i)
        }
        return true
    }

    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        asciiEnd(bytes, from: 0) == bytes.count
    }

    /// The index of the first byte from `start` on that begins no well-formed sequence; the count when there is none.
    static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var i = start
        while true {
            i = asciiEnd(bytes, from: i)
            guard i < bytes.count else { return i }
            let n = sequenceLength(bytes, at: i)
            guard n > 0 else { return i }
            i += n
        }
    }

    /// How many bytes the well-formed sequence at `i` has; 0 when there is none.
    static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let left = bytes.count - i
        func isTail(_ k: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool { range.contains(bytes[i + k]) }
        let b = bytes[i]
        switch b {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return left > 1 && isTail(1) ? 2 : 0
        case 0xE0...0xEF:
            let second: ClosedRange<UInt8> = b == 0xE0 ? 0xA0...0xBF : b == 0xED ? 0x80...0x9F : 0x80...0xBF
            return left > 2 && isTail(1, second) && isTail(2) ? 3 : 0
        case 0xF0...0xF4:
            let second: ClosedRange<UInt8> = b == 0xF0 ? 0x90...0xBF : b == 0xF4 ? 0x80...0x8F : 0x80...0xBF
            return left > 3 && isTail(1, second) && isTail(2) && isTail(3) ? 4 : 0
        default: return 0
        }
    }

    /// Adds the UTF-8 of a scalar; what is no scalar becomes U+FFFD.
    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        let s = Unicode.Scalar(scalar) ?? "\u{FFFD}"
        for b in UTF8.encode(s) ?? UTF8.encodedReplacementCharacter { out.append(b) }
    }

    /// The index of the first byte from `start` on that is not ASCII; the count when there is none.
    static func asciiEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return start }
        var i = start
        let raw = UnsafeRawPointer(base)
        while i + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            i += 8
        }
        while i < bytes.count, bytes[i] < 0x80 { i += 1 }
        return i
    }
}
