import Records
import Testing

@testable import Storage

@Suite struct TriageSuppressionTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    typealias T = TriageSample

    private func suppress(
        _ scope: Suppression.Scope, until: Int64? = nil, state: Suppression.State = .standing,
        at now: Timestamp = Sample.noon
    ) async throws -> SuppressionReach {
        var suppression = Suppression(
            scope, reason: .known, user: "keller", at: now, until: until.map { now.adding($0) })
        suppression.state = state
        return try await store.suppress(suppression, dryRun: false)
    }

    @Test("undecided alerts are put aside, decided ones stay, and all that were come back as they were")
    func lifecycle() async throws {
        var ids: [String] = []
        for (i, text) in ["one", "two", "three", "four"].enumerated() {
            ids.append(try await store.raise(T.commit("m\(i)", text: text, subject: "T-\(i)")))
        }
        try await store.act(T.order(.open, assignee: "moreau"), on: ids[1])
        try await store.act(T.order(.confirmed), on: ids[2])
        let reach = try await suppress(.init(rule: "trader-offence", concept: "offence:smuggling"))
        #expect(reach.suppression.id == "s1")
        #expect(Set(reach.alerts.map(\.id)) == Set([ids[0], ids[1], ids[3]]))
        #expect(reach.findings == 4)
        #expect(try await store.alerts(AlertFilter(state: .suppressed)).count == 3)
        #expect(try await store.suppressions().map(\.alerts) == [3])
        #expect(try await store.decisions(on: ids[0]).map(\.suppression) == ["s1"])
        var filter = AlertFilter()
        filter.suppression = "s1"
        #expect(try await store.alerts(filter).count == 3)
        // One that somebody opens all the same is theirs.
        try await store.act(T.order(.open), on: ids[3])
        try await store.raise(T.commit("m3b", text: "four", subject: "T-3"))
        #expect(try await store.alert(ids[3]).state == .open)
        let back = try await store.unsuppress("s1", by: "keller", note: "enough", at: Sample.noon)
        #expect(Set(back.map(\.id)) == Set(ids.prefix(2)))
        #expect(try await store.alert(ids[0]).state == .new)
        #expect(try await store.alert(ids[1]).state == .open)
        #expect(try await store.alert(ids[1]).assignee == "moreau")
        await #expect(throws: StoreError.self) {
            try await store.unsuppress("s1", by: "keller", note: nil, at: Sample.noon)
        }
        #expect(try await store.suppressions().map(\.suppression.end?.note) == ["enough"])
        #expect(try await store.suppressions().map(\.alerts) == [0])
    }

    @Test("alerts that come later are put aside, until the day comes")
    func later() async throws {
        let end: Int64 = 1_000
        _ = try await suppress(.init(source: "gulf-trade"), until: end)
        let id = try await store.raise(T.commit("m1"))
        let other = try await store.raise(T.commit("n1", text: "else", subject: "T-2", source: "port-news"))
        #expect(try await store.alert(id).state == .suppressed)
        #expect(try await store.alert(other).state == .new)
        #expect(try await store.pendingDeliveries(limit: 9).map(\.id) == [other])
        #expect(try await store.endSuppressions(at: Sample.noon.adding(end - 1)).isEmpty)
        #expect(try await store.endSuppressions(at: Sample.noon.adding(end)) == [id])
        #expect(try await store.alert(id).state == .new)
        #expect(try await store.decisions(on: id).last?.note?.contains("is over") == true)
        #expect(
            try await store.endSuppressions(at: Sample.noon) == [], "an end is an end, whatever the clock says then")
        let late = try await store.raise(T.commit("m9", text: "late", subject: "T-9"), at: Sample.noon)
        #expect(try await store.alert(late).state == .new)
    }

    @Test("a suppressed alert that is given to somebody is still held, and comes back to them")
    func assigned() async throws {
        let id = try await store.raise(T.commit("m1"))
        _ = try await suppress(.init(subject: "T-1"))
        try await store.act(T.order(nil, assignee: "moreau"), on: id)
        #expect(try await store.suppressions().map(\.alerts) == [1])
        #expect(try await store.unsuppress("s1", by: "k", note: nil, at: Sample.noon).map(\.assignee) == ["moreau"])
        #expect(try await store.alert(id).state == .new)
    }

    @Test("an alert that grows out of its suppression comes back by itself")
    func grown() async throws {
        _ = try await suppress(.init(subject: "T-1", source: "gulf-trade"))
        let id = try await store.raise(T.commit("m1"))
        #expect(try await store.alert(id).state == .suppressed)
        try await store.raise(T.commit("m2", source: "port-news"))
        #expect(try await store.alert(id).state == .new)
        #expect(try await store.decisions(on: id).last?.note?.contains("does not hold it") == true)
    }

    @Test("held by two, an alert waits for both to end")
    func two() async throws {
        let id = try await store.raise(T.commit("m1"))
        _ = try await suppress(.init(subject: "T-1"))
        _ = try await suppress(.init(rule: "trader-offence"))
        #expect(try await store.unsuppress("s1", by: "k", note: nil, at: Sample.noon).isEmpty)
        #expect(try await store.alert(id).state == .suppressed)
        #expect(try await store.suppressions().map(\.alerts) == [0, 1])
        #expect(try await store.unsuppress("s2", by: "k", note: nil, at: Sample.noon).map(\.state) == [.new])
    }

    @Test("a story keeps its suppression when an older article gives it another name")
    func renamed() async throws {
        let id = try await store.raise(T.commit("m5"))
        _ = try await suppress(.init(story: try await store.alert(id).story))
        let renamed = try await store.raise(T.commit("m1"))
        #expect(renamed != id)
        #expect(try await store.alert(renamed).state == .suppressed)
        #expect(try await store.suppressions().map(\.alerts) == [1])
    }

    @Test("a proposed suppression holds nothing until somebody else agrees")
    func proposed() async throws {
        let id = try await store.raise(T.commit("m1"))
        #expect(try await suppress(.init(subject: "T-1"), state: .proposed).alerts.map(\.state) == [.new])
        #expect(try await store.alert(id).state == .new)
        func answer(_ isApproved: Bool, _ id: String, _ user: String) async throws -> String? {
            try await store.answer(isApproved, toSuppression: id, by: user, note: nil, at: Sample.noon)
        }
        #expect(try await answer(true, "s1", "KELLER")?.contains("somebody else") == true)
        #expect(try await answer(true, "s1", "moreau") == nil)
        #expect(try await store.alert(id).state == .suppressed)
        #expect(try await answer(true, "s1", "moreau")?.contains("already") == true)
        _ = try await suppress(.init(subject: "T-2"), state: .proposed)
        #expect(try await answer(false, "s2", "moreau") == nil)
        #expect(try await store.suppressions().map(\.suppression.state) == [.standing, .refused])
        let missing = await #expect(throws: StoreError.self) { try await answer(true, "s99", "moreau") }
        #expect(missing?.kind == .notFound)
    }

    @Test("one without a scope or beyond two years is not made")
    func refused() async throws {
        await #expect(throws: StoreError.self) { try await suppress(.init()) }
        await #expect(throws: StoreError.self) { try await suppress(.init(rule: "x"), until: 800 * 86_400) }
        #expect(try await store.suppressions().isEmpty)
    }

    @Test(
        "what was suppressed in an older store is held by a suppression of its own, and what was acknowledged is open")
    func migrated() async throws {
        let old = try TemporaryDirectory()
        try old.writeStoreWithDecisions()
        let store = try old.store()
        #expect(try await store.alert("a1").state == .open)
        #expect(try await store.decisions(on: "a1").map(\.state) == [.dismissed, .open])
        #expect(try await store.decisions(on: "a1").map(\.before) == [.new, .dismissed])
        let suppressions = try await store.suppressions()
        #expect(
            suppressions.map(\.suppression.scope) == [
                .init(subject: "T-2", rule: "r", story: "m2"), .init(subject: "T-3", rule: "r", story: "m3"),
            ])
        #expect(suppressions.map(\.alerts) == [1, 1])
        #expect(suppressions[0].suppression.until.seconds == 5_000)
        #expect(suppressions[1].suppression.until.seconds == 100 + 731 * 86_400)
        #expect(try await store.endSuppressions(at: Timestamp(seconds: 5_000)) == ["a2"])
        #expect(try await store.checkAudit(holding: nil).fault == nil)
    }
}
