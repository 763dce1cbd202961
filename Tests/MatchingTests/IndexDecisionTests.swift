import Matching
import Records
import Testing

@Suite("What a screening says")
struct IndexDecisionTests {
    static let listed: [Entity] = {
        var eu = Entity.party("Ana Maria KELLER", id: "eu:1", born: ["1989-01-02"])
        eu.dataset = "eu"
        eu.listed = "2024-03-01"
        return ScreenerTests.listed + [eu]
    }()
    static let screener = Screener(listed)

    @Test("lists and days restrict the answer before the limit does")
    func restricted() {
        let query = Entity.party("Ana Maria Keller", born: ["1966-09-08"])
        #expect(Self.screener.screen(query, limit: 1).map(\.entity) == ["l:1"])
        #expect(Self.screener.screen(query, threshold: 0.3, limit: 1, lists: ["eu"]).map(\.entity) == ["eu:1"])
        #expect(Self.screener.screen(query, lists: []).isEmpty)
        let before = Self.screener.screen(query, threshold: 0.3) { ($0.listed ?? "") <= "2024-02-01" }
        #expect(Set(before.map(\.entity)) == ["l:1", "l:2"])
    }

    @Test("what is not wanted takes nobody's place among the candidates")
    func crowded() {
        var many = (0..<400).map { Entity.party("Ana Maria KELLER", id: "x:\($0)") }
        many.append(.party("Anna Mariya KELER", id: "y:1"))
        many[400].dataset = "y"
        #expect(Screener(many).screen(.party("Ana Maria Keller"), lists: ["y"]).map(\.entity) == ["y:1"])
    }

    @Test("one entry is compared as the whole list compares it, whatever the score")
    func oneEntry() {
        let query = Entity.party("Ana Maria Keller", born: ["1966-09-08"])
        let all = Self.screener.screen(query, threshold: 0, limit: 100)
        for hit in all { #expect(Self.screener.hit(query, entry: hit.entity) == hit) }
        #expect(Self.screener.hit(query, entry: "l:6").map { $0.score < 0.5 } == true)
        #expect(Self.screener.hit(query, entry: "l:99") == nil)
    }

    static let decisions: [(Double, [String], ScreeningAnswer.Decision)] = [
        (0.95, ["name: exact"], .match), (0.85, [], .match), (0.84, [], .review), (0.70, [], .review),
        (0.69, [], .clear),
        (0.6, ["identifier: imo"], .match), (0.6, ["identifier: imo (+0.38)"], .match),
        (0.75, ["identifier: other imo"], .review),
    ]

    @Test("match, review or clear by score and number", arguments: decisions)
    func decides(_ c: (Double, [String], ScreeningAnswer.Decision)) {
        #expect(ScreeningDecision.of(Hit(entity: "x", score: c.0, name: "X", reasons: c.1), threshold: 0.7) == c.2)
    }

    @Test("a number that both hold is a match in the comparison's own words")
    func byNumber() {
        let hits = Self.screener.screen(.party("OCEAN ROSE", .vessel, numbers: ["imo": "9074729"]))
        #expect(hits.map { ScreeningDecision.of($0) } == [.match])
    }

    @Test("the fingerprint of a party changes with what is compared, and with nothing else")
    func fingerprint() {
        var entity = Entity.party(
            "Ana Keller", aliases: ["Anna Keller", "A. Keller"], born: ["1966", "1967"], countries: ["de", "fr"],
            numbers: ["passport": "C01X00T47"])
        let first = ScreeningFingerprint.of(entity)
        #expect(first.utf8.count == 64)
        entity.aliases.reverse()
        entity.birthDates.reverse()
        entity.countries = ["FR", "de", "fr"]
        entity.addresses = ["Bonn"]
        entity.remarks = "?"
        entity.programs = ["SDGT"]
        entity.listed = "2024-01-01"
        entity.id = "other"
        #expect(ScreeningFingerprint.of(entity) == first)
        let changes: [(inout Entity) -> Void] = [
            { $0.name = "Ana Kellers" }, { $0.aliases.append("Ani") }, { $0.weakAliases = ["Ani"] },
            { $0.birthDates = ["1966"] }, { $0.countries = ["de"] }, { $0.gender = "female" }, { $0.identifiers = [] },
            { $0.schema = .company }, { $0.birthPlaces = ["Bonn"] }, { $0.weakAliases = [$0.aliases.removeLast()] },
        ]
        for change in changes {
            var other = entity
            change(&other)
            #expect(ScreeningFingerprint.of(other) != first)
        }
    }
}
