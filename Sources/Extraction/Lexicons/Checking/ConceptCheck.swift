import Identifiers
import Records
import Texts

/// Whether what the terms stand for exists.
enum ConceptCheck {
    /// Codes that ISO 3166-1 withdrew (ISO 3166-3), which old texts speak of.
    static let withdrawnCountries: Set<String> = ["AN", "CS", "DD", "SU", "YD", "YU"]

    static func run(_ written: WrittenLexicon, _ report: inout LexiconReport) {
        var firsts: [String: WrittenLexicon.Term] = [:]
        var counts: [String: Int] = [:]
        var titled: Set<String> = []
        for term in written.terms {
            if firsts[term.concept] == nil { firsts[term.concept] = term }
            if term.isTitle { titled.insert(term.concept) } else { counts[term.concept, default: 0] += 1 }
        }
        let places = IdentifierScanner()
        for (id, first) in firsts {
            let file = written.files[first.file]
            guard let concept = Concept(id: id, fileKind: file.head["kind"] ?? "") else { continue }
            let code = id.drop { $0 != ":" }.dropFirst()
            switch concept.role {
            case .mention(.country) where !isCountry(code):
                let message = "ISO 3166-1 has no country \(code)"
                report.add(.error, "lexicon-unknown-concept", message, file.name, first.line)
            case .mention(.port) where !isPlace(String(code), places):
                // The table has the places of functions 1 and 4 alone.
                let message = "the table of UN/LOCODE has no port or airport \(code)"
                report.add(.warning, "lexicon-unknown-port", message, file.name, first.line)
            case .mention(.commodity) where code.hasPrefix("hs:") && !isGoods(String(code.dropFirst(3))):
                let message = "HS 2022 has no code \(code.dropFirst(3))"
                report.add(.error, "lexicon-unknown-concept", message, file.name, first.line)
            default:
                // A slip of the hand makes a concept of its own, of a term or two and without a title.
                guard !titled.contains(id), counts[id, default: 0] <= 2,
                    let nearest = Suggestion.nearest(to: id, among: Array(titled))
                else { continue }
                let message = "“\(id)” has no title; did you mean “\(nearest)”?"
                report.add(.warning, "lexicon-untitled-concept", message, file.name, first.line)
            }
        }
    }

    /// A UN/LOCODE begins with a country, and its shape alone is asked for.
    static func isCountry(_ code: some StringProtocol) -> Bool {
        withdrawnCountries.contains(String(code)) || UNLocode.normalized(code + "AAA") != nil
    }

    /// Behind its own label a place that is in the table is certain, any other of the shape is not.
    private static func isPlace(_ code: String, _ scanner: IdentifierScanner) -> Bool {
        var text = "UN/LOCODE \(code)"
        return text.withUTF8 { scanner.scan($0) }.contains { $0.value == code && $0.score == 1 }
    }

    private static func isGoods(_ digits: String) -> Bool {
        digits.count == 2 ? isChapter(digits) : HSCode.normalized(digits) != nil
    }

    /// A chapter has one of its first twenty headings.
    static func isChapter(_ digits: String) -> Bool {
        (1...20).contains { HSCode.normalized(digits + ($0 < 10 ? "0\($0)" : "\($0)")) != nil }
    }
}
