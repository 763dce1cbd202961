import GRDB
package import Records

extension SQLiteStore {
    package func alerts(_ filter: AlertFilter) async throws(StoreError) -> [Alert] {
        try await read { try AlertSelection(filter).fetch($0) }
    }

    package func alert(_ id: String) async throws(StoreError) -> Alert {
        let file = file
        return try await read { try TriageDesk.find(id, file: file, $0) }
    }

    package func decisions(on alert: String) async throws(StoreError) -> [TriageDecision] {
        let file = file
        return try await read { db in
            try DecisionTable.all(of: try TriageDesk.find(alert, file: file, db).id, db)
        }
    }

    package func proposals() async throws(StoreError) -> [TriageDecision] {
        try await read { try DecisionTable.waiting($0) }
    }

    package func decide(
        _ order: TriageOrder, on alerts: [String], at now: Timestamp, dryRun: Bool
    ) async throws(StoreError) -> [TriageOutcome] {
        try await triage(alerts, at: now, dryRun: dryRun) { try $0.decide(order, on: $1, asked: $2) }
    }

    package func answer(
        _ isApproved: Bool, on alerts: [String], by user: String, note: String?, at now: Timestamp
    ) async throws(StoreError) -> [TriageOutcome] {
        try await triage(alerts, at: now, dryRun: false) {
            try $0.answer(isApproved, on: $1, asked: $2, by: user, note: note)
        }
    }

    package func undo(
        on alerts: [String], by user: String, note: String?, force: Bool, at now: Timestamp
    ) async throws(StoreError) -> [TriageOutcome] {
        try await triage(alerts, at: now, dryRun: false) {
            try $0.undo(on: $1, asked: $2, by: user, note: note, force: force)
        }
    }

    /// All of them in one transaction, which a dry run rolls back.
    private func triage(
        _ alerts: [String], at now: Timestamp, dryRun: Bool,
        _ act: @escaping @Sendable (TriageDesk, Alert, String) throws -> TriageOutcome
    ) async throws(StoreError) -> [TriageOutcome] {
        let file = file
        return try await write { db in
            let desk = TriageDesk(db: db, now: now)
            var outcomes: [TriageOutcome] = []
            try db.inSavepoint {
                var seen: Set<String> = []
                for id in alerts {
                    do {
                        let alert = try TriageDesk.find(id, file: file, db)
                        guard seen.insert(alert.id).inserted else { continue }
                        outcomes.append(try act(desk, alert, id))
                    } catch let error as StoreError where error.kind == .notFound {
                        outcomes.append(TriageOutcome(id: id, refusal: error.message))
                    }
                }
                return dryRun ? .rollback : .commit
            }
            return outcomes
        }
    }

    package func reopenDismissals(
        rules: [String: String], at now: Timestamp
    ) async throws(StoreError) -> [Reopening] {
        try await write { db in
            let desk = TriageDesk(db: db, now: now)
            let dismissed = try db.all(
                """
                SELECT a.body FROM alerts a WHERE a.state = 'dismissed'
                    AND EXISTS (SELECT 1 FROM decisions d WHERE d.alert = a.id AND d.features IS NOT NULL) ORDER BY a.id
                """, [], AlertTable.alert)
            return try dismissed.compactMap { try desk.reopened($0, rule: rules[$0.rule]) }
        }
    }
}
