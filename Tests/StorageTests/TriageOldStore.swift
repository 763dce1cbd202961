import GRDB
import Records

@testable import Storage

extension TemporaryDirectory {
    /// A store of schema 6 with an acknowledged alert and two suppressed ones.
    func writeStoreWithDecisions() throws {
        let file = path + "/" + SQLiteStore.fileName
        let pool = try DatabasePool(path: file, configuration: SQLiteStore.configuration(readOnly: false))
        try Migration.migrator(of: Migration.all.prefix(6)).migrate(pool)
        try pool.write { db in
            for (number, state) in [(1, "acknowledged"), (2, "suppressed"), (3, "suppressed")] {
                let alert = Alert(
                    id: "a\(number)", rule: "r", score: 50,
                    subject: .init(kind: "trader", id: "T-\(number)", name: "Trader"), story: "m\(number)",
                    raised: Sample.noon)
                let body = try StoredJSON.text(alert).replacing("\"state\":\"new\"", with: "\"state\":\"\(state)\"")
                try db.run(
                    """
                    INSERT INTO alerts (id, rule, subject_kind, subject, story, severity, score, state, raised, updated,
                        body)
                    VALUES (?, 'r', 'trader', ?, ?, 1, 50, ?, 0, 0, ?)
                    """, [alert.id, alert.subject.id, alert.story, state, body])
            }
            try db.execute(
                sql: """
                    INSERT INTO decisions (alert, state, note, until, at) VALUES
                        ('a1', 'dismissed', NULL, NULL, 50), ('a1', 'acknowledged', 'mine', NULL, 60),
                        ('a2', 'suppressed', 'known', 5000, 100), ('a3', 'suppressed', 'for good', NULL, 100);
                    """)
        }
        try pool.close()
    }
}
