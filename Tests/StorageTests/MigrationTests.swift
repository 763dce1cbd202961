import Foundation
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
}
