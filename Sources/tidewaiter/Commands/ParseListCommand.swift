import ArgumentParser
import Exports
import Foundation
import Parsing
import Records

struct ParseListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "A sanctions list in its official format, as NDJSON: one entity a line.",
        discussion: "Formats:\n"
            + ListFormats.all.map { "  \($0.name.padding(toLength: 24, withPad: " ", startingAt: 0))\($0.title)" }
            .joined(separator: "\n"))

    @Option(help: "The format, by name.")
    var format: String

    @Option(
        help: "The file of alternate names (ofac-sdn-csv); the default is the one beside FILE.", completion: .file())
    var alt: String?

    @Option(help: "The file of addresses (ofac-sdn-csv); the default is the one beside FILE.", completion: .file())
    var add: String?

    @Option(help: "The id of the list in the answers (`source`); the default is the format's name.")
    var dataset: String?

    @Argument(help: "The main file of the list; - : standard input.", completion: .file())
    var file: String

    func run() async throws {
        let result = try ListFile.read(
            file, format: format, dataset: dataset ?? format, parts: ["alt": alt, "add": add].compactMapValues(\.self))
        for diagnostic in result.diagnostics {
            var placed = diagnostic
            placed.place = placed.place ?? file
            Terminal.note(placed.description)
        }
        let output = Output()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for entity in result.entities {
            let bytes = try encoder.encode(entity)
            output.line { $0 += bytes }
        }
        output.flush()
    }
}
