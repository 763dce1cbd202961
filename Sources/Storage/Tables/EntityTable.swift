import GRDB
import Records

/// The parties of all lists in force and of the register.
enum EntityTable {
    /// The register's place among the lists.
    static let register = "register"

    private static let selection = EntityRow.columns.joined(separator: ", ")

    /// Of this list, or of all but the register; by list and id.
    static func entities(list: String?, _ db: Database) throws -> [Entity] {
        let sql = "SELECT \(selection) FROM entities WHERE list \(list == nil ? "<>" : "=") ? ORDER BY list, id"
        return try db.all(sql, [list ?? register]) { try EntityRow(row: $0).entity() }
    }

    static func count(list: String, _ db: Database) throws -> Int {
        try db.first("SELECT count(*) FROM entities WHERE list = ?", [list]) { $0[0] } ?? 0
    }

    /// Makes the list hold these, and notes what came, changed and went.
    static func replace(list: String, with rows: [EntityRow], at now: Timestamp, _ db: Database) throws -> PartyChange {
        var old: [String: EntityRow] = [:]
        let cursor = try db.rows("SELECT \(selection) FROM entities WHERE list = ?", [list])
        while let row = try cursor.next() {
            let stored = EntityRow(row: row)
            old[stored.id] = stored
        }
        let new = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        var change = PartyChange()
        change.first = old.isEmpty
        change.added = new.keys.filter { old[$0] == nil }.sorted()
        change.removed = old.keys.filter { new[$0] == nil }.sorted()
        change.changed = new.filter { id, row in old[id].map { $0 != row } ?? false }.map(\.key).sorted()
        for id in change.removed { try db.run("DELETE FROM entities WHERE list = ? AND id = ?", [list, id]) }
        for id in change.added { try new[id].map { try insert($0, list: list, at: now, db) } }
        for id in change.changed { try new[id].map { try update($0, list: list, db) } }
        if !change.first { try note(change, list: list, at: now, names: old.merging(new) { $1 }, db) }
        return change
    }

    private static let insertion = """
        INSERT INTO entities (list, since, \(selection))
        VALUES (?, ?, \(Array(repeating: "?", count: EntityRow.columns.count).joined(separator: ", ")))
        """

    private static let revision = """
        UPDATE entities SET \(EntityRow.columns.map { $0 + " = ?" }.joined(separator: ", ")) WHERE list = ? AND id = ?
        """

    private static func insert(_ row: EntityRow, list: String, at now: Timestamp, _ db: Database) throws {
        try db.run(insertion, [list, now.seconds] + StatementArguments(row.values))
    }

    private static func update(_ row: EntityRow, list: String, _ db: Database) throws {
        try db.run(revision, StatementArguments(row.values) + [list, row.id])
    }

    private static func note(
        _ change: PartyChange, list: String, at now: Timestamp, names: [String: EntityRow], _ db: Database
    ) throws {
        let kinds: [(PartyEvent.Kind, [String])] = [
            (.added, change.added), (.changed, change.changed), (.removed, change.removed),
        ]
        for (kind, ids) in kinds {
            for id in ids {
                try db.run(
                    "INSERT INTO party_changes (list, entity, name, kind, at) VALUES (?, ?, ?, ?, ?)",
                    [list, id, names[id]?.name ?? "", kind.rawValue, now.seconds])
            }
        }
    }
}
