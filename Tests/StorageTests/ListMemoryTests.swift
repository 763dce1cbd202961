import Records
import Storage
import Testing

@Suite struct ListMemoryTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    @Test("of twelve versions, each is told as it was installed, in this run and the next", arguments: [1, 2, 3])
    func everyVersion(seed: UInt64) async throws {
        var numbers = SeededGenerator(state: seed)
        var told: [Int: [Entity]] = [:]
        var now: [String: [String: Entity]] = ["ofac": [:], "un-sc": [:]]
        for step in 1...12 {
            let list = step % 3 == 0 ? "un-sc" : "ofac"
            let before = now[list, default: [:]]
            let entries = RandomList.next(after: before, list: list, step: step, &numbers)
            now[list] = entries
            let version = ListVersion(
                source: list, hash: "\(step)", published: nil, fetched: Sample.noon.adding(Int64(step) * 3_600))
            let change = try await store.install(version, entities: Array(entries.values))
            let difference = ListDifference(from: Array(before.values), to: Array(entries.values))
            #expect(change.added == difference.added.map(\.id))
            #expect(change.changed == difference.changed.map(\.id))
            #expect(change.removed == difference.removed.map(\.id))
            let number = try #require(try await store.listVersions(source: list).first?.number)
            #expect(told.updateValue(entries.values.sorted { $0.id < $1.id }, forKey: number) == nil)
        }
        #expect(told.count == 12)
        try await expect(told, in: store)
        try store.close()
        let reopened = try directory.store()
        try await expect(told, in: reopened)
        #expect(try await reopened.report(checking: true).problems == [])
        await #expect(throws: StoreError.self) { try await reopened.entities(ofVersion: 99) }
    }

    private func expect(_ told: [Int: [Entity]], in store: SQLiteStore) async throws {
        for (number, entries) in told {
            #expect(try await store.entities(ofVersion: number) == entries, "version \(number)")
        }
    }

    @Test("what an entry said, from which version to which, over removal and return")
    func history() async throws {
        let steps: [[Entity]] = [
            [Listing.entry("X", "Xenia")], [Listing.entry("X", "Xenia"), Listing.entry("Y", "Yan")],
            [Listing.entry("X", "Xenia K."), Listing.entry("Y", "Yan")], [Listing.entry("Y", "Yan")],
            [Listing.entry("X", "Xenia K."), Listing.entry("Y", "Yan")],
        ]
        for (i, entries) in steps.enumerated() { try await store.take("ofac", i + 1, entries) }
        var other = Listing.entry("X", "Of another list")
        other.dataset = "un-sc"
        try await store.take("un-sc", 6, [other])
        _ = try await store.replaceRegister([Listing.entry("X", "A trader")], at: Sample.noon)

        let revisions = try await store.history(ofListed: "X")
        #expect(
            revisions.map { "\($0.list) \($0.entity.name) \($0.from.hash)-\($0.until?.hash ?? "")" } == [
                "ofac Xenia 1-3", "ofac Xenia K. 3-4", "ofac Xenia K. 5-", "un-sc Of another list 6-",
            ])
        #expect(revisions.map(\.from.number) == [1, 3, 5, 6])
        #expect(try await store.history(ofListed: "Z").isEmpty)
        let said = try await store.entities(saidBy: Listing.day(30), knownBy: nil)
        // The run of versions that has X began again with the fifth.
        #expect(said.map { "\($0.entity.name) \($0.known.time.hour)" } == ["Xenia K. 5", "Yan 2", "Of another list 6"])
    }

    @Test("a list that goes back to what it said before makes a new version, the same again none")
    func backAndForth() async throws {
        let one = [Listing.entry("A", "Ana")]
        let two = [Listing.entry("A", "Ana"), Listing.entry("B", "Bo")]
        for (hash, entries) in [("1", one), ("2", two), ("2", two), ("1", one)] {
            let fetched = Sample.noon.adding(Int64(try await store.listVersions(source: nil).count))
            _ = try await store.install(
                ListVersion(source: "ofac", hash: hash, published: nil, fetched: fetched), entities: entries)
        }
        #expect(try await store.listVersions(source: "ofac").map(\.number) == [3, 2, 1])
        #expect(try await store.listVersions(source: "ofac").map(\.hash) == ["1", "2", "1"])
        #expect(try await store.entities(ofVersion: 2) == two)
        #expect(try await store.entities(ofVersion: 3) == one)
    }

    @Test(
        "two stores told the same have the same digest, whatever other lists came between; what was said before counts")
    func digest() async throws {
        let un = [Listing.entry("U", "Ulf")]
        func digest(middle: String, unFirst: Bool) async throws -> String {
            let directory = try TemporaryDirectory()
            let store = try directory.store()
            if unFirst { try await store.take("un-sc", 1, un) }
            for (i, listed) in ["2024", middle, "2026"].enumerated() {
                try await store.take("ofac", i + 2, [Listing.entry("A", "Ana", listed: listed)])
            }
            if !unFirst { try await store.take("un-sc", 1, un) }
            return try await store.digest()
        }
        let expected = try await digest(middle: "2025", unFirst: true)
        #expect(try await digest(middle: "2025", unFirst: false) == expected)
        #expect(try await digest(middle: "2023", unFirst: true) != expected)
    }
}

