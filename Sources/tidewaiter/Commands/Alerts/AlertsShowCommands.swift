import ArgumentParser
import Exports
import Harvest
import Records
import Storage

struct AlertsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One alert in full: evidence, links, and each number of its score.")

    @OptionGroup var one: OneAlert

    func run() async throws {
        let (alert, _) = try await one.find()
        let output = Output()
        if one.format.isTable {
            for line in AlertView.full(alert) { output.line(line) }
        } else {
            output.write(AlertJSON.line(alert))
        }
        output.flush()
    }
}

struct AlertsExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why an alert is here: the sum of its score, what met the rule and where, and who reports it.",
        discussion: """
              tidewaiter alerts explain a1b2c3
            """)

    @OptionGroup var one: OneAlert

    func run() async throws {
        let (alert, _) = try await one.find()
        let output = Output()
        if one.format.isTable {
            for line in AlertExplanation(alert).lines { output.line(line) }
        } else {
            output.write(AlertJSON.line(alert))
        }
        output.flush()
    }
}

struct AlertsHistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "What was done to an alert, by whom, when and why.")

    @OptionGroup var one: OneAlert

    func run() async throws {
        let (alert, store) = try await one.find()
        let decisions = try await store.decisions(on: alert.id)
        let output = Output()
        guard one.format.isTable else {
            for decision in decisions { try output.line(encoding: decision) }
            output.flush()
            return
        }
        var rows = try await store.changes(of: alert.id).map { change in
            Row(
                at: change.at, who: TriageDecision.program, what: change.news.first ?? "changed", reason: "",
                note: change.news.dropFirst().joined(separator: "; "))
        }
        if rows.isEmpty {
            rows = [Row(at: alert.raised, who: TriageDecision.program, what: "raised", reason: "", note: "")]
        }
        var table = Table("WHEN", "WHO", "WHAT", "REASON", "NOTE")
        for row in Self.woven(rows, decisions.map(Row.init)) {
            table.add(row.at.description, row.who, row.what, row.reason, row.note)
        }
        for line in table.lines() { output.line(line) }
        output.flush()
    }

    private struct Row {
        var at: Timestamp
        var who: String
        var what: String
        var reason: String
        var note: String

        init(at: Timestamp, who: String, what: String, reason: String, note: String) {
            self.at = at
            self.who = who
            self.what = what
            self.reason = reason
            self.note = note
        }

        init(_ decision: TriageDecision) {
            at = decision.at
            who = decision.user.isEmpty ? "–" : decision.user
            what = AlertsHistoryCommand.words(decision) + (decision.until.map { " until \($0.day)" } ?? "")
            reason = decision.reason?.rawValue ?? ""
            note = decision.note ?? ""
        }
    }

    /// Both by time, each in its own order whatever the clock said.
    private static func woven(_ changes: [Row], _ decisions: [Row]) -> [Row] {
        var rows: [Row] = []
        var rest = decisions[...]
        for change in changes {
            while let next = rest.first, next.at < change.at {
                rows.append(next)
                rest = rest.dropFirst()
            }
            rows.append(change)
        }
        return rows + rest
    }

    private static func words(_ decision: TriageDecision) -> String {
        let change =
            decision.before == decision.state ? "" : " (\(decision.before.rawValue) → \(decision.state.rawValue))"
        return switch decision.action {
        case .decide: decision.state.rawValue + " (was \(decision.before.rawValue))"
        case .assign: decision.assignee.map { "given to \($0)" } ?? "given to nobody"
        case .propose: "proposed: \(decision.proposed?.rawValue ?? "?")"
        case .approve: "approved" + change
        case .refuse: "refused"
        case .undo: "undone" + change
        case .reopen: "opened by itself" + change
        case .expire: "over" + change
        case .suppress: "put aside" + change
        case .resume: "back" + change
        case .merge: "became one" + change
        }
    }
}

/// One alert, by its id or enough of its beginning.
struct OneAlert: ParsableArguments {
    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The alert's id, or enough of its beginning.")
    var id: String

    /// Ends the program with status 2 where there is none.
    func find() async throws -> (alert: Alert, store: SQLiteStore) {
        let store = try SQLiteStore.reading(data.workspace)
        return (try await telling { try await store.alert(id) }, store)
    }
}
