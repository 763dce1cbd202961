import Texts

/// The texts on which a term is tested.
struct TermTexts {
    struct Text {
        var text: String
        /// Where the term stands, in bytes.
        var term: Range<Int>

        init(_ before: String, _ term: String, _ after: String) {
            text = before + term + after
            self.term = before.utf8.count..<before.utf8.count + term.utf8.count
        }
    }

    /// A sentence that says nothing, in two halves, and what joins a further word to it.
    private struct Sentence {
        var before: String
        var after: String
        var joint: String
        init(_ before: String, _ after: String, _ joint: String) {
            (self.before, self.after, self.joint) = (before, after, joint)
        }
    }

    /// The term stands in quotation marks, so that no longer term is made with the words around it.
    private static let sentences: [String: Sentence] = [
        "en": Sentence("Quite often we hear “", "” somewhere", ", as well as "),
        "de": Sentence("Wir hörten bisweilen “", "” irgendwo", ", ebenso "),
        "fr": Sentence("Nous entendons souvent “", "” ailleurs", ", ainsi que "),
        "es": Sentence("Oímos decir “", "” en algún sitio", ", así como "),
        "pt": Sentence("Ouvimos dizer “", "” algures", ", bem como "),
        "it": Sentence("Sentimmo dire “", "” talvolta", ", nonché "),
        "nl": Sentence("Wij hoorden “", "” ergens", ", evenals "),
        "ru": Sentence("Мы однажды слышали “", "” где-то", ", равно как "),
        "uk": Sentence("Ми якось чули “", "” десь", ", а також "),
        "ar": Sentence("سمعنا يوما “", "” هناك", "، وكذلك "),
        "fa": Sentence("ما روزی “", "” شنیدیم", "، همچنین "),
        "zh": Sentence("我们听说过“", "”，", "以及："),
        "ja": Sentence("先日「", "」、", "また："),
        "tr": Sentence("Bir yerde “", "” duyduk", ", ayrıca "),
    ]
    private static let plain = Sentence("– “", "” –", ", ")
    /// Letters that no ending begins with and no particle ends with, by the script of a letter.
    private static let glue: [(letters: ClosedRange<UInt32>, front: String, back: String)] = [
        (0x41...0x24F, "zq", "qz"), (0x370...0x3FF, "ξψ", "ψξ"), (0x400...0x52F, "щъ", "ъщ"),
        (0x620...0x6D3, "ظغ", "غظ"), (0x5D0...0x5EA, "צק", "קצ"),
    ]

    private let sentence: Sentence
    private let term: WrittenLexicon.Term
    /// The term as it has to be written.
    private let written: String

    /// `language` of a sentence; nil for no words but the term's and those it needs.
    init(_ term: WrittenLexicon.Term, language: TermLanguage?) {
        self.term = term
        sentence = language.flatMap { TermTexts.sentences[$0.tag] } ?? TermTexts.plain
        written = term.has("acronym") ? term.text.uppercased() : term.text
    }

    /// The term in a sentence, with other words behind: those that it needs, and perhaps one that it must not have.
    func sentence(with word: String?, beside forbidden: String? = nil) -> Text {
        let after = after(word)
        guard let forbidden, let mark = after.first else { return Text(sentence.before, written, after) }
        return Text(sentence.before, written, "\(mark) \(TermTexts.bare(forbidden))\(after.dropFirst())")
    }

    /// The rest of the sentence, with a word that the term needs.
    private func after(_ word: String?) -> String {
        sentence.after + (word.map { sentence.joint + TermTexts.bare($0) } ?? "") + "."
    }

    /// The term alone.
    var alone: Text { Text("", written, ".") }

    /// The term within a longer word; nil in scripts that put no space between words.
    func glued(with word: String?) -> Text? {
        guard let front = TermTexts.glue(of: written.unicodeScalars.first)?.front,
            let back = TermTexts.glue(of: written.unicodeScalars.last)?.back
        else { return nil }
        let longer = front + written + (term.isBeginning ? "" : back)
        guard Tokenizer.words(longer).count == Tokenizer.words(written).count else { return nil }
        return Text(sentence.before, longer, after(word))
    }

    /// The term in capitals that are not its own; nil where its letters have none.
    func otherCapitals(with word: String?) -> Text? {
        let lower = written.lowercased()
        var other = lower
        if lower == written {
            guard let first = lower.first else { return nil }
            other = first.uppercased() + lower.dropFirst()
        }
        guard other != written else { return nil }
        return Text(sentence.before.lowercased(), other, after(word))
    }

    private static func glue(of letter: Unicode.Scalar?) -> (front: String, back: String)? {
        guard let letter, letter.properties.isAlphabetic else { return nil }
        return glue.first { $0.letters.contains(letter.value) }.map { ($0.front, $0.back) }
    }

    /// A word of a flag without its star.
    private static func bare(_ word: String) -> String { word.hasSuffix("*") ? String(word.dropLast()) : word }
}
