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

    /// What the entries of a list say, each with the version it says so from.
    static func entries(list: String, _ db: Database) throws -> [EntryRow] {
        try entries(where: "list = ?", [list], db)
    }

    /// Of these what a version of the list said already.
    static func entries(list: String, inVersion number: Int, _ db: Database) throws -> [EntryRow] {
        try entries(where: "list = ? AND coalesce(version, 0) <= ?", [list, number], db)
    }

    /// Of these what only later versions say (0: any) of entries that they date back to this day.
    static func entries(list: String, after number: Int, listedBy day: String, _ db: Database) throws -> [EntryRow] {
        try entries(where: "list = ? AND coalesce(version, 0) > ? AND listed <= ?", [list, number, day], db)
    }

    /// What the lists in force say of this entry.
    static func entries(id: String, _ db: Database) throws -> [EntryRow] {
        try entries(where: "list IN (SELECT DISTINCT source FROM list_versions) AND id = ?", [id], db)
    }

    private static func entries(
        where condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [EntryRow] {
        let sql = "SELECT \(selection), list, coalesce(version, 0), since FROM entities WHERE \(condition)"
        let count = EntityRow.columns.count
        return try db.all(sql, arguments) { row in
            EntryRow(
                list: row[count], content: EntityRow(row: row), first: row[count + 1], until: nil,
                since: row.instant(count + 2))
        }
    }

    /// Makes the list hold these, and notes what came, changed and went. What entries said before goes to the history,
    /// unless there are no versions (the register).
    static func replace(
        list: String, with rows: [EntityRow], at now: Timestamp, version: Int?, _ db: Database
    ) throws -> PartyChange {
        let entries = Dictionary(try entries(list: list, db).map { ($0.content.id, $0) }) { $1 }
        let old = entries.mapValues(\.content)
        let new = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        var change = PartyChange()
        change.first = old.isEmpty
        change.added = new.keys.filter { old[$0] == nil }.sorted()
        change.removed = old.keys.filter { new[$0] == nil }.sorted()
        change.changed = new.filter { id, row in old[id].map { $0 != row } ?? false }.map(\.key).sorted()
        if let version {
            for id in change.removed + change.changed {
                try entries[id].map { try HistoryTable.insert($0, until: version, db) }
            }
        }
        for id in change.removed { try db.run("DELETE FROM entities WHERE list = ? AND id = ?", [list, id]) }
        for id in change.added { try new[id].map { try insert($0, list: list, at: now, version: version, db) } }
        for id in change.changed { try new[id].map { try update($0, list: list, version: version, db) } }
        if !change.first { try note(change, list: list, at: now, names: old.merging(new) { $1 }, db) }
        return change
    }

    private static let insertion = """
        INSERT INTO entities (list, since, version, \(selection))
        VALUES (?, ?, ?, \(Array(repeating: "?", count: EntityRow.columns.count).joined(separator: ", ")))
        """

    private static let revision = """
        UPDATE entities SET \(EntityRow.columns.map { $0 + " = ?" }.joined(separator: ", ")), version = ?
        WHERE list = ? AND id = ?
        """

    private static func insert(
        _ row: EntityRow, list: String, at now: Timestamp, version: Int?, _ db: Database
    ) throws {
        try db.run(insertion, [list, now.seconds, version] + StatementArguments(row.values))
    }

    private static func update(_ row: EntityRow, list: String, version: Int?, _ db: Database) throws {
        try db.run(revision, StatementArguments(row.values) + [version, list, row.id])
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
