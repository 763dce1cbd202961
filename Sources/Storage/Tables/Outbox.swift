import GRDB
package import Records

/// Which alerts wait to be delivered: a row for each whose severity is above what sinks took.
enum Outbox {
    /// Makes an alert wait, or wait no more, as its severity asks.
    static func enqueue(_ alert: Alert, _ db: Database) throws {
        let delivered = try db.first("SELECT delivered FROM alerts WHERE id = ?", [alert.id]) { $0[0] as Int? } ?? nil
        if alert.severity.number > delivered ?? -1 {
            try db.run(
                """
                INSERT INTO outbox (alert, severity) VALUES (?, ?)
                ON CONFLICT (alert) DO UPDATE SET severity = excluded.severity WHERE severity <> excluded.severity
                """, [alert.id, alert.severity.number])
        } else {
            try db.run("DELETE FROM outbox WHERE alert = ?", [alert.id])
        }
    }
}

extension SQLiteStore {
    package func pendingDeliveries(limit: Int) async throws(StoreError) -> [Alert] {
        try await read { db in
            let sql = """
                SELECT a.body FROM outbox o JOIN alerts a ON a.id = o.alert
                WHERE a.state NOT IN ('dismissed', 'suppressed') ORDER BY o.seq LIMIT ?
                """
            return try db.all(sql, [max(0, limit)], AlertTable.alert)
        }
    }

    package func receipts(for alerts: [String]) async throws(StoreError) -> [String: Set<String>] {
        try await read { db in
            var sinks: [String: Set<String>] = [:]
            for alert in alerts {
                let sql = """
                    SELECT DISTINCT r.sink FROM outbox o JOIN receipts r ON r.alert = o.alert
                    WHERE o.alert = ? AND r.severity >= o.severity
                    """
                let found = try db.all(sql, [alert]) { $0[0] as String }
                if !found.isEmpty { sinks[alert] = Set(found) }
            }
            return sinks
        }
    }

    package func markDelivered(
        _ alert: String, severity: Alert.Severity, sink: String, receipt: String, at now: Timestamp, settled: Bool
    ) async throws(StoreError) {
        try await write { db in
            // The alert may have become part of another one since it was read: then that one is delivered anew.
            guard try AlertTable.find(alert, db) != nil else { return }
            try db.run(
                "INSERT INTO receipts (alert, severity, sink, receipt, at) VALUES (?, ?, ?, ?, ?)",
                [alert, severity.number, sink, receipt, now.seconds])
            guard settled else { return }
            try db.run(
                "UPDATE alerts SET delivered = max(coalesce(delivered, -1), ?) WHERE id = ?", [severity.number, alert])
            try db.run("DELETE FROM outbox WHERE alert = ? AND severity <= ?", [alert, severity.number])
        }
    }
}
