import Records
import Texts

/// Words of `need:` that can do nothing.
enum IdleContexts {
    /// Warns of words that stand in the term itself, since they are looked for around it, and of those that a `not:`
    /// of the same term forbids.
    static func run(_ written: WrittenLexicon, _ report: inout LexiconReport) {
        for term in written.terms where !term.isTitle {
            let needed = term.words(of: "need:")
            guard !needed.isEmpty else { continue }
            let own = Set(Tokenizer.words(term.text).map(\.folded))
            let forbidden = Set(term.words(of: "not:").map(TextFolder.fold))
            for word in needed {
                let folded = TextFolder.fold(word)
                let place = written.files[term.file].name
                if own.count > 1, own.contains(folded) {
                    report.add(
                        .warning, "lexicon-idle-context",
                        "“\(word)” of `need:` stands in “\(term.text)” itself, and is looked for around it", place,
                        term.line)
                }
                if forbidden.contains(folded) {
                    report.add(
                        .warning, "lexicon-idle-context", "“\(word)” stands in `need:` and in `not:`", place, term.line)
                }
            }
        }
    }
}
