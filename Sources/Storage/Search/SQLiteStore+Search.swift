import GRDB
import Records

extension SQLiteStore {
    package func search(_ query: SearchQuery) async throws(StoreError) -> [SearchHit] {
        try await read { db in
            let tokenizer = try db.makeTokenizer(SearchTokenizer.tokenizerDescriptor())
            let expression = try SearchExpression(query.text) { try !tokenizer.tokenize(query: $0).isEmpty }
            if expression.isEmpty, query.text.utf8.contains(where: { $0 > 32 }) { return [] }
            let filters = SearchFilters(query)
            if let question = expression.question {
                return try SQLiteStore.ranked(question, filters, query.limit, db)
            }
            return try SQLiteStore.newest(filters, besides: expression.exclusion, query.limit, db)
        }
    }

    /// The index hands out its rows by rank, so that the snippets of the first ones alone are made.
    private static func ranked(
        _ question: String, _ filters: SearchFilters, _ limit: Int, _ db: Database
    ) throws -> [SearchHit] {
        let sql = """
            SELECT \(ArticleTable.columns), m.story, snippet(search, 1, ?, ?, '…', 32), search.rank
            FROM search CROSS JOIN articles a ON a.seq = search.rowid CROSS JOIN members m ON m.article = a.seq
            WHERE search MATCH ? AND search.rank MATCH 'bm25(4.0, 1.0)'\(filters.sql)
            ORDER BY search.rank LIMIT ?
            """
        let marks: StatementArguments = [String(SearchHit.markStart), String(SearchHit.markEnd)]
        return try db.all(sql, marks + [question] + filters.arguments + [max(0, limit)], hit)
    }

    private static func newest(
        _ filters: SearchFilters, besides exclusion: String?, _ limit: Int, _ db: Database
    ) throws -> [SearchHit] {
        let excluded = exclusion.map { _ in " AND a.seq NOT IN (SELECT rowid FROM search WHERE search MATCH ?)" } ?? ""
        let sql = """
            SELECT \(ArticleTable.columns), m.story, substr(a.text, 1, 200), 0.0
            FROM articles a JOIN members m ON m.article = a.seq
            WHERE TRUE\(filters.sql)\(excluded) ORDER BY a.dated DESC, a.id LIMIT ?
            """
        let arguments = filters.arguments + (exclusion.map { [$0] } ?? [])
        return try db.all(sql, arguments + [max(0, limit)], hit)
    }

    private static func hit(_ row: Row) -> SearchHit {
        let next = ArticleTable.width
        let rank: Double? = row[next + 2]
        return SearchHit(
            article: Article(row: row), story: row[next], snippet: row[next + 1] ?? "", score: 0 - (rank ?? 0))
    }
}

/// The conditions of a query besides its text.
private struct SearchFilters {
    private(set) var sql = ""
    private(set) var arguments = StatementArguments()

    init(_ query: SearchQuery) {
        if let source = query.source { add("a.source = ?", [source]) }
        if let since = query.since { add("a.dated >= ?", [since.seconds]) }
        if let until = query.until { add("a.dated < ?", [until.seconds]) }
        if let language = query.language?.lowercased() {
            add(
                "(lower(a.language) = ? OR substr(lower(a.language), 1, ?) = ?)",
                [
                    language, language.count + 1, language + "-",
                ])
        }
        if let country = query.country { addFacet("country", "f.id = ?", [country.uppercased()]) }
        if let party = query.party { addFacet("party", "f.id = ?", [party]) }
        if let commodity = query.commodity {
            if !commodity.isEmpty, commodity.utf8.allSatisfy({ (48...57).contains($0) }) {
                // Below a heading: everything between it and the character behind the digits.
                addFacet(
                    "commodity", "f.id >= ? AND f.id < ?", ["commodity:hs:\(commodity)", "commodity:hs:\(commodity):"])
            } else {
                addFacet("commodity", "f.id = ?", [commodity])
            }
        }
        for group in query.identifiers.wanted { add(IdentifierTable.condition(anyOf: group)) }
        for filter in query.identifiers.unwanted { add(IdentifierTable.condition(noneOf: filter)) }
    }

    private mutating func add(_ condition: String, _ values: StatementArguments) {
        sql += " AND " + condition
        arguments += values
    }

    private mutating func add(_ condition: SQLCondition) { add(condition.sql, condition.arguments) }

    private mutating func addFacet(_ kind: String, _ condition: String, _ values: StatementArguments) {
        add("EXISTS (SELECT 1 FROM facets f WHERE f.kind = '\(kind)' AND f.article = a.seq AND \(condition))", values)
    }
}
