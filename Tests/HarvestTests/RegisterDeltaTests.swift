import Alerts
import Extraction
import FoundationEssentials
import Harvest
import Records
import Storage
import TestSupport
import Testing

/// The register after changes: what comes of screening the change alone is what comes of screening the whole.
struct RegisterDeltaTests {
    private static let syllables = [
        "ba", "ko", "dri", "mes", "tan", "vul", "har", "zi", "nov", "pel", "gor", "shi", "lem", "rud", "fa", "kir",
    ]

    /// Four syllables: one in 65,000 is the same by chance.
    private static func word(_ random: inout SeededRandom) -> String {
        (0..<4).map { _ in syllables[Int.random(in: 0..<syllables.count, using: &random)] }.joined().capitalized
    }

    private static func party(_ id: String, _ dataset: String, _ random: inout SeededRandom) -> Entity {
        Entity(id: id, schema: .person, name: word(&random) + " " + word(&random), dataset: dataset)
    }

    /// Every second trader is called like an entry, or nearly.
    private static func trader(_ id: String, like listed: [Entity], _ random: inout SeededRandom) -> Entity {
        var trader = party(id, "register", &random)
        guard Bool.random(using: &random), let entry = listed.randomElement(using: &random) else { return trader }
        trader.name = entry.name
        if Bool.random(using: &random) {
            trader.name = trader.name.split(separator: " ").reversed().joined(separator: " ")
        }
        return trader
    }

    /// Changes one in ten, drops one in twenty, and adds some.
    private static func changed(
        _ entities: [Entity], _ prefix: String, _ random: inout SeededRandom,
        _ make: (String, inout SeededRandom) -> Entity
    ) -> [Entity] {
        var result: [Entity] = []
        for entity in entities {
            let dice = Int.random(in: 0..<20, using: &random)
            if dice == 0 { continue }
            result.append(dice < 3 ? make(entity.id, &random) : entity)
        }
        for number in 0..<5 {
            let id = "\(prefix)\(Int.random(in: 1_000..<9_999, using: &random))-\(number)"
            result.append(make(id, &random))
        }
        return result
    }

    private static let rules = """
        rules:
          - id: listing
            title: A trader on a list
            on: screening
            subject: {party: trader}
            base: 60
            explain: "{subject} stands on a list: {parties}"

        """

    private func screen(_ store: SQLiteStore, _ traders: [Entity], at now: Timestamp) async throws -> [String] {
        let (rules, problems) = RuleSet.load(files: [(name: "rules.yaml", text: Self.rules)])
        #expect(problems.isEmpty)
        let versions = try await store.listVersions(source: nil).filter(\.inForce).map { ($0.source, $0.number) }
        let knowledge = Knowledge(
            lexicon: Lexicon.load(files: []).0, rules: rules, traders: traders,
            listed: try await store.listedEntities(), versions: Dictionary(versions) { first, _ in first })
        _ = try await RegisterScreening(store: store, knowledge: knowledge, sources: [:]).runIfNeeded(at: now)
        // What is barely alike may be so by what its words are worth among the names of the day; that is mended weekly.
        return try await store.alerts(AlertFilter()).filter { $0.linked.contains { $0.score > 0.85 } }.map { alert in
            alert.subject.id + " " + alert.linked.map(\.entity).sorted().joined(separator: ",")
        }.sorted()
    }

