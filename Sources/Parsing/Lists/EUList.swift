import Records

/// The European Union's consolidated list of financial sanctions (`export`, schema FSD export 1.1): one
/// `sanctionEntity` a party, nearly all values in attributes.
///
/// The first name that the list marks as strong is the name; the other strong ones are aliases, the rest weak aliases.
/// The id is the entity's `logicalId`.
package enum EUList: ListFormat {
    package static let name = "eu-fsf-xml"
    package static let title = "European Union: consolidated financial sanctions (FSF), XML 1.1"

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        let root = try ListXML.read(input.main, root: "export", records: ["sanctionEntity"], &tally) { record, tally in
            guard let entity = entity(record, dataset, &tally) else { return }
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(.warning, "duplicate-record", "entity \(entity.id) again: the first one stays")
            }
        }
        let published = root.attribute("generationDate").flatMap { PartialDate.one($0) }
        return ListResult(entities: entities, published: published, diagnostics: tally.diagnostics)
    }

    private static func entity(_ record: XMLNode, _ dataset: String, _ tally: inout ListTally) -> Entity? {
        let names = record.children("nameAlias")
        let main = names.first { strong($0) && name(of: $0) != nil } ?? names.first { name(of: $0) != nil }
        guard let number = record.attribute("logicalId"), let main, let mainName = name(of: main) else {
            tally.report(
                .error, "unreadable-record",
                "an entity without logicalId or name: “\(record.attribute("euReferenceNumber") ?? "?")”")
            return nil
        }
        record.reportUnknown(
            elements: [
                "remark", "additionalInformation", "regulation", "subjectType", "nameAlias", "citizenship", "birthdate",
                "address",
                "identification",
            ],
            attributes: [
                "logicalId", "euReferenceNumber", "unitedNationId", "designationDate", "designationDetails",
                "delistingDate",
            ], &tally)
        var entity = Entity(id: "eu-fsf:\(number)", schema: schema(record, &tally), name: mainName, dataset: dataset)
        entity.topics = ["sanction"]
        for alias in names { read(alias: alias, &entity, &tally) }
        for regulation in record.children("regulation") { read(regulation: regulation, &entity) }
        // The day of designation, else the day on which the regulation that is in force was published.
        entity.listed =
            (record.attribute("designationDate") ?? record.child("regulation")?.attribute("publicationDate"))
            .flatMap { PartialDate.one($0) }
        for node in record.children("citizenship") { addCountry(node, &entity, &tally) }
        for node in record.children("birthdate") { read(birth: node, &entity, &tally) }
        for node in record.children("address") { read(address: node, &entity, &tally) }
        for node in record.children("identification") { read(identification: node, &entity, &tally) }
        for label in ["euReferenceNumber", "unitedNationId", "designationDetails", "delistingDate"] {
            if let value = record.attribute(label) { entity.add(remark: "\(label): \(value)") }
        }
        readNotes(record, &entity)
        return entity
    }

    private static func schema(_ record: XMLNode, _ tally: inout ListTally) -> Entity.Schema {
        let subject = record.child("subjectType")
        switch (subject?.attribute("classificationCode"), subject?.attribute("code")) {
        case ("P", _), (nil, "person"): return .person
        case ("E", _), (nil, "enterprise"): return .organization
        case (let code, let word):
            tally.unknown("type", code ?? word ?? "none")
            return .organization
        }
    }

    // MARK: Names

    private static func strong(_ alias: XMLNode) -> Bool { alias.attribute("strong") != "false" }

    private static func name(of alias: XMLNode) -> String? {
        if let whole = alias.attribute("wholeName")?.squeezed, !whole.isEmpty { return whole }
        let parts = ["firstName", "middleName", "lastName"].compactMap { alias.attribute($0)?.squeezed }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func read(alias: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        alias.reportUnknown(
            elements: details,
            attributes: Set([
                "firstName", "middleName", "lastName", "wholeName", "function", "gender", "title", "nameLanguage",
                "strong",
            ]).union(common), &tally)
        if let name = name(of: alias) { entity.add(name: name, weak: !strong(alias)) }
        for label in ["function", "title", "gender"] {
            guard let value = alias.attribute(label), value != "?" else { continue }
            let text = "\(label): \(value.squeezed)"
            if entity.remarks?.contains(text) != true { entity.add(remark: text) }
        }
        readNotes(alias, &entity)
    }

    // MARK: The rest

    private static func read(regulation: XMLNode, _ entity: inout Entity) {
        if let programme = regulation.attribute("programme") { entity.programs.appendOnce(programme) }
        if let title = regulation.attribute("numberTitle") { entity.add(remark: "regulation: \(title)") }
        readNotes(regulation, &entity)
    }

    private static func read(birth: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        birth.reportUnknown(
            elements: details,
            attributes: Set([
                "circa", "calendarType", "city", "zipCode", "birthdate", "dayOfMonth", "monthOfYear", "year",
                "yearRangeFrom",
                "yearRangeTo", "region", "place", "countryIso2Code", "countryDescription",
            ]).union(common), &tally)
        let calendar = birth.attribute("calendarType") ?? "GREGORIAN"
        func number(_ name: String) -> Int? { birth.attribute(name).flatMap { Int($0) } }
        var dates = birth.attribute("birthdate").map { PartialDate.all(in: $0) } ?? []
        if dates.isEmpty, let from = number("yearRangeFrom"), let to = number("yearRangeTo") {
            dates = PartialDate.years(from: from, to: to)
        }
        if dates.isEmpty,
            let date = PartialDate.of(year: number("year"), month: number("monthOfYear"), day: number("dayOfMonth"))
        {
            dates = [date]
        }
        // A year of another calendar would be centuries off.
        if calendar == "GREGORIAN" {
            dates.forEach { entity.birthDates.appendOnce($0) }
        } else if !dates.isEmpty {
            entity.add(remark: "birth date (\(calendar.lowercased()) calendar): \(dates.joined(separator: ", "))")
        }
        let place = ["place", "city", "region", "zipCode", "countryDescription"].compactMap { birth.attribute($0) }
            .filter { $0 != "UNKNOWN" }
        if !place.isEmpty { entity.add(remark: "birth place: \(place.joined(separator: ", "))") }
        readNotes(birth, &entity)
    }

    private static func read(address: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        let parts = ["street", "poBox", "place", "zipCode", "city", "region", "countryDescription"]
        address.reportUnknown(
            elements: details.union(["contactInfo"]),
            attributes: Set(parts).union(["countryIso2Code", "asAtListingTime"]).union(common),
            &tally)
        entity.add(address: parts.compactMap { address.attribute($0) }.filter { $0 != "UNKNOWN" })
        addCountry(address, &entity, &tally)
        for contact in address.children("contactInfo") {
            let pair = [contact.attribute("key"), contact.attribute("value")].compactMap { $0 }
            entity.add(remark: pair.joined(separator: ": "))
        }
        readNotes(address, &entity)
    }

    private static func read(identification: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        let said = ["issuedBy", "issueDate", "validFrom", "validTo", "nameOnDocument", "region", "countryDescription"]
        let flags = ["diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer"]
        identification.reportUnknown(
            elements: details,
            attributes: Set(said + flags).union([
                "latinNumber", "number", "identificationTypeCode", "identificationTypeDescription", "countryIso2Code",
            ]).union(common), &tally)
        let code = identification.attribute("identificationTypeCode") ?? "other"
        guard let number = identification.attribute("number") ?? identification.attribute("latinNumber") else { return }
        let type = types[code]
        if type == nil {
            tally.count("unknown-type", code, severity: .note) {
                "identification type “\(code)” (\($0)×): kept under that name"
            }
        }
        // A number that is known to be false or to belong to another would accuse its true holder.
        if identification.attribute("knownFalse") != "true" {
            entity.add(identifier: type ?? code.slug, type == "imo" ? number.filter(\.isNumber) : number)
        }
        let facts =
            said.compactMap { identification.attribute($0) }.filter { $0 != "UNKNOWN" }
            + flags.filter { identification.attribute($0) == "true" }
        let label = identification.attribute("identificationTypeDescription") ?? code
        entity.add(remark: ([label + " " + number] + facts).joined(separator: ", "))
        readNotes(identification, &entity)
    }

    private static func addCountry(_ node: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        guard let code = node.attribute("countryIso2Code"), code != "00" else { return }
        if !entity.add(country: code) { tally.unknownCountry(code) }
    }

    private static func readNotes(_ node: XMLNode, _ entity: inout Entity) {
        for remark in node.texts("remark") where entity.remarks?.contains(remark) != true { entity.add(remark: remark) }
        for more in node.children("additionalInformation") {
            entity.add(
                remark: [more.attribute("key"), more.attribute("value")].compactMap { $0 }.joined(separator: ": "))
        }
    }

    /// Elements of every detail, those of the regulation behind it passed over on purpose: it is the entity's own.
    private static let details: Set<String> = ["remark", "additionalInformation", "regulationSummary"]
    private static let common: Set<String> = ["logicalId", "regulationLanguage"]

    /// Ours for the list's codes; others keep the list's word.
    private static let types = [
        "passport": "passport", "id": "national-id", "regnumber": "registration", "fiscalcode": "tax-id",
        "taxid": "tax-id",
        "euvat": "vat", "imo": "imo", "swiftbic": "bic", "ssn": "ssn", "unssn": "ssn", "other": "identification-number",
        "birthcert": "birth-certificate", "nationcert": "citizenship-certificate", "travelcardid": "travel-document",
        "drivinglicence": "driving-licence", "residentperm": "residence-permit", "tradelic": "trade-licence",
        "electionid": "election-id",
    ]
}
