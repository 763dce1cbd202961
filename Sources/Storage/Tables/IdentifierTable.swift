import FoundationEssentials
import GRDB
import Records

/// The identifiers of each article's reading.
enum IdentifierTable {
    struct Entry: Hashable {
        var scheme: String
        var value: String
        var role: String
    }

    /// Each once, in order, so that equal readings are written alike.
    static func rows(of mentions: [Mention]) -> [Entry] {
        var rows: Set<Entry> = []
        for mention in mentions where mention.kind == .identifier {
            if let row = row(mention.scheme, mention.id, mention.role) { rows.insert(row) }
        }
        return rows.sorted { ($0.scheme, $0.value, $0.role) < ($1.scheme, $1.value, $1.role) }
    }

    static func insert(_ rows: [Entry], article: Int64, _ db: Database) throws {
        for row in rows {
            try db.run(
                "INSERT OR IGNORE INTO identifiers (article, scheme, value, role) VALUES (?, ?, ?, ?)",
                [article, row.scheme, row.value, row.role])
        }
    }

    private static func row(_ scheme: String?, _ value: String?, _ role: String?) -> Entry? {
        guard let scheme, let value else { return nil }
        let key = IdentifierFilter.key(value)
        return key.isEmpty ? nil : Entry(scheme: scheme, value: key, role: role ?? "")
    }

    // Questions

    /// Any of them stands in the article `a`. By values the index is asked once; what has none is looked for article by
    /// article.
    static func condition(anyOf filters: [IdentifierFilter]) -> SQLCondition {
        let conditions = filters.map { condition(on: $0) }
        let either = conditions.isEmpty ? "FALSE" : conditions.map { "(\($0.sql))" }.joined(separator: " OR ")
        let arguments = conditions.reduce(into: StatementArguments()) { $0 += $1.arguments }
        guard filters.allSatisfy({ $0.value != nil }) else {
            return SQLCondition(sql: exists(either), arguments: arguments)
        }
        return SQLCondition(
            sql: "a.seq IN (SELECT i.article FROM identifiers i WHERE \(either))", arguments: arguments)
    }

    static func condition(noneOf filter: IdentifierFilter) -> SQLCondition {
        let condition = condition(on: filter)
        return SQLCondition(sql: "NOT " + exists(condition.sql), arguments: condition.arguments)
    }

    private static func exists(_ condition: String) -> String {
        "EXISTS (SELECT 1 FROM identifiers i WHERE i.article = a.seq AND (\(condition)))"
    }

    private static func condition(on filter: IdentifierFilter) -> SQLCondition {
        var parts: [String] = []
        var arguments = StatementArguments()
        if let value = filter.value {
            if filter.isBeginning {
                // The tilde is behind all letters and digits of the schemes.
                parts.append("i.value >= ? AND i.value < ?")
                arguments += [value, value + "~"]
            } else {
                parts.append("i.value = ?")
                arguments += [value]
            }
        }
        for (column, wanted) in [("scheme", filter.scheme), ("role", filter.role)] {
            guard let wanted else { continue }
            parts.append("i.\(column) = ?")
            arguments += [wanted]
        }
        return SQLCondition(sql: parts.isEmpty ? "TRUE" : parts.joined(separator: " AND "), arguments: arguments)
    }

    // Older stores

    /// What the filling reads of an analysis.
    private struct Reading: Decodable {
        struct Found: Decodable {
            var kind: String
            var scheme: String?
            var id: String?
            var role: String?
        }

        var mentions: [Found]
    }

    private static let mark = Array("\"identifier\"".utf8)

    /// Fills the table from the stored analyses. One that is damaged gives nothing: whoever reads it or asks for a report
    /// is told, and a store must not stay shut for it.
    static func fill(_ db: Database) throws {
        let readings = try Row.fetchCursor(db, sql: "SELECT article, size, body FROM analyses ORDER BY article")
        while let row = try readings.next() {
            guard let json = try? Deflate.unpack(row.data(2), size: row[1]), json.contains(mark),
                let reading = try? JSONDecoder().decode(Reading.self, from: json.data)
            else { continue }
            let rows = reading.mentions.compactMap { found in
                found.kind == Mention.Kind.identifier.rawValue
                    ? IdentifierTable.row(found.scheme, found.id, found.role) : nil
            }
            try insert(rows, article: row[0], db)
        }
    }
}

/// A condition of a statement, with the values of its question marks.
struct SQLCondition {
    var sql: String
    var arguments: StatementArguments
}
