import ArgumentParser
import Foundation
import Harvest
import Records
import Storage

struct TradersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traders",
        abstract: "The register: whom and what you watch.",
        subcommands: [TradersImportCommand.self, TradersListCommand.self])
}

struct TradersImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Replace the register by a CSV file, and screen it against the lists in force.",
        discussion: """
            RFC 4180 with a header; column order free; unknown columns are kept as notes; lists within a cell are \
            separated by |. Columns: id, name, aliases, schema (Company or Person), countries, birth_dates, identifiers (type:value), \
            address, commodities (HS codes), origins, destinations, owners, vessels (name [imo:9074729]), notes.

            A row that cannot be used is told with its line; the others stand. Exit status: 0 all rows used, 1 some rows \
            had problems, 2 nothing could be imported.
            """)

    @OptionGroup var data: DataOptions

    @Argument(help: "The register; - : standard input.", completion: .file())
    var file: String

    func run() async throws {
        let session = try Session(data.workspace)
        let bytes = try Files.bytes(file)
        let imported: RegisterImport
        do {
            imported = try await RegisterImport.run(bytes, place: file, into: session.engine, at: Engine.now())
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
        for diagnostic in imported.diagnostics { Terminal.note(diagnostic.description) }
        let change = imported.change
        print(
            "\(change.added.count) added, \(change.changed.count) changed, \(change.removed.count) removed; \(imported.traders) traders in the register"
        )
        if !imported.raised.isEmpty {
            print("\(imported.raised.count) alerts raised: a trader, its owner or its vessel stands on a list in force")
        }
        try await session.deliver()
        if imported.diagnostics.contains(where: { $0.severity == .error }) { throw Status.withFailures }
    }
}

struct TradersListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The traders of the register.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
        let traders = try await SQLiteStore.reading(data.workspace).traders()
        let output = Output()
        if format.isTable {
            guard !traders.isEmpty else {
                Terminal.note("The register is empty: `tidewaiter traders import traders.csv` fills it.")
                return
            }
            var table = Table("ID", "NAME", "COUNTRIES", "GOODS", "ORIGINS", "DESTINATIONS")
            for trader in traders {
                table.add(
                    trader.id, Table.cut(trader.name, to: 40), trader.countries.joined(separator: " ").uppercased(),
                    trader.commodities.joined(separator: " "), trader.origins.joined(separator: " "),
                    trader.destinations.joined(separator: " "))
            }
            for line in table.lines() { output.line(line) }
        } else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for trader in traders {
                let bytes = try encoder.encode(trader)
                output.line { $0 += bytes }
            }
        }
        output.flush()
    }
}
