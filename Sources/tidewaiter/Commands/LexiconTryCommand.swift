import ArgumentParser
import Extraction
import Texts

struct LexiconTryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "What the terms find in a text, by which line of which file, and why others there do not count.",
        discussion: """
            Offsets are UTF-8 bytes of the text. Each term is looked at by itself: denials and headlines are the \
            business of `analyze`.
            """)

    @OptionGroup var lexicons: LexiconOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "The language of the text (BCP 47), * for terms of all; the default is what it is found to be.")
    var language: String?

    @Option(help: "A file with the text; - : standard input.", completion: .file())
    var file: String?

    @Flag(help: "Only terms that count.")
    var counting = false

    @Flag(help: "Also terms of other languages than the text's.")
    var otherLanguages = false

    @Argument(help: "The text; - : standard input.")
    var text: String?

    fileprivate struct Line: Encodable {
        let start, end: Int
        let text, concept: String
        let title: String?
        let term: String
        let flags: [String]
        let file: String
        let line: Int
        let weight: Double
        let counts: Bool
        let code, reason: String?
    }

    func validate() throws {
        guard (text == nil) != (file == nil) else { throw ValidationError("give a text, or --file with one") }
    }

    func run() async throws {
        let text = text == "-" || file != nil ? String(decoding: try Files.bytes(file), as: UTF8.self) : text ?? ""
        let tag = language ?? LanguageDetector().language(of: text)?.tag
        let trial = LexiconTrial(files: try lexicons.files(), text: text, language: tag)
        let finds = trial.finds.filter {
            $0.counts || !counting && (otherLanguages || $0.code != "other-language")
        }
        let output = Output()
        if format.isTable {
            if language == nil { Terminal.note("language: \(tag ?? "unknown, terms of all languages count")") }
            if Terminal.isOutput { output.line(marked(text, finds)) }
            for line in table(of: finds) { output.line(line) }
        } else {
            let lines = LexiconLines()
            for find in finds { try lines.write(Line(find), to: output) }
        }
        output.flush()
    }

    /// The text with what counts in a colour, other words of terms in another.
    private func marked(_ text: String, _ finds: [LexiconTrial.Find]) -> String {
        let bytes = Array(text.utf8)
        let piece = { (range: Range<Int>) in Terminal.safe(String(decoding: bytes[range], as: UTF8.self)) }
        var marked = ""
        var at = 0
        for find in finds where find.start >= at {
            marked += piece(at..<find.start)
            marked += Terminal.coloured(piece(find.start..<find.end), find.counts ? .green : .yellow)
            at = find.end
        }
        return marked + piece(at..<bytes.count)
    }

    private func table(of finds: [LexiconTrial.Find]) -> [String] {
        var table = Table("BYTES", "TEXT", "CONCEPT", "WEIGHT", "TERM", "LINE", "WHY NOT")
        for find in finds {
            table.add(
                "\(find.start)–\(find.end)", find.text, find.concept, find.counts ? Self.short(find.weight) : "–",
                ([find.term] + find.flags.filter { !$0.contains(":") || $0.hasPrefix("w:") }).joined(separator: " "),
                "\(find.file):\(find.line)", find.reason ?? "")
        }
        return table.lines()
    }

    private static func short(_ weight: Double) -> String { "\((weight * 100).rounded() / 100)" }
}

extension LexiconTryCommand.Line {
    fileprivate init(_ find: LexiconTrial.Find) {
        self.init(
            start: find.start, end: find.end, text: find.text, concept: find.concept, title: find.title,
            term: find.term, flags: find.flags, file: find.file, line: find.line,
            weight: (find.weight * 1000).rounded() / 1000, counts: find.counts, code: find.code, reason: find.reason)
    }
}
