import ArgumentParser
import Foundation
import Harvest
import Records
import Storage

struct ListsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists",
        abstract: "The sanctions lists: fetch them, and see which version is in force.",
        subcommands: [ListsUpdateCommand.self, ListsStatusCommand.self])
}

struct ListsUpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Fetch the lists, put new versions in force, and screen the register against them.",
        discussion: """
            A list that cannot be had, is cut, is not of its format or misses its `expect` is refused: the last good \
            version stays in force. Exit status: 0 all well, 3 a list failed or was refused.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions

    @Option(name: .customLong("source"), help: ArgumentHelp("Only this list; may be repeated.", valueName: "id"))
    var only: [String] = []

    @OptionGroup var log: LogOptions

    func run() async throws {
        log.bootstrap()
        let session = try Session(data.workspace, allow: networks.networks)
        try session.check(sources: only)
        let summary = try await session.harvest(only.isEmpty ? .all : .only(Set(only)), kinds: [.list])
        for failure in summary.failures { Terminal.note("\(failure.source): refused: \(failure.reason)") }
        if summary.sources.failed > 0 { throw Status.sourcesFailed }
    }
}

struct ListsStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Each list's version in force: records, age, last change.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Also the versions before.")
    var all = false

    func run() async throws {
        let store = try SQLiteStore.reading(data.workspace)
        let versions = try await store.listVersions(source: nil).filter { all || $0.inForce }
        let output = Output()
        if format.isTable {
            guard !versions.isEmpty else {
                Terminal.note("No list is in force: run `tidewaiter lists update`.")
                return
            }
            var table = Table("LIST", "RECORDS", "PUBLISHED", "FETCHED", "ADDED", "CHANGED", "REMOVED", "VERSION")
            for version in versions {
                table.add(
                    version.source, "\(version.entities)", version.published?.day ?? "–",
                    Catalog.short(version.fetched),
                    "\(version.added)", "\(version.changed)", "\(version.removed)",
                    version.hash.prefix(12) + (version.inForce ? "" : " (old)"))
            }
            for line in table.lines() { output.line(line) }
        } else {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for version in versions {
                let bytes = try encoder.encode(version)
                output.line { $0 += bytes }
            }
        }
        output.flush()
    }
}
