import Records
import Storage
import Testing

@Suite struct PartyTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    func entity(_ id: String, _ name: String, dataset: String = "un-sc") -> Entity {
        Entity(id: id, schema: .person, name: name, dataset: dataset)
    }

    @Test("an entity comes back with every member")
    func roundTrip() async throws {
        var entity = entity("T-1", "Oceanic Metals FZE", dataset: "register")
        entity.schema = .company
        entity.aliases = ["Oceanic", "", "海洋金属"]
        entity.weakAliases = ["OM"]
        entity.countries = ["ae"]
        entity.birthDates = ["1966-09"]
        entity.identifiers = [Identifier(type: "lei", value: "X:1"), Identifier(type: "national-id", value: "")]
        entity.addresses = ["Gate 4,\nJebel Ali"]
        entity.programs = ["SDGT"]
        entity.topics = ["sanction"]
        entity.listed = "2024-02-01"
        entity.delisted = "2025-02"
        entity.birthPlaces = ["Valparaíso", "Homs"]
        entity.gender = "male"
        entity.nameParts = [Entity.NamePart(.family, "Oceanic"), Entity.NamePart(.title, "Dr")]
        entity.relations = [Entity.Relation(.ownedBy, name: "", entity: "T-2"), .init(.linked, name: "Ana")]
        entity.remarks = "none"
        entity.commodities = ["7403"]
        entity.origins = ["CL"]
        entity.destinations = ["NL"]
        entity.owners = [Entity.Related(name: "A. Keller", identifiers: [Identifier(type: "passport", value: "X1")])]
        entity.vessels = [Entity.Related(name: "SEA PRIDE")]
        entity.notes = ["region": "Gulf"]
        _ = try await store.replaceRegister([entity], at: Sample.noon)
        #expect(try await store.traders() == [entity])
        #expect(try await store.listedEntities().isEmpty)
    }

    @Test("a new version replaces the entities of its list alone, and says what changed")
    func versions() async throws {
        var version = ListVersion(source: "un-sc", hash: "1", published: nil, fetched: Sample.noon)
        let first = try await store.install(version, entities: [entity("u1", "Ana"), entity("u2", "Bo")])
        #expect(first.first)
        #expect(first.added == ["u1", "u2"])
        _ = try await store.install(
            ListVersion(source: "eu", hash: "9", published: nil, fetched: Sample.noon), entities: [entity("e1", "Di")])
        version.hash = "2"
        version.fetched = Sample.noon.adding(60)
        let second = try await store.install(version, entities: [entity("u2", "Bo B."), entity("u3", "Cy")])
        #expect(second.added == ["u3"])
        #expect(second.changed == ["u2"])
        #expect(second.removed == ["u1"])
        #expect(!second.first)
        #expect(try await store.listedEntities().map(\.name) == ["Di", "Bo B.", "Cy"])
        #expect(try await store.entityCounts() == ["eu": 1, "un-sc": 2])
        let kept = try await store.listVersions(source: "un-sc")
        #expect(kept.map(\.hash) == ["2", "1"])
        #expect(kept.map(\.inForce) == [true, false])
        #expect(kept.map(\.entities) == [2, 2])
        #expect(kept.map(\.removed) == [1, 0])
        let events = try await store.partyChanges(list: "un-sc", since: nil, limit: 10)
        #expect(
            Set(events.map { "\($0.kind) \($0.entity) \($0.name)" }) == [
                "added u3 Cy", "changed u2 Bo B.", "removed u1 Ana",
            ])
    }

    @Test("the same version again is no new version")
    func sameVersion() async throws {
        let version = ListVersion(source: "un-sc", hash: "1", published: nil, fetched: Sample.noon)
        _ = try await store.install(version, entities: [entity("u1", "Ana")])
        let digest = try await store.digest()
        let change = try await store.install(version, entities: [entity("u1", "Ana")])
        #expect(change.isEmpty)
        #expect(try await store.listVersions(source: nil).count == 1)
        #expect(try await store.digest() == digest)
        var other = version
        other.hash = "2"
        _ = try await store.install(other, entities: [entity("u1", "Ana")])
        #expect(try await store.listVersions(source: nil).map(\.hash) == ["2", "1"])
    }

    @Test("of equal ids the last one counts")
    func duplicates() async throws {
        let change = try await store.replaceRegister([entity("T", "Old"), entity("T", "New")], at: Sample.noon)
        #expect(change.added == ["T"])
        #expect(try await store.traders().map(\.name) == ["New"])
        let second = try await store.replaceRegister([], at: Sample.noon)
        #expect(second.removed == ["T"])
    }

    @Test("a list may not take the name of the register")
    func reservedName() async throws {
        let version = ListVersion(source: "register", hash: "1", published: nil, fetched: Sample.noon)
        await #expect(throws: StoreError.self) { try await store.install(version, entities: []) }
    }

    @Test("fifteen thousand entities are installed and read within seconds")
    func large() async throws {
        let entities = (0..<15_000).map { i in
            var entity = entity("ofac-\(i)", "Name \(i)")
            entity.aliases = (0..<6).map { "Alias \($0) of \(i)" }
            entity.addresses = ["Street \(i), Port City"]
            entity.remarks = String(repeating: "remark ", count: 20)
            return entity
        }
        let clock = ContinuousClock()
        let time = try await clock.measure {
            _ = try await store.install(
                ListVersion(source: "ofac", hash: "1", published: nil, fetched: Sample.noon), entities: entities)
            #expect(try await store.listedEntities().count == 15_000)
        }
        #expect(time < .seconds(60), "a debug build on a busy machine takes some seconds")
    }
}
