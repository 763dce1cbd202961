import ArgumentParser
import Harvest

struct SourcesEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Take sources of the catalogue into every harvest.",
        discussion: "Writes the `enabled:` line of their entries in feeds/; all else there stays as it is.")

    @OptionGroup var data: DataOptions

    @Argument(help: "Ids of sources.")
    var ids: [String]

    func run() async throws { try Switching.set(true, ids, data.workspace) }
}

struct SourcesDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Leave sources in the catalogue but out of every harvest.",
        discussion: "Writes the `enabled:` line of their entries in feeds/; all else there stays as it is.")

    @OptionGroup var data: DataOptions

    @Argument(help: "Ids of sources.")
    var ids: [String]

    func run() async throws { try Switching.set(false, ids, data.workspace) }
}

/// What both do.
private enum Switching {
    static func set(_ isEnabled: Bool, _ ids: [String], _ workspace: Workspace) throws {
        let catalog = try Catalog.read(workspace)
        for id in ids { _ = try Catalog.source(id, in: catalog) }
        let change = try Catalog.changing { try CatalogueEditor(workspace).setEnabled(isEnabled, ids) }
        Catalog.note(change)
        print("\(ids.joined(separator: ", ")): \(isEnabled ? "on" : "off"), in \(change.files.joined(separator: ", "))")
    }
}
