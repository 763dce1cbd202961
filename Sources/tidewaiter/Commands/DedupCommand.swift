import ArgumentParser
import Articles
import Exports
import Texts

struct DedupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup",
        abstract: "Which of many texts tell the same story: copies, cut, extended or lightly rewritten versions.",
        discussion: """
            FILE holds one text a line: {"id", "title", "text"}; the answer names each text's cluster.

              tidewaiter dedup texts.ndjson
            """)

    @Argument(help: "Texts, one a line; - or nothing: standard input.", completion: .file())
    var file: String?

    func run() async throws {
        if try answers() > 0 { throw Status.withFailures }
    }

    /// A line that was read: its id, or why it has no cluster.
    private enum Line {
        case text(id: String)
        case bad
    }

    /// Returns the number of lines that could not be read.
    private func answers() throws -> Int {
        var clusters = StoryClusters()
        var read: [Line] = []
        var ids: [String] = []
        try InputLines(file).forEach { line in
            guard let story = Story(line), !story.id.isEmpty else { return read.append(.bad) }
            clusters.add(title: story.title, text: story.text)
            ids.append(story.id)
            read.append(.text(id: story.id))
        }
        let stories = clusters.stories()
        let output = Output()
        var place = 0
        var failures = 0
        for line in read {
            guard case .text(let id) = line else {
                failures += 1
                output.line { $0 += BatchLine.error("the line is not a JSON object with an id", id: nil) }
                continue
            }
            var json = JSONWriter()
            json.object { json in
                json.member("id", id)
                json.member("cluster", ids[stories[place]])
            }
            place += 1
            output.line { $0 += json.bytes }
        }
        output.flush()
        return failures
    }
}
