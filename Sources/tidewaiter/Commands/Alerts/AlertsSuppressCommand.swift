import ArgumentParser
import Harvest
import Records
import Settings
import Storage

struct AlertsSuppressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress", abstract: "Put a kind of alerts aside for some time.",
        discussion: """
            All that is named must be so: the subject, the rule, the story, the source (nothing else reports it), the \
            concept (and no other of its kind: who is tired of counterfeits still hears of smuggling), the term (in title \
            or quote of every report). Undecided alerts of the kind, and those that come, are put aside; they are \
            counted, never deleted, and come back when the suppression ends: after 90 days, where --until says nothing \
            else, and after two years at the latest. What somebody has decided on stays as it is, and an alert that \
            somebody opens all the same stays open.

              tidewaiter alerts suppress --rule price-shock --concept commodity:hs:7108 --reason known --dry-run
              tidewaiter alerts suppress --subject T-0001 --term "summer festival" --reason not-relevant --until 30d
              tidewaiter alerts suppress --story m1a2 --reason known --note "case 26-114"
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var user: UserOptions

    @Option(help: "The id of the alerts' subject.")
    var subject: String?

    @Option(help: "The rule.")
    var rule: String?

    @Option(help: "The story.")
    var story: String?

    @Option(help: "The source that alone reports it.")
    var source: String?

    @Option(help: ArgumentHelp("The concept, commodity or country.", valueName: "id"))
    var concept: String?

    @Option(help: ArgumentHelp("A word or words of every report.", valueName: "words"))
    var term: String?

    @Option(help: ArgumentHelp("Why: \(AlertsDismissCommand.words).", valueName: "reason"))
    var reason: TriageReason

    @Option(help: "What is to be remembered of it.")
    var note: String?

    @Option(help: ArgumentHelp("When it ends: a day (2026-12-31), or how long it lasts (30d, 26w).", valueName: "when"))
    var until: String?

    @Flag(help: "Show what it would put aside, and do nothing.")
    var dryRun = false

    func run() async throws {
        let now = Engine.now()
        let scope = Suppression.Scope(
            subject: subject, rule: rule, story: story, source: source, concept: concept, term: term)
        guard [subject, rule, story, source, concept, term].allSatisfy({ $0?.allSatisfy(\.isWhitespace) != true })
        else {
            throw ValidationError("an empty value holds nothing")
        }
        var suppression = Suppression(
            scope, reason: reason, user: try user.name(), at: now, until: try until.map { try Self.end($0, now) })
        suppression.note = note
        if let refusal = suppression.refusal { throw ValidationError(refusal) }
        let room = try TriageRoom(data.workspace)
        if room.policy.secondPerson.contains(.suppressed) { suppression.state = .proposed }
        let ready = suppression
        let reach = try await telling { try await room.store.suppress(ready, dryRun: dryRun) }
        try show(reach)
    }

    private static func end(_ text: String, _ now: Timestamp) throws -> Timestamp {
        if Int(text) == nil, let seconds = Duration.seconds(text) {
            let most = Int(Suppression.mostDays * 86_400) + 1
            return now.adding(Int64(min(seconds, most)))
        }
        return try ScreenScope.day(text, "--until")
    }

    private struct Line: Encodable {
        let id: String
        let done: Bool
        let state: String
        let until: Timestamp
        let alerts: [String]
        let findings: Int
    }

    private func show(_ reach: SuppressionReach) throws {
        let suppression = reach.suppression
        let output = Output()
        guard format.isTable else {
            try output.line(
                encoding: Line(
                    id: suppression.id, done: !dryRun, state: suppression.state.rawValue, until: suppression.until,
                    alerts: reach.alerts.map(\.id), findings: reach.findings))
            output.flush()
            return
        }
        let isProposed = suppression.state == .proposed
        output.line(
            Terminal.safe(
                dryRun
                    ? "A suppression of \(suppression.scope), until \(suppression.until.day), would put aside:"
                    : isProposed
                        ? "\(suppression.id) is proposed until \(suppression.until.day), and waits for somebody else's "
                            + "`alerts approve \(suppression.id)`. It would put aside:"
                        : "\(suppression.id) stands until \(suppression.until.day), and puts aside:"))
        for alert in reach.alerts.prefix(20) {
            output.line(
                Terminal.safe(
                    "  \(alert.id)  \(alert.severity.rawValue) \(alert.score)  \(alert.rule), \(alert.subject.name)"))
        }
        if reach.alerts.count > 20 { output.line("  … and \(reach.alerts.count - 20) more") }
        output.line(
            "  \(reach.alerts.count) alerts now; \(reach.findings) findings of the last \(SuppressionReach.days) days were "
                + "of this kind.")
        output.flush()
    }
}

struct AlertsUnsuppressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unsuppress", abstract: "End a suppression: its alerts come back.")

    @OptionGroup var data: DataOptions
    @OptionGroup var user: UserOptions

    @Argument(help: "The suppression's id, as `alerts suppressions` shows it.")
    var id: String

    @Option(help: "Why.")
    var note: String?

    func run() async throws {
        let name = try user.name()
        let store = try TriageRoom(data.workspace).store
        let back = try await telling { try await store.unsuppress(id, by: name, note: note, at: Engine.now()) }
        for alert in back {
            print(Terminal.safe("\(alert.id)  \(alert.state.rawValue) again  \(alert.rule), \(alert.subject.name)"))
        }
        Terminal.note("\(Terminal.safe(id)) has ended; \(back.count) alerts are back.")
    }
}

struct AlertsSuppressionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppressions", abstract: "What is put aside, until when, by whom, and how many alerts that is.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Also those that have ended or were refused.")
    var expired = false

    func run() async throws {
        let now = Engine.now()
        let counts = try await SQLiteStore.reading(data.workspace).suppressions().filter {
            expired || $0.suppression.isStanding(at: now) || $0.suppression.state == .proposed
        }
        let output = Output()
        var table = Table("ID", "STANDS", "ALERTS", "UNTIL", "BY", "REASON", "WHAT", "NOTE")
        for count in counts {
            let suppression = count.suppression
            guard format.isTable else {
                try output.line(encoding: Line(suppression, count.alerts, now))
                continue
            }
            table.add(
                suppression.id, Self.standing(suppression, now), String(count.alerts), suppression.until.day,
                suppression.user, suppression.reason.rawValue, suppression.scope.description, suppression.note ?? "")
        }
        if format.isTable {
            if table.isEmpty { Terminal.note("Nothing is put aside: `tidewaiter alerts suppress` does it.") }
            for line in table.isEmpty ? [] : table.lines() { output.line(line) }
        }
        output.flush()
    }

    private static func standing(_ suppression: Suppression, _ now: Timestamp) -> String {
        suppression.state == .standing ? (suppression.until > now ? "yes" : "over") : suppression.state.rawValue
    }

    /// The suppression's own members, then what it holds.
    private struct Line: Encodable {
        let suppression: Suppression
        let alerts: Int
        let isStanding: Bool

        private enum CodingKeys: String, CodingKey { case alerts, stands }

        init(_ suppression: Suppression, _ alerts: Int, _ now: Timestamp) {
            self.suppression = suppression
            self.alerts = alerts
            isStanding = suppression.isStanding(at: now)
        }

        func encode(to encoder: any Encoder) throws {
            try suppression.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(alerts, forKey: .alerts)
            try container.encode(isStanding, forKey: .stands)
        }
    }
}
