import ArgumentParser

struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "The catalogue: what is collected, how it fares, what else could be, and what a source would yield.",
        subcommands: [
            SourcesListCommand.self, SourcesCheckCommand.self, SourcesDiscoverCommand.self, SourcesAddCommand.self,
            SourcesEnableCommand.self, SourcesDisableCommand.self, SourcesImportCommand.self, SourcesExportCommand.self,
        ])
}
