import Records

/// The UK Sanctions List of the Foreign, Commonwealth & Development Office (`Designations`): one `Designation` a party.
///
/// Names stand in six parts, the family name or a firm's whole name in the last. Aliases of low quality are weak. The
/// id is the list's `UniqueID`.
package enum UKList: ListFormat {
    package static let name = "uk-sanctions-list-xml"
    package static let title = "United Kingdom: UK Sanctions List, XML"

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        var published: String?
        _ = try ListXML.read(input.main, root: "Designations", records: ["Designation", "DateGenerated"], &tally) {
            record, tally in
            guard record.name == "Designation" else {
                published = PartialDate.one(record.text)
                return
            }
            guard let entity = entity(record, dataset, &tally) else { return }
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(.warning, "duplicate-record", "designation \(entity.id) again: the first one stays")
            }
        }
        return ListResult(entities: entities, published: published, diagnostics: tally.diagnostics)
    }

    private static func entity(_ record: XMLNode, _ dataset: String, _ tally: inout ListTally) -> Entity? {
        let names = record.all("Names", "Name")
        let main = names.first { isPrimary($0) && !name(of: $0).isEmpty } ?? names.first { !name(of: $0).isEmpty }
        guard let number = record.value("UniqueID")?.squeezed, let main else {
            tally.report(
                .error, "unreadable-record",
                "a designation without UniqueID or name: “\(record.value("UniqueID") ?? "?")”")
            return nil
        }
        record.reportUnknown(elements: known, &tally)
        let kind = record.value("IndividualEntityShip") ?? ""
        let schema = schemas[kind.lowercased()]
        if schema == nil { tally.unknown("type", kind) }
        var entity = Entity(id: "uk:\(number)", schema: schema ?? .organization, name: name(of: main), dataset: dataset)
        entity.topics = ["sanction"]
        record.texts("RegimeName").forEach { entity.programs.appendOnce($0) }
        entity.listed = record.value("DateDesignated").flatMap { PartialDate.one($0) }
        for alias in names { read(alias: alias, &entity, &tally) }
        for alias in record.all("NonLatinNames", "NonLatinName") {
            if let name = alias.value("NameNonLatinScript") { entity.add(name: name) }
        }
        for address in record.all("Addresses", "Address") { read(address: address, &entity, &tally) }
        for person in record.all("IndividualDetails", "Individual") { read(person: person, &entity, &tally) }
        for firm in record.all("EntityDetails", "Entity") { read(firm: firm, &entity, &tally) }
        for ship in record.all("ShipDetails", "Ship") { read(ship: ship, &entity, &tally) }
        readRemarks(record, &entity)
        return entity
    }

    // MARK: Names

    private static func isPrimary(_ name: XMLNode) -> Bool { name.value("NameType")?.lowercased() == "primary name" }

    private static func name(of node: XMLNode) -> String {
        node.texts("Name1", "Name2", "Name3", "Name4", "Name5", "Name6").joined(separator: " ")
    }

    private static func read(alias: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        alias.reportUnknown(
            elements: ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6", "NameType", "AliasStrength"], &tally)
        let strength = alias.value("AliasStrength")?.lowercased() ?? ""
        entity.add(name: name(of: alias), weak: strength.hasPrefix("low"))
    }

    // MARK: The rest

    private static func read(address: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        let parts = (1...6).map { "AddressLine\($0)" } + ["AddressPostalCode", "AddressCountry"]
        address.reportUnknown(elements: Set(parts), &tally)
        entity.add(address: parts.compactMap { address.value($0) })
        if let country = address.value("AddressCountry") { addCountry(country, &entity, &tally) }
    }

    private static func read(person: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        person.reportUnknown(
            elements: [
                "DOBs", "Nationalities", "Positions", "PassportDetails", "NationalIdentifierDetails", "BirthDetails",
                "Genders",
                "Titles",
            ], &tally)
        for node in person.all("DOBs", "DOB") where !node.text.isEmpty {
            // Parts that are not known stand as letters: `dd/mm/1971`.
            let text = node.text.replacing("dd/", with: "00/").replacing("mm/", with: "00/")
            let dates = PartialDate.all(in: text)
            dates.forEach { entity.birthDates.appendOnce($0) }
            if dates.isEmpty { entity.add(remark: "Date of birth: \(node.text)") }
        }
        for node in person.all("Nationalities", "Nationality") { addCountry(node.text, &entity, &tally) }
        readNumbers(person.all("PassportDetails", "Passport"), "passport", "Passport", &entity)
        readNumbers(
            person.all("NationalIdentifierDetails", "NationalIdentifier"), "national-id", "NationalIdentifier", &entity)
        for (label, nodes) in [
            ("Position", person.all("Positions", "Position")), ("Gender", person.all("Genders", "Gender")),
            ("Title", person.all("Titles", "Title")),
        ] {
            for node in nodes where !node.text.isEmpty { entity.add(remark: "\(label): \(node.text)") }
        }
        for place in person.all("BirthDetails", "Location") {
            let facts = place.texts("TownOfBirth", "CountryOfBirth")
            if !facts.isEmpty { entity.add(remark: "Place of birth: \(facts.joined(separator: ", "))") }
        }
    }

    private static func readNumbers(_ nodes: [XMLNode], _ type: String, _ word: String, _ entity: inout Entity) {
        for node in nodes {
            let number = node.value("\(word)Number")
            if let number { entity.add(identifier: type, number) }
            let facts = [number, node.value("\(word)AdditionalInformation")].compactMap { $0 }
            if !facts.isEmpty { entity.add(remark: "\(word): \(facts.joined(separator: ", "))") }
        }
    }

    private static func read(firm: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        firm.reportUnknown(
            elements: ["TypeOfEntities", "BusinessRegistrationNumbers", "ParentCompanies", "Subsidiaries"], &tally)
        for node in firm.all("BusinessRegistrationNumbers", "BusinessRegistrationNumber") {
            read(registration: node.text, &entity)
        }
        for (label, nodes) in [
            ("Type", firm.all("TypeOfEntities", "TypeOfEntity")),
            ("Parent company", firm.all("ParentCompanies", "ParentCompany")),
            ("Subsidiary", firm.all("Subsidiaries", "Subsidiary")),
        ] {
            for node in nodes where !node.text.isEmpty { entity.add(remark: "\(label): \(node.text)") }
        }
    }

    /// `INN: 7710137066`, `OGRN: …` and the like, one or several in a value; anything else is a registration as it
    /// stands.
    private static func read(registration text: String, _ entity: inout Entity) {
        guard !text.squeezed.isEmpty else { return }
        entity.add(remark: "Business registration: \(text)")
        let words = text.uppercased().split(whereSeparator: { !($0.isLetter || $0.isNumber) })
        var labelled = false
        for (label, value) in zip(words, words.dropFirst()) where value.allSatisfy(\.isNumber) {
            if label == "INN", [10, 12].contains(value.count) {
                entity.add(identifier: "inn", String(value))
                labelled = true
            } else if label == "OGRN", [13, 15].contains(value.count) {
                entity.add(identifier: "ogrn", String(value))
                labelled = true
            }
        }
        if !labelled, text.utf8.count < 40 { entity.add(identifier: "registration", text) }
    }

    private static func read(ship: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        for node in ship.all("IMONumbers", "IMONumber") { entity.add(identifier: "imo", node.text.filter(\.isNumber)) }
        for node in ship.all("HullIdentificationNumbers", "HullIdentificationNumber") {
            entity.add(identifier: "hull", node.text)
        }
        for node in ship.all("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip") {
            addCountry(node.text, &entity, &tally)
        }
        for group in ship.children {
            guard let label = shipGroups[group.name] else {
                tally.unknown("element", "Ship/\(group.name)")
                continue
            }
            for node in group.children where !node.text.isEmpty { entity.add(remark: "\(label): \(node.text)") }
        }
    }

    private static func readRemarks(_ record: XMLNode, _ entity: inout Entity) {
        for (label, element) in [
            ("OFSI group", "OFSIGroupID"), ("UN reference", "UNReferenceNumber"),
            ("Designated by", "DesignationSource"),
            ("Measures", "SanctionsImposed"), ("Other information", "OtherInformation"),
            ("Reasons", "UKStatementofReasons"),
        ] {
            record.texts(element).forEach { entity.add(remark: "\(label): \($0)") }
        }
        for (label, group) in [("Phone", "PhoneNumbers"), ("Website", "Websites"), ("E-mail", "EmailAddresses")] {
            for node in record.children(group).flatMap(\.children) where !node.text.isEmpty {
                entity.add(remark: "\(label): \(node.text)")
            }
        }
    }

    private static func addCountry(_ text: String, _ entity: inout Entity, _ tally: inout ListTally) {
        if !entity.add(country: text) { tally.unknownCountry(text.squeezed) }
    }

    private static let schemas: [String: Entity.Schema] = [
        "individual": .person, "entity": .organization, "ship": .vessel,
    ]

    /// `SanctionsImposedIndicators` says in yes and no what `SanctionsImposed` says in words; `LastUpdated` is of the
    /// entry.
    private static let known: Set<String> = [
        "UniqueID", "Names", "NonLatinNames", "RegimeName", "DateDesignated", "IndividualEntityShip", "Addresses",
        "IndividualDetails",
        "EntityDetails", "ShipDetails", "OFSIGroupID", "UNReferenceNumber", "DesignationSource", "SanctionsImposed",
        "OtherInformation",
        "UKStatementofReasons", "PhoneNumbers", "Websites", "EmailAddresses", "SanctionsImposedIndicators",
        "LastUpdated",
    ]

    private static let shipGroups = [
        "IMONumbers": "IMO", "HullIdentificationNumbers": "Hull identification",
        "CurrentOwnerOperators": "Owner or operator",
        "PreviousOwnerOperators": "Previous owner or operator", "CurrentBelievedFlagOfShips": "Flag",
        "PreviousFlags": "Previous flag",
        "TypeOfShipDetails": "Type of ship", "TonnageOfShipDetails": "Tonnage", "LengthOfShipDetails": "Length",
        "YearsBuilt": "Built",
    ]
}
