import GRDB
import Records

extension Migration {
    /// Who decided what on alerts and why, what is put aside, and the trail of all of it.
    static let triage = Migration(
        number: 10, title: "triage",
        sql: """
            UPDATE alerts SET state = 'open', body = json_set(body, '$.state', 'open') WHERE state = 'acknowledged';
            UPDATE decisions SET state = 'open' WHERE state = 'acknowledged';

            -- action: see TriageDecision; before: the state that was; waiting: 1 while a proposal has no answer; undoes:
            -- the seq of another row; features: JSON of what a dismissal rests on; request: JSON of what is proposed;
            -- audit: the row of the trail
            ALTER TABLE decisions ADD COLUMN action TEXT NOT NULL DEFAULT 'decide';
            ALTER TABLE decisions ADD COLUMN before TEXT NOT NULL DEFAULT 'new';
            ALTER TABLE decisions ADD COLUMN proposed TEXT;
            ALTER TABLE decisions ADD COLUMN waiting INTEGER;
            ALTER TABLE decisions ADD COLUMN user TEXT NOT NULL DEFAULT '';
            ALTER TABLE decisions ADD COLUMN reason TEXT;
            ALTER TABLE decisions ADD COLUMN assignee TEXT;
            ALTER TABLE decisions ADD COLUMN suppression TEXT;
            ALTER TABLE decisions ADD COLUMN undoes INTEGER;
            ALTER TABLE decisions ADD COLUMN features TEXT;
            ALTER TABLE decisions ADD COLUMN request TEXT;
            ALTER TABLE decisions ADD COLUMN audit INTEGER;
            CREATE INDEX decisions_waiting ON decisions(waiting) WHERE waiting IS NOT NULL;
            UPDATE decisions SET before = coalesce((
                SELECT p.state FROM decisions p WHERE p.alert = decisions.alert AND p.seq < decisions.seq
                ORDER BY p.seq DESC LIMIT 1), 'new');

            -- the suppression that holds an alert
            ALTER TABLE alerts ADD COLUMN suppression TEXT;
            CREATE INDEX alerts_by_state ON alerts(state);

            -- body: JSON of the suppression, whose id is s and the seq; subject, rule, source: of its scope
            CREATE TABLE suppressions (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, until INTEGER NOT NULL, subject TEXT,
                rule TEXT, source TEXT, body TEXT NOT NULL
            ) STRICT;
            CREATE INDEX suppressions_by_state ON suppressions(state);

            -- hash: SHA-256 (hex) of the row behind the hash of the row before (AuditEntry)
            CREATE TABLE audit (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, user TEXT NOT NULL, action TEXT NOT NULL,
                object TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL
            ) STRICT;
            CREATE INDEX audit_by_object ON audit(object);
            CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN
                SELECT RAISE(ABORT, 'the audit trail is only ever added to');
            END;
            CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
                SELECT RAISE(ABORT, 'the audit trail is only ever added to');
            END;
            """, fill: keepSuppressed)

    /// What was suppressed one by one before becomes a suppression of its subject, rule and story, with its own end.
    private static let keepSuppressed: @Sendable (Database) throws -> Void = { db in
        let sql = """
            SELECT a.id, a.subject, a.rule, a.story, d.note, d.until, coalesce(d.at, a.updated)
            FROM alerts a LEFT JOIN decisions d ON d.seq = (SELECT max(o.seq) FROM decisions o WHERE o.alert = a.id)
            WHERE a.state = 'suppressed' ORDER BY a.id
            """
        let old = try db.all(sql) { row in
            (
                alert: row[0] as String,
                suppression: OldSuppression(
                    scope: .init(subject: row[1], rule: row[2], story: row[3]), note: row[4], until: row[5], at: row[6])
            )
        }
        for (alert, suppression) in old {
            let id = try suppression.insert(db)
            try db.run("UPDATE alerts SET suppression = ? WHERE id = ?", [id, alert])
        }
    }
}

/// A suppression as this migration writes it, whatever later versions make of the type.
private struct OldSuppression: Encodable {
    struct Scope: Encodable {
        var subject: String
        var rule: String
        var story: String
    }

    var id = ""
    var scope: Scope
    var state = "standing"
    var reason = "other"
    var note: String?
    var user = ""
    var at: String
    var until: String
    private let end: Int64

    private enum CodingKeys: String, CodingKey { case id, scope, state, reason, note, user, at, until }

    /// One without an end gets the longest there is.
    init(scope: Scope, note: String?, until: Int64?, at: Int64) {
        self.scope = scope
        self.note = note
        let begin = Timestamp(seconds: at)
        let latest = begin.adding(731 * 86_400)
        let last = until.map { min(Timestamp(seconds: $0), latest) } ?? latest
        self.at = begin.description
        self.until = last.description
        end = last.seconds
    }

    func insert(_ db: Database) throws -> String {
        try db.run(
            "INSERT INTO suppressions (state, until, subject, rule, body) VALUES ('standing', ?, ?, ?, '{}')",
            [end, scope.subject, scope.rule])
        var stored = self
        stored.id = "s\(db.lastInsertedRowID)"
        try db.run(
            "UPDATE suppressions SET body = ? WHERE seq = ?", [try StoredJSON.text(stored), db.lastInsertedRowID])
        return stored.id
    }
}
