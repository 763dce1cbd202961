import GRDB
import Records

// What triage makes of an alert by itself: when its story changed, and when what a decision rested on did.
extension TriageDesk {
    /// Brings an alert that was put together anew, and stored, in line with what was decided on it and on its kind:
    /// alerts that became one keep a history that leads to their state, a standing suppression puts a new alert aside or
    /// lets it go, and a dismissal of something else is re-opened. Returns the alert as it is then. To be called after
    /// the decisions of alerts that it took in are its own.
    func settle(_ alert: Alert) throws -> Alert {
        let last = try DecisionTable.last(of: alert.id, db)
        guard last != nil || alert.state == .new || alert.state == .suppressed else { return alert }
        var settled = alert
        if let last, last.state != alert.state {
            var row = automatic(.merge, alert, from: last.state, to: alert.state)
            row.note = "became one with an alert that was \(alert.state.rawValue)"
            row.assignee = alert.assignee ?? last.assignee
            row.until = try DecisionTable.all(of: alert.id, db).last { $0.state == alert.state }?.until
            _ = try DecisionTable.insert(row, db)
        }
        if let assignee = last?.assignee, alert.assignee == nil {
            settled = try AlertTable.triage(alert, state: alert.state, assignee: assignee, db)
        }
        switch settled.state {
        case .new: return try suppressed(settled)
        case .suppressed: return try released(settled)
        case .dismissed: return try reopened(settled, rule: nil)?.alert ?? settled
        case .open, .confirmed, .escalated: return settled
        }
    }

    /// The alert put aside, where a suppression holds it.
    private func suppressed(_ alert: Alert) throws -> Alert {
        guard let suppression = try SuppressionTable.holding(alert, at: now, db).first else { return alert }
        return try suppress(alert, by: suppression)
    }

    /// Puts an alert aside.
    func suppress(_ alert: Alert, by suppression: Suppression) throws -> Alert {
        var row = automatic(.suppress, alert, from: alert.state, to: .suppressed)
        row.suppression = suppression.id
        row.reason = suppression.reason
        row.note = "\(suppression.id) of \(suppression.user): \(suppression.scope)"
        row.assignee = alert.assignee
        _ = try DecisionTable.insert(row, db)
        return try AlertTable.triage(
            alert, state: .suppressed, assignee: alert.assignee, suppression: suppression.id, db)
    }

    /// A suppressed alert as it is when the suppression that holds it may be over: held by another one, or back as what
    /// it was before.
    func released(_ alert: Alert) throws -> Alert {
        let holding = try SuppressionTable.holding(alert, at: now, db)
        let current =
            try db.first("SELECT suppression FROM alerts WHERE id = ?", [alert.id]) { $0[0] as String? } ?? nil
        if holding.contains(where: { $0.id == current }) { return alert }
        if let other = holding.first { return try suppress(alert, by: other) }
        let before = try DecisionTable.all(of: alert.id, db).last { $0.state == .suppressed && $0.before.isUndecided }
        let state = before?.before ?? .new
        var row = automatic(.resume, alert, from: .suppressed, to: state)
        row.suppression = current
        let isOver = try current.flatMap { try SuppressionTable.find($0, db) }?.isStanding(at: now) != true
        row.note = (current ?? "the suppression") + (isOver ? " is over" : " does not hold it any more")
        row.assignee = alert.assignee
        _ = try DecisionTable.insert(row, db)
        return try AlertTable.triage(alert, state: state, assignee: alert.assignee, db)
    }

    /// A dismissed alert opened again, where its dismissal holds no more; nil where it does.
    func reopened(_ alert: Alert, rule: String?) throws -> Reopening? {
        guard let basis = try DecisionTable.features(of: alert.id, db) else { return nil }
        let changes = basis.reopened(by: try DismissalBasis.features(of: alert, rule: rule, db))
        guard !changes.isEmpty else { return nil }
        return Reopening(alert: try open(alert, .reopen, note: changes.joined(separator: "; ")), changes: changes)
    }

    /// Opens a dismissed alert by itself.
    func open(_ alert: Alert, _ action: TriageDecision.Action, note: String) throws -> Alert {
        var row = automatic(action, alert, from: alert.state, to: .open)
        row.note = note
        row.assignee = alert.assignee
        _ = try DecisionTable.insert(row, db)
        return try AlertTable.triage(alert, state: .open, assignee: alert.assignee, db)
    }

    private func automatic(
        _ action: TriageDecision.Action, _ alert: Alert, from before: Alert.State, to state: Alert.State
    ) -> TriageDecision {
        TriageDecision(action, of: alert.id, from: before, to: state, by: TriageDecision.program, at: now)
    }
}
