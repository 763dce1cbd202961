import Matching
import Records
import Testing

@Suite("Linking mentions to parties")
struct LinkerTests {
    static let index = EntityIndex([
        .party("Ana Maria KELLER", id: "ofac:1", aliases: ["A. M. KELLER"], weak: ["LA JEFA"], countries: ["pa"]),
        .party("SEA PRIDE", id: "ofac:2", .vessel, countries: ["ir"], numbers: ["imo": "9074729"]),
        .party("SUNRISE", id: "T-9", .company),
        {
            var t = Entity.party("Oceanic Metals FZE", id: "T-1", .company)
            t.vessels = [.init(name: "SEA PRIDE", identifiers: [Identifier(type: "imo", value: "9074729")])]
            return t
        }(),
    ])

    private func name(_ text: String, _ id: String, score: Double = 1) -> Mention {
        Mention(zone: .text, start: 0, end: text.utf8.count, text: text, kind: .entity, id: id, score: score)
    }

    private func number(_ value: String) -> Mention {
        Mention(zone: .text, start: 0, end: 7, text: value, kind: .identifier, scheme: "imo", id: value)
    }

    private func link(_ mentions: [Mention], countries: [String] = []) -> [Match] {
        var analysis = Analysis()
        analysis.mentions = mentions
        analysis.countries = countries
        return Linker(index: Self.index).link(analysis)
    }

    @Test("a full name is strong, never certain, and says how it was met")
    func fullName() {
        let exact = link([name("Ana María Keller", "ofac:1")])
        #expect(exact.map(\.reasons) == [["name: exact"]])
        #expect(exact[0].score >= 0.85 && exact[0].score < 1)
        let swapped = link([name("KELLER Ana Maria", "ofac:1")])
        #expect(swapped[0].reasons == ["name: other order"] && swapped[0].score < exact[0].score)
        let similar = link([name("Ana Maria Kellner", "ofac:1", score: 0.8)])
        #expect(similar[0].reasons == ["name: similar"] && similar[0].score < swapped[0].score)
    }

    @Test("a number decides, also by a trader's vessel")
    func decides() {
        let matches = link([number("9074729")])
        #expect(matches.map(\.entity) == ["ofac:2", "T-1"])
        #expect(matches[0].score > 0.98 && matches[0].reasons == ["identifier: imo"])
        #expect(matches[1].score < matches[0].score && matches[1].reasons == ["identifier of a vessel or owner: imo"])
        #expect(link([number("9999993")]).isEmpty)
    }

    @Test("a weak alias or one word is low by itself")
    func weak() {
        #expect(link([name("La Jefa", "ofac:1")])[0].score < 0.5)
        #expect(link([name("Sunrise", "T-9")])[0].score < 0.5)
        #expect(link([name("Sunrise", "T-9"), name("SUNRISE", "T-9")]).allSatisfy { $0.score < 0.5 })
    }

    @Test("a weak alias is lifted by the full name or a number of the same party, not of another")
    func lifted() {
        #expect(link([name("La Jefa", "ofac:1"), name("Ana Maria Keller", "ofac:1")])[0].score >= 0.85)
        #expect(link([name("Sunrise", "T-9"), name("Ana Maria Keller", "ofac:1")])[0].score < 0.5)
        let ship = link([name("Sea Pride", "ofac:2"), number("9074729")])
        #expect(ship[0].score >= 0.95 && ship[0].reasons.contains("confirmed by identifier: imo"))
    }

    @Test("the party's country in the text raises a little")
    func country() {
        let without = link([name("Ana Maria Keller", "ofac:1")])[0].score
        let with = link([name("Ana Maria Keller", "ofac:1")], countries: ["PA"])[0]
        #expect(with.score > without && with.score < 1 && with.reasons.last == "country: PA")
    }

    @Test("matches point to their mentions; unknown parties and other kinds are passed over")
    func places() {
        let topic = Mention(zone: .title, start: 0, end: 1, text: "x", kind: .topic, id: "topic:x")
        let matches = link([topic, name("Nobody", "gone:1"), name("Ana Maria Keller", "ofac:1")])
        #expect(matches.map(\.mention) == [2])
    }

    private func judged(_ text: String, _ id: String, _ score: Double, _ reasons: [String]) -> Mention {
        var mention = name(text, id, score: score)
        mention.reasons = reasons
        return mention
    }

    @Test("a mention that was weighed is as sure as that says, and for the same reasons")
    func judgedMentions() {
        let full = link([judged("Ana Maria Keller", "ofac:1", 0.94, [])], countries: ["PA"])
        #expect(full.map(\.score) == [0.94] && full[0].reasons == ["name: exact"])
        let typo = link([judged("Ana Maria Kellner", "ofac:1", 0.61, ["typo", "country nearby"])])
        #expect(typo.map(\.score) == [0.61] && typo[0].reasons == ["name: typo", "country nearby"])
        let declined = link([judged("Аны Марии Келлер", "ofac:1", 0.8, ["inflected", "another script"])])
        #expect(declined[0].reasons == ["name: inflected", "name: another script"])
        let short = link([judged("Oceanic Metals", "T-1", 0.79, ["without its legal form", "country nearby"])])
        #expect(short[0].reasons == ["name: without its legal form", "country nearby"])
        let ship = link([judged("Sunrise", "T-9", 0.21, ["common word"])])
        #expect(ship.map(\.score) == [0.21] && ship[0].reasons == ["name: exact", "common word"])
    }

    @Test("a number confirms a weighed mention, and is told once")
    func judgedNumbers() {
        let reason = "confirmed by identifier: imo"
        for reasons in [[], [reason]] {
            let ship = link([judged("Sea Pride", "ofac:2", 0.4, reasons), number("9074729")])
            #expect(ship[0].score >= 0.95 && ship[0].reasons == ["name: exact", reason])
        }
    }
}
