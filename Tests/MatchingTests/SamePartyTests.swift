import Matching
import Records
import Testing

@Suite("The same party on several lists")
struct SamePartyTests {
    static let entities: [Entity] = [
        on("ofac", .party("Igor Ivanovich SECHIN", id: "ofac-1", born: ["1960-09-07"], countries: ["ru"])),
        on("eu", .party("СЕЧИН Игорь Иванович", id: "eu-1", aliases: ["Igor SECHIN"], born: ["1960-09-07"])),
        on("un", .party("Ihor Ivanovych SECHIN", id: "un-1", born: ["1960-09-07"])),
        on("ofac", .party("OCEAN ROSE", id: "ofac-2", .vessel, numbers: ["imo": "9074729"])),
        on("un", .party("SEA PRIDE", id: "un-2", .vessel, numbers: ["imo": "9074729"])),
        on("eu", .party("OCEAN ROSE", id: "eu-2", .vessel, numbers: ["imo": "9187629"])),
        on("ofac", .party("Zawahir Quorbani", id: "ofac-3", numbers: ["passport": "AA3829182"])),
        on("un", .party("ZAWAHIR QORBANI", id: "un-3", numbers: ["passport": "Pakistani passport number AA3829182"])),
    ]

    private static func on(_ list: String, _ entity: Entity, programs: [String] = []) -> Entity {
        var entity = entity
        entity.dataset = list
        entity.programs = programs
        return entity
    }

    @Test("names alike and the same day of birth, a ship's number and a passport join; a ship's name does not")
    func joins() {
        let groups = PartyGroups(Self.entities)
        #expect(groups.all == [["eu-1", "ofac-1", "un-1"], ["ofac-2", "un-2"], ["ofac-3", "un-3"]])
        #expect(groups.group(of: "un-1") == ["eu-1", "ofac-1", "un-1"])
        #expect(groups.group(of: "eu-2").isEmpty && groups.group(of: "nobody").isEmpty)
        #expect(groups.reasons(between: "un-2", and: "ofac-2") == ["identifier: imo"])
        #expect(groups.reasons(between: "ofac-3", and: "un-3").first == "identifier: passport")
        #expect(groups.reasons(between: "ofac-1", and: "eu-1").first == "birth date: equal")
        #expect(groups.reasons(between: "ofac-1", and: "un-2").isEmpty)
    }

    @Test("the order of the entries does not matter")
    func order() {
        let groups = PartyGroups(Self.entities)
        let reversed = PartyGroups(Self.entities.reversed())
        #expect(groups.all == reversed.all)
        #expect(
            groups.links.map { [$0.first, $0.second] } == reversed.links.map { [$0.first, $0.second] })
    }

    @Test("a chain does not join two entries of one list: the better met one is the party")
    func chain() {
        let groups = PartyGroups([
            Self.on("ofac", .party("Karim Wahdat", id: "ofac-1", born: ["1971-03-02"])),
            Self.on("ofac", .party("Karim Wahdati Osmani", id: "ofac-2", born: ["1971-03-02"])),
            Self.on("un", .party("Karim Wahdat", id: "un-1", born: ["1971-03-02"])),
        ])
        #expect(groups.all == [["ofac-1", "un-1"]])
    }

    @Test("two entries of one list with the number of one party are one")
    func oneList() {
        let groups = PartyGroups([
            Self.on("ofac", .party("HAI II", id: "ofac-1", .vessel, numbers: ["imo": "9074729"])),
            Self.on("ofac", .party("KUN LUN", id: "ofac-2", .vessel, numbers: ["imo": "9074729"])),
            Self.on("un", .party("HAI II", id: "un-1", .vessel, numbers: ["imo": "9074729"])),
        ])
        #expect(groups.all == [["ofac-1", "ofac-2", "un-1"]])
    }

    /// Two entries, and whether they are one party.
    static let pairs: [(String, Entity, Entity, Bool)] = [
        (
            "a number against other names", .party("Gert Aalders", numbers: ["passport": "AA3829182"]),
            .party("Pavlo Hrytsenko", numbers: ["passport": "AA3829182"]), false
        ),
        (
            "the number of a decree", .party("Gert Aalders", numbers: ["executive order directive": "13662-2014"]),
            .party("Gert Aalders", numbers: ["executive order directive": "13662-2014"]), false
        ),
        (
            "equal names, other days of birth", .party("Gert Aalders", born: ["1950-02-03"], countries: ["nl"]),
            .party("Gert Aalders", born: ["1984-11-12"], countries: ["nl"]), false
        ),
        (
            "equal names alone", .party("Gert Aalders"), .party("Gert Aalders"), false
        ),
        (
            "equal names, year and country", .party("Gert Aalders", born: ["1950"], countries: ["nl"]),
            .party("Gert Aalders", born: ["1950-02-03"], countries: ["nl"]), true
        ),
        (
            "the first of January is no day", .party("Gert Aalders", born: ["1950-01-01"]),
            .party("Gerd Alders", born: ["1950-01-01"]), false
        ),
        (
            "a firm and its country", .party("Zagros Petrochem LLC", .company, countries: ["ir"]),
            .party("ZAGROS PETROCHEM", .organization, countries: ["ir"]), true
        ),
        (
            "a firm in another country", .party("Zagros Petrochem LLC", .company, countries: ["ir"]),
            .party("Zagros Petrochem LLC", .company, countries: ["tr"]), false
        ),
        (
            "a firm and a person", .party("Zagros Petrochem", .company, countries: ["ir"]),
            .party("Zagros Petrochem", countries: ["ir"]), false
        ),
        (
            "a common name of a firm", .party("Trading Company", .company, countries: ["ir"]),
            .party("Trading Company", .company, countries: ["ir"]), false
        ),
    ]

    @Test("evidence decides", arguments: pairs)
    func evidence(_ c: (String, Entity, Entity, Bool)) {
        var (a, b) = (c.1, c.2)
        (a.id, a.dataset) = ("a", "ofac")
        (b.id, b.dataset) = ("b", "eu")
        #expect(PartyGroups([a, b]).all == (c.3 ? [["a", "b"]] : []), "\(c.0)")
    }

    @Test("a programme on two lists stands for the country that one of them leaves out")
    func programme() {
        let eu = Self.on("eu", .party("Zagros Petrochem", id: "eu", .organization), programs: ["IRN"])
        let ofac = Self.on(
            "ofac", .party("ZAGROS PETROCHEM CO", id: "ofac", .organization, countries: ["ir"]),
            programs: ["NPWMD", "IRAN-EO13846"])
        let groups = PartyGroups([eu, ofac])
        #expect(groups.reasons(between: "eu", and: "ofac").contains("programme: Iran"))
    }

    @Test("entries that nothing links directly say through whom they are one")
    func through() {
        let groups = PartyGroups([
            Self.on("a", .party("Karim Wahdat", id: "a", born: ["1971-03-02"], numbers: ["passport": "AA3829182"])),
            Self.on("b", .party("Karim Wahdat", id: "b", numbers: ["passport": "AA3829182", "tax-id": "7707049388"])),
            Self.on("c", .party("Karim Wahdat", id: "c", numbers: ["tax-id": "7707049388"])),
        ])
        let reasons = groups.reasons(between: "a", and: "c")
        #expect(
            reasons.contains("through b: identifier: passport") && reasons.contains("through c: identifier: tax-id"))
    }
}
