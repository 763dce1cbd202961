import FoundationEssentials
import GRDB
import Records

// What people and the program have decided on pairs of parties.
extension SQLiteStore {
    package func save(_ clearance: Clearance) async throws(StoreError) {
        try await write { db in try ClearanceTable.insert(clearance, db) }
    }

    private static let clearanceColumns = """
        party, entry, party_name, entry_name, party_fingerprint, entry_fingerprint, reason, user, at, until, withdrawn
        """

    /// The last one of each pair.
    private static let standing = """
        withdrawn IS NULL AND seq = (SELECT max(o.seq) FROM clearances o WHERE o.party = c.party AND o.entry = c.entry)
        """

    package func clearances() async throws(StoreError) -> [Clearance] {
        try await read { db in
            try db.all(
                """
                SELECT \(SQLiteStore.clearanceColumns) FROM clearances c WHERE \(SQLiteStore.standing)
                ORDER BY party, entry
                """, [], SQLiteStore.clearance)
        }
    }

    package func clearanceHistory() async throws(StoreError) -> [Clearance] {
        try await read { db in
            try db.all(
                "SELECT \(SQLiteStore.clearanceColumns) FROM clearances ORDER BY seq", [], SQLiteStore.clearance)
        }
    }

    private static func clearance(_ row: Row) throws -> Clearance {
        var clearance = Clearance(
            party: row[0], entry: row[1], partyName: row[2], entryName: row[3], partyFingerprint: row[4],
            entryFingerprint: row[5], reason: row[6], user: row[7], at: row.instant(8), until: row.time(9))
        if let text = row[10] as String? {
            clearance.withdrawal = try StoredJSON.decode(Clearance.Withdrawal.self, from: Data(text.utf8))
        }
        return clearance
    }

    package func withdrawClearance(
        of party: String, entry: String, _ withdrawal: Clearance.Withdrawal
    ) async throws(StoreError) -> Bool {
        try await write { db in
            try db.run(
                "UPDATE clearances AS c SET withdrawn = ? WHERE party = ? AND entry = ? AND \(SQLiteStore.standing)",
                [try StoredJSON.text(withdrawal), party, entry])
            return db.changesCount > 0
        }
    }

    package func save(_ run: ScreeningRun) async throws(StoreError) {
        try await write { db in
            try db.run(
                """
                INSERT INTO screening_runs (id, started, body) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET started = excluded.started, body = excluded.body
                """, [run.id, run.started.seconds, try StoredJSON.text(run)])
        }
    }

    package func screeningRuns(limit: Int) async throws(StoreError) -> [ScreeningRun] {
        try await read { db in
            let sql = "SELECT body FROM screening_runs ORDER BY started DESC, seq DESC LIMIT ?"
            return try db.all(sql, [max(0, limit)], SQLiteStore.run)
        }
    }

    package func screeningRun(_ id: String) async throws(StoreError) -> ScreeningRun {
        let file = file
        return try await read { db in
            let sql = "SELECT body FROM screening_runs WHERE id = ?"
            if let run = try db.first(sql, [id], SQLiteStore.run) { return run }
            let fitting = try db.all(
                "SELECT id FROM screening_runs WHERE ?1 <> '' AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 6",
                [id]
            ) { $0[0] as String }
            if fitting.count == 1, let run = try db.first(sql, [fitting[0]], SQLiteStore.run) { return run }
            throw StoreError(
                .notFound,
                fitting.isEmpty
                    ? "There is no screening “\(id)”."
                    : "“\(id)” may be any of \(fitting.joined(separator: ", ")): write more of it.", file: file)
        }
    }

    /// Of a row whose first column is the body.
    private static func run(_ row: Row) throws -> ScreeningRun {
        try StoredJSON.decode(ScreeningRun.self, from: row.data(0))
    }
}
