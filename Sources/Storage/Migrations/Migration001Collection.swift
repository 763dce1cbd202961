extension Migration {
    /// What was fetched: sources and their state, the bytes, the articles out of them and the full-text index.
    static let collection = Migration(
        number: 1, title: "collection",
        sql: """
            CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

            CREATE TABLE sources (
                id TEXT NOT NULL PRIMARY KEY, url TEXT, asked TEXT, etag TEXT, last_modified TEXT, body_hash TEXT,
                last_fetched INTEGER, last_success INTEGER, last_new INTEGER, next_due INTEGER,
                failures INTEGER NOT NULL, last_error TEXT, last_status INTEGER, retired INTEGER NOT NULL,
                items_seen INTEGER NOT NULL, rate REAL
            ) STRICT, WITHOUT ROWID;

            -- body: zlib (RFC 1950); size: of the bytes as fetched
            CREATE TABLE evidence (
                seq INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, content_type TEXT, size INTEGER NOT NULL,
                body BLOB NOT NULL
            ) STRICT;

            -- dated: published, where that is unknown fetched; added, changed: when the store first and last wrote it
            CREATE TABLE articles (
                seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, url TEXT NOT NULL,
                canonical_url TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, authors TEXT, categories TEXT,
                published INTEGER, fetched INTEGER NOT NULL, language TEXT, fingerprint TEXT NOT NULL,
                evidence TEXT REFERENCES evidence(sha256), revision INTEGER NOT NULL, dated INTEGER NOT NULL,
                added INTEGER NOT NULL, changed INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX articles_by_source ON articles(source, dated);
            CREATE INDEX articles_by_date ON articles(dated);

            CREATE TABLE revisions (
                article INTEGER NOT NULL REFERENCES articles(seq) ON DELETE CASCADE, number INTEGER NOT NULL,
                title TEXT NOT NULL, text TEXT NOT NULL, fingerprint TEXT NOT NULL,
                evidence TEXT REFERENCES evidence(sha256), fetched INTEGER NOT NULL, replaced INTEGER NOT NULL,
                PRIMARY KEY (article, number)
            ) STRICT, WITHOUT ROWID;

            CREATE VIRTUAL TABLE search USING fts5(
                title, text, content='articles', content_rowid='seq', tokenize='tidewaiter'
            );
            CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
                INSERT INTO search(rowid, title, text) VALUES (new.seq, new.title, new.text);
            END;
            CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
                INSERT INTO search(search, rowid, title, text) VALUES ('delete', old.seq, old.title, old.text);
            END;
            CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
                INSERT INTO search(search, rowid, title, text) VALUES ('delete', old.seq, old.title, old.text);
                INSERT INTO search(rowid, title, text) VALUES (new.seq, new.title, new.text);
            END;
            """)
}
