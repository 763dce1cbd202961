import GRDB
import Records

/// Sketches, their bands, and which story each article belongs to.
enum StoryTables {
    struct Member {
        var article: Int64
        var id: String
    }

    static func sketch(of article: Int64, _ db: Database) throws -> Sketch? {
        try db.first("SELECT bands, shingles FROM sketches WHERE article = ?", [article]) { row in
            Sketch(bands: Packed.unpack(row.data(0)), shingles: Packed.unpack(row.data(1)))
        }
    }

    static func setSketch(_ sketch: Sketch, of article: Int64, _ db: Database) throws {
        try removeSketch(of: article, db)
        try db.run(
            "INSERT INTO sketches (article, bands, shingles) VALUES (?, ?, ?)",
            [article, Packed.pack(sketch.bands), Packed.pack(sketch.shingles)])
        for band in Set(sketch.bands) {
            try db.run("INSERT INTO bands (band, article) VALUES (?, ?)", [Int64(bitPattern: band), article])
        }
    }

    static func removeSketch(of article: Int64, _ db: Database) throws {
        guard let old = try sketch(of: article, db) else { return }
        for band in Set(old.bands) {
            try db.run("DELETE FROM bands WHERE band = ? AND article = ?", [Int64(bitPattern: band), article])
        }
        try db.run("DELETE FROM sketches WHERE article = ?", [article])
    }

    static func story(of article: Int64, _ db: Database) throws -> String? {
        try db.first("SELECT story FROM members WHERE article = ?", [article]) { $0[0] }
    }

    /// By id, so that the first one names the story.
    static func members(of story: String, _ db: Database) throws -> [Member] {
        try db.all("SELECT article, id FROM members WHERE story = ? ORDER BY id", [story]) {
            Member(article: $0[0], id: $0[1])
        }
    }

    static func setStory(_ story: String, of member: Member, _ db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO members (article, id, story) VALUES (?, ?, ?)",
            [member.article, member.id, story])
    }

    /// Other articles that share a band, and their stories, by story.
    static func candidates(
        for sketch: Sketch, besides article: Int64, _ db: Database
    ) throws -> [(article: Int64, story: String)] {
        let bands = Set(sketch.bands).map(Int64.init(bitPattern:)).sorted()
        let sql = """
            SELECT DISTINCT b.article, m.story FROM bands b JOIN members m ON m.article = b.article
            WHERE b.band IN (SELECT value FROM json_each(?)) AND b.article <> ? ORDER BY m.story, b.article
            """
        return try db.all(sql, [bands.jsonArray, article]) { ($0[0], $0[1]) }
    }
}
