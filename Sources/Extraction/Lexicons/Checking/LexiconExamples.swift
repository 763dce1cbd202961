import Records
import Texts

/// Sentences written by hand that say what must be found in them and what must not: files whose head says
/// `kind: examples`, lines `concept <TAB> + or - <TAB> language <TAB> sentence`. A star behind the concept's colon
/// stands for all of the kind (`commodity:*`).
enum LexiconExamples {
    private struct Example {
        var concept: String
        var mustFire: Bool
        var language: String
        var sentence: String
    }

    static func run(
        _ lexicon: Lexicon, _ written: WrittenLexicon, _ files: [(name: String, bytes: [UInt8])],
        _ report: inout LexiconReport
    ) {
        let sources = written.sources(of: lexicon)
        let known = Set(lexicon.concepts.map(\.id))
        let finder = TermFinder(lexicon: lexicon)
        let tokens = TokenBuffer()
        for (number, file) in files.enumerated() where written.files[number].isExamples {
            for (line, example) in examples(file, &report) {
                report.examples += 1
                if !example.concept.hasSuffix(":*"), !known.contains(example.concept) {
                    let message = "no lexicon has “\(example.concept)”"
                    report.add(.error, "lexicon-bad-example", message, file.name, line)
                    continue
                }
                let found = terms(in: example, finder, tokens)
                if example.mustFire, found.isEmpty {
                    let message = "\(example.concept) is not found in “\(example.sentence)”"
                    report.add(.error, "lexicon-example-missed", message, file.name, line)
                } else if !example.mustFire, let first = found.first {
                    let term = sources[first.term]
                    let spot = term.map { "“\($0.text)” of \(written.files[$0.file].name):\($0.line)" } ?? "a term"
                    let message = "\(lexicon.concepts[first.concept].id) is found by \(spot) in “\(example.sentence)”"
                    report.add(.error, "lexicon-example-false", message, file.name, line)
                }
            }
        }
    }

    /// The terms of the example's concept that count in its sentence.
    private static func terms(in example: Example, _ finder: TermFinder, _ tokens: TokenBuffer) -> [TermMatch] {
        let isKind = example.concept.hasSuffix(":*")
        var sentence = example.sentence
        return sentence.withUTF8 { bytes in
            Tokenizer.scan(bytes, into: tokens)
            return tokens.withWords(of: bytes) { finder.find($0, of: tokens, TermLanguage(example.language)) }
        }.filter { match in
            let id = finder.lexicon.concepts[match.concept].id
            return isKind ? id.hasPrefix(example.concept.dropLast()) : id == example.concept
        }
    }

    private static func examples(
        _ file: (name: String, bytes: [UInt8]), _ report: inout LexiconReport
    ) -> [(line: Int, example: Example)] {
        var found: [(line: Int, example: Example)] = []
        file.bytes.withUnsafeBufferPointer { bytes in
            LexiconLine.forEach(of: bytes) { line, content in
                guard content.first != UInt8(ascii: "#") else { return }
                let fields = String(decoding: content, as: UTF8.self).split(
                    separator: "\t", omittingEmptySubsequences: false
                ).map(String.init)
                guard fields.count == 4, ["+", "-"].contains(fields[1]), !fields[3].isEmpty else {
                    let message = "an example is a concept, + or -, a language and a sentence, parted by tabs"
                    report.add(.error, "lexicon-bad-example", message, file.name, line)
                    return
                }
                found.append(
                    (
                        line,
                        Example(
                            concept: fields[0], mustFire: fields[1] == "+", language: fields[2], sentence: fields[3])
                    ))
            }
        }
        return found
    }
}
