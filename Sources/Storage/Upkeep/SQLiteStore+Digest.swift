import FoundationEssentials
import GRDB
import Records
import Texts

extension SQLiteStore {
    package func digest() async throws(StoreError) -> String {
        try await read { db in
            var digest = RowDigest()
            for (table, sql) in SQLiteStore.dumped {
                digest.add(table)
                let cursor = try db.rows(sql)
                while let row = try cursor.next() { digest.add(row) }
            }
            try SQLiteStore.addCompressed(to: &digest, db)
            for var alert in try db.all("SELECT body FROM alerts ORDER BY id", [], AlertTable.alert) {
                alert.raised = Timestamp(seconds: 0)
                alert.updated = Timestamp(seconds: 0)
                digest.add(try StoredJSON.text(alert))
            }
            return digest.value
        }
    }

    /// Articles by their ids, everything in an order of its own.
    private static let dumped: [(table: String, sql: String)] = [
        ("sources", "SELECT id, url, etag, body_hash, retired FROM sources ORDER BY id"),
        ("evidence", "SELECT sha256, content_type, size FROM evidence ORDER BY sha256"),
        (
            "articles",
            """
            SELECT a.id, a.source, a.url, a.canonical_url, a.title, a.text, a.authors, a.categories, a.published,
                a.language, a.fingerprint, a.evidence, a.revision, m.story, s.bands, s.shingles
            FROM articles a LEFT JOIN members m ON m.article = a.seq LEFT JOIN sketches s ON s.article = a.seq
            ORDER BY a.id
            """
        ),
        (
            "revisions",
            """
            SELECT a.id, r.number, r.title, r.text, r.fingerprint, r.evidence
            FROM revisions r JOIN articles a ON a.seq = r.article ORDER BY a.id, r.number
            """
        ),
        (
            "facets",
            """
            SELECT a.id, f.kind, f.id FROM facets f JOIN articles a ON a.seq = f.article ORDER BY a.id, f.kind, f.id
            """
        ),
        (
            "identifiers",
            """
            SELECT a.id, i.scheme, i.value, i.role FROM identifiers i JOIN articles a ON a.seq = i.article
            ORDER BY a.id, i.scheme, i.value, i.role
            """
        ),
        (
            "matches",
            """
            SELECT a.id, x.ordinal, x.mention, x.entity, x.score, x.reasons
            FROM matches x JOIN articles a ON a.seq = x.article ORDER BY a.id, x.ordinal
            """
        ),
        (
            "findings",
            """
            SELECT a.id, x.rule, x.subject_kind, x.subject, x.ordinal, x.body FROM findings x
            JOIN articles a ON a.seq = x.article ORDER BY a.id, x.rule, x.subject_kind, x.subject, x.ordinal
            """
        ),
        (
            "bands",
            "SELECT b.band, a.id FROM bands b JOIN articles a ON a.seq = b.article ORDER BY b.band, a.id"
        ),
        (
            "list_versions",
            """
            SELECT source, hash, published, in_force, entities, added, changed, removed FROM list_versions
            ORDER BY source, seq
            """
        ),
        (
            "entities",
            "SELECT list, \(EntityRow.columns.joined(separator: ", ")) FROM entities ORDER BY list, id"
        ),
        (
            "clearances",
            """
            SELECT party, entry, party_name, entry_name, party_fingerprint, entry_fingerprint, reason, user, until,
                withdrawn IS NULL
            FROM clearances ORDER BY party, entry, seq
            """
        ),
        ("party_changes", "SELECT list, entity, name, kind FROM party_changes ORDER BY list, entity, kind, seq"),
        ("pages", "SELECT article, source, url, item, etag, next_try IS NULL FROM pages ORDER BY article"),
        ("outbox", "SELECT alert, severity FROM outbox ORDER BY alert"),
        ("decisions", "SELECT alert, state, note, until FROM decisions ORDER BY alert, seq"),
    ]

    /// The JSON rather than the stream, which another release of zlib may write otherwise.
    private static func addCompressed(to digest: inout RowDigest, _ db: Database) throws {
        let sql = "SELECT a.id, x.size, x.body FROM analyses x JOIN articles a ON a.seq = x.article ORDER BY a.id"
        let cursor = try db.rows(sql)
        while let row = try cursor.next() {
            digest.add(row[0] as String)
            digest.add(try Deflate.unpack(row.data(2), size: row[1]))
        }
        // Every revision of an entry, without the numbers of its versions, which count those of other lists too.
        let entries = try db.rows("SELECT list, id, size, body FROM entity_history ORDER BY list, id, first")
        while let row = try entries.next() {
            digest.add(row[0] as String)
            digest.add(row[1] as String)
            digest.add(try HistoryTable.json(row, size: 2, body: 3))
        }
    }
}

/// SHA-256 over the SHA-256 of stretches of some 1 MB, so that a large store is never held whole.
private struct RowDigest {
    private var pending: [UInt8] = []
    private var hashes: [UInt8] = []

    mutating func add(_ row: Row) {
        for value in row.databaseValues {
            switch value.storage {
            case .null: pending.append(0)
            case .int64(let number): addTagged(1, withUnsafeBytes(of: number.littleEndian) { Array($0) })
            case .double(let number): addTagged(2, withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) })
            case .string(let text): add(text)
            case .blob(let data): add([UInt8](data))
            }
        }
        pending.append(255)
        flush(above: 1 << 20)
    }

    mutating func add(_ text: String) { addTagged(3, Array(text.utf8)) }

    mutating func add(_ bytes: [UInt8]) { addTagged(4, bytes) }

    private mutating func addTagged(_ tag: UInt8, _ bytes: [UInt8]) {
        pending.append(tag)
        pending.append(contentsOf: withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { Array($0) })
        pending.append(contentsOf: bytes)
    }

    private mutating func flush(above limit: Int) {
        guard pending.count > limit else { return }
        hashes.append(contentsOf: Digest.sha256(pending).utf8)
        pending.removeAll(keepingCapacity: true)
    }

    var value: String { Digest.sha256(hashes + pending) }
}
