import ArgumentParser
import Foundation
import Harvest
import Newsroom
import Records
import Storage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The whole thing with no network: a small newsroom on loopback is harvested, and alerts are raised.",
        discussion: """
            The newsroom's feeds, pages and lists, its register of invented traders and what must come of them are in \
            the folder demo/. The demonstration checks itself against demo/truth.yaml.

            Exit status: 0 everything came out as planted, 1 something did not, 2 it could not be run.
            """)

    @Option(
        help: "The working directory to write; the default is a new one below the system's temporary folder.",
        completion: .directory)
    var data: String?

    @Flag(help: "End after the harvest.")
    var once = false

    func run() async throws {
        do {
            let demo = try Demo(directory: data)
            Terminal.note(
                "A newsroom of \(try demo.sourceCount()) sources opens on loopback; working directory \(demo.directory)"
            )
            let newsroom = try await Newsroom.open(folder: demo.site)
            try demo.write(newsroom: newsroom.address)
            let summary = try await harvest(demo)
            await newsroom.close()
            try await present(demo, summary)
        } catch let error as ExitCode {
            throw error
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    private func harvest(_ demo: Demo) async throws -> HarvestSummary {
        let session = try Session(Workspace(directory: demo.directory))
        return try await session.harvest(.all)
    }

    private func present(_ demo: Demo, _ summary: HarvestSummary) async throws {
        let store = try SQLiteStore(directory: demo.directory)
        let alerts = try await store.alerts(AlertFilter())
        print("")
        for line in AlertView.table(alerts).lines() { print(line) }
        if let shown = alerts.max(by: { ($0.origins, $0.articles, $0.score) < ($1.origins, $1.articles, $1.score) }) {
            print("")
            for line in AlertView.full(shown) { print(line) }
        }
        let verdict = try demo.truth().verdict(on: alerts, failures: summary.failures.map(\.source))
        print("")
        for line in verdict.lines { print(line) }
        print("\nGo on with: tidewaiter alerts list --data \(demo.directory)")
        if !verdict.isTrue { throw Status.withFailures }
    }
}
