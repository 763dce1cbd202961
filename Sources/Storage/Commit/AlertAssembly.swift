import GRDB
import Records

/// Puts together the alerts that a commit may have changed: those of some rules and subjects, in the events that lost or
/// won articles. An alert is made of all findings of its rule and subject in its event; what people decided on it and
/// what was delivered follows its findings when they move to another one.
struct AlertAssembly {
    let db: Database
    let now: Timestamp
    let rules: StoryRules
    let memo: FindingMemo
    let isRetrospective: Bool
    private var verdicts: [String: (confirmed: Int, dismissed: Int)] = [:]

    init(db: Database, now: Timestamp, rules: StoryRules, memo: FindingMemo, isRetrospective: Bool) {
        self.db = db
        self.now = now
        self.rules = rules
        self.memo = memo
        self.isRetrospective = isRetrospective
    }

    mutating func reassemble(
        _ keys: Set<AlertKey>, _ shift: StoryShift, into outcome: inout CommitOutcome
    ) throws {
        let stories = shift.stories
        let flow = shift.flow
        for key in keys.sorted() {
            var placement = EventPlacement(db, key, rules, memo)
            let events = try placement.place(stories, flow: flow)
            try reassemble(key, events, into: &outcome)
        }
        outcome.raised.sort { $0.id < $1.id }
        outcome.updated.sort { $0.id < $1.id }
        outcome.removed.sort()
    }

    private mutating func reassemble(
        _ key: AlertKey, _ events: EventPlacement.Outcome, into outcome: inout CommitOutcome
    ) throws {
        let names = Set(events.events.keys).union(events.flow.keys).sorted()
        var stored: [String: Alert] = [:]
        for event in names { stored[event] = try AlertTable.find(key.id(in: event), db) }
        // Alerts whose findings went elsewhere: they are inherited there.
        let bereft = stored.filter { events.events[$0.key] == nil }
        var inherited: Set<String> = []
        var fallen: [Alert] = []
        for event in names {
            guard let stories = events.events[event] else { continue }
            let heirlooms = bereft.filter { events.flow[$0.key]?.contains(event) == true }
            let own = stored[event]
            let previous = merged(own, heirlooms.values.sorted { $0.id < $1.id })
            let found = try findings(of: key, in: stories)
            let history = try history(of: key, events.histories[event])
            guard let alert = assembled(key, event, found, own, previous, history) else {
                own.map { fallen.append($0) }
                continue
            }
            inherited.formUnion(heirlooms.keys)
            let isChanged = try own == nil || StoredJSON.encode(own) != StoredJSON.encode(alert)
            var current = alert
            if isChanged { current = try put(alert, key, since: previous) }
            for heirloom in heirlooms.values { try AlertTable.bequeath(from: heirloom.id, to: alert, db) }
            if isChanged || !heirlooms.isEmpty { current = try TriageDesk(db: db, now: now).settle(current) }
            if isChanged {
                if previous == nil { outcome.raised.append(current) } else { outcome.updated.append(current) }
            }
            try Outbox.enqueue(current, db)
        }
        fallen += bereft.filter { !inherited.contains($0.key) }.values
        let replaced = bereft.filter { inherited.contains($0.key) }.values
        for alert in fallen.filter({ $0.state == .new || $0.state == .suppressed }) + replaced {
            try AlertTable.delete(alert.id, db)
            outcome.removed.append(alert.id)
        }
    }

    /// The alert as it is now, its times still those of `own`, the stored one; nil where the findings are not enough.
    private func assembled(
        _ key: AlertKey, _ event: String, _ findings: [Finding], _ own: Alert?, _ previous: Alert?,
        _ history: SubjectHistory
    ) -> Alert? {
        guard !findings.isEmpty, var alert = rules.assemble(findings, event, previous, history, now) else { return nil }
        alert.id = key.id(in: event)
        alert.story = event
        if let previous, previous.state != .new, alert.state == .new { alert.state = previous.state }
        alert.assignee = previous?.assignee
        alert.retrospective = previous?.retrospective ?? isRetrospective
        alert.raised = previous?.raised ?? now
        alert.updated = own?.updated ?? now
        return alert
    }

    private func put(_ alert: Alert, _ key: AlertKey, since previous: Alert?) throws -> Alert {
        var alert = alert
        alert.updated = now
        try AlertTable.put(alert, key, db)
        try AlertTable.note(alert.news(since: previous), of: alert, at: now, db)
        return alert
    }

    /// The alert as it stood, with the earliest time and the most decided state of those that become one.
    private func merged(_ own: Alert?, _ heirlooms: [Alert]) -> Alert? {
        guard var alert = own ?? heirlooms.first else { return nil }
        for other in heirlooms {
            alert.raised = min(alert.raised, other.raised)
            if other.state.decidedness > alert.state.decidedness { alert.state = other.state }
            alert.assignee = alert.assignee ?? other.assignee
            alert.retrospective = alert.retrospective && other.retrospective
        }
        return alert
    }

    /// Sorted by article id, then as they came.
    private func findings(of key: AlertKey, in stories: [String]) throws -> [Finding] {
        let sql = """
            SELECT f.body FROM members m CROSS JOIN findings f ON f.article = m.article
            WHERE m.story IN (SELECT value FROM json_each(?)) AND f.rule = ? AND f.subject_kind = ? AND f.subject = ?
            ORDER BY m.id, f.ordinal
            """
        let names = try StoredJSON.text(stories)
        return try db.all(sql, [names, key.rule, key.kind, key.subject]) { $0.data(0) }.map(memo.finding)
    }

    /// With what people thought of other alerts about the subject.
    private mutating func history(of key: AlertKey, _ events: SubjectHistory?) throws -> SubjectHistory {
        var history = events ?? SubjectHistory()
        let name = key.kind + " " + key.subject
        let known = try verdicts[name] ?? AlertTable.verdicts(on: key, db)
        verdicts[name] = known
        (history.confirmed, history.dismissed) = known
        return history
    }
}

extension Alert.State {
    /// Which state counts when alerts become one: what somebody is to act on before what somebody put aside.
    fileprivate var decidedness: Int {
        switch self {
        case .new: 0
        case .open: 1
        case .suppressed: 2
        case .dismissed: 3
        case .confirmed: 4
        case .escalated: 5
        }
    }
}
