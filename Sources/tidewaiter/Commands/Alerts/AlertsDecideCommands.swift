import ArgumentParser
import Harvest
import Records
import Storage

/// What the commands that give alerts a state have in common.
struct DecideOptions: ParsableArguments {
    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var user: UserOptions
    @OptionGroup var choice: AlertChoice

    @Option(help: "What is to be remembered of it.")
    var note: String?

    @Option(help: ArgumentHelp("Who is on it from now on.", valueName: "user"))
    var assign: String?

    @Flag(help: "Show what would be done, and do nothing.")
    var dryRun = false

    func decide(
        _ state: Alert.State, reason: TriageReason? = nil, until: Timestamp? = nil,
        also: (inout TriageOrder, [String], TriageRoom) async throws -> Void = { _, _, _ in }
    ) async throws -> [TriageOutcome] {
        let user = try user.name()
        let room = try TriageRoom(data.workspace)
        let alerts = try await choice.alerts(for: state, in: room.store, dryRun: dryRun)
        var order = TriageOrder(by: user, state: state, reason: reason, note: note, assignee: assign, until: until)
        order.policy = room.policy
        order.rules = try room.rules()
        try await also(&order, alerts, room)
        let ready = order
        return try await telling {
            try await room.store.decide(ready, on: alerts, at: Engine.now(), dryRun: dryRun)
        }
    }

    func show(_ outcomes: [TriageOutcome]) throws { try TriageReport(format: format, dryRun: dryRun).show(outcomes) }
}

struct AlertsOpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Say that you are on an alert, or open a decided one again.",
        discussion: """
            Who opens an alert that nobody has has it from then on, unless --assign names another.

              tidewaiter alerts open a1b2c3
              tidewaiter alerts open --rule listing --severity high --assign keller
            """)

    @OptionGroup var options: DecideOptions

    func run() async throws {
        let outcomes = try await options.decide(.open) { order, _, _ in order.isTaking = true }
        try options.show(outcomes)
    }
}

struct AlertsAcknowledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ack", abstract: "The same as `alerts open`.")

    @OptionGroup var command: AlertsOpenCommand

    func run() async throws { try await command.run() }
}

struct AlertsConfirmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Say that alerts are right.",
        discussion: """
            Confirmed and dismissed alerts together are the precision that `rules stats` shows.

              tidewaiter alerts confirm a1b2c3 --note "declaration 26DE1 stopped"
            """)

    @OptionGroup var options: DecideOptions

    @Option(help: ArgumentHelp("Why, where that is to be counted: \(AlertsDismissCommand.words).", valueName: "reason"))
    var reason: TriageReason?

    func run() async throws { try options.show(try await options.decide(.confirmed, reason: reason)) }
}

struct AlertsEscalateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalate", abstract: "Pass alerts on to whoever decides on them.",
        discussion: """
              tidewaiter alerts escalate a1b2c3 --assign head-of-unit --note "third time this month"
            """)

    @OptionGroup var options: DecideOptions

    func run() async throws { try options.show(try await options.decide(.escalated)) }
}
