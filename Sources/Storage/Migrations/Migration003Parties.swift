extension Migration {
    /// Lists, the register, and how they changed.
    static let parties = Migration(
        number: 3, title: "parties",
        sql: """
            CREATE TABLE list_versions (
                seq INTEGER PRIMARY KEY, source TEXT NOT NULL, hash TEXT NOT NULL, published INTEGER,
                fetched INTEGER NOT NULL, in_force INTEGER NOT NULL, entities INTEGER NOT NULL,
                added INTEGER NOT NULL, changed INTEGER NOT NULL, removed INTEGER NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX list_versions_in_force ON list_versions(source) WHERE in_force;
            CREATE INDEX list_versions_by_source ON list_versions(source);

            -- list: the list's source, or `register`; since: when it first had the entity, in this run of versions
            CREATE TABLE entities (
                list TEXT NOT NULL, id TEXT NOT NULL, schema TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT,
                weak_aliases TEXT, countries TEXT, birth_dates TEXT, identifiers TEXT, addresses TEXT, programs TEXT,
                topics TEXT, dataset TEXT NOT NULL, listed TEXT, remarks TEXT, commodities TEXT, origins TEXT,
                destinations TEXT, owners TEXT, vessels TEXT, notes TEXT, since INTEGER NOT NULL,
                PRIMARY KEY (list, id)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE party_changes (
                seq INTEGER PRIMARY KEY, list TEXT NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL,
                kind TEXT NOT NULL, at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX party_changes_by_list ON party_changes(list, at);
            """)
}
