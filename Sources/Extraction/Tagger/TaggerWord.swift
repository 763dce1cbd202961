/// A word of a block as the tagger sees it: 32 bytes, so that a word and its neighbours share few cache lines.
struct TaggerWord {
    var hash: UInt64 = 0
    /// UTF-8 offsets into the text.
    var start: UInt32 = 0
    var end: UInt32 = 0
    /// Bits of `TaggerWordClass`; only of the words of segments and beside them.
    var mask: UInt32 = 0
    /// The run of capitalised words that the word belongs to, places in the block; empty for other words.
    var runStart: UInt16 = 0
    var runEnd: UInt16 = 0
    var shape: UInt8 = 0
    /// Before the word.
    var gap: UInt8 = 0
    /// 1: stands in small letters elsewhere in the block, 2: with a capital within a sentence.
    var seen: UInt8 = 0
    /// A full stop follows at once.
    var isDotted = false

    init() {}

    @inline(__always)
    func has(_ classes: UInt32) -> Bool { mask & classes != 0 }

    @inline(__always)
    var isCapitalised: Bool { TaggerShape.isCapitalised(shape) }

    /// Whether the word may belong to a name for its looks, in capitals throughout too.
    @inline(__always)
    var isActive: Bool { shape != TaggerShape.lower && shape != TaggerShape.digits }
}
