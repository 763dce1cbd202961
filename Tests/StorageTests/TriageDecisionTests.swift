import Records
import Testing

@testable import Storage

@Suite struct TriageDecisionTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    typealias T = TriageSample

    @Test("every step of the table is taken in the store, and every other one refused and not written")
    func table() async throws {
        let id = try await store.raise(T.commit("m1"))
        for from in Alert.State.allCases where from != .suppressed {
            for to in Alert.State.allCases {
                try await store.write { db in
                    let alert = try #require(try AlertTable.find(id, db))
                    try db.run("DELETE FROM decisions")
                    _ = try AlertTable.triage(alert, state: from, assignee: nil, db)
                }
                let refusal = try await store.act(T.order(to, .other), on: id)
                #expect((refusal == nil) == from.successors.contains(to), "\(from) → \(to): \(refusal ?? "done")")
                #expect(try await store.alert(id).state == (refusal == nil ? to : from))
                #expect(try await store.decisions(on: id).count == (refusal == nil ? 1 : 0))
            }
        }
    }

    @Test("a decision keeps who, when, why and whose the alert is, and does not touch its times")
    func details() async throws {
        let id = try await store.raise(T.commit("m1"))
        let later = Sample.noon.adding(600)
        let order = T.order(.dismissed, .namesake, assignee: "moreau", note: "born 1984", until: later.adding(T.day))
        let outcome = try #require(try await store.decide(order, on: [String(id.prefix(8))], at: later).first)
        #expect(outcome.refusal == nil)
        let alert = try await store.alert(id)
        #expect(alert == outcome.alert)
        #expect((alert.state, alert.assignee, alert.updated) == (.dismissed, "moreau", Sample.noon))
        let decision = try #require(try await store.decisions(on: id).first)
        #expect(decision == outcome.decision)
        #expect((decision.before, decision.state, decision.user, decision.at) == (.new, .dismissed, "keller", later))
        #expect((decision.reason, decision.note, decision.assignee) == (.namesake, "born 1984", "moreau"))
        #expect(decision.until == later.adding(T.day))
    }

    @Test("a dismissal needs a reason, an end lies ahead, and nothing is given to whoever has it")
    func refusals() async throws {
        let id = try await store.raise(T.commit("m1"))
        #expect(try await store.act(T.order(.dismissed), on: id)?.contains("reason") == true)
        #expect(try await store.act(T.order(.dismissed, .known, until: Sample.noon), on: id)?.contains("over") == true)
        #expect(try await store.act(T.order(nil, assignee: "moreau"), on: id) == nil)
        #expect(try await store.act(T.order(nil, assignee: "moreau"), on: id)?.contains("moreau's already") == true)
        #expect(try await store.act(T.order(nil, assignee: ""), on: id) == nil)
        #expect(try await store.act(T.order(nil, assignee: ""), on: id)?.contains("nobody's already") == true)
        #expect(try await store.act(T.order(nil, note: "seen"), on: id) == nil)
        var order = T.order(.confirmed)
        order.expecting = .open
        #expect(try await store.act(order, on: id)?.contains("was open when you looked") == true)
        #expect(try await store.act(T.order(.open), on: "nothing")?.contains("no alert") == true)
    }

    @Test("many alerts are changed in one transaction, each told by itself, and none twice")
    func bulk() async throws {
        var ids: [String] = []
        for i in 0..<30 { ids.append(try await store.raise(T.commit("m\(i)", text: "word\(i)", subject: "T-\(i)"))) }
        try await store.act(T.order(.dismissed, .known), on: ids[3])
        let outcomes = try await store.decide(
            T.order(.confirmed), on: ids + ["zz", ids[0]], at: Sample.noon)
        #expect(outcomes.count == 31)
        #expect(outcomes.filter { $0.refusal == nil }.count == 29)
        #expect(outcomes[3].refusal?.contains("dismissed: open it first") == true)
        #expect(outcomes[30].refusal?.contains("no alert") == true)
        var filter = AlertFilter()
        filter.states = [.confirmed]
        #expect(try await store.alerts(filter).count == 29)
    }

    @Test("a dry run tells what would be, and changes nothing")
    func dryRun() async throws {
        let id = try await store.raise(T.commit("m1"))
        let before = try await store.digest()
        let outcome = try #require(
            try await store.decide(T.order(.dismissed, .known), on: [id], at: Sample.noon, dryRun: true).first)
        #expect(outcome.alert?.state == .dismissed)
        let reach = try await store.suppress(
            Suppression(.init(rule: "trader-offence"), reason: .known, user: "k", at: Sample.noon), dryRun: true)
        #expect(reach.alerts.map(\.id) == [id] && reach.findings == 1)
        #expect(try await store.digest() == before)
        #expect(try await store.decisions(on: id).isEmpty)
        #expect(try await store.suppressions().isEmpty)
        #expect(try await store.checkAudit(holding: nil).rows == 0)
    }

    @Test("undone step by step, an alert goes back the way it came, and the history keeps all of it")
    func undo() async throws {
        let id = try await store.raise(T.commit("m1"))
        try await store.act(T.order(.open, assignee: "keller"), on: id)
        try await store.act(T.order(nil, assignee: "moreau"), on: id)
        try await store.act(T.order(.escalated, by: "moreau"), on: id)
        func undo(_ user: String, force: Bool = false) async throws -> String? {
            try await store.undo(on: [id], by: user, note: nil, force: force, at: Sample.noon).first?.refusal
        }
        #expect(try await undo("keller")?.contains("moreau's") == true)
        #expect(try await undo("Moreau") == nil)
        var alert = try await store.alert(id)
        #expect((alert.state, alert.assignee) == (.open, "moreau"))
        #expect(try await undo("keller") == nil)
        alert = try await store.alert(id)
        #expect((alert.state, alert.assignee) == (.open, "keller"))
        #expect(try await undo("other", force: true) == nil)
        alert = try await store.alert(id)
        #expect((alert.state, alert.assignee) == (.new, nil))
        #expect(try await undo("keller")?.contains("nothing") == true)
        let history = try await store.decisions(on: id)
        #expect(history.map(\.action) == [.decide, .assign, .decide, .undo, .undo, .undo])
        #expect(history.replayed == (.new, nil))
    }

    @Test("with a second person nothing changes until somebody else agrees")
    func secondPerson() async throws {
        let id = try await store.raise(T.commit("m1"))
        var order = T.order(.dismissed, .known, assignee: "keller", note: "case 4")
        order.policy.secondPerson = [.dismissed]
        #expect(try await store.act(order, on: id) == nil)
        #expect(try await store.alert(id).state == .new)
        #expect(try await store.proposals().map(\.proposed) == [.dismissed])
        #expect(try await store.act(T.order(.confirmed), on: id)?.contains("keller proposed") == true)
        func answer(_ isApproved: Bool, _ user: String) async throws -> String? {
            try await store.answer(isApproved, on: [id], by: user, note: nil, at: Sample.noon).first?.refusal
        }
        #expect(try await answer(true, " Keller ")?.contains("somebody else") == true)
        #expect(try await answer(false, "moreau") == nil)
        #expect(try await store.alert(id).state == .new)
        #expect(try await answer(true, "moreau")?.contains("nothing") == true)
        #expect(try await store.act(order, on: id) == nil)
        #expect(try await answer(true, "moreau") == nil)
        let alert = try await store.alert(id)
        #expect((alert.state, alert.assignee) == (.dismissed, "keller"))
        #expect(try await store.proposals().isEmpty)
        let history = try await store.decisions(on: id)
        #expect(history.map(\.action) == [.propose, .refuse, .propose, .approve])
        #expect(history.last?.note == "case 4" && history.last?.reason == .known && history.last?.user == "moreau")
        #expect(history.replayed.state == .dismissed)
        #expect(try await store.act(T.order(.open), on: id) == nil, "only dismissing takes two")
    }

    @Test("who proposed can take the proposal back")
    func withdrawn() async throws {
        let id = try await store.raise(T.commit("m1"))
        var order = T.order(.escalated)
        order.policy.secondPerson = [.escalated]
        try await store.act(order, on: id)
        #expect(
            try await store.undo(on: [id], by: "keller", note: nil, force: false, at: Sample.noon)[0].refusal == nil)
        #expect(try await store.proposals().isEmpty)
        #expect(try await store.act(T.order(.confirmed), on: id) == nil)
    }

    @Test("a dismissal with an end is open again when that comes; an assignment in between changes nothing")
    func expiry() async throws {
        let id = try await store.raise(T.commit("m1"))
        let end = Sample.noon.adding(100)
        try await store.act(T.order(.dismissed, .known, until: end), on: id)
        try await store.act(T.order(nil, assignee: "moreau"), on: id)
        #expect(try await store.endSuppressions(at: end.adding(-1)).isEmpty)
        #expect(try await store.endSuppressions(at: end) == [id])
        #expect(try await store.alert(id).state == .open)
        #expect(try await store.alert(id).assignee == "moreau")
        #expect(try await store.endSuppressions(at: end) == [])
        #expect(try await store.decisions(on: id).last?.action == .expire)
    }

    @Test("with a clock that was put back decisions keep their order, and no time to decide is negative")
    func clock() async throws {
        let id = try await store.raise(T.commit("m1"))
        try await store.act(T.order(.open), on: id, at: Sample.noon.adding(1_000))
        try await store.act(T.order(.confirmed), on: id, at: Sample.noon.adding(-5_000))
        #expect(try await store.alert(id).state == .confirmed)
        #expect(try await store.decisions(on: id).map(\.state) == [.open, .confirmed])
        let row = try #require(try await store.triageStatistics(by: .rule, since: nil).first)
        #expect(row.medianSeconds == 0 && row.confirmed == 1)
        #expect(try await store.checkAudit(holding: nil).fault == nil)
    }

    @Test("clearances are made with the dismissal, and go when it is undone")
    func clearances() async throws {
        let id = try await store.raise(T.commit("m1", linked: ["ofac-1"]))
        var order = T.order(.dismissed, .namesake)
        order.clearances[id] = [
            Clearance(
                party: "T-1", entry: "ofac-1", partyName: "O", entryName: "A", partyFingerprint: "p",
                entryFingerprint: "e", reason: "namesake, alert \(id)", user: "keller", at: Sample.noon)
        ]
        #expect(try await store.decide(order, on: [id], at: Sample.noon, dryRun: true)[0].clearances == 1)
        #expect(try await store.clearances().isEmpty)
        #expect(try await store.decide(order, on: [id], at: Sample.noon)[0].clearances == 1)
        #expect(try await store.clearances().map(\.entry) == ["ofac-1"])
        let undone = try await store.undo(on: [id], by: "keller", note: nil, force: false, at: Sample.noon)[0]
        #expect(undone.clearances == 1 && undone.alert?.state == .new)
        #expect(try await store.clearances().isEmpty)
        #expect(try await store.clearanceHistory().map { $0.withdrawal?.user } == ["keller"])
        let actions = try await store.audit(of: nil, limit: nil).map(\.action)
        #expect(Set(actions).isSuperset(of: ["clearance.made", "clearance.withdrawn", "alert.undone"]))
    }
}
