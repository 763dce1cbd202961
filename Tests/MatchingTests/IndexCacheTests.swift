import Matching
import Records
import Testing
import Texts

@Suite("The cache of a screener")
struct IndexCacheTests {
    static let listed: [Entity] = {
        var full = Entity.party(
            "Ana Maria KELLER", id: "l:1", aliases: ["Anna KELLER", ""], weak: ["Anni"], born: ["1966-09-08"],
            countries: ["de"], numbers: ["passport": "C01X00T47"])
        full.birthPlaces = ["Bonn"]
        full.gender = "female"
        full.nameParts = [.init(.family, "KELLER"), .init(.given, "Ana Maria")]
        full.addresses = ["Bonn, Am Hof 1"]
        full.programs = ["SDGT"]
        full.topics = ["sanction"]
        full.listed = "2020-01-02"
        full.delisted = "2024-05-06"
        full.relations = [.init(.linked, name: "Bo", entity: "l:2"), .init(.owns, name: "Fertoing")]
        full.remarks = "Ein Gerücht"
        full.commodities = ["7108"]
        full.origins = ["DE"]
        full.destinations = ["FR"]
        full.owners = [.init(name: "Bo", identifiers: [Identifier(type: "lei", value: "5493001KJTIIGC8Y1R12")])]
        full.vessels = [.init(name: "HAI", identifiers: [Identifier(type: "imo", value: "9074729")])]
        full.notes = ["column": "value", "other": ""]
        return [full] + ScreenerTests.listed.dropFirst() + [.party("王明山", id: "l:9"), .party("محمد علي", id: "l:10")]
    }()
    static let screener = Screener(listed)
    static let bytes = screener.write(fingerprint: "lists 1")

    @Test("every field of an entry comes back")
    func entries() throws {
        let cached = try Screener(cache: Self.bytes, fingerprint: "lists 1")
        #expect(cached.count == Self.listed.count && cached.lists == ["test"])
        for entity in Self.listed { #expect(cached[entity.id] == entity) }
        #expect(cached["l:99"] == nil)
    }

    @Test("an entry has no field that the cache forgets")
    func fields() {
        // A new field of `Entity` belongs into `EntityRecord`, into `listed` above, and then into this number.
        #expect(Mirror(reflecting: Self.listed[0]).children.count == 25)
    }

    @Test(
        "answers as the screener that was built does",
        arguments: [
            "Ana Keller", "Prigoshin Evgenij", "Fertoing LLC", "Eduardbasurin", "مزاحم صعب حسن التكريتي", "Anni",
            "11420 CORP.",
            "Wang Mingshan", "Mohamed Ali", "",
        ])
    func answers(_ name: String) throws {
        let cached = try Screener(cache: Self.bytes, fingerprint: "lists 1")
        for schema in [Entity.Schema.person, .company, .vessel] {
            let query = Entity.party(name, schema, born: ["1966"], numbers: ["imo": "9074729"])
            #expect(cached.screen(query, threshold: 0.2) == Self.screener.screen(query, threshold: 0.2))
        }
    }

    @Test("the same entries give the same bytes, and an empty list is no error")
    func bytes() throws {
        #expect(Screener(Self.listed).write(fingerprint: "lists 1") == Self.bytes)
        #expect(try Screener(cache: Self.bytes, fingerprint: "lists 1").write(fingerprint: "lists 1") == Self.bytes)
        let empty = try Screener(cache: Screener([]).write(fingerprint: ""), fingerprint: "")
        #expect(empty.count == 0 && empty.screen(.party("Ana Keller")).isEmpty)
    }

    @Test("other lists, other files and nothing at all are told apart")
    func foreign() {
        #expect(throws: ScreenerCacheError.otherLists) { try Screener(cache: Self.bytes, fingerprint: "lists 2") }
        #expect(throws: ScreenerCacheError.foreign) { try Screener(cache: [], fingerprint: "lists 1") }
        #expect(throws: ScreenerCacheError.foreign) {
            try Screener(cache: Array("<!DOCTYPE html><html>".utf8) + Self.bytes, fingerprint: "lists 1")
        }
        let groups = PartyGroups(Self.screener).write(fingerprint: "lists 1")
        #expect(throws: ScreenerCacheError.foreign) { try Screener(cache: groups, fingerprint: "lists 1") }
        var newer = Self.bytes
        newer[8] &+= 1
        #expect(throws: ScreenerCacheError.foreign) { try Screener(cache: newer, fingerprint: "lists 1") }
    }

