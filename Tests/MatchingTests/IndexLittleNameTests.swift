import Matching
import Records
import Testing

@Suite("Names that say little")
struct LittleNameTests {
    /// So many that a common word is common.
    static let listed: [Entity] =
        (0..<600).map { .party("Ali \(["Brahimi", "Cherif", "Daoud"][$0 % 3])\($0)x", id: "n:\($0)") } + [
            .party("ALI", id: "l:1"), .party("Co.", id: "l:2", .organization),
            .party("11420", id: "l:3", .organization),
            .party("Trading Company", id: "l:4", .organization), .party("AB", id: "l:5", .organization),
            .party("M23", id: "l:6", .organization), .party("Fertoing", id: "l:7", .organization),
            .party("Ali", id: "l:8", born: ["1966-09-08"], countries: ["iq"]),
        ]
    static let screener = Screener(listed)

    @Test(
        "never match alone",
        arguments: [
            ("Ali", Entity.Schema.person), ("Co.", .company), ("11420 Co.", .company), ("Trading Company", .company),
            ("AB", .company), ("Company for Trading", .company),
        ])
    func alone(_ name: String, _ schema: Entity.Schema) {
        #expect(Self.screener.screen(.party(name, schema)).isEmpty)
    }

    @Test(
        "are for review when the whole of a firm's or a ship's name is the same",
        arguments: [
            ("Technology and Development Group Ltd", Entity.Schema.organization), ("QX", .vessel),
            ("RG Solutions Limited", .company),
        ])
    func whole(_ name: String, _ schema: Entity.Schema) {
        let entry = Entity.party(name.uppercased(), id: "w:1", schema)
        let hits = Screener(Self.listed + [entry]).screen(.party(name, schema))
        #expect(hits.map(\.entity) == ["w:1"])
        #expect(hits.first.map { ScreeningDecision.of($0) } == .review)
    }

    @Test("match with the day of birth and the country")
    func withEvidence() {
        let hits = Self.screener.screen(.party("Ali", born: ["1966-09-08"], countries: ["iq"]))
        #expect(hits.map(\.entity) == ["l:8"])
        #expect(hits.first?.reasons.contains("the name says little alone") == true)
    }

    @Test("one rare word, or letters with a number, is a name", arguments: [("M23", "l:6"), ("Fertoing", "l:7")])
    func rare(_ name: String, _ id: String) {
        #expect(Self.screener.screen(.party(name, .organization)).map(\.entity) == [id])
    }
}
