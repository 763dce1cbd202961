import ArgumentParser
import Extraction
import Foundation
import Texts

/// How fast very many names are found in texts, word for word and with typos, and what that costs.
struct ScannerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scanner",
        abstract: "Find very many names in texts: speed, memory, time to build and to map from a file.",
        discussion: """
            Names and texts are read from files, or made by a seed. Times are CPU seconds of this process. “exact” and
            “tolerant” include the cutting into words; “cold” is the first pass over the texts, “warm” the best of the
            others. Bytes a name are those of the index; the folded names, which prove a match, are apart.
            """)

    @Option(help: "A name a line; more are made of the parts of these if they are too few.", completion: .file())
    var names: String?

    @Option(help: "A text, which is cut into documents of about 4 kB at line ends.", completion: .file())
    var text: String?

    @Option(parsing: .upToNextOption, help: "How many names.")
    var sizes = [10_000, 100_000, 1_000_000]

    @Option(help: "Passes over the texts.") var passes = 5

    @Option(help: "What is made is the same for the same seed.") var seed: UInt64 = 1

    func validate() throws {
        guard sizes.allSatisfy({ (1...20_000_000).contains($0) }), (2...1_000).contains(passes) else {
            throw ValidationError("--sizes must be 1…20000000, --passes 2…1000")
        }
    }

    func run() throws {
        var maker = NameMaker(seed: seed)
        let given = try names.map { try Self.read($0).split(separator: 10).map { [UInt8]($0) } } ?? []
        let all = maker.names(sizes.max() ?? 0, given: given)
        let documents = try text.map { Self.documents(try Self.read($0)) } ?? maker.documents(2_500, naming: all)
        print(ScannerRow.heading(documents))
        for size in sizes {
            let row = try ScannerRow(names: all.prefix(size), documents: documents, passes: passes)
            print(row.text)
        }
    }

    private static func read(_ path: String) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw ValidationError("\(path) cannot be read")
        }
    }

    private static func documents(_ bytes: [UInt8]) -> [[UInt8]] {
        var documents: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[min(bytes.count, start + 4096)...].firstIndex(of: 10) ?? bytes.count
            documents.append(Array(bytes[start..<end]))
            start = end + 1
        }
        return documents
    }
}
