import GRDB
import Records

// What waits for a second person, and what was done and is taken back.
extension TriageDesk {
    /// Answers the proposal that waits on an alert.
    func answer(
        _ isApproved: Bool, on alert: Alert, asked id: String, by user: String, note: String?
    ) throws -> TriageOutcome {
        var outcome = TriageOutcome(id: id, alert: alert)
        guard let proposal = try DecisionTable.waiting(on: alert.id, db).last, let state = proposal.proposed,
            let order = try DecisionTable.request(of: proposal.number, db)
        else {
            outcome.refusal = "nothing about it waits for a second person"
            return outcome
        }
        if isApproved, TriagePolicy.isSame(user, proposal.user) {
            outcome.refusal = "\(proposal.user) proposed it: somebody else has to approve"
            return outcome
        }
        // Meanwhile the program may have re-opened or suppressed it.
        if isApproved, let refusal = alert.state.refusal(of: state) {
            outcome.refusal = refusal
            return outcome
        }
        try DecisionTable.settle(proposal.number, db)
        var answer = TriageDecision(
            isApproved ? .approve : .refuse, of: alert.id, from: alert.state, to: isApproved ? state : alert.state,
            by: user, at: now)
        answer.reason = order.reason
        answer.note = note ?? (isApproved ? order.note : nil)
        answer.until = order.until
        answer.assignee = (isApproved ? order.assignee.map { $0.isEmpty ? nil : $0 } : nil) ?? alert.assignee
        if isApproved {
            var order = order
            // The alert may have another id since.
            order.clearances = [alert.id: order.clearances.values.flatMap(\.self)]
            try apply(order, answer, to: alert, &outcome)
        } else {
            outcome.decision = try DecisionTable.insert(answer, db)
        }
        return outcome
    }

    /// Takes the last decision on an alert back, with the clearances that were made with it.
    ///
    /// - Parameter force: Also somebody else's.
    func undo(on alert: Alert, asked id: String, by user: String, note: String?, force: Bool) throws -> TriageOutcome {
        var outcome = TriageOutcome(id: id, alert: alert)
        let history = try DecisionTable.all(of: alert.id, db)
        guard let last = history.undoable else {
            outcome.refusal = "nothing was decided on it that could be taken back"
            return outcome
        }
        outcome.refusal = Self.refusal(toUndo: last, user, force: force)
        guard outcome.refusal == nil else { return outcome }
        if last.isWaiting { try DecisionTable.settle(last.number, db) }
        var row = TriageDecision(.undo, of: alert.id, from: alert.state, to: last.before, by: user, at: now)
        row.note = note
        row.undoes = last.number
        row.assignee = history.last { $0.number < last.number }?.assignee
        // A dismissal that counts again rests on what it rested on.
        let features = last.before == .dismissed ? try DecisionTable.features(of: alert.id, db) : nil
        row.until = last.before == .dismissed ? history.last { $0.state == .dismissed }?.until : nil
        outcome.decision = try DecisionTable.insert(row, features: features, db)
        if !last.isWaiting { outcome.clearances = try withdrawClearances(of: last, user: user) }
        outcome.alert = try AlertTable.triage(alert, state: last.before, assignee: row.assignee, db)
        return outcome
    }

    private static func refusal(toUndo last: TriageDecision, _ user: String, force: Bool) -> String? {
        if last.action.isAutomatic {
            return "the program did the last thing (\(last.note ?? last.action.rawValue)): decide anew"
        }
        if last.action == .refuse { return "\(last.user) refused the last proposal: propose it anew" }
        if !force, !TriagePolicy.isSame(last.user, user) {
            return "the last decision (\(last.state.rawValue)) is \(last.user)'s: --force takes it back all the same"
        }
        return nil
    }

    /// Those that were made with a decision, and that nobody has replaced or taken back since.
    private func withdrawClearances(of decision: TriageDecision, user: String) throws -> Int {
        let made = try DecisionTable.request(of: decision.number, db)?.clearances.values.flatMap(\.self) ?? []
        let withdrawal = Clearance.Withdrawal(user: user, reason: "undone with alert \(decision.alert)", at: now)
        var count = 0
        for clearance in made where try ClearanceTable.withdraw(clearance, withdrawal, db) {
            try AuditTable.append(
                "clearance.withdrawn", object: clearance.party + " " + clearance.entry, detail: withdrawal, by: user,
                at: now, db)
            count += 1
        }
        return count
    }
}
