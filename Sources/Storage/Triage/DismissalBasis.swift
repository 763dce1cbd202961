import GRDB
import Records

/// What a dismissal rests on, as register, lists and findings have it now.
enum DismissalBasis {
    static func features(of alert: Alert, rule: String?, _ db: Database) throws -> DismissalFeatures {
        DismissalFeatures(
            of: alert, subject: try subject(of: alert, db), linked: try alert.linked.compactMap { try entry($0, db) },
            rule: rule, corrections: try corrections(of: alert, db))
    }

    /// A trader, an owner or a vessel of one (`T-1/vessel/NAME`), or an entry of a list.
    private static func subject(of alert: Alert, _ db: Database) throws -> Entity? {
        let id = alert.subject.id
        switch alert.subject.kind {
        case "trader", "vessel", "party":
            if let trader = try registered(id, db) { return trader }
            if let entry = try EntityTable.entries(id: id, db).first { return try entry.content.entity() }
            guard let slash = id.firstIndex(of: "/") else { return nil }
            return try registered(String(id[..<slash]), db)
        default: return nil
        }
    }

    private static func registered(_ id: String, _ db: Database) throws -> Entity? {
        try EntityTable.entity(id, on: EntityTable.register, db)
    }

    private static func entry(_ link: Alert.Link, _ db: Database) throws -> Entity? {
        try EntityTable.entity(link.entity, on: link.list, db)
            ?? EntityTable.entries(id: link.entity, db).first?.content.entity()
    }

    /// The articles of the alert that correct or take back what was said.
    private static func corrections(of alert: Alert, _ db: Database) throws -> [String] {
        let articles = try StoredJSON.text(alert.evidence.map(\.article))
        return try db.all(
            """
            SELECT DISTINCT a.id FROM articles a JOIN findings f ON f.article = a.seq
            WHERE a.id IN (SELECT value FROM json_each(?)) AND f.rule = ? AND f.subject_kind = ? AND f.subject = ?
                AND json_extract(CAST(f.body AS TEXT), '$.nature') IS NOT NULL
            """, [articles, alert.rule, alert.subject.kind, alert.subject.id]
        ) { $0[0] }
    }
}

extension EntityTable {
    /// What a list (`register`: the register) says of one id now.
    fileprivate static func entity(_ id: String, on list: String, _ db: Database) throws -> Entity? {
        let columns = EntityRow.columns.joined(separator: ", ")
        return try db.first("SELECT \(columns) FROM entities WHERE list = ? AND id = ?", [list, id]) {
            try EntityRow(row: $0).entity()
        }
    }
}
