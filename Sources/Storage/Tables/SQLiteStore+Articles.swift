import GRDB
package import Records

extension SQLiteStore {
    package func fingerprints(of articles: [String]) async throws(StoreError) -> [String: String] {
        try await read { db in
            var found: [String: String] = [:]
            for id in articles {
                if let stored = try ArticleTable.find(id, db) { found[id] = stored.fingerprint }
            }
            return found
        }
    }

    package func article(_ id: String) async throws(StoreError) -> Article? {
        try await read { db in
            try db.first("SELECT \(ArticleTable.columns) FROM articles a WHERE a.id = ?", [id]) { Article(row: $0) }
        }
    }

    package func articleIDs(beginning prefix: String, limit: Int) async throws(StoreError) -> [String] {
        try await read { db in
            // U+10FFFF is above all that an id holds.
            let sql = "SELECT id FROM articles WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY id LIMIT ?2"
            return try db.all(sql, [prefix, max(0, limit)]) { $0[0] }
        }
    }

    package func articles(inStory story: String) async throws(StoreError) -> [Article] {
        try await read { db in
            let sql = """
                SELECT \(ArticleTable.columns) FROM members m JOIN articles a ON a.seq = m.article
                WHERE m.story = ? ORDER BY a.dated, a.id
                """
            return try db.all(sql, [story]) { Article(row: $0) }
        }
    }

    package func revisions(of article: String) async throws(StoreError) -> [Revision] {
        try await read { db in
            let sql = """
                SELECT r.number, r.title, r.text, r.fingerprint, r.evidence, r.fetched, r.replaced
                FROM articles a JOIN revisions r ON r.article = a.seq WHERE a.id = ? ORDER BY r.number
                """
            return try db.all(sql, [article]) { row in
                Revision(
                    number: row[0], title: row[1], text: row[2], fingerprint: row[3], evidence: row[4],
                    fetched: row.instant(5), replaced: row.instant(6))
            }
        }
    }

    package func storedArticles(
        after id: String?, limit: Int, withReadings: Bool
    ) async throws(StoreError) -> [StoredArticle] {
        try await read { db in
            let sql = """
                SELECT \(ArticleTable.columns), a.seq, m.story FROM articles a JOIN members m ON m.article = a.seq
                WHERE a.id > ? ORDER BY a.id LIMIT ?
                """
            let rows = try db.all(sql, [id ?? "", max(0, limit)]) { row -> (Article, Int64, String) in
                (Article(row: row), row[ArticleTable.width], row[ArticleTable.width + 1])
            }
            return try rows.map { article, seq, story in
                guard withReadings else { return StoredArticle(article: article, story: story) }
                return StoredArticle(
                    article: article, analysis: try ReadingTables.analysis(of: seq, db) ?? Analysis(),
                    matches: try ReadingTables.matches(of: seq, db),
                    findings: try ReadingTables.findings(of: seq, db).map {
                        try StoredJSON.decode(Finding.self, from: $0)
                    }, sketch: try StoryTables.sketch(of: seq, db) ?? Sketch(), story: story)
            }
        }
    }

    package func publishing(by now: Timestamp) async throws(StoreError) -> [SourcePublishing] {
        try await read { db in
            let sql = """
                SELECT source, count(*), count(DISTINCT published / 86400), min(published), max(published)
                FROM articles WHERE published <= ? GROUP BY source ORDER BY source
                """
            return try db.all(sql, [now.seconds]) { row in
                SourcePublishing(
                    source: row[0], articles: row[1], days: row[2], first: row.instant(3), last: row.instant(4))
            }
        }
    }

    package func articles(matching parties: Set<String>) async throws(StoreError) -> Set<String> {
        guard !parties.isEmpty else { return [] }
        return try await read { db in
            let ids = try StoredJSON.text(parties.sorted())
            // An owner or vessel of a trader has the trader's id with a slash in front; a 0 is behind the slash.
            let sql = """
                SELECT DISTINCT a.id FROM json_each(?1) j
                JOIN matches m ON m.entity = j.value OR m.entity > j.value || '/' AND m.entity < j.value || '0'
                JOIN articles a ON a.seq = m.article
                """
            return Set(try db.all(sql, [ids]) { $0[0] as String })
        }
    }
}
