import FoundationEssentials
import GRDB

#if canImport(Glibc)
    import Glibc
#endif

extension SQLiteStore {
    package func report(checking: Bool) async throws(StoreError) -> StoreReport {
        let file = file
        return try await read { db in
            let evidence = try db.first("SELECT coalesce(sum(size), 0), coalesce(sum(length(body)), 0) FROM evidence") {
                ($0[0] as Int, $0[1] as Int)
            }
            var rows: [String: Int] = [:]
            for table in SQLiteStore.counted {
                rows[table] = try db.first("SELECT count(*) FROM \(table)") { $0[0] } ?? 0
            }
            return StoreReport(
                file: file, schema: Migration.all.last?.number ?? 0, rows: rows, bytes: SQLiteStore.size(of: file),
                logBytes: SQLiteStore.size(of: file + "-wal"), evidenceBytes: evidence?.0 ?? 0,
                evidenceStoredBytes: evidence?.1 ?? 0, pendingDeliveries: rows["outbox"] ?? 0,
                problems: checking ? try SQLiteStore.problems(db) : nil)
        }
    }

    private static let counted = [
        "sources", "evidence", "articles", "revisions", "matches", "findings", "entities", "list_versions", "alerts",
        "decisions", "outbox", "receipts",
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
