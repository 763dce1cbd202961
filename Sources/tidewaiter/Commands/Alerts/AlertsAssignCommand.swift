import ArgumentParser
import Harvest
import Records
import Storage

struct AlertsAssignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give alerts to somebody, or write a note on them.",
        discussion: """
              tidewaiter alerts assign a1b2c3 --to keller
              tidewaiter alerts assign --subject T-0001 --state new,open --to keller
              tidewaiter alerts assign a1b2c3 --to - --note "back from leave on Monday"
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var user: UserOptions
    @OptionGroup var choice: AlertChoice

    @Option(help: ArgumentHelp("Whose they are from now on; “-” for nobody's.", valueName: "user"))
    var to: String?

    @Option(help: "What is to be remembered.")
    var note: String?

    @Flag(help: "Show what would be done, and do nothing.")
    var dryRun = false

    func run() async throws {
        guard to != nil || note != nil else { throw ValidationError("say --to whom, or write a --note") }
        let order = TriageOrder(by: try user.name(), note: note, assignee: to == "-" ? "" : to)
        let room = try TriageRoom(data.workspace)
        let alerts = try await choice.alerts(for: nil, in: room.store, dryRun: dryRun)
        let outcomes = try await telling {
            try await room.store.decide(order, on: alerts, at: Engine.now(), dryRun: dryRun)
        }
        try TriageReport(format: format, dryRun: dryRun).show(outcomes)
    }
}

struct AlertsUndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take the last decision on alerts back.",
        discussion: """
            The alert has the state and the assignee it had before; clearances that were made with the decision are taken \
            back. Undone again, the decision before that goes. Of the history nothing is lost.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var user: UserOptions

    @Argument(help: "The alerts' ids, or enough of their beginnings.")
    var ids: [String]

    @Option(help: "Why.")
    var note: String?

    @Flag(help: "Also where the decision is somebody else's.")
    var force = false

    func run() async throws {
        let name = try user.name()
        let room = try TriageRoom(data.workspace)
        let outcomes = try await telling {
            try await room.store.undo(on: ids, by: name, note: note, force: force, at: Engine.now())
        }
        try TriageReport(format: format, dryRun: false).show(outcomes)
    }
}
