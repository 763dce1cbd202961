import Texts

/// The first four sounds of a word, its vowels left out but for that it begins with one, the same for every script and most systems of
/// transliteration: `Сечина`, `Sechin` and `سيتشين` begin alike. A key to look names up by, not a proof.
///
/// Voiced and voiceless are one class, so are all sibilants; vowels, `h`, `kh` and half vowels are nothing within a
/// word, and one class at its beginning. Four bits a sound, the first in the lowest bits.
enum ConsonantKey {
    /// Consonants in a key.
    static let most = 4

    /// The key of a word, and a second one without the last consonant, where that may belong to an ending
    /// (`Кимом` of `Ким`); 0 stands for no key.
    struct Keys {
        var whole: UInt16 = 0
        var shortened: UInt16 = 0
        /// How many consonants `whole` has.
        var count = 0
    }

    static func keys(_ word: FoldedWord) -> Keys {
        var codes = Codes()
        if word.mask != 0 || word[0] < 0x80 && isASCII(word) {
            for i in 0..<word.count { codes.addLatin(word[i], isFirst: i == 0) }
        } else {
            addScalars(of: word, to: &codes)
        }
        return codes.keys
    }

    /// The key of the first letters, by which a declined word of the same script is found; 0 for shorter words.
    static func beginning(_ word: FoldedWord, letters: Int = 3) -> UInt16 {
        let length = word.count > 0 && word[0] >= 0x80 ? letters * 2 : letters
        guard word.count >= length else { return 0 }
        var hash: UInt32 = 2_166_136_261
        for i in 0..<length { hash = (hash ^ UInt32(word[i])) &* 16_777_619 }
        return max(1, UInt16(truncatingIfNeeded: hash ^ hash >> 16))
    }

    static func beginning(_ word: [UInt8], letters: Int = 3) -> UInt16 {
        word.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { beginning(FoldedWord($0, count: bytes.count, mask: 0), letters: letters) } ?? 0
        }
    }

    /// The key of folded bytes.
    static func keys(_ word: [UInt8]) -> Keys {
        word.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return Keys() }
            return keys(FoldedWord(base, count: bytes.count, mask: 0))
        }
    }

    /// Whether a key has three consonants or more.
    static func isLong(_ key: UInt16) -> Bool { key >= 0x100 }

    /// Of two words in either order.
    static func pair(_ a: UInt16, _ b: UInt16) -> UInt32 {
        // Mixed, because the first bits of a key lead to its part of the table.
        let both = UInt32(min(a, b)) << 16 | UInt32(max(a, b))
        return (both ^ both >> 15) &* 0x85EB_CA6B
    }

    private static func isASCII(_ word: FoldedWord) -> Bool {
        for i in 0..<word.count where word[i] >= 0x80 { return false }
        return true
    }

    private static func addScalars(of word: FoldedWord, to codes: inout Codes) {
        table.withUnsafeBufferPointer { table in
            var at = 0
            // The Arabic article.
            if word.count > 8, word[0] == 0xD8, word[1] == 0xA7, word[2] == 0xD9, word[3] == 0x84 { at = 4 }
            let start = at
            while at < word.count {
                let first = word[at]
                if first < 0x80 {
                    codes.addLatin(first, isFirst: at == start)
                    at += 1
                } else if first < 0xE0, at + 1 < word.count {
                    let value = Int(first & 0x1F) << 6 | Int(word[at + 1] & 0x3F)
                    // Between letters of a script without vowels there may be one.
                    if first >= 0xD6 { codes.open() }
                    codes.add(packed: table[min(value, table.count - 1)], isFirst: at == start)
                    at += 2
                } else {
                    at += first < 0xF0 ? 3 : 4
                }
            }
        }
    }

    /// The sound classes of the letters up to U+06FF, by what `Romanizer` writes for them: the first in the low four
    /// bits, the second above it.
    private static let table: [UInt8] = (0...0x700).map { value in
        guard value >= 0x370, value < 0x700, let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
        let latin = Romanizer.latin(Array(String(Character(scalar)).utf8)).text
        // A waw is a half vowel within a word, and a `w` before it.
        if value == 0x648 || value == 0x5D5 { return Codes.halfVowel }
        var codes = Codes()
        for (i, byte) in latin.enumerated() where byte < 0x80 { codes.addLatin(byte, isFirst: i == 0) }
        return UInt8(truncatingIfNeeded: codes.packed & 0xF) | UInt8(truncatingIfNeeded: codes.packed >> 4 & 0xF) << 4
    }
}

