import Records
import Texts

/// Tests every term on texts made for it.
struct TermTests {
    private let lexicon: Lexicon
    private let written: WrittenLexicon
    private let sources: [WrittenLexicon.Term?]
    private let finder: TermFinder
    private let tokens = TokenBuffer()

    static func run(_ lexicon: Lexicon, _ written: WrittenLexicon, _ report: inout LexiconReport) {
        let tests = TermTests(
            lexicon: lexicon, written: written, sources: written.sources(of: lexicon),
            finder: TermFinder(lexicon: lexicon))
        for i in lexicon.terms.indices { tests.test(i, &report) }
    }

    private func test(_ id: Int, _ report: inout LexiconReport) {
        guard let source = sources[id] else { return }
        let needed = source.words(of: "need:")
        // A word of the sentence may be one that the term must not have.
        let texts = [TermTexts(source, language: lexicon.terms[id].language), TermTexts(source, language: nil)]
        let working = texts.first { texts in
            needed.isEmpty
                ? isFound(id, texts.sentence(with: nil), &report)
                : needed.contains { isFound(id, texts.sentence(with: $0), &report) }
        }
        guard let texts = working else {
            let text = texts[1].sentence(with: needed.first)
            fail("lexicon-silent-term", "“\(source.text)”: \(reason(id, text))", source, &report)
            return
        }
        for word in needed where !isFound(id, texts.sentence(with: word), &report) {
            let why = reason(id, texts.sentence(with: word))
            warn("lexicon-silent-context", "“\(source.text)” with “\(word)” of `need:`: \(why)", source, &report)
        }
        for failure in looseness(id, source, texts, needed, &report) {
            fail("lexicon-loose-term", "“\(source.text)”: \(failure)", source, &report)
        }
    }

    /// Where the term fires and must not.
    private func looseness(
        _ id: Int, _ source: WrittenLexicon.Term, _ texts: TermTexts, _ needed: [String], _ report: inout LexiconReport
    ) -> [String] {
        let context = needed.first { isFound(id, texts.sentence(with: $0), &report) }
        var failures: [String] = []
        if let glued = texts.glued(with: context), fires(id, glued, &report) {
            failures.append("it fires within a longer word: \(glued.text)")
        }
        for word in source.words(of: "not:") {
            let text = texts.sentence(with: context, beside: word)
            if fires(id, text, &report) { failures.append("it fires with “\(word)” of `not:` beside it: \(text.text)") }
        }
        if source.has("case") || source.has("acronym") {
            if let text = texts.otherCapitals(with: context) {
                if fires(id, text, &report) { failures.append("it fires in other capitals: \(text.text)") }
            } else {
                warn("lexicon-caseless", "`case` says nothing: “\(source.text)” has no capitals", source, &report)
            }
        }
        if !needed.isEmpty, fires(id, texts.alone, &report) {
            failures.append("it fires without any of `need:`: \(texts.alone.text)")
        }
        return failures
    }

    /// The term itself counts where it was put.
    private func fires(_ id: Int, _ text: TermTexts.Text, _ report: inout LexiconReport) -> Bool {
        found(text, lexicon.terms[id].language, &report).contains { match in
            match.term == id && match.start < text.term.upperBound && match.end > text.term.lowerBound
        }
    }

    /// The term counts where it was put, or another of its concept at the very same words.
    private func isFound(_ id: Int, _ text: TermTexts.Text, _ report: inout LexiconReport) -> Bool {
        let concept = Int(lexicon.terms[id].concept)
        let words = text.term
        return found(text, lexicon.terms[id].language, &report).contains { match in
            match.term == id
                || match.concept == concept && match.start <= words.lowerBound && match.end >= words.upperBound
        }
    }

    private func found(_ text: TermTexts.Text, _ language: TermLanguage, _ report: inout LexiconReport) -> [TermMatch] {
        report.texts += 1
        var bytes = text.text
        return bytes.withUTF8 { bytes in
            Tokenizer.scan(bytes, into: tokens)
            return tokens.withWords(of: bytes) { finder.find($0, of: tokens, language) }
        }
    }

    private func reason(_ id: Int, _ text: TermTexts.Text) -> String {
        var bytes = text.text
        let verdicts = bytes.withUTF8 { bytes in
            Tokenizer.scan(bytes, into: tokens)
            return tokens.withWords(of: bytes) { finder.verdicts($0, of: tokens, lexicon.terms[id].language) }
        }
        let said = "it does not fire in \(text.text) – "
        guard let own = verdicts.first(where: { $0.match.term == id }) else {
            return said
                + "its words are not found (of two terms with the same words keep the one with marks between them)"
        }
        if case .counts = own.verdict {
            let others = verdicts.filter { other in
                guard case .counts = other.verdict, other.match.role == own.match.role else { return false }
                return other.match.term != id && other.match.start < own.match.end && own.match.start < other.match.end
            }
            guard let other = others.first, let source = sources[other.match.term] else { return said + "it gives way" }
            return said + "“\(source.text)” of \(written.files[source.file].name):\(source.line) does"
        }
        return said + own.verdict.sentence
    }

    private func fail(_ code: String, _ message: String, _ term: WrittenLexicon.Term, _ report: inout LexiconReport) {
        report.add(.error, code, message, written.files[term.file].name, term.line)
    }

    private func warn(_ code: String, _ message: String, _ term: WrittenLexicon.Term, _ report: inout LexiconReport) {
        report.add(.warning, code, message, written.files[term.file].name, term.line)
    }
}
