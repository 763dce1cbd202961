import Exports
import Extraction
import Texts

/// `analyze --only mentions`: names in text after text, with nothing allocated per text.
struct MentionScan {
    private let scanner: NameScanner
    private let lines: InputLines

    /// - Parameter tolerant: also names with typos and swapped words.
    init(names: NameTable, tolerant: Bool, file: String?) throws {
        scanner = NameScanner(names: names, tolerant: tolerant)
        lines = try InputLines(file)
    }

    /// Returns the number of lines that could not be read.
    func run() -> Int {
        var failures = 0
        var room: [UInt8] = []
        var answers = MentionLines()
        let output = Output()
        lines.forEach { line in
            var id: JSONLine.Value?
            var text: JSONLine.Value?
            let isObject = JSONLine.members(of: line) { key, value in
                if key.elementsEqual("id".utf8) { id = value } else if key.elementsEqual("text".utf8) { text = value }
            }
            guard isObject, let id else {
                failures += 1
                answers.bytes += BatchLine.error("the line is not a JSON object with an id", id: nil) + [10]
                return
            }
            answers.begin(id: id.raw)
            text?.withBytes(&room) { answer($0, &answers) }
            answers.end()
            guard answers.bytes.count > 1 << 16 else { return }
            output.write(answers.bytes)
            answers.bytes.removeAll(keepingCapacity: true)
        }
        output.write(answers.bytes)
        output.flush()
        return failures
    }

    private func answer(_ text: UnsafeBufferPointer<UInt8>, _ answers: inout MentionLines) {
        scanner.scan(text)
        for match in scanner.matches { write(match, score: 1, text, &answers) }
        for found in scanner.tolerantMatches { write(found.match, score: found.score, text, &answers) }
    }

    private func write(
        _ match: PhraseMatch, score: Float, _ text: UnsafeBufferPointer<UInt8>, _ answers: inout MentionLines
    ) {
        answers.mention(
            start: match.start, end: match.end, text: UnsafeBufferPointer(rebasing: text[match.start..<match.end]),
            entity: scanner.entity(match), score: score)
    }
}
