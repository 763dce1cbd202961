extension Migration {
    /// The identifiers that articles give, to be searched by. Those of articles that are there are read from their
    /// stored analyses at once, which holds the first start up for as long as that takes.
    static let identifiers = Migration(
        number: 7, title: "identifiers",
        sql: """
            -- value: letters and digits of the normal form, in capitals; role: '' where the text gives none
            CREATE TABLE identifiers (
                article INTEGER NOT NULL REFERENCES articles(seq) ON DELETE CASCADE,
                scheme TEXT NOT NULL, value TEXT NOT NULL, role TEXT NOT NULL,
                PRIMARY KEY (article, scheme, value, role)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX identifiers_by_value ON identifiers(value, scheme);
            """,
        fill: { try IdentifierTable.fill($0) })
}
