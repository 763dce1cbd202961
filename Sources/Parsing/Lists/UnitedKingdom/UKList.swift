import Records

/// The UK Sanctions List of the Foreign, Commonwealth & Development Office (`Designations`): one `Designation` a party.
///
/// Names stand in six parts, the family name or a firm's whole name in the last. Aliases of low quality are weak. The
/// id is the list's `UniqueID`.
package enum UKList: ListFormat {
    package static let name = "uk-sanctions-list-xml"
    package static let title = "United Kingdom: UK Sanctions List, XML"

    package static let fields = ListFields(
        """
        Designations: Designation | what is in it
        Designations: DateGenerated | published
        Designation: UniqueID | id
        Designation: Names, NonLatinNames, Addresses, IndividualDetails, EntityDetails, ShipDetails | what is in it
        Designation: PhoneNumbers, Websites, EmailAddresses | remarks
        Designation: RegimeName | programs
        Designation: DateDesignated | listed
        Designation: IndividualEntityShip | schema
        Designation: OFSIGroupID, UNReferenceNumber, DesignationSource, SanctionsImposed, OtherInformation | remarks
        Designation: UKStatementofReasons, LastUpdated | remarks
        Designation: SanctionsImposedIndicators | - says in yes and no what SanctionsImposed says in words
        SanctionsImposedIndicators: AssetFreeze, ArmsEmbargo, TargetedArmsEmbargo, TravelBan, Deflag | - see above
        SanctionsImposedIndicators: CharteringOfShips, ClosureOfRepresentativeOffices | - see above
        SanctionsImposedIndicators: TrustServicesSanctions | - see above
        SanctionsImposedIndicators: CrewServicingOfShipsAndAircraft, DirectorDisqualificationSanction | - see above
        SanctionsImposedIndicators: PreventionOfBusinessArrangements, TechnicalAssistanceRelatedToAircraft | - see above
        SanctionsImposedIndicators: PreventionOfCharteringOfShips | - see above
        SanctionsImposedIndicators: PreventionOfCharteringOfShipsAndAircraft | - see above
        Names: Name | what is in it
        Name: Name1, Name2, Name3, Name4, Name5, Name6 | name, aliases, weak_aliases, name_parts
        Name: NameType | which name is the name
        Name: AliasStrength | low: weak_aliases
        NonLatinNames: NonLatinName | aliases
        NonLatinName: NameNonLatinScript | aliases
        NonLatinName: NonLatinScriptType, NonLatinScriptLanguage | - the script shows in the name
        Addresses: Address | what is in it
        Address: AddressLine1, AddressLine2, AddressLine3, AddressLine4, AddressLine5, AddressLine6 | addresses
        Address: AddressPostalCode | addresses
        Address: AddressCountry | addresses, countries
        PhoneNumbers: PhoneNumber | remarks
        Websites: Website | remarks
        EmailAddresses: EmailAddress | remarks
        IndividualDetails: Individual | what is in it
        Individual: DOBs, Nationalities, Positions, PassportDetails, NationalIdentifierDetails | what is in it
        Individual: BirthDetails, Genders, Titles | what is in it
        DOBs: DOB | birth_dates
        Nationalities: Nationality | countries
        Positions: Position | remarks
        PassportDetails: Passport | what is in it
        Passport: PassportNumber | identifiers, remarks
        Passport: PassportAdditionalInformation | remarks
        NationalIdentifierDetails: NationalIdentifier | what is in it
        NationalIdentifier: NationalIdentifierNumber | identifiers, remarks
        NationalIdentifier: NationalIdentifierAdditionalInformation | remarks
        BirthDetails: Location | birth_places
        Location: TownOfBirth, CountryOfBirth | birth_places
        Genders: Gender | gender
        Titles: Title | name_parts, remarks
        EntityDetails: Entity | what is in it
        Entity: TypeOfEntities, BusinessRegistrationNumbers, ParentCompanies, Subsidiaries | what is in it
        TypeOfEntities: TypeOfEntity | remarks
        BusinessRegistrationNumbers: BusinessRegistrationNumber | identifiers, remarks
        ParentCompanies: ParentCompany | relations, remarks
        Subsidiaries: Subsidiary | relations, remarks
        ShipDetails: Ship | what is in it
        Ship: IMONumbers, HullIdentificationNumbers, CurrentOwnerOperators, PreviousOwnerOperators | what is in it
        Ship: CurrentBelievedFlagOfShips, PreviousFlags, TypeOfShipDetails, TonnageOfShipDetails | what is in it
        Ship: LengthOfShipDetails, YearsBuilt | what is in it
        IMONumbers: IMONumber | identifiers
        HullIdentificationNumbers: HullIdentificationNumber | identifiers
        CurrentOwnerOperators: CurrentOwnerOperator | relations, remarks
        PreviousOwnerOperators: PreviousOwnerOperator | relations, remarks
        CurrentBelievedFlagOfShips: CurrentBelievedFlagOfShip | countries, remarks
        PreviousFlags: PreviousFlag | remarks
        TypeOfShipDetails: TypeOfShip, TypeOfShipDetail | remarks
        TonnageOfShipDetails: TonnageOfShip, TonnageOfShipDetail | remarks
        LengthOfShipDetails: LengthOfShip, LengthOfShipDetail | remarks
        YearsBuilt: YearBuilt | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        var published: String?
        _ = try ListXML.read(
            input.main, root: "Designations", records: ["Designation", "DateGenerated"], fields: fields,
            &tally
        ) { record, tally in
            guard record.name == "Designation" else {
                published = PartialDate.one(record.text)
                return
            }
            guard let number = record.value("UniqueID")?.squeezed else {
                tally.report(.error, "unreadable-record", "a designation without UniqueID")
                return
            }
            guard let entity = party(number, record).entity(prefix: "uk", dataset: dataset, &tally) else {
                return
            }
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(
                    .warning, "duplicate-record", "designation \(entity.id) again: the first one stays")
            }
        }
        ListRelations.resolve(&entities)
        return ListResult(entities: entities, published: published, diagnostics: tally.diagnostics)
    }

    private static func party(_ id: String, _ record: XMLNode) -> UKParty {
        var party = UKParty(id: id)
        party.kind = record.value("IndividualEntityShip") ?? ""
        party.designated = record.value("DateDesignated") ?? ""
        party.regimes = record.texts("RegimeName")
        party.names = record.all("Names", "Name").map { name in
            UKParty.Name(
                parts: (1...6).map { name.value("Name\($0)") ?? "" }, type: name.value("NameType") ?? "",
                strength: name.value("AliasStrength") ?? "")
        }
        party.nonLatinNames = record.all("NonLatinNames", "NonLatinName", "NameNonLatinScript").map(
            \.text)
        for address in record.all("Addresses", "Address") {
            let parts = (1...6).map { "AddressLine\($0)" } + ["AddressPostalCode", "AddressCountry"]
            party.addresses.append(parts.compactMap { address.value($0) })
            if let country = address.value("AddressCountry") { party.addressCountries.append(country) }
        }
        for person in record.all("IndividualDetails", "Individual") { read(person: person, &party) }
        for firm in record.all("EntityDetails", "Entity") { read(firm: firm, &party) }
        for ship in record.all("ShipDetails", "Ship") { read(ship: ship, &party) }
        readRemarks(record, &party)
        return party
    }

    private static func read(person: XMLNode, _ party: inout UKParty) {
        party.births += texts(person, "DOBs")
        party.nationalities += texts(person, "Nationalities")
        party.genders += texts(person, "Genders")
        party.titles += texts(person, "Titles")
        for position in texts(person, "Positions") { party.remark("Position", position) }
        party.passports += documents(person.all("PassportDetails", "Passport"), "Passport")
        party.nationalIdentifiers += documents(
            person.all("NationalIdentifierDetails", "NationalIdentifier"), "NationalIdentifier")
        for place in person.all("BirthDetails", "Location") {
            party.birthPlaces.append(place.texts("TownOfBirth", "CountryOfBirth"))
        }
    }

    private static func documents(_ nodes: [XMLNode], _ word: String) -> [UKParty.Document] {
        nodes.map {
            UKParty.Document(
                number: $0.value("\(word)Number") ?? "",
                information: $0.value("\(word)AdditionalInformation") ?? "")
        }
    }

    private static func read(firm: XMLNode, _ party: inout UKParty) {
        party.registrations += texts(firm, "BusinessRegistrationNumbers")
        party.parents += texts(firm, "ParentCompanies")
        party.subsidiaries += texts(firm, "Subsidiaries")
        for type in texts(firm, "TypeOfEntities") { party.remark("Type", type) }
    }

    private static func read(ship: XMLNode, _ party: inout UKParty) {
        party.imoNumbers += texts(ship, "IMONumbers")
        party.hullNumbers += texts(ship, "HullIdentificationNumbers")
        party.flags += texts(ship, "CurrentBelievedFlagOfShips")
        party.owners += texts(ship, "CurrentOwnerOperators")
        party.formerOwners += texts(ship, "PreviousOwnerOperators")
        for (label, group) in [
            ("Previous flag", "PreviousFlags"), ("Type of ship", "TypeOfShipDetails"),
            ("Tonnage", "TonnageOfShipDetails"), ("Length", "LengthOfShipDetails"),
            ("Built", "YearsBuilt"),
        ] {
            for value in texts(ship, group) { party.remark(label, value) }
        }
    }

    /// The texts within the groups of this name.
    private static func texts(_ node: XMLNode, _ group: String) -> [String] {
        node.children(group).flatMap(\.children).map(\.text.squeezed).filter { !$0.isEmpty }
    }

    private static func readRemarks(_ record: XMLNode, _ party: inout UKParty) {
        for (label, element) in [
            ("OFSI group", "OFSIGroupID"), ("UN reference", "UNReferenceNumber"),
            ("Designated by", "DesignationSource"), ("Measures", "SanctionsImposed"),
            ("Other information", "OtherInformation"), ("Reasons", "UKStatementofReasons"),
            ("Last updated", "LastUpdated"),
        ] {
            record.texts(element).forEach { party.remark(label, $0) }
        }
        for (label, group) in [
            ("Phone", "PhoneNumbers"), ("Website", "Websites"), ("E-mail", "EmailAddresses"),
        ] {
            for text in texts(record, group) { party.remark(label, text) }
        }
    }
}
