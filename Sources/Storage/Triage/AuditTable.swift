import GRDB
import Records
import Texts

/// The audit trail: rows are added, and never changed or removed; each carries the hash of itself behind the one before.
enum AuditTable {
    private static let columns = "seq, at, user, action, object, detail, hash"

    /// Adds a row, and returns its number.
    @discardableResult
    static func append(
        _ action: String, object: String, detail: some Encodable, by user: String, at now: Timestamp, _ db: Database
    ) throws -> Int {
        let last = try db.first("SELECT \(columns) FROM audit ORDER BY seq DESC LIMIT 1", [], entry)
        var entry = AuditEntry(
            number: (last?.number ?? 0) + 1, at: now, user: user, action: action, object: object,
            detail: try StoredJSON.text(detail))
        entry.hash = Digest.sha256(entry.chained(to: last?.hash ?? AuditEntry.beginning))
        try db.run(
            "INSERT INTO audit (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                entry.number, entry.at.seconds, entry.user, entry.action, entry.object, entry.detail, entry.hash,
            ])
        return entry.number
    }

    /// Newest first; of one alert also what was done to those that it took in.
    static func entries(of alert: String?, limit: Int?, _ db: Database) throws -> [AuditEntry] {
        try db.all(
            """
            SELECT \(columns) FROM audit WHERE ?1 IS NULL OR object = ?1
                OR seq IN (SELECT d.audit FROM decisions d WHERE d.alert = ?1)
            ORDER BY seq DESC LIMIT ?2
            """, [alert, limit.map { max(0, $0) } ?? -1], entry)
    }

    /// Reads the whole trail, and says where it is not what was written.
    static func check(_ db: Database) throws -> AuditCheck {
        var check = AuditCheck(rows: 0, head: AuditEntry.beginning)
        let cursor = try db.rows("SELECT \(columns) FROM audit ORDER BY seq")
        while let row = try cursor.next() {
            let entry = entry(row)
            guard entry.number == check.rows + 1 else {
                check.fault = "row \(check.rows + 1) is missing: row \(entry.number) follows row \(check.rows)"
                return check
            }
            guard entry.hash == Digest.sha256(entry.chained(to: check.head)) else {
                check.fault =
                    "row \(entry.number) (\(entry.action) \(entry.object)) is not what was written, or the row before it"
                return check
            }
            check.rows = entry.number
            check.head = entry.hash
        }
        check.fault = try missing(behind: check.rows, db)
        return check
    }

    /// Rows that the decisions and SQLite's own counter know of, and that are not there.
    private static func missing(behind last: Int, _ db: Database) throws -> String? {
        let counted = try db.first("SELECT seq FROM sqlite_sequence WHERE name = 'audit'") { $0[0] as Int } ?? 0
        let referred = try db.first("SELECT coalesce(max(audit), 0) FROM decisions") { $0[0] as Int } ?? 0
        let most = max(counted, referred)
        return most > last ? "rows \(last + 1) to \(most) are missing at the end" : nil
    }

    /// Whether a row has this hash: of a head that was noted before.
    static func holds(_ hash: String, _ db: Database) throws -> Bool {
        try hash == AuditEntry.beginning
            || db.first("SELECT 1 FROM audit WHERE hash = ?", [hash]) { _ in true } ?? false
    }

    private static func entry(_ row: Row) -> AuditEntry {
        AuditEntry(
            number: row[0], at: row.instant(1), user: row[2], action: row[3], object: row[4], detail: row[5],
            hash: row[6])
    }
}
