import Parsing
import Records
import Testing

@Suite("The register of traders")
struct RegisterTests {
    @Test("every column, in any order, unknown ones as notes")
    func columns() throws {
        let text = """
            name,id,Aliases,schema,countries,identifiers,address,commodities,origins,destinations,owners,vessels,notes,Risk class
            Oceanic Metals FZE,T-1,Oceanic|OM,company,ae|India,lei:5493001KJTIIGC8Y1R12|eori:DE123456,Jebel Ali|Deira,7108|71.12.30,ZA|gh,AE,Ana Keller [passport:X1],SEA PRIDE [imo:9074729; mmsi:211000000]|BLUE,"two, words",B
            """
        let (traders, diagnostics) = try read(text)
        let t = try #require(traders.first)
        #expect(diagnostics.isEmpty)
        #expect(t.id == "T-1" && t.name == "Oceanic Metals FZE" && t.schema == .company && t.dataset == "register")
        #expect(t.aliases == ["Oceanic", "OM"])
        #expect(t.countries == ["ae", "in"] && t.origins == ["ZA", "GH"] && t.destinations == ["AE"])
        #expect(t.identifiers.map { "\($0.type) \($0.value)" } == ["lei 5493001KJTIIGC8Y1R12", "eori DE123456"])
        #expect(t.addresses == ["Jebel Ali", "Deira"])
        #expect(t.commodities == ["7108", "711230"])
        #expect(t.owners == [.init(name: "Ana Keller", identifiers: [.init(type: "passport", value: "X1")])])
        #expect(t.vessels.map(\.name) == ["SEA PRIDE", "BLUE"])
        #expect(t.vessels.first?.identifiers.map(\.type) == ["imo", "mmsi"])
        #expect(t.notes == ["notes": "two, words", "Risk class": "B"])
    }

    @Test("semicolons, a byte order mark and CRLF, as spreadsheets write them")
    func spreadsheet() throws {
        let (traders, diagnostics) = try read("\u{FEFF}id;name;countries\r\n1;Keller, Sons;DE\r\n")
        #expect(traders.map(\.name) == ["Keller, Sons"] && traders.first?.countries == ["de"])
        #expect(diagnostics.map(\.code) == ["separator"])
    }

    static let complaints: [(text: String, code: String, line: Int, hint: String, kept: Int)] = [
        ("id,name\n1,A\n1,B\n", "duplicate-id", 3, "line 2", 1),
        ("id,name\n,A\n2,B\n", "missing-value", 2, "no id", 1),
        ("id,name\n1,\n", "missing-value", 2, "no name", 0),
        ("id,name,countries\n1,A,XX\n", "unknown-country", 2, "ISO 3166", 1),
        ("id,name,commodities\n1,A,101\n", "bad-hs-code", 2, "0101", 1),
        ("id,name,commodities\n1,A,gold\n", "bad-hs-code", 2, "digits", 1),
        ("id,name,commodities\n1,A,710812345678\n", "bad-hs-code", 2, "2 to 10", 1),
        ("id,name,schema\n1,A,Persn\n", "unknown-schema", 2, "Person", 1),
        ("id,name,identifiers\n1,A,9074729\n", "bad-identifier", 2, "type:value", 1),
        ("id,name,identifiers\n1,A,imo:9074728\n", "bad-identifier", 2, "no valid imo", 1),
        ("id,name,vessels\n1,A,X [imo:9074729\n", "bad-bracket", 2, "not closed", 1),
        ("id,name,aliases\n1,A\n", "row-length", 2, "empty", 1),
        ("id,name,aliases\n1,A, Ltd,B\n", "row-length", 2, "quotes", 1),
        ("id,name,comodities\n1,A,7108\n", "unknown-column", 1, "commodities", 1),
        ("id,name,name\n1,A,B\n", "duplicate-column", 1, "first", 1),
        ("id,name,\n1,A,B\n", "unnamed-column", 1, "column 3", 1),
        ("id,name,notes\n1,A,\"B\n", "unclosed-quote", 2, "never closed", 1),
    ]

    @Test("tells what is wrong, with line and suggestion, and uses the rest", arguments: complaints)
    func tells(_ c: (text: String, code: String, line: Int, hint: String, kept: Int)) throws {
        let (traders, diagnostics) = try read(c.text)
        let found = diagnostics.first { $0.code == c.code }
        #expect(found?.line == c.line && found?.place == "traders.csv")
        #expect(found?.message.contains(c.hint) == true)
        #expect(traders.count == c.kept)
    }

    @Test("of a row with too many values no misplaced value is used")
    func longRow() throws {
        let (traders, _) = try read("id,name,aliases,countries\n1,Keller, Sons,DE,x\n")
        #expect(traders.first?.name == "Keller" && traders.first?.aliases == [] && traders.first?.countries == [])
    }

    @Test("bytes that are not UTF-8 are told, the row stays")
    func badUTF8() throws {
        let bytes = Array("id,name\n1,M".utf8) + [0xFC] + Array("ller\n".utf8)
        let (traders, diagnostics) = try TraderRegister.read(bytes, place: "traders.csv")
        #expect(traders.count == 1)
        #expect(diagnostics.map(\.code) == ["bad-utf8"] && diagnostics.first?.line == 2)
    }

    @Test(
        "without the columns id and name it is refused",
        arguments: [
            ("", "empty"), ("1,Keller\n", "id"), ("id,nam\n1,A\n", "nam"), ("ident,name\n", "id"),
        ])
    func refused(_ text: String, _ hint: String) {
        #expect { try read(text) } throws: { String(describing: $0).contains(hint) }
    }

    @Test("UTF-16 is refused with the way out")
    func utf16() {
        #expect { try TraderRegister.read([0xFF, 0xFE, 0x69, 0], place: "t") } throws: {
            String(describing: $0).contains("UTF-8")
        }
    }

    private func read(_ text: String) throws -> (traders: [Entity], diagnostics: [Diagnostic]) {
        try TraderRegister.read(Array(text.utf8), place: "traders.csv")
    }
}
