import ArgumentParser
import Foundation
import Harvest
import Records
import Settings
import Storage
import Texts

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

    /// The store; nil where nothing was harvested yet.
    static func store(_ workspace: Workspace) throws -> SQLiteStore? {
        guard FileManager.default.fileExists(atPath: workspace.directory + "/tidewaiter.db") else { return nil }
        return try SQLiteStore.reading(workspace)
    }

    /// The source of this id; wrong usage where there is none.
    static func source(_ id: String, in catalog: SourceCatalog) throws -> Source {
        if let source = catalog.sources.first(where: { $0.id == id }) { return source }
        let advice = Suggestion.nearest(to: id, among: catalog.sources.map(\.id))
        throw ValidationError(
            "there is no source “\(id)” in the catalogue" + (advice.map { "; did you mean “\($0)”?" } ?? ""))
    }

    /// Whether a word on the command line is an address rather than an id.
    static func isAddress(_ word: String) -> Bool { word.contains("://") || word.contains(".") && !word.contains(" ") }

    /// Day and minute, for a table.
    static func short(_ time: Timestamp?) -> String {
        time.map { String($0.description.prefix(16)).replacing("T", with: " ") } ?? "–"
    }

    /// A length of time for people: `45 min`, `6 h`.
    static func about(_ seconds: Int) -> String {
        if seconds < 5_400 { return "\(max(1, (seconds + 30) / 60)) min" }
        return seconds < 172_800 ? "\((seconds + 1_800) / 3_600) h" : "\((seconds + 43_200) / 86_400) days"
    }

    /// A number without a fraction that says nothing.
    static func short(_ number: Double) -> String {
        let rounded = (number * 10).rounded() / 10
        return Int(exactly: rounded).map(String.init) ?? String(rounded)
    }

    /// Ends the program with status 2 and the reason where the catalogue cannot be changed.
    static func changing<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as WorkspaceError {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    /// Says that a change made the working directory's own feeds/.
    static func note(_ change: CatalogueEditor.Change) {
        guard change.copied > 0 else { return }
        Terminal.note(
            "feeds/ was made with copies of the \(change.copied) files that came with the program, which it replaces")
    }
}

extension Source.Kind: ExpressibleByArgument {}
extension Source.Tier: ExpressibleByArgument {}
