import FoundationEssentials
import GRDB
import Texts

/// The bytes that articles were read from, once per SHA-256.
enum EvidenceTable {
    /// Keeps the bytes, unless they are there, and returns the hash to refer to; nil when there is nothing to refer to.
    /// `sha256`: what the article says; it must be that of the bytes.
    static func keep(_ bytes: [UInt8], sha256: String?, contentType: String?, _ db: Database) throws -> String? {
        if let sha256, try holds(sha256, db) { return sha256 }
        guard !bytes.isEmpty else { return nil }
        let computed = Digest.sha256(bytes)
        guard sha256 == nil || sha256 == computed else {
            throw StoreError(
                .other, "The evidence \(sha256 ?? "") has other bytes, of SHA-256 \(computed): fetch again.")
        }
        if sha256 == nil, try holds(computed, db) { return computed }
        try db.run(
            "INSERT INTO evidence (sha256, content_type, size, body) VALUES (?, ?, ?, ?)",
            [computed, contentType, bytes.count, try Deflate.pack(bytes)])
        return computed
    }

    private static func holds(_ sha256: String, _ db: Database) throws -> Bool {
        try db.first("SELECT 1 FROM evidence WHERE sha256 = ?", [sha256]) { _ in true } ?? false
    }
}

extension SQLiteStore {
    package func evidence(_ sha256: String) async throws(StoreError) -> [UInt8]? {
        let stored = try await read { db in
            try db.first("SELECT size, body FROM evidence WHERE sha256 = ?", [sha256]) { row -> (Int, Data) in
                (row[0], row.data(1))
            }
        }
        guard let (size, body) = stored else { return nil }
        do {
            return try Deflate.unpack(body, size: size)
        } catch {
            throw StoreError(error, file: file)
        }
    }
}