/// Consonants as they are read.
private struct Codes {
    static let halfVowel: UInt8 = 0xFF
    private static let lips: UInt8 = 1
    private static let teeth: UInt8 = 2
    private static let tongue: UInt8 = 3
    private static let sibilant: UInt8 = 4
    private static let throat: UInt8 = 5
    private static let vowel: UInt8 = 15

    private(set) var packed: UInt64 = 0
    private var count = 0
    private var last: UInt8 = 0
    private var lastByte: UInt8 = 0
    /// A vowel may stand before what comes next.
    private var isOpen = false
    /// The same before the last consonant.
    private var wasOpen = false

    /// b p, v f w, t d, s z and all like them, k g q; then l m n r; digits; 0 for what is no consonant.
    @inline(__always)
    private static func soundClass(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "b"), UInt8(ascii: "p"): lips
        case UInt8(ascii: "v"), UInt8(ascii: "f"): teeth
        case UInt8(ascii: "t"), UInt8(ascii: "d"): tongue
        case UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "j"): sibilant
        case UInt8(ascii: "k"), UInt8(ascii: "g"), UInt8(ascii: "q"), UInt8(ascii: "c"): throat
        case UInt8(ascii: "l"): 6
        case UInt8(ascii: "m"): 7
        case UInt8(ascii: "n"): 8
        case UInt8(ascii: "r"): 9
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 10 + byte % 5
        default: 0
        }
    }

    mutating func addLatin(_ byte: UInt8, isFirst: Bool) {
        switch byte {
        case UInt8(ascii: "h"): if isFirst { add(Codes.vowel) } else { addBreath() }
        case UInt8(ascii: "x"):
            add(Codes.throat)
            add(Codes.sibilant)
        case UInt8(ascii: "w"): if isFirst { add(Codes.teeth) }
        default:
            let code = Codes.soundClass(byte)
            if code != 0 { add(code) } else if isFirst { add(Codes.vowel) } else { isOpen = true }
        }
        lastByte = byte
    }

    /// `kh` is nothing, `ch` and the like are sibilants, `ph` is an f.
    private mutating func addBreath() {
        switch lastByte {
        case UInt8(ascii: "k"):
            removeLast()
            isOpen = true
            if count == 0 { add(Codes.vowel) }
        case UInt8(ascii: "c"):
            removeLast()
            add(Codes.sibilant)
        case UInt8(ascii: "p"):
            removeLast()
            add(Codes.teeth)
        default: isOpen = true
        }
    }

    mutating func open() { isOpen = true }

    mutating func add(packed codes: UInt8, isFirst: Bool) {
        guard codes != Codes.halfVowel else {
            if isFirst { add(Codes.teeth) } else { isOpen = true }
            return
        }
        if codes & 0xF == Codes.vowel || codes == 0 {
            if isFirst { add(Codes.vowel) } else { isOpen = true }
            return
        }
        add(codes & 0xF)
        if codes >> 4 != 0 { add(codes >> 4) }
    }

    private mutating func add(_ code: UInt8) {
        // `ts`, `dz`, `dj` are one sound.
        if code == Codes.sibilant, last == Codes.tongue, !isOpen { removeLast() }
        if code == last, !isOpen { return }
        wasOpen = isOpen
        isOpen = false
        last = code
        if count < 16 { packed |= UInt64(code) << UInt64(count * 4) }
        count += 1
    }

    private mutating func removeLast() {
        guard count > 0 else { return }
        count -= 1
        if count < 16 { packed &= (1 << UInt64(count * 4)) - 1 }
        last = count > 0 && count <= 16 ? UInt8(packed >> UInt64((count - 1) * 4) & 0xF) : 0
        isOpen = wasOpen
    }

    /// The key, and the one without the last sound where all of them are in it.
    var keys: ConsonantKey.Keys {
        let mask: UInt64 = 0xFFFF
        var keys = ConsonantKey.Keys(whole: UInt16(truncatingIfNeeded: packed & mask), count: count)
        if count > 1, count <= ConsonantKey.most + 1 {
            let shorter = packed & ((1 << UInt64((count - 1) * 4)) - 1) & mask
            if shorter != packed & mask { keys.shortened = UInt16(truncatingIfNeeded: shorter) }
        }
        return keys
    }
}
