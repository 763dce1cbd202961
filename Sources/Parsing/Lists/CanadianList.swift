import Records

/// Canada's consolidated autonomous sanctions list (Special Economic Measures Act and Justice for Victims of Corrupt
/// Foreign Officials Act), XML: one `record` a party, `data-set` around them.
///
/// The list numbers its records by country, schedule and item; the three make the id.
package enum CanadianList: ListFormat {
    package static let name = "ca-sema-xml"
    package static let title = "Canada: consolidated autonomous sanctions list, XML"

    package static let fields = ListFields(
        """
        data-set: record | what is in it
        record: Country | id, programs, remarks
        record: Schedule | id, programs
        record: Item | id
        record: LastName, GivenName | name, name_parts
        record: EntityOrShip | name
        record: TitleOrShip | name_parts and remarks of a person, remarks of a ship: its type
        record: ShipIMONumber | schema, identifiers
        record: Aliases | aliases
        record: DateOfListing | listed
        record: DateOfBirthOrShipBuildDate | birth_dates of a person, remarks of a ship
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        _ = try ListXML.read(input.main, root: "data-set", records: ["record"], fields: fields, &tally) {
            record, tally in
            guard let entity = entity(record, dataset, &tally) else { return }
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(.warning, "duplicate-record", "record \(entity.id) again: the first one stays")
            }
        }
        return ListResult(entities: entities, diagnostics: tally.diagnostics)
    }

    private static func entity(_ record: XMLNode, _ dataset: String, _ tally: inout ListTally)
        -> Entity?
    {
        let person = record.texts("GivenName", "LastName")
        let other = record.texts("EntityOrShip").first
        let item = record.texts("Item").first
        guard let name = other ?? (person.isEmpty ? nil : person.joined(separator: " ")), let item
        else {
            tally.report(
                .error, "unreadable-record",
                "a record without name or item: “\(other ?? person.joined(separator: " "))”")
            return nil
        }
        let country = record.texts("Country").first ?? ""
        let schedule = record.texts("Schedule").first ?? ""
        // Both official languages stand in one value, English first.
        let english = country.split(separator: "/").first.map(\.squeezed) ?? country
        let ship = record.texts("ShipIMONumber").first
        var entity = Entity(
            id: "ca-sema:"
                + [english.slug, schedule.slug, item.slug].filter { !$0.isEmpty }.joined(separator: "-"),
            schema: other == nil ? .person : ship == nil ? .organization : .vessel, name: name,
            dataset: dataset)
        entity.topics = ["sanction"]
        if other == nil {
            record.texts("LastName").forEach { entity.add(.family, $0) }
            record.texts("GivenName").forEach { entity.add(given: $0) }
        }
        entity.programs = [english, schedule].filter { !$0.isEmpty }
        entity.listed = record.value("DateOfListing").flatMap { PartialDate.one($0) }
        if let ship { entity.add(identifier: "imo", ship.filter(\.isNumber)) }
        for aliases in record.texts("Aliases") { read(aliases, &entity) }
        if let date = record.texts("DateOfBirthOrShipBuildDate").first {
            read(date: date, &entity, &tally)
        }
        if let title = record.texts("TitleOrShip").first {
            if entity.schema == .person { entity.add(.title, title) }
            entity.add(remark: entity.schema == .vessel ? "Vessel type: \(title)" : "Title: \(title)")
        }
        entity.add(remark: country)
        return entity
    }

    /// Names stand behind one another with semicolons between; some with the name of their language before them.
    private static func read(_ aliases: String, _ entity: inout Entity) {
        for alias in aliases.split(separator: ";") {
            var text = alias.squeezed
            for language in ["Belarusian: ", "Russian: ", "Ukrainian: "] where text.hasPrefix(language) {
                text = String(text.dropFirst(language.count))
            }
            // A comma within a company's name is no border; within a person's aliases it is.
            if entity.schema == .person {
                text.split(separator: ",").forEach { entity.add(name: String($0)) }
            } else {
                entity.add(name: text)
            }
        }
    }

    private static func read(date: String, _ entity: inout Entity, _ tally: inout ListTally) {
        guard entity.schema == .person else {
            entity.add(remark: "Built: \(date)")
            return
        }
        let dates = PartialDate.all(in: date)
        dates.forEach { entity.birthDates.appendOnce($0) }
        if dates.isEmpty {
            tally.count("unread-date", "birth", severity: .note) {
                "\($0) dates of birth were not understood: kept as text"
            }
            entity.add(remark: "Date of birth: \(date)")
        }
    }
}
