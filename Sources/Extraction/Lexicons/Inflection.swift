/// Which written forms count as a form of a term's word: light rules, on folded words.
enum Inflection {
    /// The length of the beginning that all forms of a word share with it, and other words now and then: a key, not a
    /// proof. Trailing letters of endings go, at least three letters stay.
    static func stemLength(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        guard let last = word.last else { return 0 }
        return last < 0x80 ? latinStem(word) : cyrillicStem(word)
    }

    private static func latinStem(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        var count = word.count
        while count > 3 {
            switch word[count - 1] {
            case UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "d"), UInt8(ascii: "n"), UInt8(ascii: "r"),
                UInt8(ascii: "y"), UInt8(ascii: "i"):
                count -= 1
            case UInt8(ascii: "g")
            where count > 5 && word[count - 2] == UInt8(ascii: "n")
                && word[count - 3] == UInt8(ascii: "i"):
                count -= 3
            case word[count - 2] where word[count - 1] < 0x80: count -= 1
            default: return count
            }
        }
        return count
    }

    /// Cyrillic letters have two bytes; ё, й are е, и when folded.
    private static func cyrillicStem(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        var count = word.count
        while count > 6 {
            let letter = UInt16(word[count - 2]) << 8 | UInt16(word[count - 1])
            switch letter {
            case 0xD0B0, 0xD0B5, 0xD0B8, 0xD0BE, 0xD183, 0xD18B, 0xD18C, 0xD18D, 0xD18E, 0xD18F, 0xD0BC, 0xD185,
                0xD0B2, 0xD0B3:
                count -= 2
            default: return count
            }
        }
        return count
    }

    /// Whether `form` is `word` or an inflected form of it in the language; both folded.
    static func isForm(_ form: [UInt8], of word: [UInt8], language: String) -> Bool {
        if form == word { return true }
        var shared = zip(form, word).prefix { $0 == $1 }.count
        // Two letters may share their first byte.
        while shared > 0, [form, word].contains(where: { shared < $0.count && $0[shared] & 0xC0 == 0x80 }) {
            shared -= 1
        }
        let ending = form[shared...]
        let lost = word[shared...]
        switch language {
        case "en", "*": return isEnglish(word, lost, ending)
        case "ru", "uk", "be", "bg", "sr", "mk", "kk": return isRussian(form, word, shared)
        case "de": return lost.isEmpty && has(ending, ["e", "en", "er", "s", "n", "es", "ern", "em"])
        case "es", "fr", "pt", "it", "ca": return lost.isEmpty && has(ending, ["s", "es"])
        default: return false
        }
    }

    private static func has(_ ending: ArraySlice<UInt8>, _ endings: [String]) -> Bool {
        endings.contains { ending.elementsEqual($0.utf8) }
    }

    private static func isEnglish(_ word: [UInt8], _ lost: ArraySlice<UInt8>, _ ending: ArraySlice<UInt8>) -> Bool {
        if lost.isEmpty {
            if has(ending, ["s", "es", "ed", "ing"]) { return true }
            if word.last == UInt8(ascii: "e"), has(ending, ["d"]) { return true }
            // The last consonant doubled: shipped, shipping.
            return word.count > 2 && ending.first == word.last && has(ending.dropFirst(), ["ed", "ing"])
        }
        if lost.elementsEqual("e".utf8) { return has(ending, ["ing"]) }
        return lost.elementsEqual("y".utf8) && has(ending, ["ies", "ied"])
    }

    /// Endings of nouns and adjectives, folded. The term may itself have one, of three letters at most.
    private static let russianEndings = Set(
        """
        а я о е у ю ы и ь ом ем ои еи ою ею ам ям ами ями ах ях ов ев ии ыи ая яя ое ее ые ие ого его ому ему ым им ых \
        их ую юю ыми ими ию ия ием иям иях иями ью ье ья
        """.split(separator: " ").map { Array($0.utf8) })

    /// The ending may begin before the first letter that differs: `пошлин-а`, `пошлин-ами`.
    private static func isRussian(_ form: [UInt8], _ word: [UInt8], _ shared: Int) -> Bool {
        for stem in [shared, shared - 2, shared - 4] where stem >= 6 {
            let lost = word[stem...]
            let ending = form[stem...]
            let isTerm = lost.isEmpty || lost.count <= 6 && russianEndings.contains(Array(lost))
            if isTerm, ending.isEmpty || russianEndings.contains(Array(ending)) { return true }
        }
        return false
    }
}
