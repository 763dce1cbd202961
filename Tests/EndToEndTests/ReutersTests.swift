import Foundation
import TestSupport
import Testing

/// A corpus through `analyze`: all of Reuters-21578's training stories, in a debug build the last fifth.
@Suite(
    .enabled(
        if: SharedData.has("reuters/modapte-dev.ndjson.gz", "reuters/modapte-train.ndjson.gz"),
        Comment(rawValue: SharedData.absent)))
struct ReutersTests {
    #if DEBUG
        private static let parts = ["dev": 1_921]
    #else
        private static let parts = ["train": 7_682, "dev": 1_921]
    #endif

    @Test("every story of the corpus is answered, in order", arguments: parts.keys.sorted())
    func analysed(part: String) async throws {
        let stories = try await SharedData.unpacked("reuters/modapte-\(part).ndjson.gz")
        let folder = try TemporaryFolder()
        let file = try folder.write(stories, to: "stories.ndjson")
        // A working directory without lexicons has the shipped ones.
        let run = try await Program.tidewaiter().run("analyze", file, in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        let asked = try Self.ids(stories)
        #expect(asked.count == Self.parts[part])
        #expect(try Self.ids(run.output) == asked)
        let answers = try run.objects()
        #expect(
            answers.count {
                ($0["topics"] as? [any Sendable])?.isEmpty == false
                    || ($0["mentions"] as? [any Sendable])?.isEmpty == false
            } > 0)
    }

    private struct Line: Decodable { let id: String }

    private static func ids(_ lines: [UInt8]) throws -> [String] {
        try lines.split(separator: 10).map { try JSONDecoder().decode(Line.self, from: Data($0)).id }
    }
}
