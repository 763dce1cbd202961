import ArgumentParser
import Foundation
import Harvest
import Records
import Storage

struct SourcesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every source with its health: when it was asked, what is new, when it is due.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "Only sources of this kind: feed, sitemap, page, list, archive.")
    var kind: Source.Kind?

    @Flag(help: "Only sources that failed the last time.")
    var failing = false

    private struct Row: Encodable {
        let id: String
        let title: String
        let kind: String
        let url: String
        let enabled: Bool
        let verified: Bool
        let status: String
        let failures: Int
        let lastError: String?
        let lastSuccess: Timestamp?
        let lastNew: Timestamp?
        let nextDue: Timestamp?
    }

    func run() async throws {
        let catalog = try Catalog.read(data.workspace)
        let states = try await Catalog.states(data.workspace)
        let rows = catalog.sources.filter { kind == nil || $0.kind == kind }
            .map { row($0, states[$0.id]) }.filter { !failing || $0.failures > 0 }
        let output = Output()
        if format.isTable {
            var table = Table("ID", "KIND", "STATUS", "LAST SUCCESS", "LAST NEW", "NEXT", "TITLE")
            for row in rows {
                let failures = row.failures > 0 ? " ×\(row.failures)" : ""
                table.add(
                    row.id, row.kind, row.status + failures, Catalog.short(row.lastSuccess),
                    Catalog.short(row.lastNew),
                    Catalog.short(row.nextDue), row.lastError ?? row.title)
            }
            for line in table.lines() { output.line(line) }
        } else {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for row in rows {
                let bytes = try encoder.encode(row)
                output.line { $0 += bytes }
            }
        }
        output.flush()
    }

    private func row(_ source: Source, _ state: SourceState?) -> Row {
        let status =
            !source.enabled
            ? "off"
            : state == nil
                ? "never asked"
                : state?.retired == true
                    ? "gone"
                    : (state?.failures ?? 0) > 0 ? "failing" : "ok"
        return Row(
            id: source.id, title: source.title, kind: source.kind.rawValue, url: state?.url ?? source.url,
            enabled: source.enabled, verified: source.verified, status: status, failures: state?.failures ?? 0,
            lastError: state?.lastError, lastSuccess: state?.lastSuccess, lastNew: state?.lastNew,
            nextDue: state?.retired == true || !source.enabled ? nil : state?.nextDue)
    }
}

/// The catalogue and what is known of its sources, for commands that only read.
enum Catalog {
    static func read(_ workspace: Workspace) throws -> SourceCatalog {
        do {
            let (catalog, problems) = SourceCatalog.read(files: try workspace.files(in: "feeds", ending: ".yaml"))
            for problem in problems { Terminal.note(problem.description) }
            return catalog
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    /// Empty where nothing was harvested yet.
    static func states(_ workspace: Workspace) async throws -> [String: SourceState] {
        guard FileManager.default.fileExists(atPath: workspace.directory + "/tidewaiter.db") else { return [:] }
        return try await SQLiteStore.reading(workspace).sourceStates()
    }

    /// Day and minute, for a table.
    static func short(_ time: Timestamp?) -> String {
        time.map { String($0.description.prefix(16)).replacing("T", with: " ") } ?? "–"
    }
}

extension Source.Kind: ExpressibleByArgument {}
