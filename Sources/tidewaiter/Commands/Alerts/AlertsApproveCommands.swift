import ArgumentParser
import Harvest
import Records
import Storage

struct AlertsApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Agree to what somebody else proposed; without ids: what waits.",
        discussion: """
            With `triage: {second-person: [dismissed, suppressed]}` in tidewaiter.yaml a dismissal or a suppression \
            waits until another user approves or refuses it.

              tidewaiter alerts approve
              tidewaiter alerts approve a1b2c3 s4
            """)

    @OptionGroup var answer: AnswerOptions

    func run() async throws {
        if answer.ids.isEmpty { try await answer.list() } else { try await answer.give(true) }
    }
}

struct AlertsRefuseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Do not agree to what was proposed: the alert stays as it is.")

    @OptionGroup var answer: AnswerOptions

    func run() async throws {
        guard !answer.ids.isEmpty else { throw ValidationError("say which: `alerts approve` lists what waits") }
        try await answer.give(false)
    }
}

/// What approving and refusing have in common.
struct AnswerOptions: ParsableArguments {
    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var user: UserOptions

    @Argument(help: "Ids of alerts, or enough of their beginnings, and of suppressions (s4).")
    var ids: [String] = []

    @Option(help: "What is to be remembered of it.")
    var note: String?

    func give(_ isApproved: Bool) async throws {
        let name = try user.name()
        let store = try TriageRoom(data.workspace).store
        var outcomes: [TriageOutcome] = []
        for id in ids where Self.isSuppression(id) {
            outcomes.append(TriageOutcome(id: id, refusal: try await refusal(of: isApproved, id, name, store)))
        }
        let alerts = ids.filter { !Self.isSuppression($0) }
        outcomes += try await telling {
            try await store.answer(isApproved, on: alerts, by: name, note: note, at: Engine.now())
        }
        for outcome in outcomes where outcome.refusal == nil && Self.isSuppression(outcome.id) {
            Terminal.note("\(outcome.id): \(isApproved ? "stands" : "refused")")
        }
        try TriageReport(format: format, dryRun: false).show(
            outcomes.filter { $0.refusal != nil || !Self.isSuppression($0.id) })
    }

    private func refusal(
        of isApproved: Bool, _ id: String, _ name: String, _ store: SQLiteStore
    ) async throws -> String? {
        do throws(StoreError) {
            return try await store.answer(isApproved, toSuppression: id, by: name, note: note, at: Engine.now())
        } catch {
            guard error.kind == .notFound else { throw error }
            return error.message
        }
    }

    private static func isSuppression(_ id: String) -> Bool {
        id.hasPrefix("s") && id.count > 1 && id.dropFirst().allSatisfy(\.isNumber)
    }

    func list() async throws {
        let store = try SQLiteStore.reading(data.workspace)
        let suppressions = try await store.suppressions().map(\.suppression).filter { $0.state == .proposed }
        var table = Table("ID", "WOULD BE", "BY", "ON", "REASON", "WHAT")
        let output = Output()
        for proposal in try await store.proposals() {
            guard format.isTable else {
                try output.line(encoding: proposal)
                continue
            }
            let alert = try await store.alert(proposal.alert)
            table.add(
                alert.id, proposal.proposed?.rawValue ?? "?", proposal.user, proposal.at.day,
                proposal.reason?.rawValue ?? "–", "\(alert.rule), \(alert.subject.name)")
        }
        for suppression in suppressions {
            guard format.isTable else {
                try output.line(encoding: suppression)
                continue
            }
            table.add(
                suppression.id, "standing", suppression.user, suppression.at.day, suppression.reason.rawValue,
                suppression.scope.description)
        }
        if format.isTable {
            if table.isEmpty { Terminal.note("Nothing waits for a second person.") }
            for line in table.isEmpty ? [] : table.lines() { output.line(line) }
        }
        output.flush()
    }
}
