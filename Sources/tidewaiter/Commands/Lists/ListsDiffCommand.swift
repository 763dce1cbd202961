import ArgumentParser
import Foundation
import Harvest
import Parsing
import Records
import Settings
import Storage

struct ListsDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "How two versions of a list differ: who came, who went, whose entry says something else.",
        discussion: """
              tidewaiter lists diff us-ofac-sdn                          the version in force against the one before
              tidewaiter lists diff us-ofac-sdn@2026-03-01 us-ofac-sdn   against the one of that day (or @NUMBER)
              tidewaiter lists diff old.csv new.csv --list-format ofac-sdn-csv
              tidewaiter lists diff old.ndjson new.ndjson                as `parse list` writes them

            Changed entries are told field by field. Exit status: 0 no difference, 1 there is one, 2 not done.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(
        name: .customLong("list-format"),
        help: ArgumentHelp("The official format of the files (ofac-sdn-csv …); NDJSON without it.", valueName: "name"))
    var listFormat: String?

    @Flag(help: "Only how many of each.")
    var summary = false

    @Argument(
        help: "A list of the store, with @ and a day, a number or the beginning of a hash for a version; or a file.")
    var old: String

    @Argument(help: "The same; without it, OLD is a list whose version in force is compared with the one before.")
    var new: String?

    func run() async throws {
        let sides = try await sides()
        let difference = ListDifference(from: sides.old, to: sides.new)
        let output = Output()
        if format.isTable || summary {
            if !summary { for line in table(difference) { output.line(line) } }
            output.line(
                "\(difference.added.count) added, \(difference.changed.count) changed, \(difference.removed.count) removed, \(difference.unchanged) unchanged"
            )
        } else {
            try lines(difference, output)
        }
        output.flush()
        if !difference.isEmpty { throw Status.withFailures }
    }

    private func sides() async throws -> (old: [Entity], new: [Entity]) {
        if let new {
            return (try await entities(old), try await entities(new))
        }
        let store = try SQLiteStore.reading(data.workspace)
        let versions = try await store.listVersions(source: old)
        guard versions.count > 1 else {
            Terminal.note(
                versions.isEmpty
                    ? "there is no list “\(old)” in the store: `tidewaiter lists status` shows them"
                    : "of the list “\(old)” there is only one version")
            throw Status.impossible
        }
        return (try await entities(of: versions[1], in: store), try await entities(of: versions[0], in: store))
    }

    private func entities(_ name: String) async throws -> [Entity] {
        if FileManager.default.fileExists(atPath: name) {
            guard let listFormat else { return try ScreenQueries.entities(of: name).parties }
            let result = try ListFile.read(name, format: listFormat, dataset: "list")
            for diagnostic in result.diagnostics where diagnostic.severity != .note {
                Terminal.note("\(name): \(Terminal.safe(diagnostic.description))")
            }
            return result.entities
        }
        let store = try SQLiteStore.reading(data.workspace)
        guard let version = try await VersionName(name).version(in: store) else {
            Terminal.note(
                "“\(name)” is no file, and no version of a list in the store: `tidewaiter lists status --all`")
            throw Status.impossible
        }
        return try await entities(of: version, in: store)
    }

    private func entities(of version: ListVersion, in store: SQLiteStore) async throws -> [Entity] {
        do throws(StoreError) {
            return try await store.entities(ofVersion: version.number)
        } catch {
            Terminal.note(error.message)
            throw Status.impossible
        }
    }

    private func table(_ difference: ListDifference) -> [String] {
        var table = Table("", "ENTRY", "NAME", "WHAT")
        for entity in difference.added { table.add("+", entity.id, Table.cut(entity.name, to: 40), "added") }
        for entity in difference.removed { table.add("-", entity.id, Table.cut(entity.name, to: 40), "removed") }
        for change in difference.changed {
            for (place, field) in change.fields.enumerated() {
                let gone = field.removed.map { "-\($0)" }
                let new = field.added.map { "+\($0)" }
                table.add(
                    place == 0 ? "~" : "", place == 0 ? change.id : "",
                    place == 0 ? Table.cut(change.name, to: 40) : "",
                    "\(field.field): " + (gone + new).joined(separator: " "))
            }
        }
        return table.isEmpty ? [] : table.lines()
    }

    private struct Line: Encodable {
        let change: String
        let id: String
        let name: String
        var entity: Entity?
        var fields: [EntityDifference.Field]?
    }

    private func lines(_ difference: ListDifference, _ output: Output) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let all =
            difference.added.map { Line(change: "added", id: $0.id, name: $0.name, entity: $0) }
            + difference.changed.map { Line(change: "changed", id: $0.id, name: $0.name, fields: $0.fields) }
            + difference.removed.map { Line(change: "removed", id: $0.id, name: $0.name, entity: $0) }
        for line in all {
            let bytes = try encoder.encode(line)
            output.line { $0 += bytes }
        }
    }
}

/// `us-ofac-sdn`, `us-ofac-sdn@2026-03-01`, `us-ofac-sdn@12`, `us-ofac-sdn@3fa9`.
private struct VersionName {
    let list: String
    let version: String?

    init(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
        list = parts.first ?? text
        version = parts.count > 1 ? parts[1] : nil
    }

    /// The version in force on a day is the newest that was published (or fetched) by its end.
    func version(in store: SQLiteStore) async throws -> ListVersion? {
        let versions = try await store.listVersions(source: list)
        guard let version else { return versions.first }
        if let day = Timestamp(rfc3339: version + "T00:00:00Z") {
            return versions.filter { ($0.published ?? $0.fetched) < day.adding(86_400) }
                .max { ($0.published ?? $0.fetched) < ($1.published ?? $1.fetched) }
        }
        if let number = Int(version), let found = versions.first(where: { $0.number == number }) { return found }
        let met = versions.filter { $0.hash.hasPrefix(version) }
        return met.count == 1 ? met.first : nil
    }
}
