extension Migration {
    /// Evidence in files of its own, pages behind articles, and what else is remembered of sources.
    static let archive = Migration(
        number: 5, title: "archive",
        sql: """
            -- file … fetched: where the archive holds the bytes; the body is then empty, and without a file the bytes
            -- are the body, as in stores of before
            ALTER TABLE evidence ADD COLUMN file TEXT;
            ALTER TABLE evidence ADD COLUMN start INTEGER;
            ALTER TABLE evidence ADD COLUMN length INTEGER;
            ALTER TABLE evidence ADD COLUMN url TEXT;
            ALTER TABLE evidence ADD COLUMN fetched INTEGER;
            CREATE INDEX evidence_by_place ON evidence(file, start) WHERE file IS NOT NULL;

            -- article: an id, which may be that of an article still to come; next_try: NULL when done or given up
            CREATE TABLE pages (
                article TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, url TEXT NOT NULL, item TEXT NOT NULL,
                etag TEXT, last_modified TEXT, attempts INTEGER NOT NULL, next_try INTEGER, last_error TEXT
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX pages_by_try ON pages(source, next_try) WHERE next_try IS NOT NULL;

            -- history: JSON
            ALTER TABLE sources ADD COLUMN last_body INTEGER;
            ALTER TABLE sources ADD COLUMN distrusted_until INTEGER;
            ALTER TABLE sources ADD COLUMN history TEXT;
            """)
}
