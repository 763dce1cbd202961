import GRDB
import Records

/// Articles and their earlier revisions. The triggers of the table keep the full-text index in step.
enum ArticleTable {
    /// What `Article.init(row:at:)` reads, of the table by the name `a`.
    static let columns = """
        a.id, a.source, a.url, a.canonical_url, a.title, a.text, a.authors, a.categories, a.published, a.fetched, \
        a.language, a.fingerprint, a.evidence
        """
    /// How many these are.
    static let width = 13

    /// The row number and fingerprint of a stored article.
    static func find(_ id: String, _ db: Database) throws -> (seq: Int64, fingerprint: String)? {
        try db.first("SELECT seq, fingerprint FROM articles WHERE id = ?", [id]) { ($0[0], $0[1]) }
    }

    static func insert(_ article: Article, at now: Timestamp, _ db: Database) throws -> Int64 {
        try db.run(
            """
            INSERT INTO articles (source, url, canonical_url, title, text, authors, categories, published, fetched,
                language, fingerprint, evidence, dated, changed, id, revision, added)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
            """,
            article.arguments + [now.seconds, article.id, now.seconds])
        return db.lastInsertedRowID
    }

    /// Keeps what is there as a revision, and puts the article in its place.
    static func revise(_ seq: Int64, _ article: Article, at now: Timestamp, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO revisions (article, number, title, text, fingerprint, evidence, fetched, replaced)
            SELECT seq, revision, title, text, fingerprint, evidence, fetched, ? FROM articles WHERE seq = ?
            """,
            [now.seconds, seq])
        try db.run(
            """
            UPDATE articles SET source = ?, url = ?, canonical_url = ?, title = ?, text = ?, authors = ?,
                categories = ?, published = ?, fetched = ?, language = ?, fingerprint = ?, evidence = ?, dated = ?,
                changed = ?, revision = revision + 1
            WHERE seq = ?
            """,
            article.arguments + [now.seconds, seq])
    }
}

extension Article {
    /// Of the columns `ArticleTable.columns`, the first of them at `at`.
    init(row: Row, at: Int = 0) {
        self.init(
            id: row[at], source: row[at + 1], url: row[at + 2], canonicalURL: row[at + 3], title: row[at + 4],
            text: row[at + 5], fetched: row.instant(at + 9), fingerprint: row[at + 11])
        authors = Packed.split(row[at + 6])
        categories = Packed.split(row[at + 7])
        published = row.time(at + 8)
        language = row[at + 10]
        evidence = row[at + 12]
    }

    /// Source to evidence in the order of `ArticleTable.columns`, and the date that filters go by.
    fileprivate var arguments: StatementArguments {
        [
            source, url, canonicalURL, title, text, Packed.join(authors), Packed.join(categories),
            published?.seconds, fetched.seconds, language, fingerprint, evidence, (published ?? fetched).seconds,
        ]
    }
}
