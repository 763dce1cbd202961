import ArgumentParser
import Fetching
import Foundation
import Harvest
import Records
import Storage

struct ScreenRunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "The screenings that were done: who, when, of what, against which versions.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "At most so many, the newest ones.")
    var limit = 50

    func run() async throws {
        let runs = try await SQLiteStore.reading(data.workspace).screeningRuns(limit: limit)
        let output = Output()
        if format.isTable {
            guard !runs.isEmpty else { return Terminal.note("Nothing was screened by hand yet.") }
            var table = Table("RUN", "AT", "BY", "OF", "PARTIES", "MATCH", "REVIEW", "CLEAR", "LISTS")
            for run in runs {
                table.add(
                    run.id, Catalog.short(run.started), run.user,
                    Table.cut(run.input ?? run.parameters.parties.map(\.name).joined(separator: ", "), to: 30),
                    run.finished == nil ? "not finished" : "\(run.counts.queries)", "\(run.counts.matches)",
                    "\(run.counts.reviews)", "\(run.counts.clear)",
                    run.basis.map { "\($0.list)@\($0.version)" }.joined(separator: " "))
            }
            for line in table.lines() { output.line(line) }
        } else {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for run in runs {
                let bytes = try encoder.encode(run)
                output.line { $0 += bytes }
            }
        }
        output.flush()
    }
}

struct ScreenRepeatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repeat",
        abstract: "Do a recorded screening again, against the versions of then, and compare.",
        discussion: """
            FILE is what was screened then; the default is the file of the record. It must hold what it held: its hash \
            is compared. Exit status: 0 the same came out, 1 something else, 2 it could not be done.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var output: ScreenOutput

    @Argument(help: "The id of the run, or enough of its beginning.")
    var run: String

    @Argument(help: "What was screened.", completion: .file())
    var file: String?

    func run() async throws {
        let store = try SQLiteStore.reading(data.workspace)
        let run: ScreeningRun
        do throws(StoreError) {
            run = try await store.screeningRun(self.run)
        } catch {
            Terminal.note(error.message)
            throw Status.impossible
        }
        let parties = try ScreenQueries.read(file ?? run.input, run.parameters.parties)
        guard parties.inputHash == run.inputHash else {
            Terminal.note(
                "\(parties.input ?? "-") does not hold what was screened on \(run.started.day): name the file of then")
            throw Status.impossible
        }
        let lists = try await ScreeningLists.load(run, from: store)
        let bounds = ScreeningDesk.Bounds(threshold: run.parameters.threshold, limit: run.parameters.limit)
        let desk = ScreeningDesk(lists, clearances: [], bounds: bounds)
        let answers = try output.answers(
            to: parties.all, of: desk, key: "repeat " + ScreenQueries.key(of: run, [], on: run.started.day))
        try output.write(
            parties.report(answers, run: run, lists: lists.basis, bounds: bounds, scope: try ScreenScope.parse([])))
        guard ScreeningDesk.resultHash(answers) != run.resultHash else {
            return Terminal.note("The same came out as on \(run.started.day).")
        }
        let why = run.program == FetchConfiguration.version ? "" : ": the program was version \(run.program) then"
        Terminal.note("Something else came out than on \(run.started.day)\(why).")
        throw Status.withFailures
    }
}
