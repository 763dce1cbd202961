import Parsing
import Records
import Testing

@Suite("OFAC lists")
struct ListsOFACTests {
    static let row36 =
        #"36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. 'AIRCAR'.""#

    private func read(_ main: String, alt: String? = "", add: String? = "") throws -> ListResult {
        var parts: [String: [UInt8]] = [:]
        if let alt { parts["alt"] = Array(alt.utf8) }
        if let add { parts["add"] = Array(add.utf8) }
        return try OFACCSVList.read(
            ListInput(main: Array(main.utf8), parts: parts), dataset: "us-ofac-sdn")
    }

    @Test("an organization with its other names, weak ones apart, and its addresses")
    func organization() throws {
        let result = try read(
            Self.row36 + "\r\n\u{1A}", alt: "36,12,\"aka\",\"AERO-CARIBBEAN\",-0- \r\n\u{1A}",
            add: "36,25,-0- ,\"Havana\",\"Cuba\",-0- \r\n\u{1A}")
        let e = try #require(result.entities.first)
        #expect(result.entities.count == 1 && result.diagnostics.isEmpty)
        #expect(
            e.id == "ofac:36" && e.schema == .organization && e.dataset == "us-ofac-sdn"
                && e.topics == ["sanction"])
        #expect(e.aliases == ["AERO-CARIBBEAN"] && e.weakAliases == ["AIRCAR"])
        #expect(e.addresses == ["Havana, Cuba"] && e.countries == ["cu"] && e.programs == ["CUBA"])
    }

    @Test("a person: name in reading order, the list's own order as an alias, what the remarks say")
    func person() throws {
        let remarks =
            "DOB 15 Jan 1955; alt. DOB 1956; POB Moscow, Russia; nationality Russia; citizen Korea, North; Gender Male; "
            + "Passport 645720381 (Russia) expires 31 May 2031; alt. Passport AB 1 (Iran); Tax ID No. 7707049388 (Russia); "
            + "National ID No. 216040 (Yemen); a.k.a. 'SHORT, Abu'; Linked To: SOMEBODY ELSE; Phone Number 4915112345."
        let e = try #require(
            try read(
                #"7,"DELOS REYES, Feliciano Semborio, Jr.","individual","SDGT] [IFSR","Deputy",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,""#
                    + remarks + "\""
            )
            .entities.first)
        #expect(e.schema == .person && e.name == "Feliciano Semborio DELOS REYES Jr.")
        #expect(e.aliases == ["DELOS REYES, Feliciano Semborio, Jr."] && e.weakAliases == ["Abu SHORT"])
        #expect(e.birthDates == ["1955-01-15", "1956"] && e.countries == ["ru", "kp"])
        #expect(e.programs == ["SDGT", "IFSR"])
        #expect(
            e.identifiers == [
                Identifier(type: "passport", value: "645720381"),
                Identifier(type: "passport", value: "AB 1"),
                Identifier(type: "inn", value: "7707049388"),
                Identifier(type: "national-id", value: "216040"),
            ])
        #expect(e.remarks == "Title: Deputy; " + remarks)
    }

    @Test("a vessel with its numbers, an aircraft with its marks")
    func craft() throws {
        let result = try read(
            #"8,"HOPE","vessel","IRAN",-0- ,"T2EU4","Tanker","99,144","56,068","Iran","A Co.","Vessel Registration Identification IMO 7406784; MMSI 572469210""#
                + "\n"
                + #"9,"EP-GOM","aircraft","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Aircraft Manufacturer's Serial Number (MSN) 1023409321; Aircraft Construction Number (also called L/N or S/N or F/N) 8401""#
        )
        #expect(result.entities.map(\.schema) == [.vessel, .airplane])
        #expect(
            result.entities[0].identifiers.map { $0.type + " " + $0.value } == [
                "call-sign T2EU4", "imo 7406784", "mmsi 572469210",
            ])
        #expect(result.entities[0].countries == ["ir"])
        #expect(
            result.entities[1].identifiers.map { $0.type + " " + $0.value }
                == ["aircraft-registration EP-GOM", "aircraft-serial 1023409321", "aircraft-serial 8401"])
    }

    static let statements: [(String, [String])] = [
        ("Legal Entity Number 253400V1H6ART1UQ0N98 (Russia)", ["lei 253400V1H6ART1UQ0N98"]),
        ("SWIFT/BIC VSTARUMM", ["bic VSTARUMM"]),
        ("V.A.T. Number BG 121024920 (Bulgaria)", ["vat BG121024920"]),
        ("Registration Number 1037739709138 (Russia).", ["ogrn 1037739709138"]),
        (
            "Business Registration Number 3331739 (Pennsylvania) (United States)",
            ["registration 3331739"]
        ),
        ("C.U.R.P. AART721027MJCLBR09 (Mexico).", ["curp AART721027MJCLBR09"]),
        ("Cedula No. 6068015 (Colombia)", ["cedula 6068015"]),
        ("Company Number IMO 5055293.", ["imo-company 5055293"]),
        (
            "Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h",
            ["digital-currency-address 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h"]
        ),
        ("D-U-N-S Number 52-024-2307", ["duns 520242307"]),
        ("Organization Established Date 1969", []),
        ("Executive Order 13662 Directive Determination - Subject to Directive 1", []),
        ("Telephone (98)(9121115315)", []), ("Email Address x9@example.com", []),
        ("Chinese Commercial Code 3769 0948", []),
    ]

    @Test("numbers in the remarks become identifiers, other statements do not", arguments: statements)
    func remarks(_ statement: String, _ expected: [String]) throws {
        let e = try #require(
            try read(#"1,"X",-0- ,"A",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,""# + statement + "\"").entities
                .first)
        #expect(e.identifiers.map { $0.type + " " + $0.value } == expected)
        #expect(e.remarks == statement)
    }

    @Test("a cut record, one that comes twice, one without a number, rows of nobody, a missing file")
    func damage() throws {
        let result = try read(
            Self.row36 + "\n" + Self.row36 + "\nx,\"Y\"" + String(repeating: ",-0- ", count: 10) + "\n"
                + #"50,"CUT OFF CO",-0- ,"CU"#,
            alt: "99,1,\"aka\",\"Z\",-0- \n36,2,\"a", add: nil)
        #expect(result.entities.map(\.id) == ["ofac:36", "ofac:50"])
        #expect(
            Set(result.diagnostics.map(\.code)) == [
                "duplicate-record", "unreadable-record", "truncated-record", "orphan-alt", "missing-part",
            ])
        #expect(result.diagnostics.first { $0.code == "duplicate-record" }?.line == 2)
    }

    @Test(
        "anything else is refused",
        arguments: ["", "<html><body>moved</body></html>", "name,id\nX,1\n"])
    func refused(_ text: String) {
        #expect(throws: ParseError.self) { try read(text) }
    }

    @Test("the standard XML: names, weak ones, dates, numbers, vessels, and the announced count")
    func xml() throws {
        let text = """
            <?xml version="1.0"?><sdnList xmlns="urn:x"><publshInformation><Publish_Date>03/28/2025</Publish_Date>\
            <Record_Count>3</Record_Count></publshInformation>
            <sdnEntry><uid>1</uid><firstName>Ana Maria</firstName><lastName>KELLER</lastName><sdnType>Individual</sdnType>\
            <programList><program>SDGT</program></programList>\
            <idList><id><uid>2</uid><idType>Passport</idType><idNumber>X1</idNumber><idCountry>Iran</idCountry></id>\
            <id><uid>3</uid><idType>Gender</idType><idNumber>Female</idNumber></id></idList>\
            <akaList><aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>ANI</lastName></aka></akaList>\
            <dateOfBirthList><dateOfBirthItem><uid>5</uid><dateOfBirth>circa 1960</dateOfBirth><mainEntry>true</mainEntry>\
            </dateOfBirthItem></dateOfBirthList></sdnEntry>
            <sdnEntry><uid>6</uid><lastName>HOPE</lastName><sdnType>Vessel</sdnType><programList/><idList><id>\
            <uid>7</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 7406784</idNumber></id></idList>\
            <novelty>x</novelty></sdnEntry></sdnList>
            """
        let result = try OFACXMLList.read(ListInput(main: Array(text.utf8)), dataset: "d")
        #expect(result.published == "2025-03-28" && result.counts == [.person: 1, .vessel: 1])
        let person = result.entities[0]
        #expect(
            person.name == "Ana Maria KELLER" && person.aliases == ["KELLER, Ana Maria"]
                && person.weakAliases == ["ANI"])
        #expect(
            person.birthDates == ["1960"]
                && person.identifiers == [Identifier(type: "passport", value: "X1")])
        #expect(person.remarks == "Passport X1 (Iran)" && person.gender == "female")
        #expect(result.entities[1].identifiers == [Identifier(type: "imo", value: "7406784")])
        #expect(result.diagnostics.map(\.code).sorted() == ["record-count", "unknown-element"])
    }
}

