import ArgumentParser
import Exports
import Foundation
import Harvest
import Matching
import Records
import Storage
import Texts

struct ScreenFileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "Screen a register, queries or single names (what `screen` does by itself).",
        discussion: """
            FILE is a register (CSV with a header; `name` is enough, semicolons and tabs are fine) or queries (NDJSON: \
            one entity a line). Every screening against the lists of the store is recorded: `screen runs`. A result \
            always names the lists it rests on and their age; lists that were not confirmed for long are said to be too \
            old to rest on. Exit status: 0 done, 1 some lines could not be used, 2 not done; with --fail-on, 4 when \
            somebody was met.
            """)

    @OptionGroup var data: DataOptions

    @OptionGroup var scope: ScreenScope

    @Option(
        help: "Screen against these entities (NDJSON, as `parse list` writes them) instead of the lists in force.",
        completion: .file())
    var entities: String?

    @Option(help: "Every match with this score (0…1) or more, instead of the program's own threshold.")
    var threshold: Double?

    @Option(help: "At most so many matches for each party.")
    var limit = 10

    @OptionGroup var names: ScreenNames

    @OptionGroup var output: ScreenOutput

    @Option(help: "Who screens, for the record; the default is the user of the system.")
    var user: String?

    @Option(
        help: ArgumentHelp("Exit with status 4 when a party is at least this: review or match.", valueName: "decision"))
    var failOn: ScreeningAnswer.Decision?

    @Argument(help: "A register (CSV) or queries (NDJSON); - : standard input.", completion: .file())
    var file: String?

    func run() async throws {
        guard file != nil || !names.name.isEmpty || entities != nil else {
            throw ValidationError("name a file to screen, or --name")
        }
        try check()
        if let entities, names.name.isEmpty, isStreaming {
            let listed = try ScreenQueries.entities(of: entities)
            let day = Engine.now().day
            return try screenLines(
                Screener(listed.parties.filter { !$0.isDelisted(by: day) }), failures: listed.failures)
        }
        let parties = try ScreenQueries.read(file, try names.entities())
        let bounds = ScreeningDesk.Bounds(threshold: threshold ?? EntityComparer.threshold, limit: limit)
        let answers: [ScreeningAnswer]
        var failures = parties.failures
        if let entities {
            let listed = try ScreenQueries.entities(of: entities)
            failures += listed.failures
            let desk = ScreeningDesk(
                ScreeningLists(entities: listed.parties, at: Engine.now()), clearances: [], bounds: bounds)
            let key = parties.inputHash + Digest.sha256(try Files.bytes(entities)) + "\(bounds.threshold) \(limit)"
            answers = try output.answers(to: parties.all, of: desk, key: key)
            try output.write(parties.report(answers, run: nil, lists: [], bounds: bounds, scope: scope))
        } else {
            answers = try await screenStore(parties, bounds)
        }
        if let failOn, answers.contains(where: { $0.decision == .match || failOn != .match && $0.decision == failOn }) {
            throw Status.met
        }
        if failures > 0 { throw Status.withFailures }
    }

    private func check() throws {
        if let threshold, !(0...1).contains(threshold) { throw ValidationError("--threshold is between 0 and 1") }
        guard (1...1_000).contains(limit) else { throw ValidationError("--limit is between 1 and 1000") }
        if failOn == .clear { throw ValidationError("--fail-on is review or match") }
        if entities != nil, scope.isAsked {
            throw ValidationError("--lists, --as-of and --known-at are about the lists of the store, not --entities")
        }
    }

    /// Whether queries can be answered line by line.
    private var isStreaming: Bool {
        failOn == nil && !output.isAsked && (file == nil || file == "-" || ScreenQueries.isNDJSON(file ?? ""))
    }

    /// Line by line, in constant memory.
    private func screenLines(_ screener: Screener, failures: Int) throws {
        var batch = Batch()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try batch.run(file, of: Entity.self) { query, bytes in
            let hits = screener.screen(query, threshold: threshold, limit: limit)
            bytes += try encoder.encode(Line(id: query.id, matches: hits))
        }
        if batch.failures + failures > 0 { throw Status.withFailures }
    }

    private struct Line: Encodable {
        let id: String
        let matches: [Hit]
    }

    private func screenStore(
        _ parties: ScreenQueries, _ bounds: ScreeningDesk.Bounds
    ) async throws -> [ScreeningAnswer] {
        let now = Engine.now()
        let store = try ScreenStore.open(data.workspace)
        let lists = try await scope.lists(of: store.store, data.workspace, at: now)
        ScreenOutput.tell(lists.basis)
        let clearances = try await store.store.clearances()
        let desk = ScreeningDesk(lists, clearances: clearances, bounds: bounds)
        var run = try parties.run(
            by: user ?? NSUserName(), scope: scope, bounds: bounds, lists: lists.basis, at: now)
        _ = await store.record(run)
        let answers = try output.answers(
            to: parties.all, of: desk, key: ScreenQueries.key(of: run, clearances, on: lists.day))
        try output.write(parties.report(answers, run: run, lists: lists.basis, bounds: bounds, scope: scope))
        run.finished = Engine.now()
        run.counts = .init(answers)
        run.resultHash = ScreeningDesk.resultHash(answers)
        if await store.record(run) { Terminal.note("Recorded as \(run.id): `tidewaiter screen runs`.") }
        if lists.isOnlyDatedBack, answers.contains(where: { $0.decision == .clear }) {
            Terminal.note("The store knows of no list of that day: nobody can be said to have been clear.")
            throw Status.withFailures
        }
        return answers
    }
}

extension ScreeningAnswer.Decision: ExpressibleByArgument {}
