import ArgumentParser
import Fetching

/// The program: one command per file, grouped by the job it is for.
@main
struct Tidewaiter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tidewaiter",
        abstract: "Watches what the world publishes, and says which of it concerns your traders, goods and routes.",
        discussion: """
            Start with `tidewaiter demo`, which needs no network, or `tidewaiter init` in an empty directory. Every \
            command that keeps state takes --data DIR; data goes to standard output (tables on a terminal, NDJSON in a \
            pipe), events to standard error. Exit status: 0 done, 1 done with failures that the answers tell, 2 could \
            not be done, 3 some sources failed, 4 somebody was met (--fail-on), 64 wrong usage.
            """,
        version: FetchConfiguration.version + ".0",
        groupedSubcommands: [
            CommandGroup(name: "Begin", subcommands: [InitCommand.self, DemoCommand.self, DoctorCommand.self]),
            CommandGroup(
                name: "Collect",
                subcommands: [HarvestCommand.self, ServeCommand.self, SourcesCommand.self, ListsCommand.self]),
            CommandGroup(name: "Screen", subcommands: [TradersCommand.self, ScreenCommand.self]),
            CommandGroup(
                name: "Triage",
                subcommands: [
                    AlertsCommand.self, SearchCommand.self, ReanalyzeCommand.self, EvidenceCommand.self,
                ]),
            CommandGroup(
                name: "Stations by themselves",
                subcommands: [
                    ParseCommand.self, AnalyzeCommand.self, CompareCommand.self, CrawlCommand.self, DedupCommand.self,
                    RobotsCommand.self, LexiconCommand.self, RulesCommand.self, WeightsCommand.self,
                    TrainTaggerCommand.self,
                    TrainTopicsCommand.self,
                ]),
        ])
}
