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
        let root = try ListXML.read(
            input.main, root: "export", records: ["sanctionEntity"], fields: fields, &tally
        ) {
            record, tally in
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

    private static func entity(_ record: XMLNode, _ dataset: String, _ tally: inout ListTally)
        -> Entity?
    {
        let names = record.children("nameAlias")
        let main =
            names.first { strong($0) && name(of: $0) != nil } ?? names.first { name(of: $0) != nil }
        guard let number = record.attribute("logicalId"), let main, let mainName = name(of: main) else {
            tally.report(
                .error, "unreadable-record",
                "an entity without logicalId or name: “\(record.attribute("euReferenceNumber") ?? "?")”")
            return nil
        }
        var entity = Entity(
            id: "eu-fsf:\(number)", schema: schema(record, &tally), name: mainName, dataset: dataset)
        entity.topics = ["sanction"]
        for alias in names { read(alias: alias, &entity) }
        for regulation in record.children("regulation") { read(regulation: regulation, &entity) }
        // The day of designation, else the day on which the regulation that is in force was published.
        entity.listed =
            (record.attribute("designationDate")
            ?? record.child("regulation")?.attribute("publicationDate"))
            .flatMap { PartialDate.one($0) }
        for node in record.children("citizenship") { read(citizenship: node, &entity, &tally) }
        for node in record.children("birthdate") { read(birth: node, &entity) }
        for node in record.children("address") { read(address: node, &entity, &tally) }
        for node in record.children("identification") { read(identification: node, &entity, &tally) }
        entity.delist(on: record.attribute("delistingDate").flatMap { PartialDate.one($0) })
        for label in ["euReferenceNumber", "unitedNationId", "designationDetails"] {
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

    private static func read(alias: XMLNode, _ entity: inout Entity) {
        if let name = name(of: alias) { entity.add(name: name, weak: !strong(alias)) }
        if entity.schema == .person, strong(alias) { tag(alias, &entity) }
        if let gender = alias.attribute("gender") { entity.add(gender: gender) }
        for label in ["function", "title"] {
            guard let value = alias.attribute(label), value != "?" else { continue }
            let text = "\(label): \(value.squeezed)"
            if entity.remarks?.contains(text) != true { entity.add(remark: text) }
        }
        readNotes(alias, &entity)
    }

    private static func tag(_ alias: XMLNode, _ entity: inout Entity) {
        if let first = alias.attribute("firstName") { entity.add(given: first) }
        if let middle = alias.attribute("middleName") { entity.add(middle: middle) }
        if let last = alias.attribute("lastName") { entity.add(.family, last) }
        if let title = alias.attribute("title") { entity.add(.title, title) }
    }

    // MARK: The rest

    private static func read(regulation: XMLNode, _ entity: inout Entity) {
        if let programme = regulation.attribute("programme") { entity.programs.appendOnce(programme) }
        if let title = regulation.attribute("numberTitle") {
            entity.add(remark: "regulation: \(title)")
        }
        for url in regulation.texts("publicationUrl") { entity.add(remark: url) }
        readNotes(regulation, &entity)
    }

    private static func read(citizenship: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        addCountry(citizenship, &entity, &tally)
        for label in ["region", "acquisitionDate", "disenfranchisementDate"] {
            if let value = citizenship.attribute(label) {
                entity.add(remark: "citizenship \(label): \(value)")
            }
        }
        readNotes(citizenship, &entity)
    }

    private static func read(birth: XMLNode, _ entity: inout Entity) {
        let calendar = birth.attribute("calendarType") ?? "GREGORIAN"
        func number(_ name: String) -> Int? { birth.attribute(name).flatMap { Int($0) } }
        var dates = birth.attribute("birthdate").map { PartialDate.all(in: $0) } ?? []
        if dates.isEmpty, let from = number("yearRangeFrom"), let to = number("yearRangeTo") {
            dates = PartialDate.years(from: from, to: to)
        }
        if dates.isEmpty,
            let date = PartialDate.of(
                year: number("year"), month: number("monthOfYear"), day: number("dayOfMonth"))
        {
            dates = [date]
        }
        // A year of another calendar would be centuries off.
        if calendar == "GREGORIAN" {
            dates.forEach { entity.birthDates.appendOnce($0) }
        } else if !dates.isEmpty {
            entity.add(
                remark: "birth date (\(calendar.lowercased()) calendar): \(dates.joined(separator: ", "))")
        }
        let place = ["place", "city", "region", "zipCode", "countryDescription"].compactMap {
            birth.attribute($0)
        }
        .filter { $0 != "UNKNOWN" }
        entity.add(birthPlace: place)
        readNotes(birth, &entity)
    }

    private static func read(address: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        let parts = ["street", "poBox", "place", "zipCode", "city", "region", "countryDescription"]
        entity.add(address: parts.compactMap { address.attribute($0) }.filter { $0 != "UNKNOWN" })
        addCountry(address, &entity, &tally)
        for contact in address.children("contactInfo") {
            let pair = [contact.attribute("key"), contact.attribute("value")].compactMap { $0 }
            entity.add(remark: pair.joined(separator: ": "))
        }
        readNotes(address, &entity)
    }

    private static func read(
        identification: XMLNode, _ entity: inout Entity, _ tally: inout ListTally
    ) {
        let said = [
            "issuedBy", "issueDate", "validFrom", "validTo", "nameOnDocument", "region",
            "countryDescription",
        ]
        let flags = ["diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer"]
        let code = identification.attribute("identificationTypeCode") ?? "other"
        guard let number = identification.attribute("number") ?? identification.attribute("latinNumber")
        else { return }
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
        guard let code = node.attribute("countryIso2Code"), code != "00" else {
            if let name = node.attribute("countryDescription"), name != "UNKNOWN" {
                entity.add(country: name)
            }
            return
        }
        if !entity.add(country: code) { tally.unknownCountry(code) }
    }

    private static func readNotes(_ node: XMLNode, _ entity: inout Entity) {
        for remark in node.texts("remark") where entity.remarks?.contains(remark) != true {
            entity.add(remark: remark)
        }
        for more in node.children("additionalInformation") {
            entity.add(
                remark: [more.attribute("key"), more.attribute("value")].compactMap { $0 }.joined(
                    separator: ": "))
        }
    }
}
