import FoundationEssentials
import GRDB
import Records

/// What was done to alerts, row by row. Rows follow their alert when it becomes part of another one; their number
/// (`seq`) orders them.
enum DecisionTable {
    private static let columns = """
        seq, alert, action, before, state, proposed, waiting, user, at, reason, note, assignee, until, suppression, undoes
        """

    /// Stores a row, with its row of the trail; the alert must be there. Returns it with its number.
    ///
    /// - Parameters:
    ///   - features: of a dismissal, what it rests on.
    ///   - request: of a proposal, what is to be done once it is approved.
    static func insert(
        _ decision: TriageDecision, features: DismissalFeatures? = nil, request: TriageOrder? = nil, _ db: Database
    ) throws -> TriageDecision {
        let audit = try AuditTable.append(
            name(of: decision), object: decision.alert, detail: decision, by: decision.user, at: decision.at, db)
        try db.run(
            """
            INSERT INTO decisions (alert, action, before, state, proposed, waiting, user, at, reason, note, assignee,
                until, suppression, undoes, features, request, audit)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                decision.alert, decision.action.rawValue, decision.before.rawValue, decision.state.rawValue,
                decision.proposed?.rawValue, decision.isWaiting ? 1 : nil, decision.user, decision.at.seconds,
                decision.reason?.rawValue, decision.note, decision.assignee, decision.until?.seconds,
                decision.suppression, decision.undoes, try features.map(StoredJSON.text),
                try request.map(StoredJSON.text), audit,
            ])
        var stored = decision
        stored.number = Int(db.lastInsertedRowID)
        return stored
    }

    /// What the trail calls it: a decision by the state that it led to.
    private static func name(of decision: TriageDecision) -> String {
        switch decision.action {
        case .decide: "alert.\(decision.state.rawValue)"
        case .assign: "alert.assigned"
        case .propose: "alert.proposed"
        case .approve: "alert.approved"
        case .refuse: "alert.refused"
        case .undo: "alert.undone"
        case .reopen: "alert.reopened"
        case .expire: "alert.expired"
        case .suppress: "alert.suppressed"
        case .resume: "alert.resumed"
        case .merge: "alert.merged"
        }
    }

    /// Oldest first.
    static func all(of alert: String, _ db: Database) throws -> [TriageDecision] {
        try db.all("SELECT \(columns) FROM decisions WHERE alert = ? ORDER BY seq", [alert], decision)
    }

    static func last(of alert: String, _ db: Database) throws -> TriageDecision? {
        try db.first("SELECT \(columns) FROM decisions WHERE alert = ? ORDER BY seq DESC LIMIT 1", [alert], decision)
    }

    /// The proposals that have no answer, oldest first; of one alert, or of all.
    static func waiting(on alert: String? = nil, _ db: Database) throws -> [TriageDecision] {
        try db.all(
            """
            SELECT \(columns) FROM decisions WHERE waiting IS NOT NULL AND (?1 IS NULL OR alert = ?1) ORDER BY seq
            """, [alert], decision)
    }

    /// A proposal has its answer, or needs none any more.
    static func settle(_ number: Int, _ db: Database) throws {
        try db.run("UPDATE decisions SET waiting = NULL WHERE seq = ?", [number])
    }

    /// What a proposal asks for.
    static func request(of number: Int, _ db: Database) throws -> TriageOrder? {
        let text = try db.first("SELECT request FROM decisions WHERE seq = ?", [number]) { $0[0] as String? } ?? nil
        return try text.map { try StoredJSON.decode(TriageOrder.self, from: Data($0.utf8)) }
    }

    /// What the dismissal of an alert rests on; nil for one of before that was noted.
    static func features(of alert: String, _ db: Database) throws -> DismissalFeatures? {
        let sql = "SELECT features FROM decisions WHERE alert = ? AND features IS NOT NULL ORDER BY seq DESC LIMIT 1"
        let text = try db.first(sql, [alert]) { $0[0] as String }
        return try text.map { try StoredJSON.decode(DismissalFeatures.self, from: Data($0.utf8)) }
    }

    /// Of a row of `columns`.
    private static func decision(_ row: Row) throws -> TriageDecision {
        guard let before = Alert.State(rawValue: row[3]), let state = Alert.State(rawValue: row[4]) else {
            throw StoreError(
                .corrupt, "A decision in the store has no such state: \(row[3] as String), \(row[4] as String)")
        }
        var decision = TriageDecision(
            TriageDecision.Action(rawValue: row[2]) ?? .decide, of: row[1], from: before, to: state, by: row[7],
            at: row.instant(8))
        decision.number = row[0]
        decision.proposed = (row[5] as String?).flatMap(Alert.State.init(rawValue:))
        decision.isWaiting = row[6] as Int? != nil
        decision.reason = (row[9] as String?).flatMap(TriageReason.init(rawValue:))
        decision.note = row[10]
        decision.assignee = row[11]
        decision.until = row.time(12)
        decision.suppression = row[13]
        decision.undoes = row[14]
        return decision
    }
}
