import Parsing
import Records
import Testing

@Suite("Lists of the EU, the UK and Switzerland")
struct ListsEuropeTests {
    private func read(_ format: String, _ text: String) throws -> ListResult {
        try #require(ListFormats.named(format)).read(ListInput(main: Array(text.utf8)), dataset: "d")
    }

    @Test("EU: strong and weak names, dates, numbers, regulation; unknown attributes told")
    func eu() throws {
        let result = try read(
            "eu-fsf-xml",
            """
            <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-05-01T12:00:00.000+02:00" globalFileId="1">
            <sanctionEntity logicalId="13" euReferenceNumber="EU.27.28" designationDate="2003-07-07"><regulation logicalId="1"
            regulationType="amendment" programme="IRQ" numberTitle="1210/2003 (OJ L169)" publicationDate="2003-07-08"/>
            <subjectType code="person" classificationCode="P"/>
            <nameAlias logicalId="2" wholeName="ANI" strong="false" regulationLanguage="en"/>
            <nameAlias logicalId="3" firstName="Ana" lastName="Keller" wholeName="Ana  Keller" gender="F" strong="true" shade="x"/>
            <nameAlias logicalId="4" firstName="Anna" middleName="M." lastName="Keller" wholeName="" strong="true"/>
            <citizenship countryIso2Code="IQ" countryDescription="IRAQ" logicalId="5"/>
            <birthdate calendarType="GREGORIAN" year="1937" monthOfYear="4" logicalId="6" city="al-Awja" countryIso2Code="IQ"/>
            <birthdate calendarType="ISLAMIC" year="1356" logicalId="7"/>
            <address street="1 Road" city="Baghdad" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="8"/>
            <identification number="X1" identificationTypeCode="passport" countryIso2Code="IQ" logicalId="9"/>
            <identification number="X2" identificationTypeCode="passport" knownFalse="true" logicalId="10"/>
            </sanctionEntity></export>
            """)
        let e = try #require(result.entities.first)
        #expect(result.published == "2026-05-01" && e.id == "eu-fsf:13" && e.schema == .person)
        #expect(e.name == "Ana Keller" && e.aliases == ["Anna M. Keller"] && e.weakAliases == ["ANI"])
        #expect(
            e.countries == ["iq"] && e.birthDates == ["1937-04"] && e.programs == ["IRQ"]
                && e.listed == "2003-07-07")
        #expect(
            e.addresses == ["1 Road, Baghdad"]
                && e.identifiers == [Identifier(type: "passport", value: "X1")])
        #expect(e.remarks?.contains("islamic calendar): 1356") == true)
        #expect(result.diagnostics.map(\.message).filter { $0.contains("nameAlias@shade") }.count == 1)
    }

    @Test("UK: name parts, strength of aliases, unknown parts of dates, ships, registrations")
    func uk() throws {
        let result = try read(
            "uk-sanctions-list-xml",
            """
            <Designations><DateGenerated>22/08/2026</DateGenerated><Designation><LastUpdated>01/02/2026</LastUpdated>
            <DateDesignated>29/06/2012</DateDesignated><UniqueID>AFG0001</UniqueID><Names>
            <Name><Name6>ANI</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
            <Name><Name1>Ana</Name1><Name2> Maria</Name2><Name6>KELLER</Name6><NameType>Primary name</NameType></Name></Names>
            <NonLatinNames><NonLatinName><NameNonLatinScript>Ана Келлер</NameNonLatinScript></NonLatinName></NonLatinNames>
            <RegimeName>R</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
            <IndividualDetails><Individual><DOBs><DOB>dd/mm/1971</DOB><DOB>24/10/1972</DOB><DOB>15/08/19yy</DOB></DOBs>
            <Nationalities><Nationality>Afghanistan</Nationality></Nationalities><PassportDetails><Passport>
            <PassportNumber>D1</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails></Designation>
            <Designation><UniqueID>RUS1</UniqueID><Names><Name><Name6>HOPE</Name6><NameType>Primary Name</NameType></Name></Names>
            <IndividualEntityShip>Ship</IndividualEntityShip><ShipDetails><Ship><IMONumbers><IMONumber>IMO9562233</IMONumber></IMONumbers>
            <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
            </Ship></ShipDetails></Designation>
            <Designation><UniqueID>RUS2</UniqueID><Names><Name><Name6>X LLC</Name6></Name></Names><IndividualEntityShip>Entity
            </IndividualEntityShip><EntityDetails><Entity><BusinessRegistrationNumbers><BusinessRegistrationNumber>OGRN: 1247700291200
            INN: 9707028663</BusinessRegistrationNumber></BusinessRegistrationNumbers></Entity></EntityDetails></Designation></Designations>
            """)
        #expect(
            result.published == "2026-08-22"
                && result.entities.map(\.schema) == [.person, .vessel, .organization])
        let person = result.entities[0]
        #expect(
            person.id == "uk:AFG0001" && person.name == "Ana Maria KELLER"
                && person.weakAliases == ["ANI"])
        #expect(
            person.aliases == ["Ана Келлер"] && person.listed == "2012-06-29"
                && person.countries == ["af"])
        #expect(
            person.birthDates == ["1971", "1972-10-24"] && person.remarks?.contains("15/08/19yy") == true)
        #expect(
            result.entities[1].identifiers == [Identifier(type: "imo", value: "9562233")]
                && result.entities[1].countries == ["km"])
        #expect(result.entities[2].identifiers.map(\.type) == ["ogrn", "inn"])
        #expect(result.diagnostics.isEmpty)
    }

    @Test("Switzerland: parts of names by script, places, programmes, what is de-listed with its day")
    func swiss() throws {
        let result = try read(
            "ch-seco-xml",
            """
            <swiss-sanctions-list date="2024-01-17"><sanctions-program ssid="1"><program-key lang="ger">DE</program-key>
            <program-key lang="eng">UKR</program-key><sanctions-set ssid="10" lang="eng">Annex</sanctions-set></sanctions-program>
            <target ssid="64"><sanctions-set-id>10</sanctions-set-id><individual sex="male"><identity ssid="2" main="true">
            <name ssid="3" name-type="primary-name" quality="good"><name-part order="2" name-part-type="family-name"><value>Keller</value>
            <spelling-variant lang="rus" script="Cyrl">Келлер</spelling-variant></name-part><name-part order="1" name-part-type="given-name">
            <value>Jan</value><spelling-variant lang="rus" script="Cyrl">Ян</spelling-variant></name-part></name>
            <name ssid="4" name-type="alias" quality="low"><name-part name-part-type="whole-name"><value>Jonny</value></name-part></name>
            <nationality><country iso-code="RU">Russia</country></nationality><day-month-year month="5" year="1970" calendar="Gregorian"/>
            <address place-id="77"><address-details>1 Road</address-details></address>
            <identification-document document-type="passport"><number>X1</number></identification-document></identity>
            <justification>Because.</justification></individual><modification modification-type="listed" effective-date="2022-03-04"/></target>
            <target ssid="65"><entity><identity main="true"><name name-type="primary-name"><name-part name-part-type="whole-name">
            <value>Gone Ltd</value></name-part></name></identity></entity><modification modification-type="listed" effective-date="2020-01-01"/>
            <modification modification-type="de-listed" effective-date="2023-01-01"/></target>
            <place ssid="77"><location>Moscow</location><country iso-code="RU">Russia</country></place></swiss-sanctions-list>
            """)
        let e = try #require(result.entities.first)
        #expect(
            result.entities.count == 2 && result.published == "2024-01-17" && e.id == "ch-seco:64"
                && e.name == "Jan Keller")
        #expect(
            result.entities[1].delisted == "2023-01-01" && result.entities[1].topics.isEmpty
                && result.entities[1].listed == "2020-01-01" && e.delisted == nil
                && e.topics == ["sanction"])
        #expect(
            e.aliases == ["Ян Келлер"] && e.weakAliases == ["Jonny"] && e.programs == ["UKR"]
                && e.listed == "2022-03-04")
        #expect(
            e.birthDates == ["1970-05"] && e.countries == ["ru"]
                && e.addresses == ["1 Road, Moscow, Russia"])
        #expect(e.identifiers == [Identifier(type: "passport", value: "X1")])
        #expect(result.diagnostics.map(\.code) == ["delisted"])
    }

    @Test(
        "a document of another kind is refused by every XML format",
        arguments: ["eu-fsf-xml", "uk-sanctions-list-xml", "ch-seco-xml"])
    func refused(_ format: String) {
        #expect(throws: ParseError.self) { try read(format, "<rss><channel/></rss>") }
        #expect(throws: ParseError.self) { try read(format, "") }
    }
}

