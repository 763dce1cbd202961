import ArgumentParser
import Exports
import Harvest
import Records

struct ReanalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reanalyze",
        abstract: "Hold what is new in register, lists, lexicons or rules against the articles that are stored.",
        discussion: """
            Only what can be affected is read again: articles that name a changed trader or list entry in any form; after \
            a change of rules all are judged again by what was read of them; after a change of lexicons or models all are \
            read again. `harvest`, `serve` and `traders import` do the same by themselves, but for the last. Alerts that \
            come of it are marked as retrospective. Stopped, it goes on where it was.

              tidewaiter reanalyze --dry-run
              tidewaiter reanalyze --all
            """)

    @OptionGroup var data: DataOptions

    @Flag(help: "Read every article again, whatever has changed.")
    var all = false

    @Flag(help: "Only say what has changed.")
    var dryRun = false

    func run() async throws {
        let session = try Session(data.workspace)
        let work = try await Reanalysis.current(session.engine)
        if dryRun {
            print(
                try await work.reason()
                    ?? "this store does not know what its articles were read with: --all reads them again")
            return
        }
        var line = ProgressLine()
        let started = ContinuousClock.now
        let summary = try await work.run(
            isForced: all,
            progress: { done, of in
                let seconds = started.duration(to: .now) / .seconds(1)
                line.show("\(ProgressBar(done: done, of: of, seconds: seconds))")
            })
        line.clear()
        let reason = summary.reason.isEmpty ? "nothing to compare with yet" : summary.reason
        print("\(reason); \(summary.looked) articles looked at, \(summary.reread) read again")
        print(
            "\(summary.raised.count) alerts raised, \(summary.updated.count) updated, \(summary.removed.count) withdrawn"
        )
        try await session.deliver()
    }
}
