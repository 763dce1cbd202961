import GRDB
import Records

// Suppressions as people make and end them, and as their time ends.
extension TriageDesk {
    /// Stores a suppression, and puts aside the undecided alerts of its kind – unless it waits for a second person.
    func suppress(_ suppression: Suppression) throws -> SuppressionReach {
        let stored = try SuppressionTable.insert(suppression, db)
        try note(stored.state == .proposed ? "suppression.proposed" : "suppression.made", stored, by: stored.user)
        let alerts = try undecided(stored.scope).filter(stored.holds)
        let hidden = stored.state == .standing ? try alerts.map { try suppress($0, by: stored) } : alerts
        return SuppressionReach(
            suppression: stored, alerts: hidden, findings: try FindingCount.kept(back: stored, at: now, db))
    }

    /// The second person's answer. Returns why not, or nil.
    func answer(_ isApproved: Bool, to suppression: Suppression, by user: String, note text: String?) throws -> String?
    {
        guard suppression.state == .proposed else {
            return suppression.state == .standing ? "it stands already" : "it is \(suppression.state.rawValue)"
        }
        if isApproved, TriagePolicy.isSame(user, suppression.user) {
            return "\(suppression.user) proposed it: somebody else has to approve"
        }
        if isApproved, suppression.until <= now { return "it would be over on \(suppression.until.day) already" }
        var answered = suppression
        answered.answer = Suppression.Step(user: user, at: now, note: text)
        answered.state = isApproved ? .standing : .refused
        try SuppressionTable.update(answered, db)
        try note(isApproved ? "suppression.approved" : "suppression.refused", answered, by: user)
        guard isApproved else { return nil }
        for alert in try undecided(answered.scope) where answered.holds(alert) {
            _ = try suppress(alert, by: answered)
        }
        return nil
    }

    /// Ends one before its time; its alerts come back. Returns them, those another suppression holds left out.
    func end(_ suppression: Suppression, by user: String, note text: String?) throws -> [Alert] {
        var ended = suppression
        ended.state = .ended
        ended.end = Suppression.Step(user: user, at: now, note: text)
        try SuppressionTable.update(ended, db)
        try note(text == Self.over ? "suppression.expired" : "suppression.ended", ended, by: user)
        let held = try db.all(
            "SELECT body FROM alerts WHERE suppression = ? AND state = 'suppressed' ORDER BY id", [ended.id],
            AlertTable.alert)
        return try held.map(released).filter { $0.state != .suppressed }
    }

    /// What stands in the place of a person's note where the time was over.
    private static let over = "its time is over"

    /// Ends the suppressions and dismissals whose time is over. Returns the ids of the alerts that are back.
    func endWhatIsOver() throws -> [String] {
        var back: [String] = []
        for suppression in try SuppressionTable.due(at: now, db) {
            back += try end(suppression, by: TriageDecision.program, note: Self.over).map(\.id)
        }
        let sql = """
            SELECT a.body FROM alerts a JOIN decisions d ON d.seq = (
                SELECT o.seq FROM decisions o WHERE o.alert = a.id AND o.action <> 'assign' ORDER BY o.seq DESC LIMIT 1)
            WHERE a.state = 'dismissed' AND d.state = 'dismissed' AND d.until <= ? ORDER BY a.id
            """
        for alert in try db.all(sql, [now.seconds], AlertTable.alert) {
            back.append(try open(alert, .expire, note: "the dismissal was to hold until today").id)
        }
        return back.sorted()
    }

    private func note(_ action: String, _ suppression: Suppression, by user: String) throws {
        try AuditTable.append(action, object: suppression.id, detail: suppression, by: user, at: now, db)
    }

    /// The alerts nobody has decided on, as far as columns tell that they may be of the kind.
    private func undecided(_ scope: Suppression.Scope) throws -> [Alert] {
        try db.all(
            """
            SELECT body FROM alerts WHERE state IN ('new', 'open') AND (?1 IS NULL OR subject = ?1)
                AND (?2 IS NULL OR rule = ?2) ORDER BY id
            """, [scope.subject, scope.rule], AlertTable.alert)
    }
}

/// How many findings a suppression would have kept back.
enum FindingCount {
    static func kept(back suppression: Suppression, at now: Timestamp, _ db: Database) throws -> Int {
        let scope = suppression.scope
        let since = now.adding(-SuppressionReach.days * 86_400)
        let cursor = try db.rows(
            """
            SELECT f.body, m.story FROM articles a JOIN findings f ON f.article = a.seq
                LEFT JOIN members m ON m.article = a.seq
            WHERE a.added >= ?1 AND (?2 IS NULL OR f.subject = ?2) AND (?3 IS NULL OR f.rule = ?3)
                AND (?4 IS NULL OR a.source = ?4)
            """, [since.seconds, scope.subject, scope.rule, scope.source])
        var count = 0
        while let row = try cursor.next() {
            let finding = try StoredJSON.decode(Finding.self, from: row.data(0))
            if suppression.holds(finding, story: row[1] ?? "") { count += 1 }
        }
        return count
    }
}