@Suite(
    "Real lists", .enabled(if: ListsSharedData.isThere, "../shared/data/sanctions or xz is absent"))
struct ListsRealTests {
    @Test("SDN of 2024-05-03: 14,965 entities, none left out")
    func sdn() throws {
        let input = ListInput(
            main: try ListsSharedData.bytes("us_ofac_sdn_2024-05-03.csv"),
            parts: [
                "alt": try ListsSharedData.bytes("us_ofac_alt_2024-02.csv"),
                "add": try ListsSharedData.bytes("us_ofac_add_2024-02.csv"),
            ])
        let result = try OFACCSVList.read(input, dataset: "us-ofac-sdn")
        #expect(result.counts == [.person: 6854, .vessel: 851, .airplane: 376, .organization: 6884])
        #expect(Set(result.entities.map(\.id)).count == 14_965)
        #expect(result.entities.allSatisfy { !$0.name.isEmpty && !$0.name.contains("-0-") })
        let people = result.entities.filter { $0.schema == .person }
        #expect(
            people.count { $0.gender != nil } > 3900 && people.count { !$0.birthPlaces.isEmpty } > 3000)
        #expect(people.count { $0.nameParts.contains { $0.kind == .family } } > 6500)
        let relations = result.entities.flatMap(\.relations)
        #expect(
            relations.count > 6300 && relations.count { $0.entity != nil } * 10 > relations.count * 8)
        // Nearly every person has a date of birth; the strong names of `alt` number 17,047 that belong to an entry.
        #expect(result.entities.filter { $0.schema == .person && !$0.birthDates.isEmpty }.count > 6300)
        #expect(result.entities.flatMap(\.identifiers).count { $0.type == "imo" } > 840)
        #expect(result.diagnostics.allSatisfy { $0.severity < .error })
    }

    @Test("a list that is cut in the middle of a record says so")
    func cut() throws {
        let whole = try ListsSharedData.bytes("us_ofac_sdn_2024-05-03.csv")
        let result = try OFACCSVList.read(ListInput(main: Array(whole.prefix(2_000_000))), dataset: "d")
        #expect(result.diagnostics.contains { $0.code == "truncated-record" })
        let xml = try ListsSharedData.bytes("un_sc_2026-02-27.xml")
        let un = try UNList.read(ListInput(main: Array(xml.prefix(1_000_000))), dataset: "d")
        #expect(un.diagnostics.contains { $0.severity == .error } && un.entities.count > 100)
    }

    static let counts: [(String, String, [Entity.Schema: Int], String?)] = [
        (
            "ofac-sdn-csv", "us_ofac_sdn_2024-05-02.csv",
            [.person: 6854, .vessel: 851, .airplane: 383, .organization: 6885], nil
        ),
        (
            "ofac-sdn-csv", "us_ofac_sdn_2024-04-26.csv",
            [.person: 6820, .vessel: 835, .airplane: 383, .organization: 6630], nil
        ),
        (
            "ofac-sdn-csv", "us_ofac_sdn_2021-10-08.csv",
            [.person: 4730, .vessel: 419, .airplane: 277, .organization: 3694], nil
        ),
        ("ofac-sdn-csv", "us_ofac_cons_prim.csv", [.person: 79, .organization: 363], nil),
        ("un-sc-xml", "un_sc_2026-02-27.xml", [.person: 730, .organization: 273], "2026-02-27"),
        ("un-sc-xml", "un_sc_2025-04-19.xml", [.person: 684, .organization: 193], "2025-04-19"),
        ("un-sc-xml", "un_sc_2021-01-18.xml", [.person: 710, .organization: 293], nil),
        ("un-sc-xml", "un_sc_2018-10-29.xml", [.person: 703, .organization: 390], nil),
        (
            "ofac-sdn-xml", "us_ofac_cons_2025-03-28.xml", [.person: 80, .organization: 363], "2025-03-28"
        ),
        (
            "ofac-sdn-xml", "us_ofac_cons_2020-12-14.xml", [.person: 82, .organization: 294], "2020-12-14"
        ),
        ("ca-sema-xml", "ca_sema_2025.xml", [.person: 3334, .organization: 1316, .vessel: 109], nil),
        ("us-bis-dpl-txt", "us_bis_dpl.txt", [.legalEntity: 581], nil),
        (
            "us-csl-csv", "us_csl_sample.csv",
            [.person: 20, .organization: 46, .vessel: 2, .legalEntity: 47], nil
        ),
        (
            "worldbank-json", "worldbank_debarred_2026-03-15.json",
            [.person: 268, .organization: 1094, .legalEntity: 8], "2026-02-21"
        ),
        ("ch-seco-xml", "ch_seco_example.xml", [.person: 3], "2024-01-17"),
    ]

    @Test("every record of a whole list becomes an entity", arguments: counts)
    func whole(
        _ format: String, _ file: String, _ expected: [Entity.Schema: Int], _ published: String?
    ) throws {
        let list = try #require(ListFormats.named(format))
        let result = try list.read(ListInput(main: try ListsSharedData.bytes(file)), dataset: "d")
        #expect(result.counts == expected)
        #expect(Set(result.entities.map(\.id)).count == result.entities.count)
        if let published { #expect(result.published == published) }
        #expect(
            !result.diagnostics.contains { $0.code.hasPrefix("unknown-") && $0.code != "unknown-country" }
        )
        #expect(result.diagnostics.allSatisfy { $0.severity < .error })
    }
}
