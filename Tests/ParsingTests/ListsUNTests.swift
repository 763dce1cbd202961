import Foundation
import Parsing
import Records
import Testing

@Suite("The UN list and Canada's")
struct ListsUNTests {
    private func un(_ records: String) throws -> ListResult {
        let text =
            "<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"2026-02-27T00:00:09.554Z\">\(records)</CONSOLIDATED_LIST>"
        return try UNList.read(ListInput(main: Array(text.utf8)), dataset: "un-sc-consolidated")
    }

    @Test(
        "an individual: names, good and low aliases, original script, documents, address, day of listing"
    )
    func individual() throws {
        let result = try un(
            """
            <INDIVIDUALS><INDIVIDUAL><DATAID>6908555</DATAID><FIRST_NAME>RI</FIRST_NAME><SECOND_NAME>WON</SECOND_NAME>\
            <THIRD_NAME> HO </THIRD_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.033</REFERENCE_NUMBER>\
            <LISTED_ON>2016-11-30</LISTED_ON><NAME_ORIGINAL_SCRIPT>리원호</NAME_ORIGINAL_SCRIPT>\
            <NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>\
            <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ri Won Ho</ALIAS_NAME></INDIVIDUAL_ALIAS>\
            <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Ho</ALIAS_NAME></INDIVIDUAL_ALIAS>\
            <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>\
            <INDIVIDUAL_ADDRESS><CITY>Damascus</CITY><COUNTRY>Syrian Arab Republic</COUNTRY></INDIVIDUAL_ADDRESS>\
            <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>381310014</NUMBER></INDIVIDUAL_DOCUMENT>\
            <INDIVIDUAL_DOCUMENT/></INDIVIDUAL></INDIVIDUALS>
            """)
        let e = try #require(result.entities.first)
        #expect(result.published == "2026-02-27" && result.diagnostics.isEmpty)
        #expect(e.id == "un-sc:6908555" && e.schema == .person && e.name == "RI WON HO")
        #expect(e.aliases == ["리원호", "Ri Won Ho"] && e.weakAliases == ["Ho"])
        #expect(e.countries == ["kp", "sy"] && e.addresses == ["Damascus, Syrian Arab Republic"])
        #expect(e.identifiers == [Identifier(type: "passport", value: "381310014")])
        #expect(e.programs == ["DPRK"] && e.listed == "2016-11-30")
    }

    static let births: [(String, [String])] = [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1978-04-28</DATE>", ["1978-04-28"]),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR>", ["1971"]),
        (
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1975</TO_YEAR>",
            ["1973", "1974", "1975"]
        ),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>August 1961</NOTE>", ["1961-08"]), ("", []),
    ]

    @Test("dates of birth: exact, about, between", arguments: births)
    func birth(_ content: String, _ expected: [String]) throws {
        let e = try #require(
            try un(
                "<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A</FIRST_NAME><INDIVIDUAL_DATE_OF_BIRTH>\(content)</INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>"
            ).entities.first)
        #expect(e.birthDates == expected)
    }

    @Test("an unknown element is told once, with its count; a record without a name or twice is told")
    func strict() throws {
        let record =
            "<ENTITY><DATAID>%</DATAID><FIRST_NAME>X</FIRST_NAME><SHOE_SIZE>9</SHOE_SIZE></ENTITY>"
        let records = [1, 2, 2].map { record.replacing("%", with: String($0)) }.joined()
        let result = try un(records + "<ENTITY><DATAID>3</DATAID></ENTITY>")
        #expect(
            result.entities.map(\.id) == ["un-sc:1", "un-sc:2"] && result.counts == [.organization: 2])
        #expect(
            result.diagnostics.map(\.code).sorted() == [
                "duplicate-record", "unknown-element", "unreadable-record",
            ])
        #expect(
            result.diagnostics.first { $0.code == "unknown-element" }?.message.contains("3×") == true)
    }

    @Test("another document, or none, is refused", arguments: ["", "not xml", "<html/>"])
    func refused(_ text: String) {
        #expect(throws: ParseError.self) {
            try UNList.read(ListInput(main: Array(text.utf8)), dataset: "d")
        }
    }

    @Test(
        "Canada: person, organization and ship, aliases of several scripts, an id of country, schedule and item"
    )
    func canada() throws {
        let text = """
            <data-set><record><Country>Belarus / Bélarus</Country><LastName>Keller</LastName><GivenName>Ana</GivenName>\
            <Aliases>Anna Keller, A. Keller; Russian: Анна Келлер</Aliases><Schedule>1, Part 1</Schedule><Item>7</Item>\
            <DateOfListing>2020-09-28</DateOfListing><DateOfBirthOrShipBuildDate>1972</DateOfBirthOrShipBuildDate></record>
            <record><Country>Russia / Russie</Country><EntityOrShip>Asher</EntityOrShip><TitleOrShip>Oil Tanker</TitleOrShip>\
            <ShipIMONumber>9258868</ShipIMONumber><Schedule>1.1</Schedule><Item>21</Item></record>
            <record><Country>Iran</Country><EntityOrShip>Keller, Sons</EntityOrShip><Item>3</Item></record></data-set>
            """
        let result = try CanadianList.read(ListInput(main: Array(text.utf8)), dataset: "ca")
        #expect(
            result.entities.map(\.id) == [
                "ca-sema:belarus-1-part-1-7", "ca-sema:russia-1-1-21", "ca-sema:iran-3",
            ])
        #expect(result.entities.map(\.schema) == [.person, .vessel, .organization])
        #expect(result.entities[0].aliases == ["Anna Keller", "A. Keller", "Анна Келлер"])
        #expect(result.entities[0].birthDates == ["1972"] && result.entities[0].listed == "2020-09-28")
        #expect(result.entities[1].identifiers == [Identifier(type: "imo", value: "9258868")])
    }

    @Test("every format is registered under its own name, and in one place")
    func registry() throws {
        let names = ListFormats.all.map { $0.name }
        #expect(Set(names).count == names.count)
        #expect(ListFormats.all.allSatisfy { !$0.title.isEmpty })
        #expect(ListFormats.named("nothing") == nil)
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/Parsing/Lists")
        let files = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let written = try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.count {
            file in
            let text = try String(contentsOf: file, encoding: .utf8)
            return text.contains(": ListFormat {") && !text.contains("protocol ListFormat")
        }
        #expect(written == names.count)
    }
}
