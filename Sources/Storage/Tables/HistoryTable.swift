import FoundationEssentials
import GRDB
import Records

/// What entries of lists said before they were changed or removed. With what they say now (`EntityTable`) it makes up
/// every version of a list.
enum HistoryTable {
    /// Notes that the entry said so up to the version before this one.
    static func insert(_ entry: EntryRow, until version: Int, _ db: Database) throws {
        let json = [UInt8](try StoredJSON.encode(entry.content.values))
        try db.run(
            "INSERT INTO entity_history (list, id, first, until, since, size, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                entry.list, entry.content.id, entry.first, version, entry.since.seconds, json.count,
                try Deflate.pack(json, level: 1),
            ])
    }

    static func entries(list: String, inVersion number: Int, _ db: Database) throws -> [EntryRow] {
        try entries(where: "list = ?1 AND until > ?2 AND first <= ?2", [list, number], db)
    }

    /// What only versions after this one (0: any) said.
    static func entries(list: String, after number: Int, _ db: Database) throws -> [EntryRow] {
        try entries(where: "list = ?1 AND until > ?2 AND first > ?2", [list, number], db)
    }

    static func entries(id: String, _ db: Database) throws -> [EntryRow] {
        try entries(where: "list IN (SELECT DISTINCT source FROM list_versions) AND id = ?", [id], db)
    }

    /// The JSON of a row with its size and body in these columns.
    static func json(_ row: Row, size: Int, body: Int) throws -> [UInt8] {
        try Deflate.unpack(row.data(body), size: row[size])
    }

    private static func entries(
        where condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [EntryRow] {
        let sql = "SELECT list, first, until, since, size, body FROM entity_history WHERE \(condition)"
        return try db.all(sql, arguments) { row in
            let values = try StoredJSON.decode([String?].self, from: Data(try json(row, size: 4, body: 5)))
            return EntryRow(
                list: row[0], content: EntityRow(values: values), first: row[1], until: row[2], since: row.instant(3))
        }
    }
}
