import GRDB
import Records
import Testing

@testable import Storage

@Suite struct OutboxTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    @Test("a delivered alert waits again when its severity rises above what was delivered, and only then")
    func rising() async throws {
        let id = try await store.take(Sample.commit("m1", text: "a b", points: 50)).raised[0].id
        #expect(try await store.pendingDeliveries(limit: 5).map(\.severity) == [.medium])
        try await store.markDelivered(id, severity: .medium, sink: "file", receipt: "1", at: Sample.noon)
        #expect(try await store.pendingDeliveries(limit: 5).isEmpty)
        try await store.take(Sample.commit("m2", text: "a b", points: 50))
        #expect(try await store.alert(id).articles == 2)
        #expect(try await store.pendingDeliveries(limit: 5).isEmpty)
        try await store.take(Sample.commit("m3", text: "a b", points: 50))
        #expect(try await store.pendingDeliveries(limit: 5).map(\.severity) == [.high])
        try await store.markDelivered(id, severity: .high, sink: "file", receipt: "2", at: Sample.noon)
        try await store.take(Sample.commit("m1", text: "other words"))
        #expect(try await store.pendingDeliveries(limit: 5).map(\.articles) == [2])
    }

    @Test("a severity that rose while the alert was under way keeps it waiting")
    func race() async throws {
        let id = try await store.take(Sample.commit("m1", text: "a b", points: 60)).raised[0].id
        try await store.take(Sample.commit("m2", text: "a b", points: 60))
        try await store.markDelivered(id, severity: .medium, sink: "file", receipt: "1", at: Sample.noon)
        #expect(try await store.pendingDeliveries(limit: 5).map(\.severity) == [.high])
    }

    @Test("an alert waits until the last of several sinks has it")
    func severalSinks() async throws {
        let id = try await store.take(Sample.commit("m1")).raised[0].id
        try await store.markDelivered(
            id, severity: .medium, sink: "file", receipt: "1", at: Sample.noon, settled: false)
        #expect(try await store.pendingDeliveries(limit: 5).map(\.id) == [id])
        #expect(try await store.outbox(of: "stdout", at: nil, after: 0, limit: 5).map(\.alert.id) == [id])
        #expect(try await store.outbox(of: "file", at: nil, after: 0, limit: 5).isEmpty)
        try await store.markDelivered(id, severity: .medium, sink: "stdout", receipt: "2", at: Sample.noon)
        #expect(try await store.pendingDeliveries(limit: 5).isEmpty)
        #expect(try await store.outbox(of: "stdout", at: nil, after: 0, limit: 6).isEmpty)
    }

    @Test("the longest waiting go first, the dismissed not at all")
    func order() async throws {
        var ids: [String] = []
        for i in 0..<5 { ids += try await store.take(Sample.commit("x\(9 - i)", text: "w\(i)")).raised.map(\.id) }
        _ = try await store.setState(.dismissed, of: ids[1], note: nil, at: Sample.noon)
        #expect(try await store.pendingDeliveries(limit: 3).map(\.id) == [ids[0], ids[2], ids[3]])
    }

    @Test("a receipt for an alert that is no more is passed over")
    func vanished() async throws {
        try await store.markDelivered("a000", severity: .low, sink: "file", receipt: "1", at: Sample.noon)
        #expect(try await store.report().rows["receipts"] == 0)
    }

    @Test("a store of before knows the severity that each sink was told, and tells nothing again for being younger")
    func older() async throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/" + SQLiteStore.fileName
        let old = try DatabasePool(path: file, configuration: SQLiteStore.configuration(readOnly: false))
        try Migration.migrator(of: Migration.all.prefix(6)).migrate(old)
        try await old.write { db in
            for (id, delivered) in [("a1", 1), ("a2", nil)] as [(String, Int?)] {
                let subject = Alert.Subject(kind: "trader", id: "T-1", name: "T")
                let alert = Alert(id: id, rule: "r", score: 50, subject: subject, story: id, raised: Sample.noon)
                try db.run(
                    """
                    INSERT INTO alerts (id, rule, subject_kind, subject, story, severity, score, state, raised, updated,
                        delivered, body) VALUES (?, 'r', 'trader', 'T-1', ?, 1, 50, 'new', 0, 0, ?, ?)
                    """, [id, id, delivered, try StoredJSON.text(alert)])
            }
            try db.run("INSERT INTO receipts (alert, severity, sink, receipt, at) VALUES ('a1', 1, 'file', 'x', 9)")
            try db.run("INSERT INTO outbox (alert, severity) VALUES ('a2', 1)")
        }
        try old.close()
        let store = try directory.store()
        #expect(try await store.pendingDeliveries(limit: 5).map(\.id) == ["a2"])
        _ = try await store.setState(.open, of: "a1", note: nil, at: Sample.noon)
        let waiting = try await store.outbox(of: "file", at: nil, after: 0, limit: 5)
        #expect(waiting.map(\.alert.id) == ["a2", "a1"])
        #expect(waiting.map { $0.told?.text } == [nil, "medium"])
    }
}
