/// What each character is compared as, and what part it has in a word: `FoldData` as pages of 64 entries.
///
/// An entry is 32 bits: 0–23 payload, 24–26 kind of fold, 28–29 class. Reading one costs two loads.
final class FoldTable: Sendable {
    static let shared = FoldTable()

    /// The part that a character has in a word.
    enum Class {
        /// Punctuation, symbols, space.
        static let other: UInt32 = 0
        static let letter: UInt32 = 1
        /// Continues a word, begins none.
        static let mark: UInt32 = 2
        /// A word by itself: the scripts that are written without spaces.
        static let single: UInt32 = 3
    }

    enum Kind {
        static let same: UInt32 = 0
        // 1, 2, 3: that many bytes, in the payload.
        /// Payload: 16 bits of offset into `pool`, 8 bits of length.
        static let pooled: UInt32 = 4
        static let nothing: UInt32 = 5
        static let syllable: UInt32 = 6
    }

    private let pageOf: [UInt16]
    private let entries: [UInt32]
    private let pool: [UInt8]

    /// Han, kana, Bopomofo; Thai and Lao; Myanmar; Khmer.
    static let singles: [ClosedRange<UInt32>] = [
        0x2E80...0x2FFF, 0x3005...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x0E00...0x0EDF,
        0x1000...0x109F, 0x1780...0x17FF,
    ]
    static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3

    private init() {
        var builder = FoldTableBuilder()
        builder.fill()
        pageOf = builder.pageOf
        entries = builder.entries
        pool = builder.pool
    }

    /// The entry of a scalar value (≤ U+10FFFF) that is not ASCII.
    @inline(__always)
    func entry(_ value: UInt32) -> UInt32 {
        entries.withUnsafeBufferPointer { entries in
            pageOf.withUnsafeBufferPointer { entries[Int($0[Int(value >> 6)]) << 6 | Int(value & 63)] }
        }
    }

    @inline(__always)
    static func wordClass(_ entry: UInt32) -> UInt32 { entry >> 28 }

    /// Appends what the character is compared as; `value` is the scalar, `source` its bytes as written.
    func append(
        _ entry: UInt32, _ value: UInt32, _ source: UnsafePointer<UInt8>, _ length: Int, to bytes: inout [UInt8]
    ) {
        switch entry >> 24 & 7 {
        case Kind.same:
            for i in 0..<length { bytes.append(source[i]) }
        case Kind.nothing:
            break
        case Kind.pooled:
            let from = Int(entry & 0xFFFF)
            bytes.append(contentsOf: pool[from..<from + Int(entry >> 16 & 0xFF)])
        case Kind.syllable:
            appendSyllable(value - FoldTable.syllables.lowerBound, to: &bytes)
        default:
            var payload = entry & 0xFF_FFFF
            for _ in 0..<entry >> 24 & 7 {
                bytes.append(UInt8(truncatingIfNeeded: payload))
                payload >>= 8
            }
        }
    }

    /// Hangul syllables by arithmetic (Unicode §3.12): leading consonant, vowel, trailing consonant.
    private func appendSyllable(_ index: UInt32, to bytes: inout [UInt8]) {
        UTF8Decoder.append(0x1100 + index / 588, to: &bytes)
        UTF8Decoder.append(0x1161 + index % 588 / 28, to: &bytes)
        if index % 28 > 0 { UTF8Decoder.append(0x11A7 + index % 28, to: &bytes) }
    }
}
