import ArgumentParser
import Foundation
import Harvest
import Records
import Settings
import Storage

struct ListsStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Each list's version in force: records, age, last change, and whether it can be rested on.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Also the versions before.")
    var all = false

    @Option(name: .customLong("max-age"), help: "What was not confirmed for this long (3d, 12h) is too old to rest on.")
    var maxAge = "3d"

    func run() async throws {
        guard let maxAge = Duration.seconds(maxAge) else {
            throw ValidationError("--max-age: “\(maxAge)” is no length of time; write 3d, 12h or 90m")
        }
        let store = try SQLiteStore.reading(data.workspace)
        let versions = try await store.listVersions(source: nil).filter { all || $0.inForce }
        let lists = try await ScreeningLists.basis(in: store, maxAge: maxAge, at: Engine.now())
        let basis = Dictionary(lists.map { ($0.list, $0) }) { first, _ in first }
        let output = Output()
        if format.isTable {
            guard !versions.isEmpty else {
                Terminal.note("No list is in force: run `tidewaiter lists update`.")
                return
            }
            for line in Self.table(versions, basis).lines() { output.line(line) }
        } else {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for version in versions {
                let bytes = try encoder.encode(Line(version, version.inForce ? basis[version.source] : nil))
                output.line { $0 += bytes }
            }
        }
        output.flush()
    }

    private static func table(_ versions: [ListVersion], _ basis: [String: ListBasis]) -> Table {
        var table = Table(
            "LIST", "NO", "RECORDS", "PUBLISHED", "FETCHED", "CONFIRMED", "ADDED", "CHANGED", "REMOVED", "VERSION")
        for version in versions {
            let now = version.inForce ? basis[version.source] : nil
            let old = now?.isTooOld == true ? " TOO OLD" : ""
            table.add(
                version.source, "\(version.number)", "\(version.entities)", version.published?.day ?? "–",
                Catalog.short(version.fetched), (now.map { Catalog.short($0.confirmed) } ?? "–") + old,
                "\(version.added)", "\(version.changed)", "\(version.removed)",
                version.hash.prefix(12) + (version.inForce ? "" : " (old)"))
        }
        return table
    }

    /// A version and, of the one in force, how far it can be rested on.
    private struct Line: Encodable {
        private let version: ListVersion
        private let basis: ListBasis?

        private enum CodingKeys: String, CodingKey { case confirmed, tooOld, ageDays }

        init(_ version: ListVersion, _ basis: ListBasis?) {
            self.version = version
            self.basis = basis
        }

        func encode(to encoder: any Encoder) throws {
            try version.encode(to: encoder)
            guard let basis else { return }
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(basis.confirmed, forKey: .confirmed)
            try container.encode(basis.isTooOld, forKey: .tooOld)
            try container.encode(basis.age / 86_400, forKey: .ageDays)
        }
    }
}
