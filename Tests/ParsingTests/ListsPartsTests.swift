import Parsing
import Records
import Testing

@testable import Parsing

@Suite("What readers of lists share")
struct ListsPartsTests {
    static let given: [(String, [String])] = [
        ("Ana", ["given Ana"]), ("Inna Vladimirovna", ["given Inna", "patronymic Vladimirovna"]),
        ("Андрей Петрович", ["given Андрей", "patronymic Петрович"]),
        ("Pavlovich", ["given Pavlovich"]),
        ("Ilham Heydar oglu", ["given Ilham", "patronymic Heydar oglu"]), ("", []),
        ("Borys Oleksiyovych Jan", ["given Borys", "patronymic Oleksiyovych", "given Jan"]),
    ]

    @Test("given names and patronymics are told apart by their endings", arguments: given)
    func names(_ text: String, _ expected: [String]) {
        #expect(GivenNames.parts(of: text).map { "\($0.kind.rawValue) \($0.text)" } == expected)
    }

    static let enumerations: [(String, [String])] = [
        ("a) Pyongyang, North Korea  b) Pyongan-Pukto", ["Pyongyang, North Korea", "Pyongan-Pukto"]),
        ("a) Jilib;\nb) Qunyo Barrow", ["Jilib", "Qunyo Barrow"]), ("Lima; Cusco", ["Lima", "Cusco"]),
        ("Lima (a port) b) Cusco", ["Lima (a port) b) Cusco"]), ("", []),
    ]

    @Test("several values in one text", arguments: enumerations)
    func enumerated(_ text: String, _ expected: [String]) {
        #expect(Enumerated.parts(of: text) == expected)
    }

    static let dates: [(String, [String])] = [
        ("a) 15 Jan. 1955 b) 1956", ["1955-01-15", "1956"]),
        ("21/04/1971 22/04/1971", ["1971-04-21", "1971-04-22"]),
        ("1963-1965", ["1963", "1964", "1965"]), ("1965, 1966", ["1965", "1966"]),
        ("Circa 1960", ["1960"]), ("unknown", []),
    ]

    @Test("several dates in one text", arguments: dates)
    func several(_ text: String, _ expected: [String]) {
        #expect(PartialDate.several(in: text) == expected)
    }

    @Test("the first day of a sentence")
    func firstDay() {
        #expect(
            PartialDate.first(in: "Regulations 2011 on 2 March 2012, then 3 May 2013") == "2012-03-02")
        #expect(PartialDate.first(in: "by 1533 Committee on 1 Nov. 2005") == "2005-11-01")
        #expect(PartialDate.first(in: "List 2012") == nil)
    }

    @Test("a nationality by its word; anything more is no country")
    func demonyms() {
        #expect(
            CountryNames.code(of: "Iranian") == "ir" && CountryNames.code(of: "Russian national") == "ru")
        #expect(
            CountryNames.code(of: "former Soviet Union") == "su"
                && CountryNames.code(of: "Persian cat") == nil)
    }

    @Test("a relation is given the id of the one entity of that name, of none when two bear it")
    func relations() {
        func entity(_ id: String, _ name: String, to others: String...) -> Entity {
            var entity = Entity(id: id, schema: .organization, name: name, dataset: "d")
            for other in others { entity.add(.linked, to: other) }
            return entity
        }
        var entities = [
            entity("1", "A", to: "b.", "C", "D", "A", "Nobody"), entity("2", "B"), entity("3", "C"),
            entity("4", "C"),
            entity("5", "E"),
        ]
        entities[4].add(name: "d")
        ListRelations.resolve(&entities)
        #expect(entities[0].relations.map(\.entity) == ["2", nil, "5", nil, nil])
    }

    static let remarks: [(String, [String])] = [
        ("(Linked To: HIZBALLAH).", ["HIZBALLAH"]), ("Linked To: BANK (BNC)", ["BANK (BNC)"]),
        ("Gender Male (Linked To: A CO. (ACO)).", ["A CO. (ACO)"]),
        ("Linked To: A; Linked To: B.", ["A", "B"]),
        ("DOB 1966; (Linked To: A)", ["A"]), ("DOB 1966", []),
    ]

    @Test("whom OFAC's remarks link a party to", arguments: remarks)
    func links(_ text: String, _ expected: [String]) {
        var entity = Entity(id: "1", schema: .person, name: "X", dataset: "d")
        var tally = ListTally()
        OFACRemarks.read(text, into: &entity, &tally, line: 1)
        #expect(entity.relations.map(\.name) == expected)
    }

    static let texts: [String] = [
        "{", "[1,]", "{\"a\" 1}", "{\"a\":1,}", "\"\\x\"", "\"\\ud83\"", "[1] 2", "tru", "+1",
        "\"a\nb\"", "[\"\u{0}\"]", "",
        "{\"a\":}", "]", "{]", "[}", "01x",
        String(repeating: "[", count: 600) + String(repeating: "]", count: 600),
    ]

    @Test("what is not JSON is not read", arguments: texts)
    func notJSON(_ text: String) { #expect(JSONValue.read(Array(text.utf8)) == nil) }

    @Test("JSON is read with its escapes, numbers and nesting")
    func json() throws {
        let text =
            #"{"a":[1,-2.5,"x\"y\u00e9\ud83d\ude00\n"],"b":{"c":[]},"d":true,"e":null,"f":{},"g":"\ud83dx","a2":1e3}"#
        let value = try #require(JSONValue.read(Array(text.utf8)))
        #expect(
            value["a"].texts == ["1", "-2.5", "x\"yé😀"] && value["d"].text == "true"
                && value["a2"].text == "1000")
        #expect(
            value["b"]["c"].items.isEmpty && value["e"].text == nil && value["g"].text == "\u{FFFD}x")
        #expect(JSONValue.read(Array("\u{FEFF} [ ] ".utf8))?.items.isEmpty == true)
    }

    @Test("a delta of the advanced file is refused: it holds only what changed")
    func delta() throws {
        let text = try ListsFixtures.text("ofac-advanced-xml").replacing(
            "Version=\"3\"", with: "Version=\"3\" DeltaBaseVersion=\"2\"")
        #expect(throws: ParseError.self) { try ListsFixtures.read("ofac-advanced-xml", text) }
    }

    @Test("FollowTheMoney nested in its party says the same as beside it")
    func nested() throws {
        let line = #"""
            {"id":"p1","schema":"Person","caption":"Ana Keller","properties":{"name":["Ana Keller"],\#
            "sanctions":[{"id":"s","schema":"Sanction","properties":{"program":["UKR"],"listingDate":["2022-03-04"]}}],\#
            "addressEntity":[{"id":"a","schema":"Address","properties":{"full":["1 Quay Road"]}}],\#
            "ownershipOwner":[{"id":"o","schema":"Ownership","properties":{"owner":["p1"],\#
            "asset":[{"id":"c1","caption":"Harbour Star","schema":"Company","properties":{}}]}}],\#
            "familyPerson":[{"id":"f","schema":"Family","properties":{"relative":[{"id":"p2","caption":"Bo Keller"}]}}]}}
            """#
        let result = try ListsFixtures.read("ftm-ndjson", line + "\n")
        let entity = try #require(result.entities.first)
        #expect(
            entity.programs == ["UKR"] && entity.listed == "2022-03-04"
                && entity.addresses == ["1 Quay Road"])
        #expect(
            Set(entity.relations) == [
                Entity.Relation(.owns, name: "Harbour Star", entity: "c1"),
                Entity.Relation(.family, name: "Bo Keller", entity: "p2"),
            ])
    }
}
