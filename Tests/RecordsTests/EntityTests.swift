import Foundation
import Records
import Testing

struct EntityTests {
    @Test("a line that other programs wrote is read, whatever it leaves out")
    func partial() throws {
        let line =
            #"{"name": "KELLER, Anna", "schema": "Person", "countries": null, "birth_dates": ["1966"], "more": 1}"#
        let entity = try JSONDecoder().decode(Entity.self, from: Data(line.utf8))
        #expect(entity.name == "KELLER, Anna")
        #expect(entity.schema == .person)
        #expect(entity.birthDates == ["1966"])
        #expect(entity.id.isEmpty && entity.countries.isEmpty && entity.aliases.isEmpty)
    }

    @Test("an unknown schema is a legal entity; no name is no entity")
    func schema() throws {
        let odd = try JSONDecoder().decode(Entity.self, from: Data(#"{"name": "X", "schema": "Thing"}"#.utf8))
        #expect(odd.schema == .legalEntity)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Entity.self, from: Data(#"{"id": "1"}"#.utf8)) }
    }

    @Test("the JSON names are the contract's, and everything comes back")
    func roundTrip() throws {
        var entity = Entity(id: "ofac:1", schema: .vessel, name: "SEA PRIDE", dataset: "us_ofac_sdn")
        entity.weakAliases = ["PRIDE"]
        entity.identifiers = [Identifier(type: "imo", value: "9074729")]
        entity.owners = [Entity.Related(name: "Owner")]
        let data = try JSONEncoder().encode(entity)
        let members = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(members["source"] as? String == "us_ofac_sdn")
        #expect(members["weak_aliases"] as? [String] == ["PRIDE"])
        #expect(try JSONDecoder().decode(Entity.self, from: data) == entity)
    }

    @Test("a byte finds its sentence")
    func frame() {
        var frame = TextFrame()
        #expect(frame.sentence(at: 0) == nil)
        frame.sentences = [0..<10, 11..<20, 22..<30]
        frame.paragraphs = [0, 0, 1]
        #expect([0, 9, 10, 11, 21, 22, 99].map { frame.sentence(at: $0) } == [0, 0, 0, 1, 1, 2, 2])
    }

    @Test(
        "severity follows the score",
        arguments: [
            (0, "low"), (44, "low"), (45, "medium"), (65, "high"), (84, "high"), (85, "critical"), (100, "critical"),
        ])
    func severity(score: Int, word: String) {
        #expect(Alert.Severity(score: score).rawValue == word)
    }
}
