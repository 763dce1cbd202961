import Records
import Texts

/// A name of the register against words of a text that may be other forms of its words.
struct NameMeeting: Sendable {
    private static let least = 0.8
    /// Where a text leaves out the vowels, names of so many consonants are not short.
    static let manyConsonants = 7
    /// Words less alike than this are other words.
    private static let leastWord = 0.72

    private let schema: Entity.Schema
    private let name: String
    private let texts: [[UInt8]]
    private let ready: [NameWord]
    private let keys: [ConsonantKey.Keys]
    private let isLatin: Bool

    init(_ name: String, schema: Entity.Schema) {
        self.schema = schema
        self.name = name
        texts = NameWords.split(name)
        ready = texts.map { PersonWords.word($0, ComparisonWeights.standard.role) }
        keys = texts.map { ConsonantKey.keys($0) }
        isLatin = !texts.contains { ($0.first ?? 0) > 0xCA }
    }

    /// Words of a text in a row, each as a dictionary has it.
    struct Window {
        var first: Int
        var words: [[UInt8]]
        /// Whether a word is declined, and whether one is in another script than the name.
        var isInflected = false
        var isOtherScript = false
    }

    /// What a word of a text is to a word of the name.
    private struct Answer {
        var word: Int
        var base: [UInt8]
        var isInflected: Bool
        var isOtherScript: Bool
    }

    /// The words at both ends of `core`, what stands between, and what belongs to the name on either side; nil when one
    /// of the two is no word of the name.
    func window(
        around core: ClosedRange<Int>, of words: TextWords, _ family: WordForms.Family, isJoined: (Int) -> Bool,
        word: (Int) -> TextWord
    ) -> Window? {
        var open = [Bool](repeating: true, count: texts.count)
        var window = Window(first: core.lowerBound, words: [])
        for i in core {
            let text = word(i)
            guard let answer = answer(to: text, open, family) else {
                // A patronymic, or `bin`, that the register leaves out.
                guard i != core.lowerBound, i != core.upperBound, schema == .person,
                    WrittenLetters.isCapital(words.text, at: Int(words[i].start))
                        || NameLexicon.role(text.folded) == .particle
                else { return nil }
                window.words.append(text.folded)
                continue
            }
            if schema == .person, !WrittenLetters.isCapital(words.text, at: Int(words[i].start)) { return nil }
            take(answer, &open, &window, atEnd: true)
        }
        var next = core.upperBound + 1
        while next < words.count, isJoined(next), mayExtend(next, words),
            let answer = answer(to: word(next), open, family)
        {
            take(answer, &open, &window, atEnd: true)
            next += 1
        }
        while window.first > 0, isJoined(window.first), mayExtend(window.first - 1, words),
            let answer = answer(to: word(window.first - 1), open, family)
        {
            take(answer, &open, &window, atEnd: false)
            window.first -= 1
        }
        return window.isInflected || window.isOtherScript ? window : nil
    }

    /// A preposition is no initial; `Halla-aho` is one name.
    private func mayExtend(_ i: Int, _ words: TextWords) -> Bool {
        let start = Int(words[i].start)
        return WrittenLetters.isCapital(words.text, at: start) || (schema != .person && words[i].foldCount > 4)
            || (start > 0 && words.text[start - 1] == UInt8(ascii: "-"))
    }

    /// The same for words that are cut out already.
    func window(_ words: [[UInt8]], _ family: WordForms.Family) -> Window? {
        var open = [Bool](repeating: true, count: texts.count)
        var window = Window(first: 0, words: [])
        for text in words {
            if let answer = answer(to: TextWord(text), open, family) {
                take(answer, &open, &window, atEnd: true)
            } else {
                window.words.append(text)
            }
        }
        return window.isInflected || window.isOtherScript ? window : nil
    }

    private func take(_ answer: Answer, _ open: inout [Bool], _ window: inout Window, atEnd: Bool) {
        open[answer.word] = false
        window.words.insert(answer.base, at: atEnd ? window.words.count : 0)
        window.isInflected = window.isInflected || answer.isInflected
        window.isOtherScript = window.isOtherScript || answer.isOtherScript
    }

    /// How alike the name and the words are, 0…1; nil when too little.
    func score(_ window: Window) -> Double? {
        let text = NameMeeting.readable(window.words, schema)
        let name = isLatin || schema == .person ? name : NameMeeting.readable(texts, schema)
        let kind: NameComparer.Kind =
            schema == .person ? .person : schema == .vessel ? .vessel : .organization
        let result = NameComparer.compare(NameForm(text, schema: schema), NameForm(name, schema: schema), kind: kind)
        let score = result.score / ComparisonWeights.standard.name.highest
        let isUnvowelled = window.words.contains { (0xD6...0xDB).contains($0.first ?? 0) }
        // Everyday words without vowels are like many names.
        if isUnvowelled, window.words.contains(where: CommonWords.contains) { return nil }
        return score >= NameMeeting.least ? min(score, 1) : nil
    }

    /// Words as a name. Those of firms in Latin letters, in which the comparison knows what `завод` is.
    private static func readable(_ words: [[UInt8]], _ schema: Entity.Schema) -> String {
        words.map { word in
            let latin = Romanizer.latin(word)
            return String(decoding: schema == .person || latin.consonants ? word : latin.text, as: UTF8.self)
        }.joined(separator: " ")
    }

    static func consonants(_ words: [[UInt8]]) -> Int { words.reduce(0) { $0 + ConsonantKey.keys($1).count } }

    private func answer(to text: TextWord, _ open: [Bool], _ family: WordForms.Family) -> Answer? {
        if text.isLatin == isLatin { return sameScript(text.folded, open, text.isLatin ? family : .russian) }
        var best: (answer: Answer, similarity: Double)?
        for base in text.bases {
            for i in texts.indices where open[i] && (!text.isUnvowelled || couldBe(text.keys, keys[i])) {
                let similarity = NameComparer.similarity(base.word, ready[i])
                guard similarity >= NameMeeting.leastWord, similarity > best?.similarity ?? 0 else { continue }
                let answer = Answer(
                    word: i, base: base.text, isInflected: base.text != text.folded, isOtherScript: true)
                best = (answer, similarity)
            }
        }
        return best?.answer
    }

    /// Whether the consonants begin alike; either may have an ending.
    private func couldBe(_ a: ConsonantKey.Keys, _ b: ConsonantKey.Keys) -> Bool {
        a.whole == b.whole || a.shortened == b.whole && b.whole != 0 || a.whole == b.shortened && a.whole != 0
    }

    private func sameScript(_ text: [UInt8], _ open: [Bool], _ family: WordForms.Family) -> Answer? {
        if let i = texts.indices.first(where: { open[$0] && texts[$0] == text }) {
            return Answer(word: i, base: text, isInflected: false, isOtherScript: false)
        }
        guard let i = texts.indices.first(where: { open[$0] && WordForms.isForm(text, of: texts[$0], family) }) else {
            return nil
        }
        return Answer(word: i, base: texts[i], isInflected: true, isOtherScript: false)
    }
}
