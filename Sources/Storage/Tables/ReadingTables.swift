import FoundationEssentials
import GRDB
import Records

/// What was read out of an article: analysis, facets for the filters of the search, matches, findings.
enum ReadingTables {
    static func analysis(of article: Int64, _ db: Database) throws -> Analysis? {
        try storedAnalysis(of: article, db).map { try StoredJSON.decode(Analysis.self, from: $0) }
    }

    static func matches(of article: Int64, _ db: Database) throws -> [Match] {
        let sql = "SELECT mention, entity, score, reasons FROM matches WHERE article = ? ORDER BY ordinal"
        return try db.all(sql, [article]) { row in
            Match(mention: row[0], entity: row[1], score: row[2], reasons: Packed.split(row[3]))
        }
    }

    /// The JSON of the findings, as stored.
    static func findings(of article: Int64, _ db: Database) throws -> [Data] {
        let sql = "SELECT body FROM findings WHERE article = ? ORDER BY rule, subject_kind, subject, ordinal"
        return try db.all(sql, [article]) { $0.data(0) }
    }

    /// Whether the article's stored readings are these. JSON is compared, so that values no JSON keeps apart are equal.
    static func hold(_ commit: ArticleCommit, article: Int64, _ db: Database) throws -> Bool {
        guard try storedAnalysis(of: article, db) == StoredJSON.encode(commit.analysis),
            try matches(of: article, db) == commit.matches.map(kept)
        else { return false }
        let given = try commit.findings.map(StoredJSON.encode)
        let stored = try findings(of: article, db)
        return given.count == stored.count && Set(given) == Set(stored)
    }

    static func insert(_ commit: ArticleCommit, article: Int64, _ db: Database) throws {
        let analysis = try StoredJSON.encode(commit.analysis)
        try db.run(
            "INSERT INTO analyses (article, size, body) VALUES (?, ?, ?)",
            [article, analysis.count, try Deflate.pack([UInt8](analysis), level: 1)])
        for facet in Facet.all(of: commit) {
            try db.run("INSERT INTO facets (kind, id, article) VALUES (?, ?, ?)", [facet.kind, facet.id, article])
        }
        try IdentifierTable.insert(IdentifierTable.rows(of: commit.analysis.mentions), article: article, db)
        for (ordinal, match) in commit.matches.enumerated() {
            try db.run(
                "INSERT INTO matches (article, ordinal, mention, entity, score, reasons) VALUES (?, ?, ?, ?, ?, ?)",
                [article, ordinal, match.mention, match.entity, match.score, Packed.join(match.reasons)])
        }
        for (ordinal, finding) in commit.findings.enumerated() {
            try db.run(
                """
                INSERT INTO findings (article, rule, subject_kind, subject, ordinal, body) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    article, finding.rule, finding.subject.kind, finding.subject.id, ordinal,
                    try StoredJSON.encode(finding),
                ])
        }
    }

    static func delete(of article: Int64, _ db: Database) throws {
        for table in ["analyses", "facets", "identifiers", "matches", "findings"] {
            try db.run("DELETE FROM \(table) WHERE article = ?", [article])
        }
    }

    private static func storedAnalysis(of article: Int64, _ db: Database) throws -> Data? {
        try db.first("SELECT size, body FROM analyses WHERE article = ?", [article]) { row in
            try Deflate.unpack(row.data(1), size: row[0]).data
        }
    }

    /// A match as it comes back from its columns.
    private static func kept(_ match: Match) -> Match {
        var match = match
        match.reasons = Packed.split(Packed.join(match.reasons))
        return match
    }
}

/// Something that articles can be filtered by.
struct Facet: Hashable {
    var kind: String
    var id: String

    /// What an article is about, and every concept and party it mentions, each once.
    static func all(of commit: ArticleCommit) -> Set<Facet> {
        var facets: Set<Facet> = []
        let analysis = commit.analysis
        for country in analysis.countries { facets.insert(Facet(kind: "country", id: country.uppercased())) }
        for said in analysis.commodities where said.score >= 0.5 {
            facets.insert(Facet(kind: "commodity", id: said.id))
        }
        for said in analysis.topics where said.score >= 0.5 { facets.insert(Facet(kind: "topic", id: said.id)) }
        for mention in analysis.mentions {
            guard let id = mention.id, let kind = kinds[mention.kind] else { continue }
            facets.insert(Facet(kind: kind, id: id))
        }
        for match in commit.matches { facets.insert(Facet(kind: "party", id: match.entity)) }
        return facets
    }

    /// Countries that are merely mentioned are left out: `Analysis.countries` says which ones matter.
    private static let kinds: [Mention.Kind: String] = [
        .entity: "party", .commodity: "commodity", .topic: "topic", .port: "port", .offence: "offence",
        .event: "event", .regulation: "regulation", .sanction: "sanction",
    ]
}
