import ArgumentParser
import Fetching
import Foundation
import Harvest
import Records

struct HarvestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "harvest",
        abstract: "Fetch what is due, read it, and raise alerts: one pass.",
        discussion: """
            Lists come first, since articles are read against them. A source that fails is tried again later and stops \
            no other. Killed at any moment and started again, nothing is lost and nothing is doubled.

            Exit status: 0 all sources well; 3 some sources failed; 2 nothing could be done.

              tidewaiter harvest                       from cron or a timer
              tidewaiter harvest --source un-news      one source, due or not
              tidewaiter harvest --all                 everything, whatever its schedule says
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions

    @Flag(help: "Ask every source, whatever its schedule says.")
    var all = false

    @Option(name: .customLong("source"), help: ArgumentHelp("Only this source; may be repeated.", valueName: "id"))
    var only: [String] = []

    @Option(name: .customLong("summary-json"), help: "Write what was done to this file, as JSON.", completion: .file())
    var summaryFile: String?

    @Option(help: "Seconds to wait for another engine to let the working directory go.")
    var wait: Double = 0

    @OptionGroup var metrics: MetricsOptions
    @OptionGroup var log: LogOptions

    func run() async throws {
        log.bootstrap()
        let registry = metrics.bootstrap()
        let session = try Session(data.workspace, allow: networks.networks, waitSeconds: wait)
        try session.check(sources: only)
        let choice: HarvestPass.Choice = !only.isEmpty ? .only(Set(only)) : all ? .all : .due
        let summary = try await session.harvest(choice)
        if let summaryFile { try Self.write(summary, to: summaryFile) }
        try metrics.write(registry)
        if summary.sources.failed > 0 || session.hasErrors { throw Status.sourcesFailed }
    }

    static func write(_ summary: HarvestSummary, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try encoder.encode(summary).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            Terminal.note("cannot write the summary to \(path): \(error.localizedDescription)")
            throw Status.impossible
        }
    }
}
