import Records
import Texts

/// Lines that say what another line says already, and words that stand for two things.
enum DoubledTerms {
    /// What makes two lines the same.
    private struct Key: Hashable {
        var language: String
        var kind: Substring
        var words: String
        var isBeginning: Bool
    }

    static func run(_ written: WrittenLexicon, _ report: inout LexiconReport) {
        var known: [Key: [Int]] = [:]
        var order: [Key] = []
        for (i, term) in written.terms.enumerated() where !term.isTitle {
            let key = key(of: term, written)
            if known[key] == nil { order.append(key) }
            known[key, default: []].append(i)
        }
        for key in order {
            guard let lines = known[key], lines.count > 1 else { continue }
            checkSame(lines.map { written.terms[$0] }, written, &report)
            checkMeanings(lines.map { written.terms[$0] }, written, &report)
        }
        checkTitles(written, &report)
    }

    private static func key(of term: WrittenLexicon.Term, _ written: WrittenLexicon) -> Key {
        let words = Tokenizer.words(term.text).map(\.folded).joined(separator: " ")
        let isExact = term.has("case") || term.has("acronym")
        return Key(
            language: written.files[term.file].language.tag, kind: term.concept.prefix { $0 != ":" },
            words: isExact ? words + "\n" + term.text : words, isBeginning: term.isBeginning)
    }

    private static func checkSame(
        _ terms: [WrittenLexicon.Term], _ written: WrittenLexicon, _ report: inout LexiconReport
    ) {
        var firsts: [String: WrittenLexicon.Term] = [:]
        for term in terms {
            guard let first = firsts[term.concept] else {
                firsts[term.concept] = term
                continue
            }
            let place = first.file == term.file ? "in line \(first.line)" : "in \(spot(first, written))"
            report.add(
                first.file == term.file && first.flags == term.flags ? .error : .warning, "lexicon-doubled-term",
                "“\(term.text)” of \(term.concept) stands \(place) already", written.files[term.file].name, term.line)
        }
    }

    /// Several meanings are told where nothing parts them: no context, and full weight.
    private static func checkMeanings(
        _ terms: [WrittenLexicon.Term], _ written: WrittenLexicon, _ report: inout LexiconReport
    ) {
        let plain = terms.filter { term in
            !term.concept.hasPrefix("label:")
                && !term.flags.contains { $0.hasPrefix("not:") || $0.hasPrefix("need:") || $0.hasPrefix("w:") }
        }
        guard let first = plain.first, let other = plain.first(where: { $0.concept != first.concept }) else { return }
        report.add(
            .warning, "lexicon-two-meanings",
            "“\(other.text)” stands for \(other.concept) and, in \(spot(first, written)), for \(first.concept)",
            written.files[other.file].name, other.line)
    }

    /// One title a language is enough.
    private static func checkTitles(_ written: WrittenLexicon, _ report: inout LexiconReport) {
        var known: [String: WrittenLexicon.Term] = [:]
        for term in written.terms where term.isTitle {
            let key = term.concept + "\n" + written.files[term.file].language.tag
            if let first = known[key], first.text != term.text {
                report.add(
                    .warning, "lexicon-two-titles",
                    "\(term.concept) is “\(term.text)” here and “\(first.text)” in \(spot(first, written))",
                    written.files[term.file].name, term.line)
            } else {
                known[key] = term
            }
        }
    }

    private static func spot(_ term: WrittenLexicon.Term, _ written: WrittenLexicon) -> String {
        "\(written.files[term.file].name):\(term.line)"
    }
}
