import Foundation
import GRDB
import Records
import Testing

@testable import Storage

@Suite struct MigrationTests {
    @Test("migrations are numbered from 1 without gaps, and their files carry the number")
    func numbers() throws {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
        #expect(Migration.all.map(\.identifier).first == "001 collection")
    }

    @Test("a store of a newer version is refused, for reading too")
    func newer() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        try await store.write { db in
            try db.run("INSERT INTO grdb_migrations (identifier) VALUES ('999 later')")
        }
        try store.close()
        for readOnly in [false, true] {
            let error = #expect(throws: StoreError.self) { try directory.store(readOnly: readOnly) }
            #expect(error?.kind == .newerSchema)
        }
    }

    @Test("a store of an older version opens for reading only after it was brought up to date")
    func older() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        let last = try #require(Migration.all.last)
        try await store.write { db in
            try db.run("DELETE FROM grdb_migrations WHERE identifier = '\(last.identifier)'")
        }
        try store.close()
        let error = #expect(throws: StoreError.self) { try directory.store(readOnly: true) }
        #expect(error?.kind == .readOnly)
    }

    @Test("damage within the file is found by the report, or said when it is met")
    func damage() async throws {
        let directory = try TemporaryDirectory()
        var store: SQLiteStore? = try directory.store()
        for i in 0..<200 { try await store?.take(Sample.commit("a\(i)", text: "some words of \(i)")) }
        try store?.close()
        store = nil
        let file = try #require(FileHandle(forUpdatingAtPath: directory.path + "/" + SQLiteStore.fileName))
        let size = try file.seekToEnd()
        try file.seek(toOffset: size / 2)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size / 4)))
        try file.close()
        do {
            let damaged = try directory.store()
            let problems = try await damaged.report(checking: true).problems
            #expect(problems?.isEmpty == false)
        } catch let error as StoreError {
            #expect(error.kind == .corrupt)
        }
    }

    @Test("a store of before the archive opens, and its evidence, articles and sources stay readable")
    func beforeTheArchive() async throws {
        let directory = try TemporaryDirectory()
        let bytes = Array("<p>kept in the store</p>".utf8)
        let sha256 = String(repeating: "ab", count: 32)
        try directory.writeOldStore(evidence: bytes, sha256: sha256)

        let store = try directory.store()
        #expect(try await store.evidence(sha256) == .inline(bytes, contentType: "text/html"))
        #expect(try await store.article("old-1")?.evidence == sha256)
        #expect(try await store.search(SearchQuery(text: "kept")).count == 1)
        var state = SourceState(source: "gulf-trade")
        state.asked = "https://old.example/feed"
        state.failures = 2
        #expect(try await store.sourceStates() == ["gulf-trade": state])
        #expect(try await store.inlineEvidence(after: nil, limit: 9) == [sha256])
        #expect(try await store.evidencePlaces(after: nil, limit: 9).isEmpty)

        try await store.take(Sample.commit("new-1", text: "another"))
        var again = Sample.commit("new-2", text: "of the old bytes")
        again.evidence?.sha256 = sha256
        try await store.take(again)
        #expect(try await store.article("new-2")?.evidence == sha256)
        #expect(try await store.evidence(sha256) == .inline(bytes, contentType: "text/html"))
        let report = try await store.report(checking: true)
        #expect(report.problems == [])
        #expect(report.archivedEvidence == 1)
        #expect(report.rows["evidence"] == 2)
    }

    @Test("a store of before screening keeps its lists and register, and remembers the versions from then on")
    func beforeScreening() async throws {
        let directory = try TemporaryDirectory()
        try directory.writeStoreWithLists()

        let store = try directory.store()
        #expect(try await store.listVersions(source: "ofac").map(\.number) == [3, 1])
        #expect(try await store.traders().map(\.name) == ["A trader"])
        #expect(try await store.listedEntities().map(\.name) == ["Ana", "Bo", "Ulf"])
        #expect(try await store.entities(ofVersion: 3).map(\.name) == ["Ana", "Bo"])
        await #expect(throws: StoreError.self) { try await store.entities(ofVersion: 1) }
        #expect(try await store.history(ofListed: "B").map(\.from.number) == [3])

        // Of the list's first version nobody knows any more what it said: nothing rests on it.
        let then = Timestamp(seconds: 150)
        #expect(try await store.listVersions(saidBy: then, knownBy: nil).map(\.source) == [])
        #expect(try await store.entities(saidBy: then, knownBy: nil).map(\.entity.id) == ["B"])
        #expect(try await store.listVersions(saidBy: Sample.noon, knownBy: nil).map(\.number) == [3, 2])
        #expect(try await store.entities(saidBy: Sample.noon, knownBy: nil).map(\.known.seconds) == [100, 300, 200])

        let next = ListVersion(source: "ofac", hash: "h4", published: nil, fetched: Sample.noon)
        let bo = Entity(id: "B", schema: .person, name: "Bo B.", dataset: "ofac")
        let change = try await store.install(next, entities: [bo])
        #expect(change.changed == ["B"])
        #expect(change.removed == ["A"])
        #expect(try await store.entities(ofVersion: 3).map(\.name) == ["Ana", "Bo"])
        #expect(try await store.entities(ofVersion: 4).map(\.name) == ["Bo B."])
        #expect(try await store.replaceRegister([], at: Sample.noon).removed == ["T"])
        #expect(try await store.report(checking: true).problems == [])
    }

    @Test(
        "a store of before identifiers could be looked for knows those of its stored readings, whatever else is damaged"
    )
    func beforeIdentifiers() async throws {
        let directory = try TemporaryDirectory()
        try directory.writeStoreWithReadings()

        let store = try directory.store()
        var query = SearchQuery()
        query.identifiers.wanted = [[IdentifierFilter(scheme: "imo", value: "9074729", role: "carrier")]]
        #expect(try await store.search(query).map(\.article.id) == ["old-1"])
        query.identifiers.wanted = [[IdentifierFilter(value: "02012345675")]]
        #expect(try await store.search(query).map(\.article.id) == ["old-1"])
        query.identifiers = SearchQuery.Identifiers()
        #expect(try await store.search(query).count == 3)
    }
}

