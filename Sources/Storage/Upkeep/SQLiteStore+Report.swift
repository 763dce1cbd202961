import FoundationEssentials
import GRDB

#if canImport(Glibc)
    import Glibc
#endif

extension SQLiteStore {
    package func report(checking: Bool) async throws(StoreError) -> StoreReport {
        let file = file
        return try await read { db in
            let evidence = try EvidenceSums(db)
            let pages = try db.first("SELECT count(*) FROM pages WHERE next_try IS NOT NULL") { $0[0] as Int }
            var rows: [String: Int] = [:]
            for table in SQLiteStore.counted {
                rows[table] = try db.first("SELECT count(*) FROM \(table)") { $0[0] } ?? 0
            }
            return StoreReport(
                file: file, schema: Migration.all.last?.number ?? 0, rows: rows, bytes: SQLiteStore.size(of: file),
                logBytes: SQLiteStore.size(of: file + "-wal"), evidenceBytes: evidence.bytes,
                evidenceStoredBytes: evidence.stored, archivedEvidence: evidence.archived,
                archiveFiles: evidence.files, archivedBytes: evidence.archivedBytes, pendingPages: pages ?? 0,
                pendingDeliveries: rows["outbox"] ?? 0,
                problems: checking ? try SQLiteStore.problems(db) : nil)
        }
    }

    private static let counted = [
        "sources", "evidence", "articles", "revisions", "matches", "findings", "entities", "list_versions",
        "entity_history", "clearances", "screening_runs", "alerts", "decisions", "outbox", "receipts", "pages",
    ]

    private static func problems(_ db: Database) throws -> [String] {
        let found = try db.all("PRAGMA integrity_check(20)") { $0[0] as String }.filter { $0 != "ok" }
        let orphans = try db.all("PRAGMA foreign_key_check") { row in
            "a row of \(row[0] as String? ?? "?") refers to \(row[2] as String? ?? "?"), where it is not"
        }
        return found + orphans.prefix(20)
    }

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}

/// The evidence table added up.
private struct EvidenceSums {
    var bytes = 0
    var stored = 0
    var archived = 0
    var files = 0
    var archivedBytes = 0

    init(_ db: Database) throws {
        let sql = """
            SELECT coalesce(sum(size), 0), coalesce(sum(length(body)), 0), count(file), count(DISTINCT file),
                coalesce(sum(length), 0) FROM evidence
            """
        let cursor = try db.rows(sql)
        guard let row = try cursor.next() else { return }
        bytes = row[0]
        stored = row[1]
        archived = row[2]
        files = row[3]
        archivedBytes = row[4]
    }
}
