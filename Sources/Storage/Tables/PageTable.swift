import GRDB
package import Records

/// The pages behind articles.
enum PageTable {
    static let columns =
        "article, source, url, item, etag, last_modified, attempts, next_try, last_error"

    /// Stores the page in the place of the one of its article.
    static func put(_ page: FollowedPage, _ db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO pages (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                page.article, page.source, page.url, page.item, page.etag, page.lastModified, page.attempts,
                page.nextTry?.seconds, page.lastError,
            ])
    }

    static func page(_ row: Row) -> FollowedPage {
        var page = FollowedPage(article: row[0], source: row[1], url: row[2], item: row[3], nextTry: row.time(7))
        page.etag = row[4]
        page.lastModified = row[5]
        page.attempts = row[6]
        page.lastError = row[8]
        return page
    }
}

extension SQLiteStore {
    package func followedPages(of articles: [String]) async throws(StoreError) -> [String: FollowedPage] {
        try await read { db in
            var found: [String: FollowedPage] = [:]
            let sql = "SELECT \(PageTable.columns) FROM pages WHERE article = ?"
            for id in articles { found[id] = try db.first(sql, [id], PageTable.page) }
            return found
        }
    }

    package func pendingPages(
        of source: String, at now: Timestamp, limit: Int
    ) async throws(StoreError) -> [FollowedPage] {
        try await read { db in
            let sql = """
                SELECT \(PageTable.columns) FROM pages WHERE source = ? AND next_try <= ?
                ORDER BY next_try, article LIMIT ?
                """
            return try db.all(sql, [source, now.seconds, max(0, limit)], PageTable.page)
        }
    }

    package func save(_ pages: [FollowedPage]) async throws(StoreError) {
        guard !pages.isEmpty else { return }
        try await write { db in
            for page in pages { try PageTable.put(page, db) }
        }
    }
}
