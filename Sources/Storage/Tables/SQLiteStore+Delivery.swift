import GRDB
package import Records

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

    package func outbox(
        of sink: String, at now: Timestamp?, after seq: Int64, limit: Int
    ) async throws(StoreError) -> [OutboxEntry] {
        try await read { db in
            // A row that was decided later than now was decided by a clock that went back since: its wait means nothing.
            let sql = """
                SELECT a.body, o.seq, d.change, d.told, d.attempts, d.first,
                    d.state = 'waiting' AND (d.next <= ?3 OR d.tried > ?3),
                    CASE d.state WHEN 'waiting' THEN d.next END
                FROM outbox o JOIN alerts a ON a.id = o.alert
                LEFT JOIN deliveries d ON d.alert = o.alert AND d.sink = ?1
                WHERE o.seq > ?2 AND (d.alert IS NULL OR d.change IS NOT o.stamp
                    OR d.state = 'waiting' AND (?3 IS NULL OR d.next <= ?3 OR d.tried > ?3))
                ORDER BY o.seq LIMIT ?4
                """
            return try db.all(sql, [sink, seq, now?.seconds, max(0, limit)], OutboxEntry.init)
        }
    }

    package func markDelivered(
        _ receipts: [DeliveryReceipt], at now: Timestamp, sinks: [String]
    ) async throws(StoreError) {
        try await write { db in
            for receipt in receipts {
                // The alert may have become part of another one since it was read: then that one is told anew.
                guard try AlertTable.find(receipt.alert, db) != nil else { continue }
                try SQLiteStore.keep(receipt, at: now, db)
                try Outbox.settle(receipt.alert, sinks: sinks, db)
            }
        }
    }

    package func save(_ troubles: [DeliveryTrouble], sinks: [String]) async throws(StoreError) {
        try await write { db in
            for trouble in troubles {
                guard try AlertTable.find(trouble.alert, db) != nil else { continue }
                try db.run(
                    """
                    INSERT INTO deliveries (alert, sink, state, change, attempts, first, next, tried, error)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (alert, sink) DO UPDATE SET state = excluded.state, change = excluded.change,
                        attempts = excluded.attempts, first = excluded.first, next = excluded.next,
                        tried = excluded.tried, error = excluded.error
                    """,
                    [
                        trouble.alert, trouble.sink, trouble.state.rawValue, trouble.change.text, trouble.attempts,
                        trouble.firstTried?.seconds, trouble.next.seconds, trouble.tried.seconds, trouble.error,
                    ])
                try Outbox.settle(trouble.alert, sinks: sinks, db)
            }
        }
    }

    package func settleDeliveries(sinks: [String]) async throws(StoreError) {
        try await write { db in
            let sql = """
                SELECT o.alert FROM outbox o WHERE ?2 <= (
                    SELECT count(*) FROM deliveries d WHERE d.alert = o.alert AND d.state <> 'waiting'
                        AND (o.stamp IS NULL OR d.change = o.stamp) AND d.sink IN (SELECT value FROM json_each(?1)))
                """
            let done = try db.all(sql, [try StoredJSON.text(sinks), Set(sinks).count]) { $0[0] as String }
            for alert in done { try Outbox.settle(alert, sinks: sinks, db) }
        }
    }

    package func nextDelivery(of sinks: [String]) async throws(StoreError) -> Timestamp? {
        try await read { db in
            let sql = """
                SELECT min(d.next) FROM deliveries d JOIN outbox o ON o.alert = d.alert
                WHERE d.state = 'waiting' AND d.sink IN (SELECT value FROM json_each(?))
                """
            return try db.first(sql, [try StoredJSON.text(sinks)]) { $0.time(0) } ?? nil
        }
    }

    package func hastenDeliveries(of sink: String, triedOnly: Bool) async throws(StoreError) {
        try await write { db in
            try db.run(
                "UPDATE deliveries SET next = 0 WHERE state = 'waiting' AND sink = ? AND (NOT ? OR error IS NOT NULL)",
                [sink, triedOnly])
        }
    }

    package func failedDeliveries(of sink: String?, limit: Int) async throws(StoreError) -> [DeliveryTrouble] {
        try await read { db in
            let sql = """
                SELECT alert, change, sink, attempts, first, next, tried, error FROM deliveries
                WHERE state = 'failed' AND (?1 IS NULL OR sink = ?1) ORDER BY tried DESC, alert, sink LIMIT ?2
                """
            return try db.all(sql, [sink, max(0, limit)]) { row in
                DeliveryTrouble(
                    alert: row[0], change: try AlertGist.stored(row[1]), sink: row[2], state: .failed,
                    attempts: row[3], firstTried: row.time(4), next: row.instant(5), tried: row.instant(6),
                    error: row[7])
            }
        }
    }

    package func retryFailedDeliveries(of sink: String?) async throws(StoreError) -> Int {
        try await write { db in
            let alerts = try db.all(
                "SELECT DISTINCT alert FROM deliveries WHERE state = 'failed' AND (?1 IS NULL OR sink = ?1)", [sink]
            ) { $0[0] as String }
            try db.run(
                """
                UPDATE deliveries SET state = 'waiting', attempts = 0, first = NULL, next = 0
                WHERE state = 'failed' AND (?1 IS NULL OR sink = ?1)
                """, [sink])
            let retried = db.changesCount
            for alert in alerts {
                try db.run(
                    """
                    INSERT INTO outbox (alert, severity) SELECT id, severity FROM alerts
                    WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM outbox WHERE alert = ?1)
                    """, [alert])
                // What was set aside is news again, whatever else was told of it.
                try db.run("UPDATE alerts SET told = '' WHERE id = ?", [alert])
            }
            return retried
        }
    }

    private static func keep(_ receipt: DeliveryReceipt, at now: Timestamp, _ db: Database) throws {
        let change = receipt.change.text
        try db.run(
            "INSERT INTO receipts (alert, severity, sink, receipt, at, change) VALUES (?, ?, ?, ?, ?, ?)",
            [receipt.alert, receipt.change.severity.number, receipt.sink, receipt.text, now.seconds, change])
        try db.run(
            """
            INSERT INTO deliveries (alert, sink, state, change, told, attempts, next, tried)
            VALUES (?1, ?2, 'done', ?3, ?3, 0, 0, ?4)
            ON CONFLICT (alert, sink) DO UPDATE SET state = 'done', change = ?3, told = ?3, attempts = 0, first = NULL,
                next = 0, tried = ?4, error = NULL
            """, [receipt.alert, receipt.sink, change, now.seconds])
    }

    package func markDelivered(
        _ alert: String, severity: Alert.Severity, sink: String, receipt: String, at now: Timestamp, settled: Bool
    ) async throws(StoreError) {
        try await write { db in
            guard let found = try AlertTable.find(alert, db) else { return }
            var change = AlertGist(found)
            let isCurrent = change.severity == severity
            change.severity = severity
            let said = DeliveryReceipt(alert: alert, change: change, sink: sink, text: receipt)
            try SQLiteStore.keep(said, at: now, db)
            if settled, isCurrent { try Outbox.close(found, change.text, db) }
        }
    }
}

extension OutboxEntry {
    /// Of a row of `outbox(of:at:after:limit:)`.
    fileprivate init(_ row: Row) throws {
        let alert = try AlertTable.alert(row)
        let change = AlertGist(alert)
        let isTried = row[2] as String? == change.text
        self.init(
            seq: row[1], alert: alert, change: change, told: try (row[3] as String?).map(AlertGist.stored),
            attempts: isTried ? row[4] ?? 0 : 0, firstTried: isTried ? row.time(5) : nil, hasWaited: row[6] ?? false,
            next: row.time(7))
    }
}

extension AlertGist {
    fileprivate static func stored(_ text: String) throws -> AlertGist {
        guard let change = AlertGist(text) else {
            throw StoreError(.corrupt, "A value in the store is no change of an alert: \(text.prefix(80))")
        }
        return change
    }
}
