import ArgumentParser

struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "The catalogue: what is collected, how it fares, and what a source would yield.",
        subcommands: [SourcesListCommand.self, SourcesCheckCommand.self])
}
