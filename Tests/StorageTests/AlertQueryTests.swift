import Records
import Testing

@testable import Storage

@Suite struct AlertQueryTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    @Test("filters narrow the list, and the worst comes first")
    func filters() async throws {
        try await store.take(Sample.commit("a1", text: "one", subjects: ["T-1"], points: 30))
        try await store.take(Sample.commit("a2", text: "two", subjects: ["T-2"], points: 90, source: "harbour-news"))
        try await store.take(
            Sample.commit("a3", text: "three", subjects: ["T-3"], points: 70), at: Sample.noon.adding(60))
        func subjects(_ filter: AlertFilter) async throws -> [String] {
            try await store.alerts(filter).map(\.subject.id)
        }
        #expect(try await subjects(AlertFilter()) == ["T-2", "T-3", "T-1"])
        #expect(try await subjects(AlertFilter(severity: .high)) == ["T-2", "T-3"])
        #expect(try await subjects(AlertFilter(source: "harbour-news")) == ["T-2"])
        #expect(try await subjects(AlertFilter(since: Sample.noon.adding(1))) == ["T-3"])
        #expect(try await subjects(AlertFilter(subject: "T-1")) == ["T-1"])
        #expect(try await subjects(AlertFilter(rule: "none")).isEmpty)
        #expect(try await subjects(AlertFilter(limit: 1)) == ["T-2"])
        _ = try await store.setState(
            .dismissed, of: try await store.alerts(AlertFilter(subject: "T-2"))[0].id, note: nil, at: Sample.noon)
        #expect(try await subjects(AlertFilter(state: .dismissed)) == ["T-2"])
        #expect(try await subjects(AlertFilter(state: .new)) == ["T-3", "T-1"])
    }

    @Test("an alert is found by the beginning of its id, when only one begins so")
    func prefixes() async throws {
        for i in 0..<20 { try await store.take(Sample.commit("b\(i)", text: "word\(i)", subjects: ["T-\(i)"])) }
        let ids = try await store.alerts(AlertFilter()).map(\.id)
        #expect(try await store.alert(ids[0]).id == ids[0])
        #expect(try await store.alert(String(ids[0].prefix(9))).id == ids[0])
        for wrong in ["a", "", "b123", "%", "a'; DROP TABLE alerts", String(repeating: "a", count: 10_000)] {
            let error = await #expect(throws: StoreError.self) { try await store.alert(wrong) }
            #expect(error?.kind == .notFound)
        }
    }

    @Test("a decision is kept with its note, and does not touch the alert's times")
    func decisions() async throws {
        let id = try await store.take(Sample.commit("a1")).raised[0].id
        let later = Sample.noon.adding(600)
        let decided = try await store.setState(.dismissed, of: String(id.prefix(8)), note: "namesake", at: later)
        #expect(decided.state == .dismissed)
        #expect(decided.updated == Sample.noon)
        #expect(try await store.alert(id) == decided)
        #expect(try await store.decisions(on: id).map(\.at) == [later])
        let same = try await store.take(Sample.commit("a0"))
        #expect(same.updated.map(\.state) == [.dismissed])
    }

    @Test("filters of states, goods, places, concepts, people and stories, in several orders")
    func moreFilters() async throws {
        let first = try await store.raise(TriageSample.commit("a1", text: "one", subject: "T-1"))
        let second = try await store.raise(
            TriageSample.commit("a2", text: "two", subject: "T-2", concepts: ["offence:arms", "topic:gold"]),
            at: Sample.noon.adding(60))
        try await store.act(TriageSample.order(.open, assignee: "keller"), on: second)
        try await store.write { db in
            let alert = try #require(try AlertTable.find(first, db))
            var changed = alert
            changed.commodities = ["commodity:hs:710812", "commodity:crude"]
            changed.retrospective = true
            _ = try AlertTable.triage(changed, state: .new, assignee: nil, db)
        }
        func ids(_ change: (inout AlertFilter) -> Void) async throws -> [String] {
            var filter = AlertFilter()
            filter.order = .raised
            change(&filter)
            return try await store.alerts(filter).map(\.id)
        }
        #expect(try await ids { _ in } == [second, first])
        #expect(try await ids { $0.order = .waiting } == [first, second])
        #expect(try await ids { $0.order = .subject } == [first, second])
        #expect(try await ids { $0.states = [.new, .open] }.count == 2)
        #expect(try await ids { $0.states = [.open, .escalated] } == [second])
        for (commodity, count) in [
            ("71", 1), ("710812", 1), ("7109", 0), ("commodity:crude", 1), ("crude", 0), ("", 0),
        ] {
            #expect(try await ids { $0.commodity = commodity }.count == count, "\(commodity)")
        }
        for (concept, count) in [("offence:arms", 1), ("offence", 2), ("topic", 1), ("off", 0), ("offence:", 0)] {
            #expect(try await ids { $0.concept = concept }.count == count, "\(concept)")
        }
        #expect(try await ids { $0.country = "ae" }.count == 2)
        #expect(try await ids { $0.country = "IR" }.isEmpty)
        #expect(try await ids { $0.assignee = "keller" } == [second])
        #expect(try await ids { $0.assignee = "" } == [first])
        #expect(try await ids { $0.story = "a1" } == [first])
        #expect(try await ids { $0.retrospective = true } == [first])
        #expect(try await ids { $0.retrospective = false } == [second])
        #expect(try await ids { $0.before = Sample.noon.adding(60) } == [first])
        #expect(try await ids { $0.rule = "x' OR 1=1 --" }.isEmpty)
    }
}
