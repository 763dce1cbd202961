import Texts

/// Arabic words with what is written together with them: and, so, in, as, for (و ف ب ك ل) and the article before them,
/// endings of gender, number and possession behind. Words are compared as they are folded, and with one form of ya and
/// ta marbuta (ى ي, ة ه) and of the Persian letters, which are mixed up in print.
///
/// A key is what is left of a word without them. Since a first letter may be the word's own (`وقود`, fuel), a text is
/// read at several depths: with the article off; with one particle and the article off; with two and the article; with
/// the first of two lams off, where the second is the word's (`للحوم`, for meat).
enum ArabicForms {
    static let language = TermLanguage("ar")
    /// How many keys a word may have.
    static let depths = 4

    /// Two bytes of UTF-8, as every letter of the Arabic blocks has them.
    typealias Letter = UInt16

    private static let alif: Letter = 0xD8A7
    private static let lam: Letter = 0xD984
    private static let ha: Letter = 0xD987
    private static let tatweel: Letter = 0xD980

    private static func letters(_ text: String) -> [Letter] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count - 1, by: 2).map { Letter(bytes[$0]) << 8 | Letter(bytes[$0 + 1]) }
    }

    private static let conjunctions = Set(letters("وف"))
    private static let prepositions = Set(letters("بكل"))
    /// All letters of endings.
    private static let endingLetters = Set(letters("اتونيهمك"))

    /// Whether the word begins with a letter of the Arabic blocks.
    private static func isArabic(_ word: FoldedWord) -> Bool { word.count >= 2 && (0xD8...0xDB).contains(word[0]) }

    /// Whether any word of a text is Arabic.
    static func mayStand(in words: TextWords) -> Bool {
        for i in 0..<words.count where words[i].fold != Token.plain && isArabic(words.word(i)) { return true }
        return false
    }

    /// The letters of a folded word, one form each; nil when it holds anything else, or nothing but a tatweel.
    private static func letters(_ word: FoldedWord) -> [Letter]? {
        guard isArabic(word), word.count % 2 == 0 else { return nil }
        var letters: [Letter] = []
        letters.reserveCapacity(word.count / 2)
        for i in stride(from: 0, to: word.count, by: 2) {
            guard (0xD8...0xDB).contains(word[i]) else { return nil }
            switch Letter(word[i]) << 8 | Letter(word[i + 1]) {
            case 0xD989, 0xDB8C: letters.append(0xD98A)
            case 0xD8A9: letters.append(ha)
            case 0xDAA9: letters.append(0xD983)
            case tatweel: continue
            case let letter: letters.append(letter)
            }
        }
        return letters.isEmpty ? nil : letters
    }

    /// The words of a text as their keys, everything else as it stands, so that the words can be counted off against
    /// each other; and of which words anything but the article went (never at depth 0). Nil where that is none.
    static func keys(of words: TextWords, depth: Int = 0) -> (text: [UInt8], changed: [Bool])? {
        var text: [UInt8] = []
        text.reserveCapacity(words.text.count)
        var changed = [Bool](repeating: false, count: words.count)
        var isChanged = depth == 0
        var at = 0
        for i in 0..<words.count {
            let range = words[i].range
            text += words.text[at..<range.lowerBound]
            at = range.upperBound
            guard let letters = letters(words.word(i)) else {
                text += words.text[range]
                continue
            }
            let start = particles(letters, depth)
            if start > 0 {
                changed[i] = true
                isChanged = true
            }
            for letter in key(letters[start...], behindLam: start > 0 && depth < 3 && letters[start - 1] == lam) {
                text.append(UInt8(truncatingIfNeeded: letter >> 8))
                text.append(UInt8(truncatingIfNeeded: letter))
            }
        }
        text += words.text[at...]
        return isChanged ? (text, changed) : nil
    }

    /// How many letters the particles of this depth have: exactly so many particles, or none.
    private static func particles(_ letters: [Letter], _ depth: Int) -> Int {
        guard depth > 0, letters.count >= 4 || letters.count == 3 && depth == 1 else { return 0 }
        switch depth {
        case 1: return conjunctions.contains(letters[0]) || prepositions.contains(letters[0]) ? 1 : 0
        case 2: return conjunctions.contains(letters[0]) && prepositions.contains(letters[1]) ? 2 : 0
        default: return letters[0] == lam && letters[1] == lam ? 1 : 0
        }
    }

    /// Without the article, of which one lam is left behind the particle ل, and without endings; three letters stay.
    private static func key(_ word: ArraySlice<Letter>, behindLam: Bool) -> ArraySlice<Letter> {
        var word = word
        if word.count >= 4, word.first == alif, word.dropFirst().first == lam {
            word = word.dropFirst(2)
        } else if behindLam, word.count >= 3, word.first == lam {
            word = word.dropFirst()
        }
        while word.count > 3, let last = word.last, endingLetters.contains(last) { word = word.dropLast() }
        return word
    }

    // The proof

    private static func list(_ text: String) -> Set<[Letter]> {
        Set(text.split(separator: " ").map { letters(String($0)) })
    }

    private static let prefixes: Set<[Letter]> = {
        var prefixes: Set<[Letter]> = [[]]
        for conjunction in ["", "و", "ف"] {
            for rest in ["", "ال", "ب", "بال", "ك", "كال", "ل", "لل"] { prefixes.insert(letters(conjunction + rest)) }
        }
        return prefixes
    }()
    private static let endings = list("ه ها هم هن نا كم ات ون ين ان ا اته اتها اتهم ته تها تهم").union([[]])
    private static let feminine = list("ه ات ته تها تهم تنا تكم تين تان اته اتها اتهم اتنا")
    private static let manyFeminine = list("ات اته اتها اتهم اتنا اتكم")
    private static let manyMasculine = list("ون ين و ي وها يها وهم يهم")

    /// Whether `form` is the word with particles before and endings behind it; both folded. A word of other letters is
    /// itself alone.
    static func isForm(_ form: FoldedWord, of word: UnsafeBufferPointer<UInt8>) -> Bool {
        if form.isEqual(to: word) { return true }
        guard let base = word.baseAddress, let form = letters(form),
            var word = letters(FoldedWord(base, count: word.count, mask: 0))?[...]
        else { return false }
        if word.count >= 4, word.starts(with: [alif, lam]) { word = word.dropFirst(2) }
        let (stem, endings) = parts(word)
        for length in 0...min(4, form.count) where prefixes.contains(Array(form[..<length])) {
            let rest = form[length...]
            if rest.starts(with: stem), endings.contains(Array(rest.dropFirst(stem.count))) { return true }
        }
        return false
    }

    /// What stays of a word, and what may follow.
    private static func parts(_ word: ArraySlice<Letter>) -> (stem: ArraySlice<Letter>, endings: Set<[Letter]>) {
        if word.count >= 4 {
            if word.last == ha { return (word.dropLast(), feminine) }
            let last = Array(word.suffix(2))
            if last == [alif, 0xD8AA], word.count >= 5 { return (word.dropLast(2), manyFeminine.union([[ha]])) }
            if last == [0xD988, 0xD986] || last == [0xD98A, 0xD986], word.count >= 5 {
                return (word.dropLast(2), manyMasculine.union(endings.map { last + $0 }))
            }
        }
        return (word, endings)
    }
}
