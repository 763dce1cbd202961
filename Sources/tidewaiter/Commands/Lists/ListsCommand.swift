import ArgumentParser
import Foundation
import Harvest
import Records
import Storage

struct ListsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists",
        abstract: "The sanctions lists: fetch them, see which version is in force, and what changed.",
        subcommands: [
            ListsUpdateCommand.self, ListsStatusCommand.self, ListsDiffCommand.self, ListsShowCommand.self,
        ])
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
