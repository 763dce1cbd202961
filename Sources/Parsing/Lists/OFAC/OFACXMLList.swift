import Records

/// The standard XML of the US Treasury (`sdn.xml`, `consolidated.xml`; schema sdnList): one `sdnEntry` a party.
package enum OFACXMLList: ListFormat {
    package static let name = "ofac-sdn-xml"
    package static let title = "US Treasury OFAC: SDN or consolidated list, standard XML"

    package static let fields = ListFields(
        """
        sdnList: publshInformation, sdnEntry | what is in it
        publshInformation: Publish_Date | published
        publshInformation: Record_Count | checked against the records
        sdnEntry: uid | id
        sdnEntry: firstName, lastName | name, aliases, name_parts
        sdnEntry: title | remarks
        sdnEntry: remarks | remarks; relations in it
        sdnEntry: sdnType | schema
        sdnEntry: programList, idList, akaList, addressList, nationalityList, citizenshipList | what is in it
        sdnEntry: dateOfBirthList, placeOfBirthList, vesselInfo | what is in it
        programList: program | programs
        idList: id | what is in it
        id: idType, idNumber, idCountry | identifiers, gender, remarks
        id: issueDate, expirationDate | remarks
        akaList: aka | what is in it
        aka: type | - a.k.a., f.k.a. and n.k.a. are all names
        aka: category | strong: aliases, weak: weak_aliases
        aka: lastName, firstName | aliases, weak_aliases, name_parts
        addressList: address | what is in it
        address: address1, address2, address3, city, stateOrProvince, postalCode, region | addresses
        address: country | addresses, countries
        nationalityList: nationality | what is in it
        citizenshipList: citizenship | what is in it
        nationality, citizenship: country | countries
        dateOfBirthList: dateOfBirthItem | what is in it
        dateOfBirthItem: dateOfBirth | birth_dates
        placeOfBirthList: placeOfBirthItem | what is in it
        placeOfBirthItem: placeOfBirth | birth_places
        nationality, citizenship, dateOfBirthItem, placeOfBirthItem: mainEntry | - all values count alike
        nationality, citizenship, dateOfBirthItem, placeOfBirthItem: uid | - a number of the row
        id, aka, address: uid | - a number of the row
        vesselInfo: callSign | identifiers
        vesselInfo: vesselFlag | countries, remarks
        vesselInfo: vesselOwner | relations, remarks
        vesselInfo: vesselType, tonnage, grossRegisteredTonnage | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        var information: XMLNode?
        _ = try ListXML.read(
            input.main, root: "sdnList", records: ["publshInformation", "sdnEntry"], fields: fields,
            &tally
        ) { record, tally in
            guard record.name == "sdnEntry" else {
                information = record
                return
            }
            guard let entity = entity(record, dataset, &tally) else { return }
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(.warning, "duplicate-record", "entry \(entity.id) again: the first one stays")
            }
        }
        if let announced = information?.value("Record_Count").flatMap({ Int($0) }),
            announced != entities.count
        {
            tally.report(
                .error, "record-count",
                "the list announces \(announced) records and holds \(entities.count)")
        }
        ListRelations.resolve(&entities)
        let published = information?.value("Publish_Date").flatMap {
            PartialDate.one($0, order: .monthFirst)
        }
        return ListResult(entities: entities, published: published, diagnostics: tally.diagnostics)
    }

    private static func entity(_ record: XMLNode, _ dataset: String, _ tally: inout ListTally)
        -> Entity?
    {
        guard let number = record.value("uid"), let lastName = record.value("lastName") else {
            tally.report(
                .error, "unreadable-record",
                "an entry without uid or lastName: “\(record.value("uid") ?? "?")”")
            return nil
        }
        let kind = record.value("sdnType") ?? ""
        let schema = OFACXMLList.schema(kind)
        if schema == nil { tally.unknown("type", kind) }
        let firstName = record.value("firstName")
        var entity = Entity(
            id: "ofac:\(number)", schema: schema ?? .organization, name: joined(firstName, lastName),
            dataset: dataset)
        entity.topics = ["sanction"]
        entity.programs = record.all("programList", "program").map(\.text).filter { !$0.isEmpty }
        // The list's own order of a person's name is a name people know, too.
        if entity.schema == .person, let firstName {
            entity.add(name: "\(lastName), \(firstName)")
            tag(firstName, lastName, &entity)
        }
        readNames(record, &entity, &tally)
        readPerson(record, &entity, &tally)
        for address in record.all("addressList", "address") { read(address: address, &entity, &tally) }
        readVessel(record, &entity, &tally)
        readRemarks(record, &entity, &tally)
        for id in record.all("idList", "id") { read(id: id, &entity, &tally) }
        return entity
    }

    private static func readNames(_ record: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        for aka in record.all("akaList", "aka") {
            guard let last = aka.value("lastName") ?? aka.value("firstName") else { continue }
            let first = aka.value("lastName") == nil ? nil : aka.value("firstName")
            let category = aka.value("category") ?? "strong"
            if !["strong", "weak"].contains(category) { tally.unknown("category", category) }
            entity.add(name: joined(first, last), weak: category == "weak")
            if entity.schema == .person, let first, category != "weak" { tag(first, last, &entity) }
        }
    }

    private static func readPerson(
        _ record: XMLNode, _ entity: inout Entity, _ tally: inout ListTally
    ) {
        for item in record.all("dateOfBirthList", "dateOfBirthItem") {
            guard let text = item.value("dateOfBirth") else { continue }
            let dates = PartialDate.all(in: text)
            dates.forEach { entity.birthDates.appendOnce($0) }
            if dates.isEmpty { entity.add(remark: "DOB \(text)") }
        }
        for item in record.all("nationalityList", "nationality")
            + record.all("citizenshipList", "citizenship")
        {
            if let country = item.value("country"), !entity.add(country: country) {
                tally.unknownCountry(country)
            }
        }
        for item in record.all("placeOfBirthList", "placeOfBirthItem") {
            if let place = item.value("placeOfBirth") { entity.add(birthPlace: [place]) }
        }
    }

    private static func read(address: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        let parts = [
            "address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "region",
            "country",
        ]
        entity.add(address: parts.compactMap { address.value($0) })
        if let country = address.value("country"), !entity.add(country: country) {
            tally.unknownCountry(country)
        }
    }

    private static func readVessel(
        _ record: XMLNode, _ entity: inout Entity, _ tally: inout ListTally
    ) {
        guard let vessel = record.child("vesselInfo") else { return }
        if let sign = vessel.value("callSign") { entity.add(identifier: "call-sign", sign) }
        if let owner = vessel.value("vesselOwner") { entity.add(.ownedBy, to: owner) }
        if let flag = vessel.value("vesselFlag"), !entity.add(country: flag) {
            tally.unknownCountry(flag)
        }
        for (label, element) in [
            ("Vessel type", "vesselType"), ("Tonnage", "tonnage"),
            ("Gross registered tonnage", "grossRegisteredTonnage"),
            ("Vessel flag", "vesselFlag"), ("Vessel owner", "vesselOwner"),
        ] {
            if let value = vessel.value(element) { entity.add(remark: "\(label): \(value)") }
        }
    }

    private static func readRemarks(
        _ record: XMLNode, _ entity: inout Entity, _ tally: inout ListTally
    ) {
        if let title = record.value("title") { entity.add(remark: "Title: \(title)") }
        guard let remarks = record.value("remarks") else { return }
        entity.add(remark: remarks)
        for statement in remarks.split(separator: ";") where statement.contains("Linked To: ") {
            _ = OFACRemarks.readLinks(String(statement), into: &entity)
        }
    }

    /// A number of the party becomes an identifier; all of them, and what is none, is kept as text.
    private static func read(id: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        let label = id.value("idType") ?? ""
        let value = id.value("idNumber") ?? ""
        if label == "Gender", entity.add(gender: value) { return }
        let country = id.value("idCountry").flatMap { CountryNames.code(of: $0) }
        if let type = OFACLabel.type(of: label, value: value, country: country, schema: entity.schema) {
            entity.add(identifier: type, OFACLabel.normalized(value, type: type))
        }
        var text = [label, value].filter { !$0.isEmpty }.joined(separator: " ")
        if let country = id.value("idCountry") { text += " (\(country))" }
        if let issued = id.value("issueDate") { text += " issued \(issued)" }
        if let expires = id.value("expirationDate") { text += " expires \(expires)" }
        entity.add(remark: text)
    }

    private static func tag(_ first: String, _ last: String, _ entity: inout Entity) {
        entity.add(.family, last)
        entity.add(given: first)
    }

    private static func joined(_ first: String?, _ last: String) -> String {
        [first, last].compactMap { $0?.squeezed }.joined(separator: " ")
    }

    private static func schema(_ kind: String) -> Entity.Schema? {
        switch kind.lowercased() {
        case "individual": .person
        case "vessel": .vessel
        case "aircraft": .airplane
        case "entity": .organization
        default: nil
        }
    }
}
