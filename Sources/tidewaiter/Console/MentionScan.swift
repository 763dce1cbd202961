import Exports
import Extraction
import Texts

/// `analyze --only mentions`: names in text after text, with nothing allocated per text.
struct MentionScan {
    private let scanner: NameScanner
    private var room: [UInt8] = []
    private var answers = MentionLines()

    init(_ scanner: NameScanner) { self.scanner = scanner }

    /// Appends the names in the text of a line of NDJSON; false, and why, where it cannot be read.
    mutating func answer(_ line: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) -> Bool {
        var id: JSONLine.Value?
        var text: JSONLine.Value?
        let isObject = JSONLine.members(of: line) { key, value in
            if MentionScan.isKey(key, "id") { id = value } else if MentionScan.isKey(key, "text") { text = value }
        }
        guard isObject, let id else {
            bytes += BatchLine.error("the line is not a JSON object with an id", id: nil) + [10]
            return false
        }
        swap(&answers.bytes, &bytes)
        answers.begin(id: id.raw)
        if let text {
            var room: [UInt8] = []
            swap(&room, &self.room)
            text.withBytes(&room) { answer($0) }
            swap(&room, &self.room)
        }
        answers.end()
        swap(&answers.bytes, &bytes)
        return true
    }

    @inline(__always)
    private static func isKey(_ key: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
        guard key.count == name.utf8CodeUnitCount else { return false }
        for i in 0..<key.count where key[i] != name.utf8Start[i] { return false }
        return true
    }

    private mutating func answer(_ text: UnsafeBufferPointer<UInt8>) {
        scanner.scan(text)
        for match in scanner.matches { write(match, score: 1, text) }
        for found in scanner.tolerantMatches { write(found.match, score: found.score, text) }
    }

    private mutating func write(_ match: PhraseMatch, score: Float, _ text: UnsafeBufferPointer<UInt8>) {
        answers.mention(
            start: match.start, end: match.end, text: UnsafeBufferPointer(rebasing: text[match.start..<match.end]),
            entity: scanner.entity(match), score: score)
    }
}
