import Records
import Texts

/// What the terms of lexicons find in one text, and why others do not count: for those who write them.
package struct LexiconTrial: Sendable {
    /// A term whose words stand in the text.
    package struct Find: Sendable {
        /// UTF-8 offsets.
        package var start: Int
        package var end: Int
        package var text: String
        package var concept: String
        package var title: String?
        /// As its line has it, and where that is.
        package var term: String
        package var flags: [String]
        package var file: String
        package var line: Int
        package var weight: Double
        /// Whether it counts.
        package var counts: Bool
        /// Why not: `other-language`, `not-its-form`, `other-capitals`, `all-capitals`, `forbidden`, `needed`,
        /// `longer-term`.
        package var code: String?
        /// The same as a sentence.
        package var reason: String?
    }

    /// In order of start; those that count before those that do not.
    package private(set) var finds: [Find] = []

    /// `language` (BCP 47) chooses among the terms; nil takes them all.
    package init(files: [(name: String, bytes: [UInt8])], text: String, language: String?) {
        let lexicon = Lexicon.load(files: files).lexicon
        let written = WrittenLexicon(files)
        let sources = written.sources(of: lexicon)
        let finder = TermFinder(lexicon: lexicon)
        let tokens = TokenBuffer()
        var text = text
        text.withUTF8 { bytes in
            Tokenizer.scan(bytes, into: tokens)
            tokens.withWords(of: bytes) { words in
                var verdicts = finder.verdicts(words, of: tokens, TermLanguage(language ?? "*"))
                LexiconTrial.keepLongest(&verdicts, finder)
                for (match, verdict) in verdicts {
                    guard let source = sources[match.term] else { continue }
                    finds.append(
                        Find(
                            match, verdict, source, lexicon.concepts[match.concept],
                            file: written.files[source.file].name, words))
                }
            }
        }
        finds.sort { a, b in
            (a.start, a.counts ? 0 : 1, b.end, a.concept, a.file, a.line)
                < (b.start, b.counts ? 0 : 1, a.end, b.concept, b.file, b.line)
        }
    }

    /// Terms that count but for a longer one of their kind give way.
    private static func keepLongest(
        _ verdicts: inout [(match: TermMatch, verdict: TermFinder.Verdict)], _ finder: TermFinder
    ) {
        let counting = verdicts.filter { if case .counts = $0.verdict { true } else { false } }.map(\.match)
        let kept = Set(finder.longest(counting).map { [$0.term, $0.start] })
        verdicts = verdicts.map { match, verdict in
            guard case .counts = verdict, !kept.contains([match.term, match.start]) else { return (match, verdict) }
            return (match, .givesWay)
        }
    }
}

extension LexiconTrial.Find {
    fileprivate init(
        _ match: TermMatch, _ verdict: TermFinder.Verdict, _ source: WrittenLexicon.Term, _ concept: Concept,
        file: String, _ words: TextWords
    ) {
        let text = { String(decoding: words.text[$0], as: UTF8.self) }
        self.init(
            start: match.start, end: match.end, text: text(match.start..<match.end), concept: concept.id,
            title: concept.title, term: source.text + (source.isBeginning ? "*" : ""), flags: source.flags, file: file,
            line: source.line, weight: Double(match.weight), counts: false)
        switch verdict {
        case .counts: counts = true
        case .forbidden(let word):
            (code, reason) = (verdict.code, "“\(text(words[word].range))” of `not:` stands nearby")
        default: (code, reason) = (verdict.code, verdict.sentence)
        }
    }
}
