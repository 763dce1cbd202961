import GRDB
import Records
import Testing

@testable import Storage

@Suite struct SourceStateTests {
    @Test("the state of a source comes back with every member, and the next one takes its place")
    func roundTrip() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        var state = SourceState(source: "gulf-trade")
        try await store.save(state)
        #expect(try await store.sourceStates() == ["gulf-trade": state])
        state.url = "https://new.example/feed"
        state.etag = "\"x\""
        state.lastModified = "Thu, 15 Jan 2026 12:00:00 GMT"
        state.bodyHash = "00"
        state.lastFetched = Sample.noon
        state.lastSuccess = Sample.noon.adding(1)
        state.lastNew = Sample.noon.adding(2)
        state.nextDue = Sample.noon.adding(3)
        state.failures = 2
        state.lastError = "timed out"
        state.lastStatus = 503
        state.retired = true
        state.itemsSeen = 20
        state.rate = 0.25
        state.lastBody = Sample.noon.adding(4)
        state.distrustedUntil = Sample.noon.adding(5)
        try await store.save(state)
        try store.close()
        #expect(try await directory.store().sourceStates() == ["gulf-trade": state])
    }

    @Test("many states are saved at once")
    func many() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        let states = (0..<500).map { SourceState(source: "s\($0)") }
        try await store.save(states)
        try await store.save([SourceState]())
        #expect(try await Set(store.sourceStates().values) == Set(states))
    }

    @Test("a history that cannot be read begins anew", arguments: ["", "{", "[1]", "\"x\"", "null"])
    func history(json: String) async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        var state = SourceState(source: "gulf-trade")
        state.itemsSeen = 7
        try await store.save(state)
        try await store.write { db in try db.run("UPDATE sources SET history = ?", [json]) }
        #expect(try await store.sourceStates() == ["gulf-trade": state])
    }
}
