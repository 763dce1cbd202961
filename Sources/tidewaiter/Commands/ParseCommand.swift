import ArgumentParser

struct ParseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Read a feed, a page or a sanctions list, and print what it says as JSON.",
        subcommands: [ParseFeedCommand.self, ParsePageCommand.self, ParseListCommand.self])
}
