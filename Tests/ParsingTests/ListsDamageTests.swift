import Foundation
import Parsing
import Records
import Testing

@Suite("Lists that are cut, of another kind, or newer than their reader")
struct ListsDamageTests {
    private static let page =
        "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Service unavailable</h1><p>Try again, later."
        + "</p></body></html>\n"

    @Test(
        "an HTML page, nothing, other JSON, another list and another table are refused by every format",
        arguments: ListsFixtures.names)
    func refused(_ format: String) throws {
        let reader = try #require(ListFormats.named(format))
        for text in [
            Self.page, "", "\n\n", "{\"error\": \"limit reached\"}", "[]", "id,name,type\n1,A,B\n",
            "<a/>",
        ] {
            #expect(throws: ParseError.self, "\(text)") {
                try reader.read(ListInput(main: Array(text.utf8)), dataset: "d")
            }
        }
        for other in ListsFixtures.names where other != format {
            let bytes = try ListsFixtures.input(other).main
            #expect(throws: ParseError.self, "\(other)") {
                try reader.read(ListInput(main: bytes), dataset: "d")
            }
        }
    }

    private static let damage = [
        "truncated-record", "record-count", "malformed-xml", "malformed-truncated",
    ]

    /// A table that is cut at the end of a row, or within its last value, looks whole: only a source's `expect` can tell.
    /// Everything else is told by the reader.
    @Test(
        "a list cut in two at any place throws or says that it is cut", arguments: ListsFixtures.names)
    func cut(_ format: String) throws {
        let reader = try #require(ListFormats.named(format))
        let whole = try ListsFixtures.input(format)
        for share in [50, 60, 75, 90] {
            var end = whole.main.count * share / 100
            while !Self.isWithin(whole.main, end, format) { end -= 1 }
            guard
                let result = try? reader.read(
                    ListInput(main: Array(whole.main[..<end]), parts: whole.parts), dataset: "d")
            else { continue }
            #expect(
                result.diagnostics.contains { Self.damage.contains($0.code) && $0.severity == .error },
                "at \(share) %: \(result.diagnostics.map(\.code))")
        }
    }

    /// Whether a row goes on behind the place: at least with another value, where the format is a table.
    private static func isWithin(_ bytes: [UInt8], _ place: Int, _ format: String) -> Bool {
        let rest = bytes[place...].prefix { $0 != 10 }
        let isTable = format.hasSuffix("-csv") || format.hasSuffix("-txt")
        return isTable
            ? rest.contains { $0 == 44 || $0 == 9 } && bytes[place - 1] != 10
            : !rest.isEmpty && bytes[place - 1] != 10
    }

    /// Where a novelty is put into the list of a format: text that comes once in every record, and what it becomes.
    static let novelties: [(format: String, found: String, replaced: String)] = [
        ("ofac-sdn-csv", "\"\n", "\",\"v\"\n"),
        ("ofac-sdn-xml", "</sdnEntry>", "<Novelty>v</Novelty></sdnEntry>"),
        ("ofac-sdn-xml", "<sdnEntry>", "<sdnEntry novelty=\"v\">"),
        ("ofac-advanced-xml", "</Profile>", "<Novelty>v</Novelty></Profile>"),
        ("ofac-advanced-xml", "<Alias ", "<Alias novelty=\"v\" "),
        ("un-sc-xml", "</INDIVIDUAL>", "<Novelty>v</Novelty></INDIVIDUAL>"),
        ("un-sc-xml", "<INDIVIDUAL>", "<INDIVIDUAL novelty=\"v\">"),
        ("un-sc-xml", "<ENTITIES>", "<NOVELTY><INDIVIDUAL/></NOVELTY><ENTITIES>"),
        ("ofac-advanced-xml", "<SanctionsEntries>", "<Novelties><X Y=\"1\"/></Novelties><SanctionsEntries>"),
        ("eu-fsf-xml", "</sanctionEntity>", "<Novelty>v</Novelty></sanctionEntity>"),
        ("eu-fsf-xml", "<nameAlias ", "<nameAlias novelty=\"v\" "),
        ("uk-sanctions-list-xml", "</Designation>", "<Novelty>v</Novelty></Designation>"),
        ("uk-sanctions-list-xml", "<Ship>", "<Ship novelty=\"v\">"),
        ("uk-sanctions-list-csv", "(HIN)\n", "(HIN),Novelty\n"),
        ("uk-conlist-csv", "Group ID\n", "Group ID,Novelty\n"),
        ("ch-seco-xml", "</target>", "<Novelty>v</Novelty></target>"),
        ("ch-seco-xml", "<name ", "<name novelty=\"v\" "),
        ("ca-sema-xml", "</record>", "<Novelty>v</Novelty></record>"),
        ("au-dfat-csv", "Maritime Restriction\n", "Maritime Restriction,Novelty\n"),
        ("us-csl-csv", ",ids\n", ",ids,Novelty\n"),
        ("us-csl-json", "\"source\":", "\"novelty\": 1, \"source\":"),
        ("us-csl-json", "\"city\":", "\"novelty\": 1, \"city\":"),
        ("us-bis-dpl-txt", "\"FR_Citation\"\n", "\"FR_Citation\"\t\"Novelty\"\n"),
        ("worldbank-json", "\"SUPP_ID\":", "\"novelty\": 1, \"SUPP_ID\":"),
        ("ftm-ndjson", "\"name\":", "\"novelty\": [\"v\"], \"name\":"),
        ("ftm-ndjson", "\"id\":", "\"novelty\": 1, \"id\":"),
        ("ftm-ndjson", "\"owner\": [\"p1\"]", "\"owner\": [\"p1\"], \"novelty\": [\"v\"]"),
    ]

    @Test(
        "what a format does not know is told exactly once, and takes nothing from the rest",
        arguments: novelties)
    func novelty(_ format: String, _ found: String, _ replaced: String) throws {
        let text = try ListsFixtures.text(format)
        try #require(text.contains(found))
        let result = try ListsFixtures.read(format, text.replacing(found, with: replaced))
        let unknown = result.diagnostics.filter {
            $0.code.hasPrefix("unknown-") && $0.code != "unknown-country"
        }
        #expect(unknown.count == 1, "\(unknown)")
        #expect(
            unknown.allSatisfy {
                $0.message.lowercased().contains("novelt") || $0.message.contains("13")
            })
        let before = try ListsFixtures.read(format)
        #expect(result.entities == before.entities)
        #expect(before.diagnostics.allSatisfy { $0.severity == .note }, "\(before.diagnostics)")
    }

    @Test("there is a novelty for every format")
    func complete() { #expect(Set(Self.novelties.map(\.format)) == Set(ListsFixtures.names)) }
}
