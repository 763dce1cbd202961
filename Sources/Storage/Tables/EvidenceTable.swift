import FoundationEssentials
import GRDB
package import Records

/// The bytes that articles were read from, once per SHA-256: where the archive holds them or, in stores of before, the
/// bytes themselves.
enum EvidenceTable {
    static let columns = "sha256, content_type, size, file, start, length, url, fetched"

    /// Notes where the bytes are, unless that is known, and returns the hash to refer to; nil when there is nothing to
    /// refer to. `sha256`: what the article says.
    static func keep(_ place: Capture?, sha256: String?, _ db: Database) throws -> String? {
        guard let place else { return try sha256.flatMap { try holds($0, db) ? $0 : nil } }
        guard sha256 == nil || sha256 == place.sha256 else {
            throw StoreError(
                .other, "The evidence \(sha256 ?? "") has other bytes, of SHA-256 \(place.sha256): fetch again.")
        }
        if let known = try stored(place.sha256, db) {
            // Kept again elsewhere: the first place is no more. Bytes in the store itself stay there.
            if let known, known != place { try move(place, db) }
            return place.sha256
        }
        try db.run(
            "INSERT INTO evidence (\(columns), body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, zeroblob(0))",
            [
                place.sha256, place.contentType, place.size, place.file, place.offset, place.length, place.url,
                place.fetched.seconds,
            ])
        return place.sha256
    }

    private static func stored(_ sha256: String, _ db: Database) throws -> Capture?? {
        try db.first("SELECT \(columns) FROM evidence WHERE sha256 = ?", [sha256], place)
    }

    private static func move(_ place: Capture, _ db: Database) throws {
        try db.run(
            "UPDATE evidence SET file = ?, start = ?, length = ?, url = ?, fetched = ? WHERE sha256 = ?",
            [place.file, place.offset, place.length, place.url, place.fetched.seconds, place.sha256])
    }

    /// Of the columns above; nil for bytes that are in the store itself.
    static func place(_ row: Row) -> Capture? {
        guard let file = row[3] as String?, let offset = row[4] as Int?, let length = row[5] as Int? else { return nil }
        return Capture(
            sha256: row[0], contentType: row[1], size: row[2], file: file, offset: offset, length: length,
            url: row[6] ?? "", fetched: row.time(7) ?? Timestamp(seconds: 0))
    }

    private static func holds(_ sha256: String, _ db: Database) throws -> Bool {
        try db.first("SELECT 1 FROM evidence WHERE sha256 = ?", [sha256]) { _ in true } ?? false
    }
}

extension SQLiteStore {
    package func evidence(_ sha256: String) async throws(StoreError) -> StoredEvidence? {
        let file = file
        return try await read { db in
            let sql = "SELECT \(EvidenceTable.columns), body FROM evidence WHERE sha256 = ?"
            return try db.first(sql, [sha256]) { row in
                if let place = EvidenceTable.place(row) { return .archived(place) }
                do {
                    return .inline(try Deflate.unpack(row.data(8), size: row[2]), contentType: row[1])
                } catch {
                    throw StoreError(error, file: file)
                }
            }
        }
    }

    package func save(_ place: Capture) async throws(StoreError) {
        try await write { db in _ = try EvidenceTable.keep(place, sha256: place.sha256, db) }
    }

    package func evidencePlaces(
        after place: Capture?, limit: Int
    ) async throws(StoreError) -> [Capture] {
        try await read { db in
            let sql = """
                SELECT \(EvidenceTable.columns) FROM evidence
                WHERE file IS NOT NULL AND (file, start) > (?, ?) ORDER BY file, start LIMIT ?
                """
            return try db.all(sql, [place?.file ?? "", place?.offset ?? -1, max(0, limit)], EvidenceTable.place)
                .compactMap { $0 }
        }
    }

    package func inlineEvidence(after sha256: String?, limit: Int) async throws(StoreError) -> [String] {
        try await read { db in
            let sql = "SELECT sha256 FROM evidence WHERE file IS NULL AND sha256 > ? ORDER BY sha256 LIMIT ?"
            return try db.all(sql, [sha256 ?? "", max(0, limit)]) { $0[0] }
        }
    }

    package func evidenceHashes(beginning prefix: String, limit: Int) async throws(StoreError) -> [String] {
        try await read { db in
            let sql = "SELECT sha256 FROM evidence WHERE sha256 >= ?1 AND sha256 < ?1 || 'g' ORDER BY sha256 LIMIT ?2"
            return try db.all(sql, [prefix, max(0, limit)]) { $0[0] }
        }
    }
}
