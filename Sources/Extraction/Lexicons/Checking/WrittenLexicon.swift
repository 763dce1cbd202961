import Records
import Texts

/// Lexicons as people wrote them: for those who check and count them, not for looking for terms.
struct WrittenLexicon {
    struct File {
        var name: String
        var head: [String: String] = [:]
        var language: TermLanguage { TermLanguage(head["language"] ?? "*") }
        /// A file of examples has sentences instead of terms.
        var isExamples: Bool { head["kind"] == LexiconBuilder.examplesKind }
    }

    struct Term {
        /// By its place in `files`.
        var file: Int
        var line: Int
        var concept: String
        /// Without the star.
        var text: String
        var flags: [String]
        var isTitle: Bool
        var isBeginning: Bool

        func has(_ flag: String) -> Bool { flags.contains(flag) }

        /// The words behind `not:` or `need:`.
        func words(of flag: String) -> [String] {
            flags.filter { $0.hasPrefix(flag) }.flatMap {
                $0.dropFirst(flag.count).split(separator: "|").map(String.init)
            }
        }
    }

    private(set) var files: [File] = []
    /// In the order of files and lines; lines that cannot be read are left out.
    private(set) var terms: [Term] = []

    init(_ files: [(name: String, bytes: [UInt8])]) {
        for (number, file) in files.enumerated() {
            var head: [String: String] = [:]
            var read: [Term] = []
            file.bytes.withUnsafeBufferPointer { bytes in
                LexiconLine.forEach(of: bytes) { line, content in
                    if content.first == UInt8(ascii: "#") {
                        if let (key, value) = LexiconLine.head(content), head[key] == nil { head[key] = value }
                    } else if let parts = try? LexiconLine(content) {
                        read.append(Term(parts, file: number, line: line))
                    }
                }
            }
            let written = File(name: file.name, head: head)
            self.files.append(written)
            if !written.isExamples { terms += read }
        }
    }

    /// What each of the lexicon's terms was read from, term by term; the lexicon is that of the same files.
    func sources(of lexicon: Lexicon) -> [Term?] {
        var at = 0
        return lexicon.terms.map { term in
            while at < terms.count, (terms[at].file, terms[at].line) < (Int(term.file), Int(term.line)) { at += 1 }
            guard at < terms.count, terms[at].file == Int(term.file), terms[at].line == Int(term.line) else {
                return nil
            }
            return terms[at]
        }
    }
}

extension WrittenLexicon.Term {
    init(_ line: LexiconLine, file: Int, line number: Int) {
        self.init(
            file: file, line: number, concept: String(decoding: line.concept, as: UTF8.self),
            text: String(decoding: line.term, as: UTF8.self), flags: LexiconLine.flags(line.flags),
            isTitle: line.isTitle, isBeginning: line.isBeginning)
    }
}