extension TemporaryDirectory {
    /// A store of schema 6 with a reading that has identifiers, one that has none, and one that is damaged.
    fileprivate func writeStoreWithReadings() throws {
        let file = path + "/" + SQLiteStore.fileName
        let pool = try DatabasePool(path: file, configuration: SQLiteStore.configuration(readOnly: false))
        try Migration.migrator(of: Migration.all.prefix(6)).migrate(pool)
        var analysis = Analysis()
        analysis.mentions = [("imo", "9074729", "carrier"), ("awb", "020-12345675", nil)].map { scheme, id, role in
            var mention = Mention(zone: .text, start: 0, end: 4, text: id, kind: .identifier, scheme: scheme, id: id)
            mention.role = role
            return mention
        }
        let json = try StoredJSON.encode(analysis)
        let bodies = [json, try StoredJSON.encode(Analysis()), Data("{\"kind\":\"identifier\"".utf8)]
        try pool.write { db in
            for (i, body) in bodies.enumerated() {
                try db.run(
                    """
                    INSERT INTO articles (seq, id, source, url, canonical_url, title, text, fetched, fingerprint,
                        revision, dated, added, changed)
                    VALUES (?1, 'old-' || ?1, 'gulf-trade', 'u', 'u', 'Old', 'kept', 0, 'f', 1, 0, 0, 0)
                    """, [i + 1])
                try db.run(
                    "INSERT INTO analyses (article, size, body) VALUES (?, ?, ?)",
                    [i + 1, body.count, try Deflate.pack([UInt8](body))])
            }
            try db.run("INSERT INTO members (article, id, story) SELECT seq, id, id FROM articles")
        }
        try pool.close()
    }

    /// A store as the release before screening left it: schema 5, with two lists, one in its second version.
    fileprivate func writeStoreWithLists() throws {
        let file = path + "/" + SQLiteStore.fileName
        let pool = try DatabasePool(path: file, configuration: SQLiteStore.configuration(readOnly: false))
        try Migration.migrator(of: Migration.all.prefix(5)).migrate(pool)
        try pool.write { db in
            try db.execute(
                sql: """
                    INSERT INTO list_versions (seq, source, hash, fetched, in_force, entities, added, changed, removed)
                    VALUES (1, 'ofac', 'h1', 100, 0, 1, 1, 0, 0), (2, 'un-sc', 'h2', 200, 1, 1, 1, 0, 0),
                        (3, 'ofac', 'h3', 300, 1, 2, 1, 1, 0);
                    INSERT INTO entities (list, id, schema, name, dataset, listed, since)
                    VALUES ('ofac', 'A', 'Person', 'Ana', 'ofac', NULL, 100),
                        ('ofac', 'B', 'Person', 'Bo', 'ofac', '1970-01-01', 300),
                        ('un-sc', 'U', 'Person', 'Ulf', 'un-sc', NULL, 200),
                        ('register', 'T', 'Company', 'A trader', 'register', NULL, 100);
                    """)
        }
        try pool.close()
    }

    /// A store as the release before the archive left it: schema 4, bytes within.
    fileprivate func writeOldStore(evidence bytes: [UInt8], sha256: String) throws {
        let file = path + "/" + SQLiteStore.fileName
        let pool = try DatabasePool(path: file, configuration: SQLiteStore.configuration(readOnly: false))
        try Migration.migrator(of: Migration.all.prefix(4)).migrate(pool)
        try pool.write { db in
            try db.run(
                "INSERT INTO evidence (sha256, content_type, size, body) VALUES (?, 'text/html', ?, ?)",
                [sha256, bytes.count, try Deflate.pack(bytes)])
            try db.run(
                """
                INSERT INTO articles (id, source, url, canonical_url, title, text, fetched, fingerprint, evidence,
                    revision, dated, added, changed)
                VALUES ('old-1', 'gulf-trade', 'https://old.example/1', 'https://old.example/1', 'Old', 'kept', 0, 'f',
                    ?, 1, 0, 0, 0)
                """, [sha256])
            try db.run("INSERT INTO members (article, id, story) SELECT seq, id, id FROM articles")
            try db.run(
                """
                INSERT INTO sources (id, asked, failures, retired, items_seen)
                VALUES ('gulf-trade', 'https://old.example/feed', 2, 0, 0)
                """)
        }
        try pool.close()
    }
}
