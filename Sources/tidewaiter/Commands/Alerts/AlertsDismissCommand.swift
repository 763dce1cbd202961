import ArgumentParser
import Harvest
import Records
import Storage

struct AlertsDismissCommand: AsyncParsableCommand {
    static let words = TriageReason.allCases.map(\.rawValue).joined(separator: ", ")

    static let configuration = CommandConfiguration(
        commandName: "dismiss", abstract: "Say that alerts are none of your concern, and why.",
        discussion: """
            A dismissal rests on what is known when it is made: names, birth dates, countries, identifiers and lists of \
            the subject and the linked entries, the rule, and what was reported. When any of it changes, when a new \
            offence or party enters, or a correction comes, the alert is open again by itself and says what changed.

            With the reason namesake the subject is cleared of the list entry it was taken for, as `screen clear` does it; \
            --not names the entry where the alert is not a listing itself.

            Reasons:
            \(TriageReason.allCases.map { "  \($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))

            Examples:
              tidewaiter alerts dismiss a1b2c3 --reason namesake --note "born 1984, the listed one 1956"
              tidewaiter alerts dismiss --rule price-shock --before 30d --reason old-news --dry-run
              tidewaiter alerts dismiss a1b2c3 --reason known --until 2026-12-31
            """)

    @OptionGroup var options: DecideOptions

    @Option(help: "Why.")
    var reason: TriageReason

    @Option(help: ArgumentHelp("The day from which it has to be looked at again.", valueName: "date"))
    var until: String?

    @Option(
        name: .customLong("not"),
        help: ArgumentHelp(
            "With namesake: the linked entry that the subject is not; may be repeated.", valueName: "entry"))
    var entries: [String] = []

    func run() async throws {
        let end = try until.map { try ScreenScope.day($0, "--until") }
        if let end, end <= Engine.now() { throw ValidationError("--until: \(end.day) is over") }
        if !entries.isEmpty, reason != .namesake { throw ValidationError("--not goes with --reason namesake") }
        let outcomes = try await options.decide(.dismissed, reason: reason, until: end) { order, alerts, room in
            guard reason == .namesake else { return }
            let namesakes = Namesakes(store: room.store, order: order, entries: entries, until: end)
            order.clearances = try await telling { try await namesakes.clearances(of: alerts) }
        }
        if options.dryRun { tell(outcomes.filter { $0.refusal == nil }.compactMap(\.alert)) }
        try options.show(outcomes)
    }

    /// What would be out of sight.
    private func tell(_ alerts: [Alert]) {
        guard !alerts.isEmpty else { return }
        let severities = Alert.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = alerts.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)"
        }
        let sources = Set(alerts.flatMap { $0.evidence.map(\.source) }).count
        Terminal.note(
            "Would hide \(alerts.count) (\(severities.joined(separator: ", "))) with "
                + "\(alerts.reduce(0) { $0 + $1.articles }) articles of \(sources) sources, and what copies them later."
        )
    }
}
