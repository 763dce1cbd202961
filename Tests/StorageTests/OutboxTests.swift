import Records
import Storage
import Testing

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
        #expect(try await store.receipts(for: [id]) == [id: ["file"]])
        try await store.markDelivered(id, severity: .medium, sink: "stdout", receipt: "2", at: Sample.noon)
        #expect(try await store.pendingDeliveries(limit: 5).isEmpty)
        #expect(try await store.receipts(for: [id]).isEmpty)
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
}
