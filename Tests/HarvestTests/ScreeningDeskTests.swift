import Harvest
import Matching
import Records
import Storage
import TestSupport
import Testing

/// Answers to a screening: decisions, clearances, lists and days.
struct ScreeningDeskTests {
    static let now = Timestamp(year: 2026, month: 11, day: 25)

    private static func entry(
        _ id: String, _ name: String, list: String = "list-a", born: [String] = [], imo: String? = nil,
        _ schema: Entity.Schema = .person
    ) -> Entity {
        var entity = Entity(id: id, schema: schema, name: name, dataset: list)
        entity.birthDates = born
        if let imo { entity.identifiers = [Identifier(type: "imo", value: imo)] }
        return entity
    }

    private static func party(_ name: String, born: [String] = []) -> Entity {
        var entity = entry("T-1", name, list: "register", born: born)
        entity.countries = ["ru"]
        return entity
    }

    private func desk(_ entities: [Entity], _ clearances: [Clearance] = [], limit: Int = 10) -> ScreeningDesk {
        ScreeningDesk(
            ScreeningLists(entities: entities, at: Self.now), clearances: clearances, bounds: .init(limit: limit))
    }

    @Test("a cleared pair is kept back with its reason, and nothing else is")
    func cleared() {
        let entry = Self.entry("a-1", "Dmitry Kerimovich Volkonsky")
        let other = Self.entry("a-2", "Dmitri Volkonskiy")
        let party = Self.party("Dmitry Volkonsky")
        let clearance = Clearance(
            of: party, against: entry, reason: "other person, seen passport", user: "keller", at: Self.now, until: nil)
        #expect(desk([entry, other]).answer(to: party).matches.map(\.entity).contains("a-1"))
        let answer = desk([entry, other], [clearance]).answer(to: party)
        #expect(answer.matches.map(\.entity) == ["a-2"])
        #expect(answer.cleared.map(\.entity) == ["a-1"])
        #expect(answer.cleared.first?.reason == "other person, seen passport")
    }

    @Test("a clearance re-opens when the entry or the party says something else, and when its time is over")
    func reopened() {
        let entry = Self.entry("a-1", "Dmitry Volkonsky")
        let party = Self.party("Dmitry Volkonsky")
        let clearance = Clearance(
            of: party, against: entry, reason: "other person", user: "keller", at: Self.now.adding(-86_400),
            until: Self.now.adding(86_400))
        #expect(desk([entry], [clearance]).answer(to: party).decision == .clear)

        var changed = entry
        changed.aliases = ["D. K. Volkonsky"]
        let entryChanged = desk([changed], [clearance]).answer(to: party)
        #expect(entryChanged.matches.first?.reasons.last?.contains("the entry has changed") == true)
        var moved = party
        moved.birthDates = ["1970"]
        let partyChanged = desk([entry], [clearance]).answer(to: moved)
        #expect(partyChanged.matches.first?.reasons.last?.contains("the party has changed") == true)
        var over = clearance
        over.until = Self.now
        #expect(desk([entry], [over]).answer(to: party).matches.first?.reasons.last?.contains("over") == true)
        var remarked = entry
        remarked.remarks = "a new remark says nothing of who it is"
        #expect(desk([remarked], [clearance]).answer(to: party).decision == .clear)
    }

    @Test("one party on three lists is one match with its listings")
    func listings() throws {
        let entries = [
            Self.entry("a-1", "SEA PRIDE", imo: "9074729", .vessel),
            Self.entry("b-1", "Sea Pride", list: "list-b", imo: "9074729", .vessel),
            Self.entry("c-1", "OCEAN STAR", list: "list-c", imo: "9074729", .vessel),
            Self.entry("c-2", "SEA PRICE", list: "list-c", imo: "9319466", .vessel),
        ]
        let query = Self.entry("V", "Sea Pride", list: "register", imo: "9074729", .vessel)
        let answer = desk(entries).answer(to: query)
        let match = try #require(answer.matches.first)
        #expect(answer.decision == .match)
        #expect(Set([match.entity] + match.listings.map(\.entity)) == ["a-1", "b-1", "c-1"])
        #expect(!answer.matches.dropFirst().contains { ["a-1", "b-1", "c-1"].contains($0.entity) })
    }

    @Test("what has been met hashes the same in any order of the matches, and decisions of people do not count")
    func resultHash() {
        let entry = Self.entry("a-1", "Dmitry Volkonsky")
        let party = Self.party("Dmitry Volkonsky")
        let clearance = Clearance(of: party, against: entry, reason: "no", user: "x", at: Self.now, until: nil)
        let open = ScreeningDesk.resultHash([desk([entry]).answer(to: party)])
        #expect(open == ScreeningDesk.resultHash([desk([entry], [clearance]).answer(to: party)]))
        #expect(open != ScreeningDesk.resultHash([desk([]).answer(to: party)]))
    }

