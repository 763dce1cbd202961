import FoundationEssentials
import GRDB
import Records

/// Which alerts wait to be told: a row for each that says something else than what was told, until every sink has it,
/// does not want it, or has refused it for good.
enum Outbox {
    /// Makes an alert wait, or wait no more, as what it says now asks.
    static func enqueue(_ alert: Alert, _ db: Database) throws {
        let change = AlertGist(alert)
        let before = try db.first("SELECT delivered, told FROM alerts WHERE id = ?", [alert.id]) {
            (severity: $0[0] as Int?, told: $0[1] as String?)
        }
        let isNews =
            switch (before?.told, before?.severity) {
            case (let told?, _): AlertGist(told).map { !change.aspects(since: $0).isEmpty } ?? true
            // A store of before remembered the severity alone.
            case (nil, let severity?): alert.severity.number > severity
            case (nil, nil): try !alert.state.isPutAside || isToldToSome(alert.id, db)
            }
        guard isNews else { return try remove(alert.id, db) }
        try db.run(
            """
            INSERT INTO outbox (alert, severity, stamp) VALUES (?, ?, ?)
            ON CONFLICT (alert) DO UPDATE SET severity = excluded.severity, stamp = excluded.stamp
            WHERE severity <> excluded.severity OR stamp IS NOT excluded.stamp
            """, [alert.id, alert.severity.number, change.text])
    }

    /// Gives what sinks know of an alert to the one it became part of.
    static func bequeath(from old: String, to alert: String, _ db: Database) throws {
        // Of two that were told the one that stays counts.
        try db.run("UPDATE OR IGNORE deliveries SET alert = ? WHERE alert = ?", [alert, old])
        try db.run(
            """
            UPDATE alerts SET told = coalesce(told, (SELECT told FROM alerts WHERE id = ?2)) WHERE id = ?1
            """, [alert, old])
    }

    /// Takes an alert out of the outbox if each of these sinks is done with what it says now.
    static func settle(_ id: String, sinks: [String], _ db: Database) throws {
        guard let alert = try AlertTable.find(id, db) else { return }
        let change = AlertGist(alert).text
        let sql = """
            SELECT count(*) FROM deliveries WHERE alert = ? AND change = ? AND state <> 'waiting'
                AND sink IN (SELECT value FROM json_each(?))
            """
        let done = try db.first(sql, [id, change, try StoredJSON.text(sinks)]) { $0[0] as Int } ?? 0
        guard done >= Set(sinks).count else {
            // Who reads the outbox need not look at those that are done again.
            return try db.run("UPDATE outbox SET stamp = ? WHERE alert = ? AND stamp IS NULL", [change, id])
        }
        try close(alert, change, db)
    }

    /// All sinks are done with what the alert says.
    static func close(_ alert: Alert, _ change: String, _ db: Database) throws {
        try db.run(
            "UPDATE alerts SET told = ?1, delivered = max(coalesce(delivered, -1), ?2) WHERE id = ?3",
            [change, alert.severity.number, alert.id])
        try remove(alert.id, db)
    }

    private static func isToldToSome(_ id: String, _ db: Database) throws -> Bool {
        try db.first("SELECT 1 FROM deliveries WHERE alert = ? AND told IS NOT NULL", [id]) { _ in true } ?? false
    }

    private static func remove(_ id: String, _ db: Database) throws {
        try db.run("DELETE FROM outbox WHERE alert = ?", [id])
    }
}

extension Alert.State {
    /// Somebody has decided that it is not to be acted on.
    fileprivate var isPutAside: Bool { self == .dismissed || self == .suppressed }
}
