import Matching
import Records
import Testing

@Suite("Entity index")
struct EntityIndexTests {
    @Test("parties by id, names in order, of two with one id the first")
    func basics() {
        let index = EntityIndex([
            .party("Ana Keller", id: "a", aliases: ["Anna Keller"], weak: ["Ani"]), .party("Other", id: "a"),
            .party("Bo", id: "b"),
        ])
        #expect(index["a"]?.name == "Ana Keller" && index["c"] == nil)
        #expect(index.names.map(\.name) == ["Ana Keller", "Anna Keller", "Ani", "Bo"])
        #expect(index.names.map(\.weak) == [false, false, true, false])
    }

    static let numbers: [(listed: (String, String), asked: (String, String), found: Bool)] = [
        (("imo", "9074729"), ("imo", "IMO 9074729"), true),
        (("imo", "9074729"), ("imo-company", "9074729"), false),
        (("inn", "7707049388"), ("tax-id", "7707049388"), true),
        (("vat", "BG202647305"), ("tax-id", "202647305"), true),
        (("passport", "AB 123-456"), ("passport", "ab123456"), true),
        (("bic", "VSTARUMM"), ("bic", "VSTARUMMXXX"), true),
        (("national-id", "12345"), ("national-id", "12345"), false),
        (("hs", "71081200"), ("hs", "71081200"), false),
        (("registration", "9074729"), ("imo", "9074729"), false),
        (("passport", "Pakistani passport number AA3829182"), ("passport", "AA 3829182"), true),
        (("passport", "A1234567 (Jordan)"), ("passport", "A1234567"), true),
        (("listing date (cmic)", "2021-06-03"), ("tax-id", "20210603"), false),
        (("secondary sanctions risk:", "section 1(b) of EO 13224"), ("decree", "section 1(b) of EO 13224"), false),
    ]

    @Test("numbers meet whatever lists call them, but only where they can be the same", arguments: numbers)
    func meets(_ c: (listed: (String, String), asked: (String, String), found: Bool)) {
        let index = EntityIndex([.party("X", id: "x", numbers: [c.listed.0: c.listed.1])])
        #expect(index.entity(holding: Identifier(type: c.asked.0, value: c.asked.1)) == (c.found ? ["x"] : []))
    }

    @Test("a trader is found by the number of its vessel")
    func related() {
        var trader = Entity.party("Oceanic", id: "T-1", .company)
        trader.vessels = [.init(name: "SEA PRIDE", identifiers: [Identifier(type: "imo", value: "9074729")])]
        let index = EntityIndex([trader])
        let imo = Identifier(type: "imo", value: "9074729")
        #expect(index.entity(holding: imo).isEmpty && index.entity(relatedTo: imo) == ["T-1"])
    }
}
