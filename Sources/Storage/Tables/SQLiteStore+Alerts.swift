import GRDB
package import Records

extension SQLiteStore {
    package func alerts(_ filter: AlertFilter) async throws(StoreError) -> [Alert] {
        try await read { db in
            let sql = """
                SELECT a.body FROM alerts a
                WHERE (?1 IS NULL OR a.state = ?1) AND (?2 IS NULL OR a.rule = ?2)
                    AND (?3 IS NULL OR a.severity >= ?3) AND (?4 IS NULL OR a.subject = ?4)
                    AND (?5 IS NULL OR a.updated >= ?5)
                    AND (?6 IS NULL OR EXISTS (
                        SELECT 1 FROM json_each(a.body, '$.evidence') e WHERE json_extract(e.value, '$.source') = ?6))
                ORDER BY a.severity DESC, a.score DESC, a.updated DESC, a.id LIMIT ?7
                """
            return try db.all(
                sql,
                [
                    filter.state?.rawValue, filter.rule, filter.severity?.number, filter.subject,
                    filter.since?.seconds, filter.source, filter.limit.map { max(0, $0) } ?? -1,
                ], AlertTable.alert)
        }
    }

    package func alert(_ id: String) async throws(StoreError) -> Alert {
        let file = file
        return try await read { try SQLiteStore.resolve(id, $0, file: file) }
    }

    package func setState(
        _ state: Alert.State, of alert: String, note: String?, until: Timestamp?, at now: Timestamp
    ) async throws(StoreError) -> Alert {
        let file = file
        return try await write { db in
            let found = try SQLiteStore.resolve(alert, db, file: file)
            try db.run(
                "INSERT INTO decisions (alert, state, note, until, at) VALUES (?, ?, ?, ?, ?)",
                [found.id, state.rawValue, note, until?.seconds, now.seconds])
            return try AlertTable.setState(state, of: found, db)
        }
    }

    package func decisions(on alert: String) async throws(StoreError) -> [Decision] {
        let file = file
        return try await read { db in
            let found = try SQLiteStore.resolve(alert, db, file: file)
            let sql = "SELECT state, note, until, at FROM decisions WHERE alert = ? ORDER BY at, seq"
            return try db.all(sql, [found.id]) { row in
                Decision(
                    state: Alert.State(rawValue: row[0]) ?? .new, note: row[1], until: row.time(2), at: row.instant(3))
            }
        }
    }

    package func endSuppressions(at now: Timestamp) async throws(StoreError) -> [String] {
        try await write { db in
            // The last decision counts: one without an end after one with an end is for good.
            let sql = """
                SELECT a.body FROM alerts a WHERE a.state = 'suppressed' AND (
                    SELECT d.until FROM decisions d WHERE d.alert = a.id ORDER BY d.at DESC, d.seq DESC LIMIT 1) <= ?
                ORDER BY a.id
                """
            let due = try db.all(sql, [now.seconds], AlertTable.alert)
            for alert in due {
                try db.run(
                    "INSERT INTO decisions (alert, state, note, at) VALUES (?, 'new', ?, ?)",
                    [alert.id, "the suppression ended", now.seconds])
                _ = try AlertTable.setState(.new, of: alert, db)
            }
            return due.map(\.id)
        }
    }

    /// The alert of this id or of the only one that begins so.
    private static func resolve(_ id: String, _ db: Database, file: String) throws -> Alert {
        if let alert = try AlertTable.find(id, db) { return alert }
        let fitting = try db.all(
            "SELECT id FROM alerts WHERE ?1 <> '' AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 6", [id]
        ) { $0[0] as String }
        if fitting.count == 1, let alert = try AlertTable.find(fitting[0], db) { return alert }
        throw StoreError(
            .notFound,
            fitting.isEmpty
                ? "There is no alert “\(id)”: see `tidewaiter alerts list`."
                : "“\(id)” may be any of \(fitting.joined(separator: ", ")): write more of it.", file: file)
    }
}
