import Records

/// The consolidated list of the UN Security Council (`CONSOLIDATED_LIST`, schema sc-sanctions.xsd): `INDIVIDUAL` and
/// `ENTITY` records.
///
/// Names are joined of up to four parts. Other names of good quality (`Good`, `a.k.a.`, `f.k.a.`) and names in their
/// own script become aliases, those of low quality weak ones. The id is the list's `DATAID`.
package enum UNList: ListFormat {
    package static let name = "un-sc-xml"
    package static let title = "UN Security Council: consolidated list, XML"

    package static let fields = ListFields(
        """
        CONSOLIDATED_LIST: INDIVIDUALS, ENTITIES | what is in it
        INDIVIDUALS: INDIVIDUAL | what is in it
        ENTITIES: ENTITY | what is in it
        CONSOLIDATED_LIST: @dateGenerated | published
        INDIVIDUAL, ENTITY: DATAID | id
        INDIVIDUAL, ENTITY: FIRST_NAME | name, and a given name where given names come first
        INDIVIDUAL, ENTITY: NAME_ORIGINAL_SCRIPT | aliases
        INDIVIDUAL, ENTITY: UN_LIST_TYPE | programs
        INDIVIDUAL, ENTITY: REFERENCE_NUMBER, COMMENTS1 | remarks
        INDIVIDUAL, ENTITY: LISTED_ON | listed
        INDIVIDUAL, ENTITY: DELISTED_ON | delisted
        INDIVIDUAL, ENTITY: LAST_DAY_UPDATED | remarks: the last of the days
        LAST_DAY_UPDATED: VALUE | remarks: the last of the days
        INDIVIDUAL, ENTITY: VERSIONNUM | - counts the list's own edits
        INDIVIDUAL, ENTITY: LIST_TYPE | - the name of the list, the same in every record
        LIST_TYPE: VALUE | - the name of the list, the same in every record
        INDIVIDUAL, ENTITY: SORT_KEY, SORT_KEY_LAST_MOD | - for sorting in print
        ENTITY: SUBMITTED_ON | remarks
        INDIVIDUAL, ENTITY: SUBMITTED_BY | remarks
        INDIVIDUAL: SECOND_NAME, THIRD_NAME, FOURTH_NAME | name
        ENTITY: SECOND_NAME, THIRD_NAME, FOURTH_NAME | name
        INDIVIDUAL: GENDER | gender
        INDIVIDUAL: NATIONALITY, NATIONALITY2 | countries
        NATIONALITY, NATIONALITY2: VALUE | countries
        INDIVIDUAL: TITLE | name_parts, remarks
        TITLE: VALUE | name_parts, remarks
        INDIVIDUAL: DESIGNATION | remarks
        DESIGNATION: VALUE | remarks
        INDIVIDUAL: INDIVIDUAL_ALIAS, INDIVIDUAL_ADDRESS | what is in it
        INDIVIDUAL: INDIVIDUAL_DATE_OF_BIRTH, INDIVIDUAL_PLACE_OF_BIRTH | what is in it
        INDIVIDUAL: INDIVIDUAL_DOCUMENT | what is in it
        ENTITY: ENTITY_ALIAS, ENTITY_ADDRESS | what is in it
        INDIVIDUAL_ALIAS, ENTITY_ALIAS: QUALITY | aliases or weak_aliases
        INDIVIDUAL_ALIAS, ENTITY_ALIAS: ALIAS_NAME | aliases, weak_aliases
        INDIVIDUAL_ALIAS, ENTITY_ALIAS: NOTE | remarks
        INDIVIDUAL_ALIAS: DATE_OF_BIRTH | birth_dates
        INDIVIDUAL_ALIAS: CITY_OF_BIRTH, COUNTRY_OF_BIRTH | birth_places
        INDIVIDUAL_ADDRESS, ENTITY_ADDRESS: STREET, CITY, STATE_PROVINCE, ZIP_CODE | addresses
        INDIVIDUAL_ADDRESS, ENTITY_ADDRESS: COUNTRY | addresses, countries
        INDIVIDUAL_ADDRESS, ENTITY_ADDRESS: NOTE | remarks
        INDIVIDUAL_DATE_OF_BIRTH: DATE, YEAR, FROM_YEAR, TO_YEAR | birth_dates
        INDIVIDUAL_DATE_OF_BIRTH: TYPE_OF_DATE | - the values beside it show whether it is one date or a range
        INDIVIDUAL_DATE_OF_BIRTH: NOTE | birth_dates when there is no other, remarks
        INDIVIDUAL_PLACE_OF_BIRTH: STREET, CITY, STATE_PROVINCE, COUNTRY | birth_places
        INDIVIDUAL_PLACE_OF_BIRTH: NOTE | remarks
        INDIVIDUAL_DOCUMENT: TYPE_OF_DOCUMENT, TYPE_OF_DOCUMENT2, NUMBER | identifiers, remarks
        INDIVIDUAL_DOCUMENT: ISSUING_COUNTRY, COUNTRY_OF_ISSUE, CITY_OF_ISSUE, DATE_OF_ISSUE, NOTE | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        let root = try ListXML.read(
            input.main, root: "CONSOLIDATED_LIST", records: ["INDIVIDUAL", "ENTITY"], fields: fields,
            &tally
        ) { record, tally in
            guard let entity = entity(record, dataset, &tally) else { return }
            guard seen.insert(entity.id).inserted else {
                tally.report(.warning, "duplicate-record", "record \(entity.id) again: the first one stays")
                return
            }
            entities.append(entity)
        }
        let published = root.attribute("dateGenerated").flatMap { PartialDate.one($0) }
        return ListResult(entities: entities, published: published, diagnostics: tally.diagnostics)
    }

    private static func entity(_ record: XMLNode, _ dataset: String, _ tally: inout ListTally)
        -> Entity?
    {
        let name = record.texts("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME").joined(
            separator: " ")
        guard let number = record.value("DATAID"), !name.isEmpty else {
            tally.report(
                .error, "unreadable-record",
                "a record without DATAID or name: “\(record.value("REFERENCE_NUMBER") ?? "?")”")
            return nil
        }
        var entity = Entity(
            id: "un-sc:\(number)", schema: record.name == "INDIVIDUAL" ? .person : .organization,
            name: name,
            dataset: dataset)
        entity.topics = ["sanction"]
        record.texts("UN_LIST_TYPE").forEach { entity.programs.appendOnce($0) }
        entity.listed = record.value("LISTED_ON").flatMap { PartialDate.one($0) }
        entity.delist(on: record.value("DELISTED_ON").flatMap { PartialDate.one($0) })
        record.texts("NAME_ORIGINAL_SCRIPT").forEach { entity.add(name: $0) }
        for alias in record.children("INDIVIDUAL_ALIAS") + record.children("ENTITY_ALIAS") {
            read(alias: alias, &entity, &tally)
        }
        for value in record.all("NATIONALITY", "VALUE") + record.all("NATIONALITY2", "VALUE") {
            addCountry(value.text, &entity, &tally)
        }
        for date in record.children("INDIVIDUAL_DATE_OF_BIRTH") { read(birth: date, &entity) }
        for document in record.children("INDIVIDUAL_DOCUMENT") { read(document: document, &entity) }
        for address in record.children("INDIVIDUAL_ADDRESS") + record.children("ENTITY_ADDRESS") {
            read(address: address, &entity, &tally)
        }
        readPerson(record, &entity)
        readRemarks(record, &entity)
        return entity
    }

    /// Countries where the family name comes first.
    private static let familyFirst: Set<String> = [
        "kp", "kr", "cn", "tw", "hk", "jp", "vn", "kh", "mm",
    ]

    private static func readPerson(_ record: XMLNode, _ entity: inout Entity) {
        record.texts("GENDER").forEach { entity.add(gender: $0) }
        for value in record.all("TITLE", "VALUE") { entity.add(.title, value.text) }
        // Of the four parts of a name only the first has a sure meaning, and only where it is not the family's.
        if record.value("SECOND_NAME") != nil, familyFirst.isDisjoint(with: entity.countries),
            let first = record.value("FIRST_NAME"), entity.schema == .person
        {
            entity.add(.given, first)
        }
        for place in record.children("INDIVIDUAL_PLACE_OF_BIRTH") {
            entity.add(birthPlace: place.texts("STREET", "CITY", "STATE_PROVINCE", "COUNTRY"))
            if let note = place.value("NOTE") { entity.add(remark: "Place of birth: \(note)") }
        }
    }

    private static func read(alias: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        guard let name = alias.value("ALIAS_NAME") else { return }
        let quality = alias.value("QUALITY") ?? ""
        switch quality.lowercased() {
        case "good", "a.k.a.", "f.k.a.", "": entity.add(name: name)
        case "low": entity.add(name: name, weak: true)
        default:
            tally.unknown("quality", quality)
            entity.add(name: name, weak: true)
        }
        // A date that belongs to one alias is a date of the person under that name.
        if let date = alias.value("DATE_OF_BIRTH") {
            PartialDate.all(in: date).forEach { entity.birthDates.appendOnce($0) }
        }
        entity.add(birthPlace: alias.texts("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"))
        if let note = alias.value("NOTE") { entity.add(remark: "\(name): \(note)") }
    }

    /// `EXACT` and `APPROXIMATELY` with a date or a year, `BETWEEN` with two years.
    private static func read(birth: XMLNode, _ entity: inout Entity) {
        var dates = birth.texts("DATE", "YEAR").prefix(1).flatMap { PartialDate.all(in: $0) }
        if let from = birth.value("FROM_YEAR").flatMap({ Int($0) }),
            let to = birth.value("TO_YEAR").flatMap({ Int($0) })
        {
            dates += PartialDate.years(from: from, to: to)
        }
        let note = birth.value("NOTE") ?? ""
        if dates.isEmpty { dates = PartialDate.all(in: note) }
        dates.forEach { entity.birthDates.appendOnce($0) }
        if !note.isEmpty { entity.add(remark: "Date of birth: \(note)") }
    }

    private static func read(document: XMLNode, _ entity: inout Entity) {
        let kind = document.value("TYPE_OF_DOCUMENT") ?? document.value("TYPE_OF_DOCUMENT2") ?? ""
        if let number = document.value("NUMBER") {
            let type = kind.lowercased().contains("passport") ? "passport" : "national-id"
            entity.add(identifier: type, number)
        }
        let facts = document.texts(
            "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "CITY_OF_ISSUE",
            "COUNTRY_OF_ISSUE",
            "DATE_OF_ISSUE", "NOTE")
        if !facts.isEmpty { entity.add(remark: "Document: " + facts.joined(separator: ", ")) }
    }

    private static func read(address: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        entity.add(address: address.texts("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"))
        if let country = address.value("COUNTRY") { addCountry(country, &entity, &tally) }
        if let note = address.value("NOTE") { entity.add(remark: "Address: \(note)") }
    }

    private static func readRemarks(_ record: XMLNode, _ entity: inout Entity) {
        for (label, path) in [("Title", "TITLE"), ("Designation", "DESIGNATION")] {
            for value in record.all(path, "VALUE") where !value.text.isEmpty {
                entity.add(remark: "\(label): \(value.text)")
            }
        }
        for (label, element) in [
            ("Reference", "REFERENCE_NUMBER"), ("Submitted by", "SUBMITTED_BY"),
            ("Submitted on", "SUBMITTED_ON"),
        ] {
            record.texts(element).forEach { entity.add(remark: "\(label): \($0)") }
        }
        if let updated = record.all("LAST_DAY_UPDATED", "VALUE").map(\.text).max(), !updated.isEmpty {
            entity.add(remark: "Last updated: \(updated)")
        }
        record.texts("COMMENTS1").forEach { entity.add(remark: $0) }
    }

    private static func addCountry(_ text: String, _ entity: inout Entity, _ tally: inout ListTally) {
        // `na` is the list's word for none.
        if text.squeezed.lowercased() != "na", !entity.add(country: text) { tally.unknownCountry(text) }
    }
}