    @Test("screening the change alone ends where screening the whole does", arguments: [1, 2, 3])
    func delta(seed: Int) async throws {
        var random = SeededRandom(seed: UInt64(seed))
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path("delta"))
        var listed = (0..<120).map { Self.party("L-\($0)", "list-a", &random) }
        var traders = (0..<40).map { Self.trader("T-\($0)", like: listed, &random) }
        var now = Timestamp(year: 2026, month: 3, day: 1)
        for round in 0..<5 {
            _ = try await store.replaceRegister(traders, at: now)
            _ = try await store.install(
                ListVersion(source: "list-a", hash: "\(round)", published: nil, fetched: now), entities: listed)
            let delta = try await screen(store, traders, at: now)
            let fresh = try SQLiteStore(directory: folder.path("whole-\(round)"))
            _ = try await fresh.replaceRegister(traders, at: now)
            _ = try await fresh.install(
                ListVersion(source: "list-a", hash: "\(round)", published: nil, fetched: now), entities: listed)
            #expect(!delta.isEmpty)
            let whole = try await screen(fresh, traders, at: now)
            let differing = Set(delta).symmetricDifference(whole).sorted()
            #expect(differing.isEmpty, "round \(round)")
            try fresh.close()
            if round.isMultiple(of: 2) {
                listed = Self.changed(listed, "L-", &random) { Self.party($0, "list-a", &$1) }
            }
            if round > 0 {
                let entries = listed
                traders = Self.changed(traders, "T-", &random) { Self.trader($0, like: entries, &$1) }
            }
            now = now.adding(86_400)
        }
        try store.close()
    }

    @Test("a cleared pair raises no alert, and one that is re-opened does again")
    func clearance() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path)
        let trader = Entity(id: "T-1", schema: .company, name: "Oceanic Metals FZE", dataset: "register")
        let entry = Entity(id: "L-1", schema: .company, name: "OCEANIC METALS", dataset: "list-a")
        let now = Timestamp(year: 2026, month: 3, day: 1)
        _ = try await store.replaceRegister([trader], at: now)
        _ = try await store.install(
            ListVersion(source: "list-a", hash: "1", published: nil, fetched: now), entities: [entry])
        #expect(try await screen(store, [trader], at: now).count == 1)
        try await store.save(
            Clearance(of: trader, against: entry, reason: "other firm", user: "keller", at: now, until: nil))
        #expect(try await screen(store, [trader], at: now).isEmpty)
        #expect(
            try await store.withdrawClearance(
                of: "T-1", entry: "L-1", .init(user: "keller", reason: "mistake", at: now)))
        #expect(try await screen(store, [trader], at: now).count == 1)
        try store.close()
    }

    @Test("of two vessels of one name the one with the number is met; a column called trader hides nobody")
    func twins() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path)
        var trader = Entity(id: "T-1", schema: .company, name: "Oceanic Metals FZE", dataset: "register")
        trader.notes = ["trader": "somebody else"]
        trader.vessels = [
            .init(name: "SEA PRIDE", identifiers: [Identifier(type: "imo", value: "9319466")]),
            .init(name: "SEA PRIDE", identifiers: [Identifier(type: "imo", value: "9074729")]),
        ]
        var ship = Entity(id: "L-1", schema: .vessel, name: "NORTHERN STAR", dataset: "list-a")
        ship.identifiers = [Identifier(type: "imo", value: "9074729")]
        let firm = Entity(id: "L-2", schema: .company, name: "OCEANIC METALS", dataset: "list-a")
        let now = Timestamp(year: 2026, month: 3, day: 1)
        _ = try await store.install(
            ListVersion(source: "list-a", hash: "1", published: nil, fetched: now), entities: [ship, firm])
        _ = try await store.replaceRegister([trader], at: now)
        #expect(RegisterBook(traders: [trader]).entities.map(\.id).last == "T-1/vessel/SEA PRIDE#2")
        #expect(try await screen(store, [trader], at: now).count == 2)
        try store.close()
    }

    @Test("a day that an entry names as its last one takes its alert back without a new version")
    func lastDay() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path)
        let trader = Entity(id: "T-1", schema: .company, name: "Oceanic Metals FZE", dataset: "register")
        var entry = Entity(id: "L-1", schema: .company, name: "OCEANIC METALS FZE", dataset: "list-a")
        entry.listed = "2027-01-01"
        entry.delisted = "2026-03-04"
        let now = Timestamp(year: 2026, month: 3, day: 3)
        _ = try await store.install(
            ListVersion(source: "list-a", hash: "1", published: nil, fetched: now), entities: [entry])
        _ = try await store.replaceRegister([trader], at: now)
        #expect(try await screen(store, [trader], at: now).count == 1)
        #expect(try await screen(store, [trader], at: now.adding(86_400)).isEmpty)
        try store.close()
    }
}
