import Records
import Testing

@testable import Storage

@Suite struct TriageReopeningTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    typealias T = TriageSample

    /// An alert about T-1 and ofac-1, dismissed.
    private func dismissed() async throws -> String {
        try await store.install([T.entry], hash: "h1")
        _ = try await store.replaceRegister([T.trader], at: Sample.noon)
        let id = try await store.raise(T.commit("m1", linked: ["ofac-1"]))
        var order = T.order(.dismissed, .namesake)
        order.rules = ["trader-offence": "r1", "valuation": "v1"]
        try await store.act(order, on: id)
        return id
    }

    private func reopened(rule: String = "r1") async throws -> [String] {
        try await store.reopenDismissals(rules: ["trader-offence": rule, "valuation": "v2"], at: Sample.noon)
            .flatMap(\.changes)
    }

    @Test("nothing changed, nothing opens")
    func holds() async throws {
        let id = try await dismissed()
        #expect(try await reopened() == [])
        try await store.install(
            [T.entry, Entity(id: "ofac-2", schema: .person, name: "Bo", dataset: "ofac")], hash: "h2")
        #expect(try await reopened() == [])
        #expect(try await store.reopenDismissals(rules: [:], at: Sample.noon).isEmpty)
        #expect(try await store.alert(id).state == .dismissed)
    }

    @Test(
        "a birth date of the entry, a name of the trader, or the rule: open again, once, and says why", arguments: 0..<3
    )
    func opens(what: Int) async throws {
        let id = try await dismissed()
        var changes: [String] = []
        switch what {
        case 0:
            var entry = T.entry
            entry.birthDates = ["1984-01-01"]
            try await store.install([entry], hash: "h2")
            changes = try await reopened()
            #expect(changes == ["birth dates of Ana KELLER (ofac-1): +1984-01-01, −1966-09-08"])
        case 1:
            var trader = T.trader
            trader.aliases = ["OM"]
            _ = try await store.replaceRegister([trader], at: Sample.noon)
            changes = try await reopened()
            #expect(changes == ["aliases of Oceanic Metals FZE (T-1): +OM"])
        default:
            changes = try await reopened(rule: "r2")
            #expect(changes == ["the rule was changed"])
        }
        #expect(try await store.alert(id).state == .open)
        let last = try #require(try await store.decisions(on: id).last)
        #expect((last.action, last.before, last.state, last.user) == (.reopen, .dismissed, .open, "tidewaiter"))
        #expect(last.note == changes.joined(separator: "; "))
        #expect(try await reopened(rule: "r9") == [])
        let undone = try await store.undo(on: [id], by: "keller", note: nil, force: false, at: Sample.noon)
        #expect(undone[0].refusal?.contains("the program did") == true)
    }

    @Test("of the story a copy opens nothing; an offence, a party and a correction do", arguments: 0..<4)
    func story(what: Int) async throws {
        let id = try await dismissed()
        let commits = [
            T.commit("m2", linked: ["ofac-1"]), T.commit("m2", concepts: ["offence:diversion"]),
            T.commit("m2", linked: ["ofac-9"]), T.commit("m2", nature: .correction),
        ]
        try await store.raise(commits[what])
        #expect(try await store.alert(id).state == (what == 0 ? .dismissed : .open))
        #expect(try await store.alert(id).articles == 2)
    }

    @Test("dismissed again, it rests on how things are now")
    func again() async throws {
        let id = try await dismissed()
        try await store.raise(T.commit("m2", concepts: ["offence:diversion"]))
        try await store.act(T.order(.dismissed, .known), on: id)
        try await store.raise(T.commit("m3", concepts: ["offence:diversion"]))
        #expect(try await store.alert(id).state == .dismissed)
        try await store.raise(T.commit("m4", concepts: ["offence:arms"]))
        #expect(try await store.alert(id).state == .open)
    }

    @Test("a dismissal that an undo brought back still rests on what it rested on")
    func undone() async throws {
        let id = try await dismissed()
        try await store.act(T.order(.open), on: id)
        #expect(
            try await store.undo(on: [id], by: "keller", note: nil, force: false, at: Sample.noon)[0].refusal == nil)
        #expect(try await store.alert(id).state == .dismissed)
        #expect(try await reopened() == [])
        #expect(try await reopened(rule: "r2") == ["the rule was changed"])
    }

    @Test("a story that takes another name keeps its decisions, and what the dismissal rests on")
    func renamed() async throws {
        let id = try await dismissed()
        let renamed = try await store.raise(T.commit("m0", linked: ["ofac-1"]))
        #expect(renamed != id)
        #expect(try await store.alert(renamed).state == .dismissed)
        #expect(try await reopened(rule: "r2") == ["the rule was changed"])
        #expect(try await store.audit(of: renamed, limit: nil).map(\.action) == ["alert.reopened", "alert.dismissed"])
    }

    @Test("alerts that become one keep a history that leads to their state")
    func merged() async throws {
        let one = try await store.raise(T.commit("m1", text: "a b c d"))
        let two = try await store.raise(T.commit("m2", text: "w x y z"))
        try await store.act(T.order(.escalated, assignee: "keller"), on: one)
        try await store.act(T.order(.open), on: two)
        let id = try await store.raise(T.commit("m0", text: "a b c d w x y z"))
        let alert = try await store.alert(id)
        let history = try await store.decisions(on: id)
        #expect(history.map(\.action) == [.decide, .decide, .merge])
        #expect(history.replayed == (alert.state, alert.assignee))
        #expect((alert.state, alert.assignee) == (.escalated, "keller"))
    }

    @Test("a dismissal of before features were kept stays")
    func old() async throws {
        let id = try await dismissed()
        try await store.write { try $0.run("UPDATE decisions SET features = NULL") }
        #expect(try await reopened(rule: "r2") == [])
        #expect(try await store.alert(id).state == .dismissed)
    }
}
