import Foundation
import Parsing
import Records
import Testing

/// Every list of Fixtures/lists, read and compared with the `.expected.json` beside it.
@Suite("Lists as their goldens say")
struct ListsGoldenTests {
    @Test("a list of each format", arguments: ListsFixtures.names)
    func golden(_ format: String) throws {
        let result = try ListsFixtures.read(format)
        let golden = ListsFixtures.folder.appending(path: format + ".expected.json")
        let written = try Self.dump(result)
        if ProcessInfo.processInfo.environment["TIDEWAITER_GOLDEN"] == "1" {
            try written.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("\(golden.lastPathComponent) was written anew: look at the difference")
            return
        }
        #expect(written == (try String(contentsOf: golden, encoding: .utf8)))
    }

    /// As JSON with sorted keys, what is empty left out.
    private static func dump(_ result: ListResult) throws -> String {
        let entities = try result.entities.map { entity in
            let any = try JSONSerialization.jsonObject(with: JSONEncoder().encode(entity))
            return (any as? [String: Any] ?? [:]).filter { _, value in
                !((value as? [Any])?.isEmpty ?? false) && !((value as? [String: Any])?.isEmpty ?? false)
            }
        }
        let whole: [String: Any] = [
            "entities": entities, "published": result.published ?? "",
            "diagnostics": result.diagnostics.map(\.code),
        ]
        let data = try JSONSerialization.data(
            withJSONObject: whole, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    @Test("the OFAC formats give a party one id and one name, whichever file it is read from")
    func ofac() throws {
        let csv = try ListsFixtures.read("ofac-sdn-csv").entities.prefix(3)
        for format in ["ofac-sdn-xml", "ofac-advanced-xml"] {
            let other = try ListsFixtures.read(format).entities
            #expect(other.map(\.id) == csv.map(\.id) && other.map(\.schema) == csv.map(\.schema))
            #expect(
                other.map(\.programs) == csv.map(\.programs) && other.map(\.gender) == csv.map(\.gender))
            #expect(other[2].name == csv[2].name && other[0].name == csv[0].name)
            #expect(Set(other[1].identifiers) == Set(csv[1].identifiers))
            #expect(other[2].relations.contains { $0.kind == .ownedBy && $0.entity == "ofac:101" })
        }
    }

    @Test("the UK Sanctions List says the same as XML and as CSV")
    func unitedKingdom() throws {
        let xml = try ListsFixtures.read("uk-sanctions-list-xml")
        let csv = try ListsFixtures.read("uk-sanctions-list-csv")
        #expect(
            ListDifference(from: xml.entities, to: csv.entities).changed.flatMap(\.fields).map(\.field)
                .allSatisfy { $0 == "remarks" })
        #expect(xml.entities.map(\.id) == csv.entities.map(\.id) && xml.published == csv.published)
    }

    @Test("the Consolidated Screening List says the same as CSV and as JSON, of every source")
    func screening() throws {
        let csv = try ListsFixtures.read("us-csl-csv").entities
        let json = try ListsFixtures.read("us-csl-json").entities
        #expect(csv.map(\.id) == json.map(\.id) && csv.map(\.topics) == json.map(\.topics))
        #expect(csv.map(\.name) == json.map(\.name) && csv.map(\.listed) == json.map(\.listed))
        #expect(
            csv[0].identifiers == json[0].identifiers && csv[0].gender == "female"
                && json[0].gender == "female")
        let topics = Dictionary(csv.map { ($0.programs.last ?? "", $0.topics) }) { first, _ in first }
        #expect(
            topics["Entity List"] == ["export.control"]
                && topics["Military End User"] == ["export.control"])
        #expect(topics["Unverified List"] == ["export.control", "export.risk"])
        #expect(topics["Non-SDN Menu-Based Sanctions List"] == ["sanction"])
        #expect(topics["Nonproliferation Sanctions"] == ["sanction", "export.control"])
        #expect(topics["ITAR Debarred"] == ["debarment", "export.control"])
    }
}