    @Test("a file cut anywhere, or with any byte changed, is refused")
    func damaged() {
        for length in stride(from: 0, to: Self.bytes.count, by: 7) {
            #expect(throws: ScreenerCacheError.self) {
                try Screener(cache: Array(Self.bytes.prefix(length)), fingerprint: "lists 1")
            }
        }
        for place in stride(from: 0, to: Self.bytes.count, by: 11) {
            var bytes = Self.bytes
            bytes[place] ^= 0x55
            #expect(throws: ScreenerCacheError.self) { try Screener(cache: bytes, fingerprint: "lists 1") }
        }
    }

    /// Somebody may mend the checksum. Then nothing is promised but that no answer comes from outside the file.
    @Test("changed bytes under a right checksum never lead outside")
    func forged() {
        var numbers = SplitMix(state: 5)
        for round in 0..<600 {
            var bytes = Self.bytes
            for _ in 0...(round % 3) {
                let place = Int.random(in: Self.head..<bytes.count, using: &numbers)
                bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &numbers)][round % 6]
            }
            guard let screener = try? Screener(cache: Self.signed(bytes), fingerprint: "lists 1") else { continue }
            for name in ["Ana Keller", "Prigoshin Evgenij", "Fertoing LLC", "Eduardbasurin"] {
                _ = screener.screen(.party(name, numbers: ["imo": "9074729"]), threshold: 0.1)
            }
            _ = screener.hit(.party("Ana Keller"), entry: "l:1")
        }
    }

    /// A part of OFAC's list, since the whole takes long in a debug build.
    @Test(
        "entries of official lists come back, and answer alike",
        .enabled(if: MatchingSharedData.isThere, "../shared/data/screening or xz is absent"))
    func official() throws {
        let entities = Array(try MatchingSharedData.entities().prefix(1500))
        let built = Screener(entities)
        let cached = try Screener(cache: built.write(fingerprint: "x"), fingerprint: "x")
        #expect(entities.allSatisfy { cached[$0.id] == $0 })
        for entity in entities.enumerated().filter({ $0.offset % 60 == 0 }).map(\.element) {
            #expect(cached.screen(entity, threshold: 0.3) == built.screen(entity, threshold: 0.3))
        }
    }

    @Test("groups come back, too")
    func groups() throws {
        let groups = PartyGroups(SamePartyTests.entities)
        let cached = try PartyGroups(cache: groups.write(fingerprint: "x"), fingerprint: "x")
        #expect(cached.links == groups.links && cached.all == groups.all && !cached.links.isEmpty)
        #expect(throws: ScreenerCacheError.otherLists) {
            try PartyGroups(cache: groups.write(fingerprint: "x"), fingerprint: "y")
        }
        let bytes = groups.write(fingerprint: "x")
        for length in stride(from: 0, to: bytes.count, by: 5) {
            #expect(throws: ScreenerCacheError.self) {
                try PartyGroups(cache: Array(bytes.prefix(length)), fingerprint: "x")
            }
        }
    }

    /// Magic, version, byte order, length, SHA-256.
    private static let head = 88

    /// Random numbers that are the same in every run.
    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private static func signed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.replaceSubrange(24..<head, with: Array(Digest.sha256(Array(bytes[head...])).utf8))
        return bytes
    }
}
