package import Extraction
package import Matching
package import Records
import Texts

/// Reads an article with known parties in mind: what it mentions, in whatever form, and how sure it is that a party is
/// meant. `Extraction` finds the words, `Matching` compares the names; here the two are joined.
///
///     let reader = ArticleReader(lexicon: lexicon, index: EntityIndex(parties))
///     let analysis = reader.read(title: "Tanker seized", text: text, language: "en")
package struct ArticleReader: Sendable {
    package var analyzer: Analyzer
    /// Nil: every occurrence of a name counts.
    private let judge: MentionJudge?

    /// With `exact`, only names word for word are mentions, and each of them is one, whatever stands around.
    package init(lexicon: Lexicon, index: EntityIndex, exact: Bool = false) {
        var names = NameTable(capacity: max(256, index.entities.count * 2))
        for entry in index.names { names.insert(entry.name, entity: entry.entity) }
        guard !exact, !names.isEmpty else {
            analyzer = Analyzer(lexicon: lexicon, names: names)
            judge = nil
            return
        }
        let derived = DerivedNames(index.entities)
        for entry in derived.all { names.insert(entry.name, entity: entry.entity) }
        analyzer = Analyzer(lexicon: lexicon, names: names, tolerant: true)
        judge = MentionJudge(index: index, derived: derived)
        let finder = MentionFinder(index: index)
        analyzer.finder = { tokens, text, language, known in
            finder.find(in: tokens, of: text, language: language, known: known).map(NameCandidate.init)
        }
    }

    /// Mentions in order of zone and start. `language` (BCP 47) chooses among the terms; nil takes them all.
    package func read(title: String, text: String, language: String?) -> Analysis {
        var analysis = analyzer.analyze(title: title, text: text, language: language)
        judge?.judge(&analysis, title: title, text: text, language: language)
        return analysis
    }
}

extension NameCandidate {
    fileprivate init(_ found: FoundName) {
        self.init(
            match: PhraseMatch(
                start: found.start, end: found.end, token: found.token, tokenCount: found.tokenCount, id: 0),
            entity: found.entity, score: found.score)
    }
}
