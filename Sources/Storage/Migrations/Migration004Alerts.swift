extension Migration {
    /// Alerts, decisions on them, and their way out.
    static let alerts = Migration(
        number: 4, title: "alerts",
        sql: """
            -- body: JSON of the alert, whose other columns repeat parts of it; severity: 0 low … 3 critical;
            -- delivered: the worst severity that a sink took
            CREATE TABLE alerts (
                id TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL, subject_kind TEXT NOT NULL, subject TEXT NOT NULL,
                story TEXT NOT NULL, severity INTEGER NOT NULL, score INTEGER NOT NULL, state TEXT NOT NULL,
                raised INTEGER NOT NULL, updated INTEGER NOT NULL, delivered INTEGER, body TEXT NOT NULL
            ) STRICT;
            CREATE INDEX alerts_by_severity ON alerts(severity, score);
            CREATE INDEX alerts_by_story ON alerts(story);
            CREATE INDEX alerts_by_subject ON alerts(subject);

            CREATE TABLE decisions (
                seq INTEGER PRIMARY KEY, alert TEXT NOT NULL REFERENCES alerts(id) ON DELETE CASCADE,
                state TEXT NOT NULL, note TEXT, until INTEGER, at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX decisions_by_alert ON decisions(alert);

            CREATE TABLE outbox (
                seq INTEGER PRIMARY KEY, alert TEXT NOT NULL UNIQUE REFERENCES alerts(id) ON DELETE CASCADE,
                severity INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE receipts (
                seq INTEGER PRIMARY KEY, alert TEXT NOT NULL REFERENCES alerts(id) ON DELETE CASCADE,
                severity INTEGER NOT NULL, sink TEXT NOT NULL, receipt TEXT NOT NULL, at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX receipts_by_alert ON receipts(alert);
            """)
}
