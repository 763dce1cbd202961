import Texts

/// Arabic words with what is written together with them: and, so, in, as, for (و ف ب ك ل) and the article before them,
/// endings of gender, number and possession behind. Words are compared as they are folded, and with one form of ya and
/// ta marbuta (ى ي, ة ه) and of the Persian letters, which are mixed up in print.
///
/// A key is what is left of a word without them. Since a first letter may be the word's own (`وقود`, fuel), a text is
/// read at several depths: with the article off; with one particle and the article off; with two and the article; with
/// the first of two lams off, where the second is the word's (`للحوم`, for meat).
///
/// Alif and lam may be the word's own too (`ألواح` boards, `الألواح` the boards), which its hamza says where it is written:
/// a term is kept under both keys, with them and without.
enum ArabicForms {
    static let language = TermLanguage("ar")
    /// How many keys a word may have.
    static let depths = 4

    /// Two bytes of UTF-8, as every letter of the Arabic blocks has them.
    typealias Letter = UInt16

    private static let alif: Letter = 0xD8A7
    private static let alifWithHamza: Letter = 0xD8A3
    private static let lam: Letter = 0xD984
    private static let ha: Letter = 0xD987
    private static let tatweel: Letter = 0xD980

    static func letters(_ text: String) -> [Letter] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count - 1, by: 2).map { Letter(bytes[$0]) << 8 | Letter(bytes[$0 + 1]) }
    }

    private static let conjunctions = Set(letters("وف"))
    private static let prepositions = Set(letters("بكل"))
    /// All letters of endings.
    private static let endingLetters = Set(letters("اتونيهمك"))

    /// Whether the word begins with a letter of the Arabic blocks.
    static func isArabic(_ word: FoldedWord) -> Bool { word.count >= 2 && (0xD8...0xDB).contains(word[0]) }

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

    /// How a word of a term is kept for the proof: folded, but alif and lam of its own by an alif with hamza.
    static func spelling(_ i: Int, of words: TextWords) -> [UInt8] {
        let word = words.word(i)
        var bytes = (0..<word.count).map { word[$0] }
        if isArabic(word), hasOwnLam(words.text[words[i].range]) {
            bytes.replaceSubrange(..<2, with: [UInt8(alifWithHamza >> 8), UInt8(alifWithHamza & 0xFF)])
        }
        return bytes
    }

    /// Whether a word as it is written begins with an alif that is no article's (أ إ آ) and a lam, and goes on.
    private static func hasOwnLam(_ written: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let word = Array(written.prefix(6))
        return word.count == 6 && word[0] == 0xD8 && (0xA2...0xA5).contains(word[1]) && word[1] != 0xA4
            && word[2] == 0xD9 && word[3] == 0x84
    }

    /// The keys of a term: one, and more where words of it begin with alif and lam of their own, or may do so when the
    /// word stands alone.
    static func keys(ofTerm words: TextWords) -> Set<[UInt8]> {
        var wholes: [Set<Int>] = [[]]
        for i in 0..<words.count where isArabic(words.word(i)) && wholes.count < 8 {
            guard words.count == 1 || hasOwnLam(words.text[words[i].range]) else { continue }
            wholes += wholes.map { $0.union([i]) }
        }
        return Set(wholes.compactMap { keys(of: words, depth: 0, whole: $0)?.text })
    }

    /// The words of a text as their keys, everything else as it stands, so that the words can be counted off against
    /// each other; and of which words anything but the article went (never at depth 0). Nil where that is none. The words
    /// in `whole` keep alif and lam.
    static func keys(
        of words: TextWords, depth: Int = 0, whole: Set<Int> = []
    ) -> (text: [UInt8], changed: [Bool])? {
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
            for letter in key(letters, from: start, depth, isWhole: whole.contains(i)) {
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

    /// What is left behind the particles: without the article, of which one lam is left behind the particle ل, and without
    /// endings; three letters stay.
    private static func key(
        _ letters: [Letter], from start: Int, _ depth: Int, isWhole: Bool = false
    ) -> ArraySlice<Letter> {
        var word = letters[start...]
        let isBehindLam = start > 0 && depth < 3 && letters[start - 1] == lam
        if isWhole {
            // Alif and lam are its own.
        } else if word.count >= 4, word.first == alif, word.dropFirst().first == lam {
            word = word.dropFirst(2)
        } else if isBehindLam, word.count >= 3, word.first == lam {
            word = word.dropFirst()
        }
        while word.count > 3, let last = word.last, endingLetters.contains(last) { word = word.dropLast() }
        return word
    }

    /// Whether the hash of any key of a word of a text, at any depth, is what is looked for; false for a word of other
    /// letters.
    static func hasKey(_ word: FoldedWord, _ isWanted: (UInt64) -> Bool) -> Bool {
        guard let letters = letters(word) else { return false }
        return (0..<depths).contains { depth in
            let start = particles(letters, depth)
            return (depth == 0 || start > 0) && isWanted(hash(key(letters, from: start, depth)))
        }
    }

    /// FNV-1a, by letters.
    static func hash(_ key: ArraySlice<Letter>) -> UInt64 {
        key.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    // The proof

    private static func list(_ text: String) -> Set<[Letter]> {
        Set(text.split(separator: " ").map { letters(String($0)) })
    }

    private static func behindConjunctions(_ particles: [String]) -> Set<[Letter]> {
        Set(["", "و", "ف"].flatMap { conjunction in particles.map { letters(conjunction + $0) } })
    }

    private static let articles = behindConjunctions(["ال", "بال", "كال", "لل"])
    private static let prefixes = articles.union(behindConjunctions(["", "ب", "ك", "ل"]))
    private static let endings = list("ه ها هم هن نا كم ات ون ين ان ا اته اتها اتهم ته تها تهم").union([[]])
    private static let feminine = list("ه ات ته تها تهم تنا تكم تين تان اته اتها اتهم اتنا")
    private static let manyFeminine = list("ات اته اتها اتهم اتنا اتكم")
    private static let manyMasculine = list("ون ين و ي وها يها وهم يهم")

    /// Whether `form` is the word with particles before and endings behind it; the form folded, the word as `spelling`
    /// keeps it. A word of other letters is itself alone.
    static func isForm(_ form: FoldedWord, of word: UnsafeBufferPointer<UInt8>) -> Bool {
        if form.isEqual(to: word) { return true }
        guard let base = word.baseAddress, let form = letters(form),
            var word = letters(FoldedWord(base, count: word.count, mask: 0))?[...]
        else { return false }
        if word.first == alifWithHamza {
            word[word.startIndex] = alif
        } else if word.count >= 4, word.starts(with: [alif, lam]) {
            return isForm(form, of: word.dropFirst(2), behind: prefixes) || isForm(form, of: word, behind: articles)
        }
        return isForm(form, of: word, behind: prefixes)
    }

    private static func isForm(
        _ form: [Letter], of word: ArraySlice<Letter>, behind prefixes: Set<[Letter]>
    ) -> Bool {
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
