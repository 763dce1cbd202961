import Foundation
package import Records

/// The answers of a screening that goes on, a line each, beside the report that will come of them: a run that was
/// stopped takes up where it ended.
package final class PartialAnswers {
    private struct Head: Codable { let screening: String }

    /// Answers of the run before, in the order of the parties.
    package private(set) var answers: [ScreeningAnswer] = []
    private static let ending = ".partial"
    private let path: String
    private let file: FileHandle
    private let encoder = JSONEncoder()

    /// - Parameters:
    ///   - report: the path of the report.
    ///   - key: of what is asked: parties and their order, lists, bounds, clearances. Answers to another question are
    ///     thrown away.
    /// - Throws: when the file cannot be written.
    package init(beside report: String, key: String) throws {
        path = report + Self.ending
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let kept = Self.read(path, key: key)
        if kept == nil {
            let head = try encoder.encode(Head(screening: key)) + Data([10])
            guard FileManager.default.createFile(atPath: path, contents: head, attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
        }
        file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        if let kept {
            answers = kept.answers
            try file.truncate(atOffset: UInt64(kept.length))
        }
        try file.seekToEnd()
    }

    package func add(_ answer: ScreeningAnswer) throws {
        try file.write(contentsOf: try encoder.encode(answer) + Data([10]))
    }

    /// The report is there: the answers are not needed any more.
    package static func discard(beside report: String) throws {
        let path = report + ending
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }

    /// The whole lines of a file that answers the same question, and their length in bytes: the last line may be cut.
    private static func read(_ path: String, key: String) -> (answers: [ScreeningAnswer], length: Int)? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let decoder = JSONDecoder()
        var answers: [ScreeningAnswer] = []
        var start = data.startIndex
        var isHead = true
        while let end = data[start...].firstIndex(of: 10) {
            let line = data[start..<end]
            if isHead {
                guard let head = try? decoder.decode(Head.self, from: line), head.screening == key else { return nil }
                isHead = false
            } else {
                guard let answer = try? decoder.decode(ScreeningAnswer.self, from: line) else { break }
                answers.append(answer)
            }
            start = data.index(after: end)
        }
        return isHead ? nil : (answers, start - data.startIndex)
    }
}
