import Foundation
import Parsing
import Records
import Testing

/// Whole lists whose official files are not at hand, put back into their official form from copies that keep the same
/// fields under the same names.
@Suite("Real lists in their official form", .enabled(if: ListsSharedData.isThere, "../shared or xz is absent"))
struct ListsTwinTests {
    private typealias Object = [String: Any]

    private static func lines(_ file: String) throws -> [Object] {
        try ListsSharedData.bytes(file).split(separator: 10).compactMap {
            try JSONSerialization.jsonObject(with: Data($0)) as? Object
        }
    }

    /// `country_iso2_code` → `countryIso2Code`.
    private static func camel(_ name: String) -> String {
        let parts = name.split(separator: "_")
        return parts.dropFirst().reduce(String(parts.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    private static func attributes(_ object: Object) -> String {
        object.filter { !($0.value is [Any]) && !($0.value is Object) && $0.key != "remark" }
            .map { " \(camel($0.key))=\"\(escaped("\($0.value)"))\"" }.joined()
    }

    @Test("EU, 2026-05-01: 5,860 entities, nothing unknown")
    func europeanUnion() throws {
        let elements = [
            "regulations": "regulation", "subject_type": "subjectType", "name_aliases": "nameAlias",
            "citizenships": "citizenship", "birthdates": "birthdate", "addresses": "address",
            "identifications": "identification",
        ]
        var xml = "<export generationDate=\"2026-05-01T00:00:00\" globalFileId=\"1\">"
        for entity in try Self.lines("eu_fsf_2026-05-01.ndjson") {
            xml += "<sanctionEntity\(Self.attributes(entity))>"
            for (member, element) in elements {
                let items = entity[member] as? [Object] ?? (entity[member] as? Object).map { [$0] } ?? []
                for item in items { xml += "<\(element)\(Self.attributes(item))/>" }
            }
            xml += "</sanctionEntity>"
        }
        let result = try #require(ListFormats.named("eu-fsf-xml"))
            .read(ListInput(main: Array((xml + "</export>").utf8)), dataset: "d")
        #expect(result.entities.count == 5860 && result.counts[.person] == 4341)
        #expect(result.entities.count { $0.gender != nil } > 3700)
        #expect(result.entities.count { !$0.birthPlaces.isEmpty } > 2200)
        #expect(result.diagnostics.allSatisfy { $0.severity == .note }, "\(result.diagnostics.prefix(5))")
    }

    @Test("Australia, 2026-03-15: 3,811 entities of 10,940 rows, nothing unknown")
    func australia() throws {
        let columns = [
            "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth",
            "Citizenship", "Address", "Additional Information", "Listing Information", "IMO Number", "Committees",
        ]
        func cell(_ value: Any?) -> String {
            let text = (value as? [Any])?.map { "\($0)" }.joined(separator: "; ") ?? value.map { "\($0)" } ?? ""
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
        var csv = columns.joined(separator: ",") + "\n"
        for entity in try Self.lines("au_dfat_2026-03-15.ndjson") {
            let sanction = entity["sanction"] as? Object ?? [:]
            let births = (entity["dates_of_birth"] as? [Object])?.compactMap { $0["raw_value"] as? String }
            let type = entity["imo_number"] != nil ? "Vessel" : births == nil ? "Entity" : "Individual"
            for (place, name) in (entity["names"] as? [Object] ?? []).enumerated() {
                let reference = (entity["reference"] as? String ?? "") + (place == 0 ? "" : "a\(place)")
                csv +=
                    [
                        cell(reference), cell(name["text"]), type, cell(name["name_type"]),
                        cell(name["alias_strength"]),
                        cell(births?.joined(separator: " ")), cell(entity["citizenships"]), cell(entity["address"]),
                        cell(entity["additional_info"]), cell(sanction["listing_information"]),
                        cell(entity["imo_number"]),
                        cell(sanction["committees"]),
                    ].joined(separator: ",") + "\n"
            }
        }
        let result = try #require(ListFormats.named("au-dfat-csv"))
            .read(ListInput(main: Array(csv.utf8)), dataset: "d")
        #expect(result.entities.count == 3811 && result.counts[.vessel] == 261)
        #expect(result.entities.count { !$0.weakAliases.isEmpty } > 200)
        #expect(result.entities.count { $0.listed != nil } > 1000)
        #expect(result.diagnostics.allSatisfy { $0.severity == .note }, "\(result.diagnostics.prefix(5))")
    }
}
