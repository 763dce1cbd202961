import ArgumentParser
import Harvest
import Records
import Storage

/// The alerts that an action is for: named ones, or all that pass filters.
struct AlertChoice: ParsableArguments {
    @Argument(help: "The alerts' ids, or enough of their beginnings.")
    var ids: [String] = []

    @OptionGroup(title: "Filters, in the place of ids") var filters: AlertFilterOptions

    @Flag(help: "Also change more than 20 alerts at once.")
    var yes = false

    static let mostUnasked = 20

    /// The ids in question. Filters that name no state choose the alerts that can come into `state`.
    func alerts(for state: Alert.State?, in store: SQLiteStore, dryRun: Bool) async throws -> [String] {
        let chosen: [String]
        if ids.isEmpty {
            guard !filters.isEmpty else {
                throw ValidationError("name the alerts, or choose them by filters (--rule, --subject, --before …)")
            }
            var filter = try filters.filter(at: Engine.now())
            if filter.states.isEmpty, let state {
                filter.states = Set(Alert.State.allCases.filter { $0.successors.contains(state) })
            }
            chosen = try await telling { try await store.alerts(filter) }.map(\.id)
            if chosen.isEmpty { Terminal.note("No alert passes these filters.") }
        } else {
            guard filters.isEmpty else { throw ValidationError("name alerts, or choose them by filters: not both") }
            chosen = ids
        }
        if chosen.count > Self.mostUnasked, !yes, !dryRun {
            Terminal.note(
                "These are \(chosen.count) alerts: see them with --dry-run, and say --yes to change them all.")
            throw Status.impossible
        }
        return chosen
    }
}

/// What was done to alerts, a line each.
struct TriageReport {
    private struct Line: Encodable {
        let id: String
        let done: Bool
        let state: String?
        let before: String?
        let proposed: String?
        let assignee: String?
        let refusal: String?
    }

    let format: FormatOptions
    let dryRun: Bool

    /// Ends the program with status 1 where something could not be done.
    func show(_ outcomes: [TriageOutcome]) throws {
        let output = Output()
        for outcome in outcomes {
            if format.isTable {
                output.line(sentence(outcome))
            } else {
                try output.line(encoding: line(outcome))
            }
        }
        output.flush()
        let cleared = outcomes.reduce(0) { $0 + $1.clearances }
        if cleared > 0, outcomes.contains(where: { $0.decision?.action != .undo }) {
            Terminal.note(
                "\(dryRun ? "Would clear" : "Cleared") \(cleared) pair\(cleared == 1 ? "" : "s") of parties: "
                    + "`tidewaiter screen cleared` shows them.")
        }
        if outcomes.contains(where: { $0.refusal != nil }) { throw Status.withFailures }
    }

    private func line(_ outcome: TriageOutcome) -> Line {
        Line(
            id: outcome.alert?.id ?? outcome.id, done: outcome.refusal == nil && !dryRun,
            state: outcome.alert?.state.rawValue, before: outcome.decision?.before.rawValue,
            proposed: outcome.decision?.proposed?.rawValue, assignee: outcome.alert?.assignee,
            refusal: outcome.refusal)
    }

    private func sentence(_ outcome: TriageOutcome) -> String {
        let id = outcome.alert?.id ?? outcome.id
        guard let alert = outcome.alert, let decision = outcome.decision, outcome.refusal == nil else {
            return Terminal.coloured(
                "\(Terminal.safe(id))  not changed: \(Terminal.safe(outcome.refusal ?? "–"))", .yellow)
        }
        let what = "\(alert.rule), \(alert.subject.name)"
        return Terminal.safe("\(id)  \(dryRun ? "would be " : "")\(Self.words(decision, alert))  \(what)")
    }

    private static func words(_ decision: TriageDecision, _ alert: Alert) -> String {
        switch decision.action {
        case .assign: "\(decision.assignee.map { "\($0)'s" } ?? "nobody's")"
        case .propose: "proposed to be \(decision.proposed?.rawValue ?? "?"): somebody else has to approve"
        case .refuse: "still \(alert.state.rawValue): refused"
        case .undo: "\(alert.state.rawValue) again (was \(decision.before.rawValue))"
        default: "\(alert.state.rawValue) (was \(decision.before.rawValue))"
        }
    }
}
