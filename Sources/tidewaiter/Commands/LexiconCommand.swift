import ArgumentParser
import Foundation
import Harvest

struct LexiconCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "The word lists: check them, count them, and see what they find in a text.",
        discussion: """
            A line of a lexicon is concept, tab, term, tab, flags; `lexicons/README.md` says all about it.

              tidewaiter lexicon check
              tidewaiter lexicon stats --gaps
              tidewaiter lexicon try "He won a gold medal and sold gold bars."
            """,
        subcommands: [LexiconCheckCommand.self, LexiconStatsCommand.self, LexiconTryCommand.self])
}

/// Which lexicons a command reads.
struct LexiconOptions: ParsableArguments {
    @Option(
        help: "A folder of lexicons; the default is the working directory's own, else the shipped one.",
        completion: .directory)
    var lexicons: String?

    /// The files, by names that their owner knows; ends the program with status 2 where there are none.
    func files() throws -> [(name: String, bytes: [UInt8])] {
        do {
            guard let lexicons else { return try Workspace(directory: ".").files(in: "lexicons", ending: ".tsv") }
            guard FileManager.default.fileExists(atPath: lexicons) else {
                throw WorkspaceError("--lexicons: there is no folder \(lexicons)")
            }
            // A folder that is named and absent is not to be replaced by the shipped files.
            let files = try Workspace(directory: lexicons, shipped: nil).files(in: ".", ending: ".tsv")
            return files.map { (lexicons + $0.name.dropFirst(), $0.bytes) }
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }
}

/// Writes values as lines of JSON, keys in order.
struct LexiconLines {
    private let encoder = JSONEncoder()

    init() { encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes] }

    func write(_ value: some Encodable, to output: Output) throws {
        let bytes = try encoder.encode(value)
        output.line { $0 += bytes }
    }
}
