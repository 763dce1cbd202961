import ArgumentParser
import Exports
import Foundation
import Parsing
import Records
import Settings

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
        let names = ListFormats.all.map { $0.name }
        guard let type = ListFormats.named(format) else {
            let advice = Suggestion.nearest(to: format, among: names).map { "; did you mean “\($0)”?" } ?? ""
            throw ValidationError(
                "there is no list format “\(format)”\(advice); there are \(names.joined(separator: ", "))")
        }
        var input = ListInput(main: try Files.bytes(file), parts: [:])
        for part in type.parts {
            if let path = named(part) ?? beside(part) { input.parts[part] = try Files.bytes(path) }
        }
        let result: ListResult
        do {
            result = try type.read(input, dataset: dataset ?? format)
        } catch {
            Terminal.note("\(file): \(error)")
            throw Status.impossible
        }
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

    private func named(_ part: String) -> String? { part == "alt" ? alt : part == "add" ? add : nil }

    /// `alt.csv` next to `sdn.csv`; or, where the main file's name holds `sdn` or `prim`, the name with that replaced.
    private func beside(_ part: String) -> String? {
        guard file != "-" else { return nil }
        let url = URL(fileURLWithPath: file)
        let folder = url.deletingLastPathComponent()
        let name = url.lastPathComponent
        let candidates = [
            part + "." + url.pathExtension, name.replacing("sdn", with: part),
            name.replacing("SDN", with: part.uppercased()),
            name.replacing("prim", with: part),
        ]
        return candidates.filter { $0 != name }.map { folder.appendingPathComponent($0).path }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}