    @Test("lists tell their age, those that were not confirmed are too old, and delisted entries are left out")
    func basis() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path)
        var gone = Self.entry("a-2", "Gone Person")
        gone.delisted = "2026-01-01"
        let fetched = Self.now.adding(-5 * 86_400)
        for list in ["list-a", "list-b"] {
            _ = try await store.install(
                ListVersion(source: list, hash: list, published: nil, fetched: fetched),
                entities: [Self.entry(list, "Some Person", list: list)] + (list == "list-a" ? [gone] : []))
        }
        var state = SourceState(source: "list-b")
        state.lastSuccess = Self.now.adding(-3_600)
        try await store.save(state)
        let lists = try await ScreeningLists.load(from: store, .init(), at: Self.now)
        #expect(lists.basis.map(\.list) == ["list-a", "list-b"])
        #expect(lists.basis.map(\.isTooOld) == [true, false])
        var query = Self.entry("T-1", "Some Person", list: "register")
        #expect(Self.met(lists, query) == ["list-a", "list-b"])
        query.name = "Gone Person"
        #expect(Self.met(lists, query).isEmpty)
        query.name = "Some Person"
        let one = try await ScreeningLists.load(from: store, .init(lists: ["list-b", "list-x"]), at: Self.now)
        #expect(Self.met(one, query) == ["list-b"] && one.absent == ["list-x"])
        try store.close()
    }

    private static func met(_ lists: ScreeningLists, _ query: Entity) -> [String] {
        ScreeningDesk(lists, clearances: [], bounds: .init(threshold: 0.8)).answer(to: query).matches
            .map(\.entity).sorted()
    }

    @Test("answers of a run that was stopped are taken up, unless something else is asked; a cut line is not used")
    func partial() throws {
        let folder = try TemporaryFolder()
        let report = folder.path("report.csv")
        let first = try PartialAnswers(beside: report, key: "k")
        try first.add(ScreeningAnswer(id: "T-1", name: "One", matches: []))
        try first.add(ScreeningAnswer(id: "T-2", name: "Two", matches: []))
        let bytes = try folder.bytes("report.csv.partial")
        try folder.write(Array(bytes.dropLast(7)), to: "report.csv.partial")
        let again = try PartialAnswers(beside: report, key: "k")
        #expect(again.answers.map(\.id) == ["T-1"])
        try again.add(ScreeningAnswer(id: "T-3", name: "Three", matches: []))
        #expect(try PartialAnswers(beside: report, key: "k").answers.map(\.id) == ["T-1", "T-3"])
        #expect(try PartialAnswers(beside: report, key: "other").answers.isEmpty)
    }

    @Test("what is cleared does not use up the limit, and changes no hash")
    func limited() {
        let entries = (1...4).map { Self.entry("a-\($0)", "Dmitry Volkonsky", list: "list-\($0)", born: ["19\($0)0"]) }
        let party = Self.party("Dmitry Volkonsky")
        let clearances = entries.prefix(3).map {
            Clearance(of: party, against: $0, reason: "other person", user: "keller", at: Self.now, until: nil)
        }
        let answer = desk(entries, clearances, limit: 1).answer(to: party)
        #expect(answer.cleared.count == 3 && answer.matches.map(\.entity) == ["a-4"])
        let hashes = [desk(entries, [], limit: 1), desk(entries, [], limit: 9)].map {
            ScreeningDesk.resultHash([$0.answer(to: party)])
        }
        #expect(Set(hashes + [ScreeningDesk.resultHash([answer])]).count == 1)
    }

    @Test("a day before the first version rests on what later ones date back, and says so")
    func datedBack() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path)
        var old = Self.entry("a-1", "Long Listed")
        old.listed = "2020-05-01"
        _ = try await store.install(
            ListVersion(source: "list-a", hash: "1", published: nil, fetched: Self.now),
            entities: [old, Self.entry("a-2", "Newly Listed")])
        let then = Timestamp(year: 2026, month: 3, day: 4)
        let lists = try await ScreeningLists.load(from: store, .init(asOf: then), at: Self.now)
        #expect(lists.isOnlyDatedBack && lists.basis.first?.isTooOld == true)
        let desk = ScreeningDesk(lists, clearances: [])
        let match = try #require(desk.answer(to: Self.party("Long Listed")).matches.first)
        #expect(match.entity == "a-1" && match.known == Self.now)
        #expect(desk.answer(to: Self.party("Newly Listed")).matches.isEmpty)
        let known = try await ScreeningLists.load(from: store, .init(asOf: then, knownBy: then), at: Self.now)
        #expect(known.isEmpty)
        try store.close()
    }

    @Test("a clearance of today says nothing about a day before it")
    func clearanceOfToday() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path)
        let entry = Self.entry("a-1", "Dmitry Volkonsky")
        _ = try await store.install(
            ListVersion(source: "list-a", hash: "1", published: nil, fetched: Self.now.adding(-90 * 86_400)),
            entities: [entry])
        let party = Self.party("Dmitry Volkonsky")
        let clearance = Clearance(of: party, against: entry, reason: "other", user: "x", at: Self.now, until: nil)
        let then = Self.now.adding(-30 * 86_400)
        let past = try await ScreeningLists.load(from: store, .init(asOf: then), at: Self.now)
        #expect(ScreeningDesk(past, clearances: [clearance]).answer(to: party).decision != .clear)
        let present = try await ScreeningLists.load(from: store, .init(), at: Self.now)
        #expect(ScreeningDesk(present, clearances: [clearance]).answer(to: party).decision == .clear)
        try store.close()
    }
}
