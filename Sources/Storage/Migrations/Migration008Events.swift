extension Migration {
    /// Which stories an alert is made of, and how alerts have changed.
    static let events = Migration(
        number: 8, title: "events",
        sql: """
            -- a row for each story with findings of a rule and subject. event: the least story of those that tell the
            -- same; sign: hash of the finding that stands for the story; at: its date; first, last: of all its findings
            CREATE TABLE events (
                rule TEXT NOT NULL, subject_kind TEXT NOT NULL, subject TEXT NOT NULL, story TEXT NOT NULL,
                event TEXT NOT NULL, sign TEXT NOT NULL, at INTEGER NOT NULL, first INTEGER NOT NULL,
                last INTEGER NOT NULL, PRIMARY KEY (rule, subject_kind, subject, story)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO events
                SELECT f.rule, f.subject_kind, f.subject, m.story, m.story, '', min(a.dated), min(a.dated), max(a.dated)
                FROM findings f JOIN members m ON m.article = f.article JOIN articles a ON a.seq = f.article
                GROUP BY f.rule, f.subject_kind, f.subject, m.story;

            CREATE INDEX matches_by_entity ON matches(entity, article);

            -- news: what came to the alert, a line each
            CREATE TABLE alert_changes (
                seq INTEGER PRIMARY KEY, alert TEXT NOT NULL REFERENCES alerts(id) ON DELETE CASCADE,
                at INTEGER NOT NULL, severity INTEGER NOT NULL, score INTEGER NOT NULL, articles INTEGER NOT NULL,
                origins INTEGER NOT NULL, news TEXT NOT NULL
            ) STRICT;
            CREATE INDEX alert_changes_by_alert ON alert_changes(alert);
            """)
}