@Suite("Tables and JSON lists")
struct ListsTablesTests {
    private func read(_ format: String, _ text: String) throws -> ListResult {
        try #require(ListFormats.named(format)).read(ListInput(main: Array(text.utf8)), dataset: "d")
    }

    @Test("Denied persons: an entry for each row, ids of its values, a state means the United States")
    func denied() throws {
        let head =
            "\"Name\"\t\"Street_Address\"\t\"City\"\t\"State\"\t\"Country\"\t\"Postal_Code\"\t\"Effective_Date\"\t\"Expiration_Date\"\t\"FR_Citation\"\n"
        let row =
            "\" ANA KELLER\"\t\"1 ROAD\"\t\"EL PASO\"\t\"TX\"\t\"\"\t\"79905\"\t\"08/24/2022\"\t\"01/14/2026\"\t\"87 F.R. 1\"\n"
        let result = try read("us-bis-dpl-txt", head + row + row)
        let e = try #require(result.entities.first)
        #expect(result.entities.count == 2 && result.entities[1].id == e.id + "-2")
        #expect(
            e.name == "ANA KELLER" && e.listed == "2022-08-24" && e.countries == ["us"]
                && e.topics == ["export.control"])
        #expect(try read("us-bis-dpl-txt", head + row).entities.first?.id == e.id)
    }

    @Test(
        "Consolidated screening: names in reading order, numbers with country and label, lists within cells"
    )
    func screening() throws {
        let head =
            "source,entity_number,type,programs,name,addresses,alt_names,nationalities,dates_of_birth,ids,start_date\n"
        let result = try read(
            "us-csl-csv",
            head
                + "Specially Designated Nationals (SDN) - Treasury Department,7,Individual,SDGT; IFSR,\"KELLER, Ana\",\"1 Road, Lima, PE\",\"KELER, Anna; ANI\",PA,1966,\"CO, 830106350-0, NIT #; X1, Passport\",\n"
                + "Entity List (EL) - Bureau of Industry and Security,,,,Acme Ltd.,,,,,,2018-09-04\n")
        let e = result.entities[0]
        #expect(
            e.id == "us-csl:sdn-7" && e.schema == .person && e.name == "Ana KELLER"
                && e.topics == ["sanction"])
        #expect(
            e.aliases == ["KELLER, Ana", "Anna KELER", "ANI"] && e.countries == ["pa", "pe"]
                && e.birthDates == ["1966"]
        )
        #expect(e.identifiers.map { $0.type + " " + $0.value } == ["nit 830106350-0", "passport X1"])
        #expect(
            result.entities[1].schema == .legalEntity && result.entities[1].topics == ["export.control"]
                && result.entities[1].listed == "2018-09-04")
        #expect(result.diagnostics.isEmpty)
    }

    @Test("World Bank: firms and persons, titles off the name, a new member told")
    func worldBank() throws {
        let result = try read(
            "worldbank-json",
            #"{"response":{"ZPROCSUPP":[{"SUPP_ID":329186,"SUPP_NAME":"MR. IYKE KELLER","SUPP_TYPE_CODE":"I","LAND1":"NG","SUPP_CITY":"LAGOS","DEBAR_FROM_DATE":"2017-01-24","DEBAR_REASON":"Cross Debarment: ADB","LAST_REFRESH_DATE":"2026-02-21T19:00:06.107Z","NEW":1},{"SUPP_ID":"2","SUPP_NAME":"X SA","SUPP_TYPE_CODE":"F","SUPP_PRE_ACRN":null},{"SUPP_NAME":"nobody"}]}}"#
        )
        #expect(
            result.entities.map(\.id) == ["worldbank:329186", "worldbank:2"]
                && result.published == "2026-02-21")
        #expect(
            result.entities[0].name == "IYKE KELLER" && result.entities[0].aliases == ["MR. IYKE KELLER"])
        #expect(
            result.entities[0].programs == ["ADB"] && result.entities[0].topics == ["debarment"]
                && result.entities[0].countries == ["ng"])
        #expect(Set(result.diagnostics.map(\.code)) == ["unknown-member", "unreadable-record"])
    }

    @Test("FollowTheMoney: parties, with the sanctions that name them; other schemas passed over")
    func ftm() throws {
        let result = try read(
            "ftm-ndjson",
            """
            {"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"program":["UKR"],"listingDate":["2022-03-04"]}}
            {"id":"p1","schema":"Person","caption":"Jan Keller","properties":{"name":["Jan Keller","Ян Келлер"],"weakAlias":["Jonny"],"birthDate":["1970-05"],"nationality":["ru"],"passportNumber":["X1"],"topics":["sanction"]}}

            {"id":"v1","schema":"Vessel","properties":{"name":["HOPE"],"imoNumber":["IMO9562233"],"flag":["km"]}}
            {"id":"a1","schema":"Position","properties":{"name":["Minister"]}}
            not json

            """)
        #expect(
            result.entities.map(\.id) == ["p1", "v1"] && result.counts == [.person: 1, .vessel: 1])
        let p = result.entities[0]
        #expect(
            p.aliases == ["Ян Келлер"] && p.weakAliases == ["Jonny"] && p.programs == ["UKR"]
                && p.listed == "2022-03-04")
        #expect(
            p.identifiers == [Identifier(type: "passport", value: "X1")] && p.topics == ["sanction"])
        #expect(
            result.entities[1].identifiers == [Identifier(type: "imo", value: "9562233")]
                && result.entities[1].countries == ["km"])
        #expect(result.diagnostics.map(\.code).sorted() == ["other-schema", "unreadable-record"])
        #expect(result.diagnostics.first { $0.code == "unreadable-record" }?.line == 6)
    }

    @Test(
        "anything else is refused",
        arguments: ["us-bis-dpl-txt", "us-csl-csv", "worldbank-json", "ftm-ndjson"],
        ["", "<html>", "a,b\n1,2\n", "{}", "[[["])
    func refused(_ format: String, _ text: String) {
        #expect(throws: ParseError.self) { try read(format, text) }
    }
}
