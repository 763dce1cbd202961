import FoundationEssentials
import GRDB
import Records

/// Suppressions as JSON, with columns of what they are looked up by.
enum SuppressionTable {
    /// Gives it its id, and stores it.
    static func insert(_ suppression: Suppression, _ db: Database) throws -> Suppression {
        try db.run(
            "INSERT INTO suppressions (state, until, subject, rule, source, body) VALUES (?, ?, ?, ?, ?, '')",
            [
                suppression.state.rawValue, suppression.until.seconds, suppression.scope.subject,
                suppression.scope.rule, suppression.scope.source,
            ])
        var stored = suppression
        stored.id = "s\(db.lastInsertedRowID)"
        try update(stored, db)
        return stored
    }

    static func update(_ suppression: Suppression, _ db: Database) throws {
        try db.run(
            "UPDATE suppressions SET state = ?, until = ?, body = ? WHERE seq = ?",
            [
                suppression.state.rawValue, suppression.until.seconds, try StoredJSON.text(suppression),
                Int64(suppression.id.dropFirst()),
            ])
    }

    static func find(_ id: String, _ db: Database) throws -> Suppression? {
        guard id.hasPrefix("s"), let number = Int64(id.dropFirst()) else { return nil }
        return try db.first("SELECT body FROM suppressions WHERE seq = ?", [number], suppression)
    }

    /// Those that hold an alert, oldest first: where there are several, the first one counts. Most are told by columns,
    /// since every alert that is put together asks.
    static func holding(_ alert: Alert, at now: Timestamp, _ db: Database) throws -> [Suppression] {
        try db.all(
            """
            SELECT body FROM suppressions WHERE state = 'standing' AND until > ? AND (subject IS NULL OR subject = ?)
                AND (rule IS NULL OR rule = ?) AND (source IS NULL OR source = ?) ORDER BY seq
            """, [now.seconds, alert.subject.id, alert.rule, alert.evidence.first?.source], suppression
        ).filter { $0.holds(alert) }
    }

    /// Those whose time is over and that nobody has ended yet.
    static func due(at now: Timestamp, _ db: Database) throws -> [Suppression] {
        try db.all(
            "SELECT body FROM suppressions WHERE state IN ('standing', 'proposed') AND until <= ? ORDER BY seq",
            [now.seconds], suppression)
    }

    static func all(_ db: Database) throws -> [Suppression] {
        try db.all("SELECT body FROM suppressions ORDER BY seq", [], suppression)
    }

    private static func suppression(_ row: Row) throws -> Suppression {
        try StoredJSON.decode(Suppression.self, from: row.data(0))
    }
}
