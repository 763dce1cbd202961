import GRDB
import Records

/// The versions of lists, the one in force among them.
enum ListVersionTable {
    private static let columns = "source, hash, published, fetched, in_force, entities, added, changed, removed"

    static func versions(of source: String?, _ db: Database) throws -> [ListVersion] {
        try db.all(
            "SELECT \(columns) FROM list_versions WHERE ?1 IS NULL OR source = ?1 ORDER BY fetched DESC, seq DESC",
            [source], version)
    }

    static func inForce(_ source: String, _ db: Database) throws -> ListVersion? {
        try db.first("SELECT \(columns) FROM list_versions WHERE source = ? AND in_force", [source], version)
    }

    /// Puts it in force instead of the one before.
    static func insert(_ version: ListVersion, _ db: Database) throws {
        try db.run("UPDATE list_versions SET in_force = 0 WHERE source = ? AND in_force", [version.source])
        try db.run(
            "INSERT INTO list_versions (\(columns)) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?)",
            [
                version.source, version.hash, version.published?.seconds, version.fetched.seconds, version.entities,
                version.added, version.changed, version.removed,
            ])
    }

    private static func version(_ row: Row) -> ListVersion {
        var version = ListVersion(source: row[0], hash: row[1], published: row.time(2), fetched: row.instant(3))
        version.inForce = row[4]
        version.entities = row[5]
        version.added = row[6]
        version.changed = row[7]
        version.removed = row[8]
        return version
    }
}