/// Entries and times in March 2026.
enum Listing {
    static func day(_ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Timestamp {
        Timestamp(year: 2026, month: 3, day: day, hour: hour, minute: minute)
    }

    static func entry(_ id: String, _ name: String, listed: String? = nil, delisted: String? = nil) -> Entity {
        var entity = Entity(id: id, schema: .person, name: name, dataset: "ofac")
        entity.listed = listed
        entity.delisted = delisted
        return entity
    }
}

extension SQLiteStore {
    /// Installs a version without a date of its own that was fetched at this hour of 1 March, its hash the hour.
    func take(_ list: String, _ hour: Int, _ entries: [Entity]) async throws {
        let version = ListVersion(source: list, hash: "\(hour)", published: nil, fetched: Listing.day(1, hour))
        _ = try await install(version, entities: entries)
    }
}

/// Versions of a list by chance: some entries go, some change, some come or come back.
private enum RandomList {
    static func next(
        after entries: [String: Entity], list: String, step: Int, _ numbers: inout SeededGenerator
    ) -> [String: Entity] {
        var next = entries
        for id in entries.keys.sorted() {
            switch Int.random(in: 0..<10, using: &numbers) {
            case 0, 1: next[id] = nil
            case 2, 3: next[id] = entry(id, list: list, step: step, &numbers)
            default: break
            }
        }
        for _ in 0..<12 {
            let id = "\(list)-\(Int.random(in: 0..<40, using: &numbers))"
            if next[id] == nil { next[id] = entry(id, list: list, step: step, &numbers) }
        }
        return next
    }

    private static func entry(_ id: String, list: String, step: Int, _ numbers: inout SeededGenerator) -> Entity {
        var entity = Entity(id: id, schema: .person, name: "Name \(id) of \(step)", dataset: list)
        if Bool.random(using: &numbers) { entity.aliases = ["Alias \(step)", "阿", ""] }
        if Bool.random(using: &numbers) { entity.birthPlaces = ["Homs, \"Syria\""] }
        if Bool.random(using: &numbers) { entity.gender = "female" }
        if Bool.random(using: &numbers) { entity.nameParts = [Entity.NamePart(.family, "Name"), .init(.given, id)] }
        if Bool.random(using: &numbers) { entity.listed = "2026-01-0\(Int.random(in: 1...9, using: &numbers))" }
        if Bool.random(using: &numbers) { entity.delisted = "2026-03" }
        if Bool.random(using: &numbers) { entity.relations = [.init(.ownedBy, name: "Owner", entity: "o-\(step)")] }
        if Bool.random(using: &numbers) { entity.identifiers = [Identifier(type: "imo", value: "IMO:\(step)")] }
        return entity
    }
}
