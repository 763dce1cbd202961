import Records

/// The consolidated list of the UN Security Council (`CONSOLIDATED_LIST`, schema sc-sanctions.xsd): `INDIVIDUAL` and
/// `ENTITY` records.
///
/// Names are joined of up to four parts. Other names of good quality (`Good`, `a.k.a.`, `f.k.a.`) and names in their
/// own script become aliases, those of low quality weak ones. The id is the list's `DATAID`.
package enum UNList: ListFormat {
    package static let name = "un-sc-xml"
    package static let title = "UN Security Council: consolidated list, XML"

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        let root = try ListXML.read(
            input.main, root: "CONSOLIDATED_LIST", records: ["INDIVIDUAL", "ENTITY"], &tally
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

    private static func entity(_ record: XMLNode, _ dataset: String, _ tally: inout ListTally) -> Entity? {
        let name = record.texts("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME").joined(separator: " ")
        guard let number = record.value("DATAID"), !name.isEmpty else {
            tally.report(
                .error, "unreadable-record",
                "a record without DATAID or name: “\(record.value("REFERENCE_NUMBER") ?? "?")”")
            return nil
        }
        record.reportUnknown(elements: known, &tally)
        var entity = Entity(
            id: "un-sc:\(number)", schema: record.name == "INDIVIDUAL" ? .person : .organization, name: name,
            dataset: dataset)
        entity.topics = ["sanction"]
        record.texts("UN_LIST_TYPE").forEach { entity.programs.appendOnce($0) }
        entity.listed = record.value("LISTED_ON").flatMap { PartialDate.one($0) }
        record.texts("NAME_ORIGINAL_SCRIPT").forEach { entity.add(name: $0) }
        for alias in record.children("INDIVIDUAL_ALIAS") + record.children("ENTITY_ALIAS") {
            read(alias: alias, &entity, &tally)
        }
        for value in record.all("NATIONALITY", "VALUE") + record.all("NATIONALITY2", "VALUE") {
            addCountry(value.text, &entity, &tally)
        }
        for date in record.children("INDIVIDUAL_DATE_OF_BIRTH") { read(birth: date, &entity, &tally) }
        for document in record.children("INDIVIDUAL_DOCUMENT") { read(document: document, &entity, &tally) }
        for address in record.children("INDIVIDUAL_ADDRESS") + record.children("ENTITY_ADDRESS") {
            read(address: address, &entity, &tally)
        }
        readRemarks(record, &entity, &tally)
        return entity
    }

    private static func read(alias: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        alias.reportUnknown(
            elements: ["QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"], &tally)
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
        let place = alias.texts("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
        if let note = alias.value("NOTE") { entity.add(remark: "\(name): \(note)") }
        if !place.isEmpty { entity.add(remark: "\(name): born in \(place.joined(separator: ", "))") }
    }

    /// `EXACT` and `APPROXIMATELY` with a date or a year, `BETWEEN` with two years.
    private static func read(birth: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        birth.reportUnknown(elements: ["TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"], &tally)
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

    private static func read(document: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        document.reportUnknown(
            elements: [
                "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE",
                "CITY_OF_ISSUE",
                "DATE_OF_ISSUE", "NOTE",
            ], &tally)
        let kind = document.value("TYPE_OF_DOCUMENT") ?? document.value("TYPE_OF_DOCUMENT2") ?? ""
        if let number = document.value("NUMBER") {
            let type = kind.lowercased().contains("passport") ? "passport" : "national-id"
            entity.add(identifier: type, number)
        }
        let facts = document.texts(
            "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "CITY_OF_ISSUE", "COUNTRY_OF_ISSUE",
            "DATE_OF_ISSUE", "NOTE")
        if !facts.isEmpty { entity.add(remark: "Document: " + facts.joined(separator: ", ")) }
    }

    private static func read(address: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        address.reportUnknown(elements: ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"], &tally)
        entity.add(address: address.texts("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"))
        if let country = address.value("COUNTRY") { addCountry(country, &entity, &tally) }
        if let note = address.value("NOTE") { entity.add(remark: "Address: \(note)") }
    }

    private static func readRemarks(_ record: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        for (label, path) in [("Title", "TITLE"), ("Designation", "DESIGNATION")] {
            for value in record.all(path, "VALUE") where !value.text.isEmpty {
                entity.add(remark: "\(label): \(value.text)")
            }
        }
        for (label, element) in [
            ("Gender", "GENDER"), ("Reference", "REFERENCE_NUMBER"), ("Submitted by", "SUBMITTED_BY"),
        ] {
            record.texts(element).forEach { entity.add(remark: "\(label): \($0)") }
        }
        for place in record.children("INDIVIDUAL_PLACE_OF_BIRTH") {
            place.reportUnknown(elements: ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"], &tally)
            let facts = place.texts("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")
            if !facts.isEmpty { entity.add(remark: "Place of birth: " + facts.joined(separator: ", ")) }
        }
        record.texts("COMMENTS1").forEach { entity.add(remark: $0) }
    }

    private static func addCountry(_ text: String, _ entity: inout Entity, _ tally: inout ListTally) {
        // `na` is the list's word for none.
        if text.squeezed.lowercased() != "na", !entity.add(country: text) { tally.unknownCountry(text) }
    }

    /// Those read above, and those passed over on purpose: version and dates of changes, the name of the list itself,
    /// keys for sorting.
    private static let known: Set<String> = [
        "DATAID", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "UN_LIST_TYPE", "REFERENCE_NUMBER",
        "LISTED_ON", "GENDER", "COMMENTS1", "NATIONALITY", "NATIONALITY2", "TITLE", "DESIGNATION", "INDIVIDUAL_ALIAS",
        "INDIVIDUAL_ADDRESS", "INDIVIDUAL_DATE_OF_BIRTH", "INDIVIDUAL_PLACE_OF_BIRTH", "INDIVIDUAL_DOCUMENT",
        "ENTITY_ALIAS", "ENTITY_ADDRESS", "NAME_ORIGINAL_SCRIPT", "SUBMITTED_BY",
        "VERSIONNUM", "LIST_TYPE", "LAST_DAY_UPDATED", "DELISTED_ON", "SUBMITTED_ON", "SORT_KEY", "SORT_KEY_LAST_MOD",
    ]
}
