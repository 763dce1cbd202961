import GRDB
import Records

/// Decides on alerts within one transaction: the state of the alert, the row of its history and the row of the trail go
/// together. What cannot be done is told with the alert, and the others are done.
struct TriageDesk {
    let db: Database
    let now: Timestamp

    /// Does what is wanted to one alert.
    func decide(_ order: TriageOrder, on alert: Alert, asked id: String) throws -> TriageOutcome {
        var outcome = TriageOutcome(id: id, alert: alert)
        outcome.refusal = try refusal(of: order, on: alert)
        guard outcome.refusal == nil else { return outcome }
        let last = try DecisionTable.last(of: alert.id, db)
        let assignee =
            order.assignee.map { $0.isEmpty ? nil : $0 } ?? alert.assignee ?? last?.assignee
            ?? (order.isTaking ? order.user : nil)
        guard let state = order.state else {
            var decision = row(.assign, alert, to: alert.state, order)
            decision.assignee = assignee
            outcome.decision = try DecisionTable.insert(decision, db)
            outcome.alert = try AlertTable.triage(alert, state: alert.state, assignee: assignee, db)
            return outcome
        }
        guard !order.policy.secondPerson.contains(state) else {
            var decision = row(.propose, alert, to: alert.state, order)
            decision.proposed = state
            decision.isWaiting = true
            decision.assignee = alert.assignee
            var request = order
            request.clearances = order.clearances.filter { $0.key == alert.id }
            outcome.decision = try DecisionTable.insert(decision, request: request, db)
            return outcome
        }
        var decision = row(.decide, alert, to: state, order)
        decision.assignee = assignee
        try apply(order, decision, to: alert, &outcome)
        return outcome
    }

    /// Writes a row that changes the state, with all that goes with it.
    func apply(
        _ order: TriageOrder, _ decision: TriageDecision, to alert: Alert, _ outcome: inout TriageOutcome
    ) throws {
        let features =
            decision.state == .dismissed
            ? try DismissalBasis.features(of: alert, rule: order.rules[alert.rule], db) : nil
        let clearances = order.clearances[alert.id] ?? []
        var request = order
        request.clearances = [alert.id: clearances]
        outcome.decision = try DecisionTable.insert(
            decision, features: features, request: clearances.isEmpty ? nil : request, db)
        for clearance in clearances {
            try ClearanceTable.insert(clearance, db)
            try AuditTable.append(
                "clearance.made", object: clearance.party + " " + clearance.entry, detail: clearance,
                by: clearance.user, at: now, db)
            outcome.clearances += 1
        }
        outcome.alert = try AlertTable.triage(alert, state: decision.state, assignee: decision.assignee, db)
    }

    func row(
        _ action: TriageDecision.Action, _ alert: Alert, to state: Alert.State, _ order: TriageOrder
    ) -> TriageDecision {
        var decision = TriageDecision(action, of: alert.id, from: alert.state, to: state, by: order.user, at: now)
        decision.reason = order.reason
        decision.note = order.note
        decision.until = order.until
        return decision
    }

    private func refusal(of order: TriageOrder, on alert: Alert) throws -> String? {
        if let expected = order.expecting, expected != alert.state {
            let last = try DecisionTable.last(of: alert.id, db)
            let who = last.map { ": \($0.user) made it \(alert.state.rawValue) on \($0.at)" } ?? ""
            return "it was \(expected.rawValue) when you looked at it, and is not any more" + who
        }
        if let until = order.until, until <= now { return "\(until.day) is over" }
        guard let state = order.state else {
            let isNothing = order.note == nil && (order.assignee ?? alert.assignee ?? "") == alert.assignee ?? ""
            return isNothing ? "it is \(alert.assignee.map { "\($0)'s" } ?? "nobody's") already" : nil
        }
        if let refusal = alert.state.refusal(of: state) { return refusal }
        if let waiting = try DecisionTable.waiting(on: alert.id, db).last {
            return "\(waiting.user) proposed that it be \(waiting.proposed?.rawValue ?? "?"): `alerts approve` or "
                + "`alerts refuse` that first"
        }
        return state == .dismissed && order.reason == nil ? "a dismissal needs a reason" : nil
    }

    /// The alert of this id, or of the only one that begins so.
    static func find(_ id: String, file: String, _ db: Database) throws -> Alert {
        if let alert = try AlertTable.find(id, db) { return alert }
        let fitting = try db.all(
            "SELECT id FROM alerts WHERE ?1 <> '' AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 6", [id]
        ) { $0[0] as String }
        if fitting.count == 1, let alert = try AlertTable.find(fitting[0], db) { return alert }
        throw StoreError(
            .notFound,
            fitting.isEmpty
                ? "There is no alert “\(id.prefix(100))”: see `tidewaiter alerts list`."
                : "“\(id)” may be any of \(fitting.joined(separator: ", ")): write more of it.", file: file)
    }
}

extension AlertTable {
    /// Stores the state and the assignee of an alert, and which suppression holds it (nil: the same as before); nothing
    /// else of it changes, nor its times.
    static func triage(
        _ alert: Alert, state: Alert.State, assignee: String?, suppression: String? = nil, _ db: Database
    ) throws -> Alert {
        var alert = alert
        alert.state = state
        alert.assignee = assignee
        try db.run(
            """
            UPDATE alerts SET state = ?1, body = ?3,
                suppression = CASE ?1 WHEN 'suppressed' THEN coalesce(?2, suppression) END
            WHERE id = ?4
            """, [state.rawValue, suppression, try StoredJSON.text(alert), alert.id])
        return alert
    }
}
