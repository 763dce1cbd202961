import Records
import Testing

@testable import Extraction

@Suite("Unknown parties among what is known")
struct UnknownPartiesTests {
    private static func find(_ kind: Mention.Kind, _ start: Int, _ end: Int, _ term: Int = 0)
        -> ZoneFinds.Find
    {
        ZoneFinds.Find(start: start, end: end, kind: kind, source: .term(term))
    }

    private static func party(_ kind: Int, _ start: Int, _ end: Int) -> PartyTagger.Party {
        PartyTagger.Party(start: start, end: end, kind: kind, score: 1)
    }

    /// What comes of parties (0 person, 1 organisation, 2 location) among finds: kind, bounds and place of each.
    private static func merge(_ parties: [PartyTagger.Party], _ finds: [ZoneFinds.Find]) -> [String] {
        UnknownParties.merge(parties, into: finds) { _, party, place in
            var term = -1
            if case .term(let known) = place?.source { term = known }
            return find(party.mentionKind, party.start, party.end, term)
        }.map { merged in
            guard case .term(let term) = merged.source else { return "" }
            return "\(merged.kind) \(merged.start)-\(merged.end)"
                + (merged.kind == .location ? " of \(term)" : "")
        }
    }

    @Test("what a register or an identifier tells is not told again, whatever overlaps it")
    func known() {
        let finds = [
            Self.find(.entity, 0, 10), Self.find(.commodity, 12, 16), Self.find(.identifier, 30, 37),
        ]
        let parties = [
            Self.party(1, 5, 11), Self.party(1, 12, 20), Self.party(0, 28, 40), Self.party(0, 41, 50),
        ]
        #expect(
            Self.merge(parties, finds) == [
                "entity 0-10", "commodity 12-16", "organization 12-20", "identifier 30-37", "person 41-50",
            ])
        let long = [Self.find(.entity, 0, 100), Self.find(.commodity, 10, 12)]
        #expect(
            Self.merge([Self.party(0, 20, 30), Self.party(0, 100, 110)], long).last == "person 100-110")
        #expect(Self.merge([Self.party(0, 20, 30)], long).count == 2)
    }

    @Test("a location takes the port, else the country, whose name it is, and stands behind it")
    func places() {
        let finds = [
            Self.find(.country, 0, 4, 7), Self.find(.country, 10, 16, 8), Self.find(.port, 10, 16, 9),
            Self.find(.country, 20, 24, 10),
        ]
        let parties = [
            Self.party(2, 0, 4), Self.party(2, 10, 16), Self.party(2, 20, 30), Self.party(1, 40, 44),
        ]
        #expect(
            Self.merge(parties, finds) == [
                "country 0-4", "location 0-4 of 7", "country 10-16", "port 10-16", "location 10-16 of 9",
                "country 20-24", "location 20-30 of -1", "organization 40-44",
            ])
    }

    @Test("nothing comes of nothing")
    func empty() {
        #expect(Self.merge([], []).isEmpty)
        #expect(Self.merge([], [Self.find(.entity, 0, 4)]) == ["entity 0-4"])
        #expect(Self.merge([Self.party(0, 0, 4)], []) == ["person 0-4"])
    }

    @Test(
        "many finds at one place, over everything, and within a party take time that grows with their number"
    )
    func manyOverlapping() {
        let count = 100_000
        let parties = (0..<count).map { Self.party(2, $0 * 10, $0 * 10 + 8) }
        let here = (0..<count).map { Self.find(.country, 500_000, 500_008, $0) }
        let over = (0..<count).map { Self.find(.commodity, 0, count * 10 + $0) }
        let within = (0..<count).map { Self.find(.commodity, $0, $0 + 1) }
        let start = ContinuousClock.now
        for finds in [here, over, within] { #expect(Self.merge(parties, finds).count == 2 * count) }
        #expect(ContinuousClock.now - start < .seconds(60))
    }
}
