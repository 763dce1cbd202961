extension Migration {
    /// What each sink was told of each alert, what waits for it, and what was set aside.
    static let delivery = Migration(
        number: 9, title: "delivery",
        sql: """
            -- told: what all sinks were done with last (AlertGist.text); delivered: its severity, as before
            ALTER TABLE alerts ADD COLUMN told TEXT;

            -- stamp: AlertGist.text as it waits, NULL where that is to be looked up
            ALTER TABLE outbox ADD COLUMN stamp TEXT;

            -- One row for each sink that an alert was offered to. state: waiting, done, passed (the sink does not want
            -- it), failed; change: what that is about; told: what the sink has a receipt for; next: not before this;
            -- tried: when that was decided; first: when the change was first tried
            CREATE TABLE deliveries (
                alert TEXT NOT NULL REFERENCES alerts(id) ON DELETE CASCADE, sink TEXT NOT NULL, state TEXT NOT NULL,
                change TEXT NOT NULL, told TEXT, attempts INTEGER NOT NULL, first INTEGER, next INTEGER NOT NULL,
                tried INTEGER NOT NULL, error TEXT, PRIMARY KEY (alert, sink)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX deliveries_by_state ON deliveries(sink, state, next) WHERE state IN ('waiting', 'failed');

            ALTER TABLE receipts ADD COLUMN change TEXT;

            INSERT INTO deliveries (alert, sink, state, change, told, attempts, next, tried)
            SELECT alert, sink, 'done', word, word, 0, 0, max(at) FROM (
                SELECT alert, sink, at, CASE max(severity) OVER (PARTITION BY alert, sink)
                    WHEN 0 THEN 'low' WHEN 1 THEN 'medium' WHEN 2 THEN 'high' ELSE 'critical' END AS word
                FROM receipts)
            GROUP BY alert, sink;

            -- A decision is news for those who were told of the alert. One that was not told waits as long as nobody
            -- has put it aside.
            CREATE TRIGGER alerts_put_aside AFTER UPDATE OF state ON alerts
            WHEN old.state <> new.state AND new.state IN ('dismissed', 'suppressed')
                AND new.told IS NULL AND new.delivered IS NULL
                AND NOT EXISTS (SELECT 1 FROM deliveries WHERE alert = new.id AND told IS NOT NULL)
            BEGIN
                DELETE FROM outbox WHERE alert = new.id;
            END;
            CREATE TRIGGER alerts_decided AFTER UPDATE OF state ON alerts
            WHEN old.state <> new.state AND NOT (new.state IN ('dismissed', 'suppressed')
                AND new.told IS NULL AND new.delivered IS NULL
                AND NOT EXISTS (SELECT 1 FROM deliveries WHERE alert = new.id AND told IS NOT NULL))
            BEGIN
                UPDATE outbox SET stamp = NULL WHERE alert = new.id;
                INSERT INTO outbox (alert, severity)
                SELECT new.id, new.severity WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE alert = new.id);
            END;
            """)
}
