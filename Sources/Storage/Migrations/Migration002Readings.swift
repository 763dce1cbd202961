extension Migration {
    /// What was read out of the articles, and the stories they belong to.
    static let readings = Migration(
        number: 2, title: "readings",
        sql: """
            -- body: JSON of the analysis, zlib; size: of the JSON
            CREATE TABLE analyses (
                article INTEGER PRIMARY KEY REFERENCES articles(seq) ON DELETE CASCADE,
                size INTEGER NOT NULL, body BLOB NOT NULL
            ) STRICT;

            -- kind: country, commodity, topic, port, offence, event, regulation, sanction, party
            CREATE TABLE facets (
                kind TEXT NOT NULL, id TEXT NOT NULL,
                article INTEGER NOT NULL REFERENCES articles(seq) ON DELETE CASCADE,
                PRIMARY KEY (kind, id, article)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX facets_by_article ON facets(article);

            CREATE TABLE matches (
                article INTEGER NOT NULL REFERENCES articles(seq) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
                mention INTEGER NOT NULL, entity TEXT NOT NULL, score REAL NOT NULL, reasons TEXT,
                PRIMARY KEY (article, ordinal)
            ) STRICT, WITHOUT ROWID;

            -- body: JSON of the finding
            CREATE TABLE findings (
                article INTEGER NOT NULL REFERENCES articles(seq) ON DELETE CASCADE, rule TEXT NOT NULL,
                subject_kind TEXT NOT NULL, subject TEXT NOT NULL, ordinal INTEGER NOT NULL, body BLOB NOT NULL,
                PRIMARY KEY (article, rule, subject_kind, subject, ordinal)
            ) STRICT, WITHOUT ROWID;

            -- numbers of the sketch, little-endian
            CREATE TABLE sketches (
                article INTEGER PRIMARY KEY REFERENCES articles(seq) ON DELETE CASCADE,
                bands BLOB NOT NULL, shingles BLOB NOT NULL
            ) STRICT;
            CREATE TABLE bands (
                band INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES sketches(article),
                PRIMARY KEY (band, article)
            ) STRICT, WITHOUT ROWID;

            -- id: the article's; story: the least id of the story's articles
            CREATE TABLE members (
                article INTEGER PRIMARY KEY REFERENCES articles(seq) ON DELETE CASCADE,
                id TEXT NOT NULL, story TEXT NOT NULL
            ) STRICT;
            CREATE INDEX members_by_story ON members(story, id);
            """)
}
