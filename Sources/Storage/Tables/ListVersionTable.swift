import GRDB
import Records

/// The versions of lists, the one in force among them.
enum ListVersionTable {
    private static let columns = "seq, source, hash, published, fetched, in_force, entities, added, changed, removed"

    static func versions(of source: String?, _ db: Database) throws -> [ListVersion] {
        try db.all(
            "SELECT \(columns) FROM list_versions WHERE ?1 IS NULL OR source = ?1 ORDER BY fetched DESC, seq DESC",
            [source], version)
    }

    static func inForce(_ source: String, _ db: Database) throws -> ListVersion? {
        try db.first("SELECT \(columns) FROM list_versions WHERE source = ? AND in_force", [source], version)
    }

    static func version(_ number: Int, _ db: Database) throws -> ListVersion? {
        try db.first("SELECT \(columns) FROM list_versions WHERE seq = ?", [number], version)
    }

    /// Those of all lists whose content is kept and that were fetched by then (nil: all), ascending by number.
    static func kept(knownBy known: Timestamp?, _ db: Database) throws -> [ListVersion] {
        try db.all(
            "SELECT \(columns) FROM list_versions WHERE kept AND (?1 IS NULL OR fetched <= ?1) ORDER BY seq",
            [known?.seconds], version)
    }

    static func isKept(_ number: Int, _ db: Database) throws -> Bool {
        try db.first("SELECT kept FROM list_versions WHERE seq = ?", [number]) { $0[0] } ?? false
    }

    /// The number that the next version gets; none is ever removed, so that no number comes twice.
    static func nextNumber(_ db: Database) throws -> Int {
        try db.first("SELECT coalesce(max(seq), 0) + 1 FROM list_versions") { $0[0] } ?? 1
    }

    /// Puts it in force instead of the one before.
    static func insert(_ version: ListVersion, _ db: Database) throws {
        try db.run("UPDATE list_versions SET in_force = 0 WHERE source = ? AND in_force", [version.source])
        try db.run(
            "INSERT INTO list_versions (\(columns)) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)",
            [
                version.number, version.source, version.hash, version.published?.seconds, version.fetched.seconds,
                version.entities, version.added, version.changed, version.removed,
            ])
    }

    private static func version(_ row: Row) -> ListVersion {
        var version = ListVersion(source: row[1], hash: row[2], published: row.time(3), fetched: row.instant(4))
        version.number = row[0]
        version.inForce = row[5]
        version.entities = row[6]
        version.added = row[7]
        version.changed = row[8]
        version.removed = row[9]
        return version
    }
}
