import ArgumentParser
import Exports
import Foundation
import Harvest
import Matching
import Parsing
import Records
import Storage

struct ScreenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Is anybody of these on a sanctions list? Which entry, how sure, why.",
        discussion: """
              tidewaiter screen traders.csv                         a register against the lists in force
              tidewaiter screen --name "Sea Pride" --schema Vessel  one name
              tidewaiter screen --entities list.ndjson queries.ndjson

            FILE is a register (CSV) or queries (NDJSON: one entity a line). A clear result names the lists and their age.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(
        help: "Screen against these entities (NDJSON, as `parse list` writes them) instead of the lists in force.",
        completion: .file())
    var entities: String?

    @Option(help: "Every match with this score (0…1) or more, instead of the program's own threshold.")
    var threshold: Double?

    @Option(help: "At most so many matches for each query.")
    var limit = 10

    @Option(help: "A single name to screen; may be repeated.")
    var name: [String] = []

    @Option(help: "What the single names are: Person, Company, Vessel …")
    var schema: Entity.Schema = .legalEntity

    @Argument(help: "A register (.csv) or queries (NDJSON); - : standard input.", completion: .file())
    var file: String?

    private struct Answer: Encodable {
        let id: String
        let matches: [Hit]
    }

    func run() async throws {
        guard file != nil || !name.isEmpty || entities != nil else {
            throw ValidationError("name a file to screen, or --name")
        }
        let listed = try await parties()
        let screener = Screener(listed)
        if name.isEmpty, entities != nil || file == "-" || file?.hasSuffix("ndjson") == true {
            try screenLines(screener)
        } else {
            try screenParties(try queries(), screener, listed)
        }
    }

    /// The entities to screen against.
    private func parties() async throws -> [Entity] {
        guard let entities else {
            let store = try SQLiteStore.reading(data.workspace)
            let versions = try await store.listVersions(source: nil).filter(\.inForce)
            if versions.isEmpty { Terminal.note("No list is in force: run `tidewaiter lists update` first.") }
            for version in versions {
                Terminal.note(
                    "\(version.source): \(version.entities) entries, published \(version.published?.day ?? "–"), fetched \(version.fetched.day)"
                )
            }
            return try await store.listedEntities()
        }
        return try read(entities)
    }

    /// A line that is no entity is told and left out.
    private func read(_ path: String) throws -> [Entity] {
        var parties: [Entity] = []
        try InputLines(path).forEach { line in
            do {
                parties.append(try BatchLine.decode(Entity.self, from: line))
            } catch {
                Terminal.note("\(path): \(error)")
            }
        }
        return parties
    }

    private func screenLines(_ screener: Screener) throws {
        var batch = Batch()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try batch.run(file, of: Entity.self) { query, bytes in
            let hits = screener.screen(query, threshold: threshold, limit: limit)
            bytes += try encoder.encode(Answer(id: query.id, matches: hits))
        }
        if batch.failures > 0 { throw Status.withFailures }
    }

    private func queries() throws -> [Entity] {
        var queries = name.enumerated().map {
            Entity(id: "name-\($0.offset + 1)", schema: schema, name: $0.element, dataset: "")
        }
        if let file {
            do {
                let (traders, diagnostics) = try TraderRegister.read(try Files.bytes(file), place: file)
                for diagnostic in diagnostics { Terminal.note(diagnostic.description) }
                queries += traders
            } catch let error as ParseError {
                Terminal.note("\(error)")
                throw Status.impossible
            }
        }
        return queries
    }

    /// Traders with their owners and vessels.
    private func screenParties(_ queries: [Entity], _ screener: Screener, _ listed: [Entity]) throws {
        let lists = Dictionary(listed.map { ($0.id, $0.dataset) }) { first, _ in first }
        let output = Output()
        var table = Table("QUERY", "NAME", "SCORE", "LIST", "ENTRY", "LISTED NAME", "WHY")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for party in RegisterBook(traders: queries).entities {
            let hits = screener.screen(party, threshold: threshold, limit: limit)
            if !format.isTable {
                let bytes = try encoder.encode(Answer(id: party.id, matches: hits))
                output.line { $0 += bytes }
            }
            for hit in hits {
                table.add(
                    party.id, Table.cut(party.name, to: 30), String(Int((hit.score * 100).rounded())),
                    lists[hit.entity] ?? "", hit.entity, Table.cut(hit.name, to: 30),
                    hit.reasons.joined(separator: "; "))
            }
        }
        if format.isTable {
            if table.isEmpty {
                Terminal.note(
                    "Clear: none of \(queries.count) stands on \(Set(lists.values).count) lists with \(listed.count) entries."
                )
            } else {
                for line in table.lines() { output.line(line) }
            }
        }
        output.flush()
    }
}

extension Entity.Schema: ExpressibleByArgument {}
