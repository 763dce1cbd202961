import GRDB
import Records
import Texts

/// What makes an alert the same alert within one story.
struct AlertKey: Hashable, Comparable {
    var rule: String
    var kind: String
    var subject: String

    /// The alert's id in this story: `a` and the first 12 hex digits of the SHA-256 of `rule|kind|subject|story`.
    func id(in story: String) -> String {
        "a" + Digest.sha256(Array("\(rule)|\(kind)|\(subject)|\(story)".utf8)).prefix(12)
    }

    static func < (a: AlertKey, b: AlertKey) -> Bool {
        (a.rule, a.kind, a.subject) < (b.rule, b.kind, b.subject)
    }

    /// The keys of all findings of these articles.
    static func ofFindings(in articles: [Int64], _ db: Database) throws -> Set<AlertKey> {
        let sql = """
            SELECT DISTINCT rule, subject_kind, subject FROM findings
            WHERE article IN (SELECT value FROM json_each(?))
            """
        return Set(
            try db.all(sql, [articles.jsonArray]) { AlertKey(rule: $0[0], kind: $0[1], subject: $0[2]) })
    }
}
