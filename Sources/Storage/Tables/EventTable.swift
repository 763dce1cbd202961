import FoundationEssentials
import GRDB
import Records
import Texts

/// The stories with findings of a rule and subject, and the events that they are of.
enum EventTable {
    struct Row: Hashable {
        var story: String
        /// The least story of the event.
        var event: String
        /// Hash of the finding that stands for the story: the first one of its least article.
        var sign: String
        /// When that was published, in seconds since 1970.
        var at: Int64
        /// Of all the story's findings.
        var first: Int64
        var last: Int64
    }

    /// How far from a changed story others are looked at, in seconds. Longer than `SubjectHistory.days` and any window.
    static let reach: Int64 = 400 * 86_400

    /// The rows of a key whose stories lie within reach of some time.
    static func rows(of key: AlertKey, from: Int64, to: Int64, _ db: Database) throws -> [Row] {
        let sql = """
            SELECT story, event, sign, at, first, last FROM events
            WHERE rule = ? AND subject_kind = ? AND subject = ? AND last >= ? AND first <= ? ORDER BY story
            """
        return try db.all(sql, [key.rule, key.kind, key.subject, from - reach, to + reach], row)
    }

    static func row(of key: AlertKey, story: String, _ db: Database) throws -> Row? {
        let sql = """
            SELECT story, event, sign, at, first, last FROM events
            WHERE rule = ? AND subject_kind = ? AND subject = ? AND story = ?
            """
        return try db.first(sql, [key.rule, key.kind, key.subject, story], row)
    }

    static func put(_ row: Row, of key: AlertKey, _ db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [key.rule, key.kind, key.subject, row.story, row.event, row.sign, row.at, row.first, row.last])
    }

    static func delete(story: String, of key: AlertKey, _ db: Database) throws {
        try db.run(
            "DELETE FROM events WHERE rule = ? AND subject_kind = ? AND subject = ? AND story = ?",
            [key.rule, key.kind, key.subject, story])
    }

    /// What the findings of a story say of its row; nil where it has none. The event is yet to be found.
    static func current(story: String, of key: AlertKey, _ db: Database) throws -> Row? {
        let sql = """
            SELECT min(a.dated), max(a.dated) FROM members m CROSS JOIN findings f ON f.article = m.article
            JOIN articles a ON a.seq = f.article
            WHERE m.story = ? AND f.rule = ? AND f.subject_kind = ? AND f.subject = ?
            """
        let times = try db.first(sql, [story, key.rule, key.kind, key.subject]) { row in
            (row[0] as Int64?).flatMap { first in (row[1] as Int64?).map { (first, $0) } }
        }
        guard let (first, last) = times ?? nil, let (body, at) = try standing(for: story, of: key, db) else {
            return nil
        }
        let sign = Digest.sha256([UInt8](body)).prefix(16)
        return Row(story: story, event: story, sign: String(sign), at: at, first: first, last: last)
    }

    /// The finding that stands for a story, as JSON, and its date.
    static func standing(
        for story: String, of key: AlertKey, _ db: Database
    ) throws -> (body: Data, at: Int64)? {
        let sql = """
            SELECT f.body, a.dated FROM members m CROSS JOIN findings f ON f.article = m.article
            JOIN articles a ON a.seq = f.article
            WHERE m.story = ? AND f.rule = ? AND f.subject_kind = ? AND f.subject = ? ORDER BY m.id, f.ordinal LIMIT 1
            """
        return try db.first(sql, [story, key.rule, key.kind, key.subject]) { ($0.data(0), $0[1]) }
    }

    private static func row(_ row: GRDB.Row) -> Row {
        Row(story: row[0], event: row[1], sign: row[2], at: row[3], first: row[4], last: row[5])
    }
}
