import GRDB
package import Records

// Suppressions, the audit trail, and how rules fare.
extension SQLiteStore {
    package func suppress(
        _ suppression: Suppression, dryRun: Bool
    ) async throws(StoreError) -> SuppressionReach {
        let file = file
        return try await write { db in
            if let refusal = suppression.refusal { throw StoreError(.other, refusal, file: file) }
            var reach = SuppressionReach(suppression: suppression, alerts: [], findings: 0)
            try db.inSavepoint {
                reach = try TriageDesk(db: db, now: suppression.at).suppress(suppression)
                return dryRun ? .rollback : .commit
            }
            return reach
        }
    }

    package func suppressions() async throws(StoreError) -> [SuppressionCount] {
        try await read { db in
            let sql = "SELECT suppression, count(*) FROM alerts WHERE suppression IS NOT NULL GROUP BY suppression"
            let counts = Dictionary(uniqueKeysWithValues: try db.all(sql) { ($0[0] as String, $0[1] as Int) })
            return try SuppressionTable.all(db).map {
                SuppressionCount(suppression: $0, alerts: counts[$0.id] ?? 0)
            }
        }
    }

    package func unsuppress(
        _ id: String, by user: String, note: String?, at now: Timestamp
    ) async throws(StoreError) -> [Alert] {
        let file = file
        return try await write { db in
            let suppression = try SQLiteStore.suppression(id, file: file, db)
            guard suppression.state == .standing || suppression.state == .proposed else {
                throw StoreError(.other, "The suppression \(id) is \(suppression.state.rawValue) already.", file: file)
            }
            return try TriageDesk(db: db, now: now).end(suppression, by: user, note: note)
        }
    }

    package func answer(
        _ isApproved: Bool, toSuppression id: String, by user: String, note: String?, at now: Timestamp
    ) async throws(StoreError) -> String? {
        let file = file
        return try await write { db in
            let suppression = try SQLiteStore.suppression(id, file: file, db)
            return try TriageDesk(db: db, now: now).answer(isApproved, to: suppression, by: user, note: note)
        }
    }

    private static func suppression(_ id: String, file: String, _ db: Database) throws -> Suppression {
        guard let suppression = try SuppressionTable.find(id, db) else {
            throw StoreError(
                .notFound, "There is no suppression “\(id.prefix(100))”: see `tidewaiter alerts suppressions`.",
                file: file)
        }
        return suppression
    }

    package func endSuppressions(at now: Timestamp) async throws(StoreError) -> [String] {
        try await write { try TriageDesk(db: $0, now: now).endWhatIsOver() }
    }

    package func audit(of object: String?, limit: Int?) async throws(StoreError) -> [AuditEntry] {
        try await read { try AuditTable.entries(of: object, limit: limit, $0) }
    }

    package func checkAudit(holding head: String?) async throws(StoreError) -> AuditCheck {
        try await read { db in
            var check = try AuditTable.check(db)
            if check.fault == nil, let head, try !AuditTable.holds(head, db) {
                check.fault = "no row has the hash \(head.prefix(64)): rows were taken off, or written anew"
            }
            return check
        }
    }

    package func triageStatistics(
        by group: TriageStatistics.Group, since: Timestamp?
    ) async throws(StoreError) -> [TriageStatistics] {
        try await read { TriageStatistics.tally(try StatisticsQuery.samples(by: group, since: since, $0)) }
    }
}
