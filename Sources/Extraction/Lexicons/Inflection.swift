import Texts

/// Which written forms count as a form of a term's word: light rules, on folded words.
enum Inflection {
    /// The languages that inflect alike, as far as these rules go.
    enum Family: UInt8, Sendable {
        case none, english, russian, german, romance, arabic

        init(_ language: TermLanguage) {
            switch language.tag {
            case "en", "*": self = .english
            case "ru", "uk", "be", "bg", "sr", "mk", "kk": self = .russian
            case "de": self = .german
            case "es", "fr", "pt", "it", "ca": self = .romance
            case "ar": self = .arabic
            default: self = .none
            }
        }
    }

    /// The length of the beginning that all forms of a word share with it, and other words now and then: a key, not a
    /// proof. Trailing letters of endings go, at least three letters stay.
    static func stemLength(_ word: FoldedWord) -> Int {
        guard word.count > 0 else { return 0 }
        return word[word.count - 1] < 0x80 ? latinStem(word) : cyrillicStem(word)
    }

    private static func latinStem(_ word: FoldedWord) -> Int {
        var count = word.count
        while count > 3 {
            let last = word[count - 1]
            switch last {
            case UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "d"), UInt8(ascii: "n"), UInt8(ascii: "r"),
                UInt8(ascii: "y"), UInt8(ascii: "i"):
                count -= 1
            case UInt8(ascii: "g")
            where count > 5 && word[count - 2] == UInt8(ascii: "n") && word[count - 3] == UInt8(ascii: "i"):
                count -= 3
            case word[count - 2] where last < 0x80: count -= 1
            default: return count
            }
        }
        return count
    }

    /// Cyrillic letters have two bytes; ё, й are е, и when folded.
    private static func cyrillicStem(_ word: FoldedWord) -> Int {
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

    /// Whether `form` is `word` or an inflected form of it; both folded.
    static func isForm(_ form: FoldedWord, of word: UnsafeBufferPointer<UInt8>, _ family: Family) -> Bool {
        if family == .arabic { return ArabicForms.isForm(form, of: word) }
        let least = min(form.count, word.count)
        var shared = 0
        while shared < least, form[shared] == word[shared] { shared += 1 }
        if shared == form.count, shared == word.count { return true }
        // Two letters may share their first byte.
        while shared > 0, isWithinLetter(form, shared) || isWithinLetter(word, shared) { shared -= 1 }
        switch family {
        case .english: return isEnglish(form, word, shared)
        case .russian: return isRussian(form, word, shared)
        case .german: return shared == word.count && germanEndings.contains(packed(form, from: shared))
        case .romance: return shared == word.count && romanceEndings.contains(packed(form, from: shared))
        case .none, .arabic: return false
        }
    }

    private static func isWithinLetter(_ word: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        at < word.count && word[at] & 0xC0 == 0x80
    }

    private static func isWithinLetter(_ word: FoldedWord, _ at: Int) -> Bool {
        at < word.count && word[at] & 0xC0 == 0x80
    }

    /// Up to eight bytes of an ending in one number; longer ones are none of ours.
    private static func packed(_ word: FoldedWord, from start: Int) -> UInt64 {
        guard word.count - start <= 8 else { return ~0 }
        var ending: UInt64 = 0
        for i in start..<word.count { ending = ending << 8 | UInt64(word[i]) }
        return ending
    }

    private static func packed(_ word: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
        guard let base = word.baseAddress else { return 0 }
        return packed(FoldedWord(base, count: word.count, mask: 0), from: start)
    }

    private static func endings(_ list: String) -> Set<UInt64> {
        Set(list.split(separator: " ").map { $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })
    }

    private static let germanEndings = endings("e en er s n es ern em")
    private static let romanceEndings = endings("s es")
    private static let englishEndings = endings("s es ed ing")
    private static let doublingEndings = endings("ed ing")
    private static let yEndings = endings("ies ied")
    private static let ing = endings("ing")
    private static let d = endings("d")

    private static func isEnglish(_ form: FoldedWord, _ word: UnsafeBufferPointer<UInt8>, _ shared: Int) -> Bool {
        let ending = packed(form, from: shared)
        guard shared == word.count else {
            guard shared + 1 == word.count else { return false }
            switch word[shared] {
            case UInt8(ascii: "e"): return ing.contains(ending)
            case UInt8(ascii: "y"): return yEndings.contains(ending)
            default: return false
            }
        }
        if englishEndings.contains(ending) { return true }
        guard let last = word.last else { return false }
        if last == UInt8(ascii: "e"), d.contains(ending) { return true }
        // The last consonant doubled: shipped, shipping.
        return word.count > 2 && form[shared] == last && doublingEndings.contains(packed(form, from: shared + 1))
    }

    /// Endings of nouns and adjectives, folded, and none. The term may itself have one, of three letters at most.
    private static let russianEndings = endings(
        """
        а я о е у ю ы и ь ом ем ои еи ою ею ам ям ами ями ах ях ов ев ии ыи ая яя ое ее ые ие ого его ому ему ым им ых \
        их ую юю ыми ими ию ия ием иям иях иями ью ье ья
        """
    ).union([0])

    /// The ending may begin before the first letter that differs: `пошлин-а`, `пошлин-ами`.
    private static func isRussian(_ form: FoldedWord, _ word: UnsafeBufferPointer<UInt8>, _ shared: Int) -> Bool {
        var stem = shared
        while stem >= 6, shared - stem <= 4 {
            if word.count - stem <= 6, russianEndings.contains(packed(word, from: stem)),
                russianEndings.contains(packed(form, from: stem))
            {
                return true
            }
            stem -= 2
        }
        return false
    }
}
