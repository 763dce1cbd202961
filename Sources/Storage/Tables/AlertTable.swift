import FoundationEssentials
import GRDB
import Records

/// Alerts as JSON, with columns of what is filtered and sorted by.
enum AlertTable {
    static func find(_ id: String, _ db: Database) throws -> Alert? {
        try db.first("SELECT body FROM alerts WHERE id = ?", [id], alert)
    }

    /// Of a row whose first column is the body.
    static func alert(_ row: Row) throws -> Alert { try StoredJSON.decode(Alert.self, from: row.data(0)) }

    /// Stores the alert, or puts it in the place of the one of its id.
    static func put(_ alert: Alert, _ key: AlertKey, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO alerts (id, rule, subject_kind, subject, story, severity, score, state, raised, updated, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET severity = excluded.severity, score = excluded.score,
                state = excluded.state, raised = excluded.raised, updated = excluded.updated, body = excluded.body
            """,
            [
                alert.id, key.rule, key.kind, key.subject, alert.story, alert.severity.number, alert.score,
                alert.state.rawValue, alert.raised.seconds, alert.updated.seconds, try StoredJSON.text(alert),
            ])
    }

    /// Gives the decisions on an alert, its receipts and the severity that was delivered to the one it became part of.
    static func bequeath(from old: String, to alert: Alert, _ db: Database) throws {
        try db.run("UPDATE decisions SET alert = ? WHERE alert = ?", [alert.id, old])
        try db.run("UPDATE receipts SET alert = ? WHERE alert = ?", [alert.id, old])
        try Outbox.bequeath(from: old, to: alert.id, db)
        try db.run("UPDATE alert_changes SET alert = ? WHERE alert = ?", [alert.id, old])
        try db.run(
            """
            UPDATE alerts SET delivered = (SELECT max(delivered) FROM alerts WHERE id IN (?1, ?2)) WHERE id = ?1
            """, [alert.id, old])
    }

    /// Keeps what came to an alert.
    static func note(_ news: [String], of alert: Alert, at now: Timestamp, _ db: Database) throws {
        guard !news.isEmpty else { return }
        try db.run(
            """
            INSERT INTO alert_changes (alert, at, severity, score, articles, origins, news) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                alert.id, now.seconds, alert.severity.number, alert.score, alert.articles, alert.origins,
                news.joined(separator: "\n"),
            ])
    }

    /// How many alerts about a subject people have confirmed or escalated, and dismissed.
    static func verdicts(on key: AlertKey, _ db: Database) throws -> (confirmed: Int, dismissed: Int) {
        let sql = """
            SELECT coalesce(sum(state IN ('confirmed', 'escalated')), 0), coalesce(sum(state = 'dismissed'), 0)
            FROM alerts WHERE subject = ? AND subject_kind = ?
            """
        return try db.first(sql, [key.subject, key.kind]) { ($0[0], $0[1]) } ?? (0, 0)
    }

    static func delete(_ id: String, _ db: Database) throws {
        try db.run("DELETE FROM alerts WHERE id = ?", [id])
    }
}

extension Alert.Severity {
    /// 0 low … 3 critical, as the columns hold it.
    var number: Int { Alert.Severity.allCases.firstIndex(of: self) ?? 0 }
}
