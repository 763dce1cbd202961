extension Migration {
    /// What lists said before, more of what they say, people's clearances, and screenings as they were done.
    static let screening = Migration(
        number: 6, title: "screening",
        sql: """
            ALTER TABLE entities ADD COLUMN birth_places TEXT;
            ALTER TABLE entities ADD COLUMN gender TEXT;
            -- name_parts, relations: JSON
            ALTER TABLE entities ADD COLUMN name_parts TEXT;
            ALTER TABLE entities ADD COLUMN delisted TEXT;
            ALTER TABLE entities ADD COLUMN relations TEXT;
            -- version: the list version (its seq) from which on the entry says this; NULL in the register
            ALTER TABLE entities ADD COLUMN version INTEGER;
            UPDATE entities SET version = (
                SELECT v.seq FROM list_versions v WHERE v.source = entities.list AND v.in_force);

            -- kept: what the version said can be told; of versions before this table was, only of those in force then
            ALTER TABLE list_versions ADD COLUMN kept INTEGER NOT NULL DEFAULT 1;
            UPDATE list_versions SET kept = 0 WHERE NOT in_force;

            -- What an entry said in the versions from first to the one before until, when a list has changed or removed
            -- it. since: as in entities; body: JSON of its columns, zlib; size: of the JSON
            CREATE TABLE entity_history (
                list TEXT NOT NULL, id TEXT NOT NULL, first INTEGER NOT NULL, until INTEGER NOT NULL,
                since INTEGER NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL,
                PRIMARY KEY (list, id, first)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX entity_history_by_version ON entity_history(list, until, first);

            -- of a pair the last one counts; withdrawn: JSON of who took it back, when and why
            CREATE TABLE clearances (
                seq INTEGER PRIMARY KEY, party TEXT NOT NULL, entry TEXT NOT NULL, party_name TEXT NOT NULL,
                entry_name TEXT NOT NULL, party_fingerprint TEXT NOT NULL, entry_fingerprint TEXT NOT NULL,
                reason TEXT NOT NULL, user TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER, withdrawn TEXT
            ) STRICT;
            CREATE INDEX clearances_by_pair ON clearances(party, entry, seq);

            -- body: JSON of the run
            CREATE TABLE screening_runs (
                seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started INTEGER NOT NULL, body TEXT NOT NULL
            ) STRICT;
            CREATE INDEX screening_runs_by_start ON screening_runs(started);
            """)
}
