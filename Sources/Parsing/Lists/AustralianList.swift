import Records

/// Australia's Consolidated List of the Department of Foreign Affairs and Trade, its workbook or CSV saved from it: a row
/// for each name of a party, told by references that differ in the letter behind the number (`8577`, `8577a`).
package enum AustralianList: ListFormat {
    package static let name = "au-dfat-csv"
    package static let title = "Australia: DFAT Consolidated List, workbook (XLSX) or CSV"

    package static let fields = ListFields(
        """
        Reference | id: its number
        Name of Individual or Entity | name, aliases, weak_aliases, name_parts
        Type | schema
        Name Type | which name is the name
        Alias Strength | Weak: weak_aliases
        Date of Birth | birth_dates
        Place of Birth | birth_places
        Citizenship | countries
        Address | addresses
        Additional Information | remarks; gender, titles and previous names in it
        Listing Information | listed, remarks
        IMO Number | identifiers
        Committees | programs
        Control Date, Instrument of Designation | remarks
        Targeted Financial Sanction, Travel Ban, Arms Embargo, Maritime Restriction | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var table = try ListTable(
            Workbook.isOne(input.main) ? try Workbook.csv(input.main) : input.main,
            required: ["Reference", "Name of Individual or Entity", "Type", "Name Type"],
            fields: fields,
            &tally)
        var order: [String] = []
        var groups: [String: [ListTable.Row]] = [:]
        while let row = table.next(&tally) {
            let number = row["Reference"].prefix { $0.isNumber }
            guard !number.isEmpty, !row["Name of Individual or Entity"].isEmpty else {
                tally.report(
                    .error, "unreadable-record", "no reference or name in this row", line: row.line)
                continue
            }
            if groups[String(number)] == nil { order.append(String(number)) }
            groups[String(number), default: []].append(row)
        }
        let entities = order.compactMap { number in
            groups[number].flatMap { entity(number, $0, dataset, &tally) }
        }
        if entities.isEmpty { throw ParseError(.malformed, "a list without entries") }
        return ListResult(entities: entities, diagnostics: tally.diagnostics)
    }

    private static func entity(
        _ number: String, _ rows: [ListTable.Row], _ dataset: String, _ tally: inout ListTally
    ) -> Entity? {
        guard
            let main = rows.first(where: { $0["Name Type"].lowercased().hasPrefix("primary") })
                ?? rows.first
        else { return nil }
        let schema = schemas[main["Type"].lowercased()]
        if schema == nil { tally.unknown("type", main["Type"], line: main.line) }
        var entity = Entity(
            id: "au-dfat:\(number)", schema: schema ?? .legalEntity,
            name: main["Name of Individual or Entity"],
            dataset: dataset)
        entity.topics = ["sanction"]
        for row in rows {
            entity.add(
                name: row["Name of Individual or Entity"],
                weak: row["Alias Strength"].lowercased() == "weak")
        }
        if entity.schema == .person { tag(entity.name, &entity) }
        add(main, &entity, &tally)
        // Most rows say of the party what the first one says.
        for row in rows where row.line != main.line && told.contains(where: { row[$0] != main[$0] }) {
            add(row, &entity, &tally)
        }
        return entity
    }

    /// The family name stands in capitals behind the given names: `Boris Alexeyevich LITVINOV`.
    private static func tag(_ name: String, _ entity: inout Entity) {
        let words = name.split(separator: " ")
        guard let family = words.firstIndex(where: { isCapitals($0) }), family > 0,
            words[family...].allSatisfy(isCapitals)
        else { return }
        entity.add(given: words[..<family].joined(separator: " "))
        entity.add(.family, words[family...].joined(separator: " "))
    }

    private static func isCapitals(_ word: Substring) -> Bool {
        word.count > 1 && word.contains(where: \.isUppercase) && !word.contains(where: \.isLowercase)
    }

    /// What a row says of the party.
    private static func add(_ row: ListTable.Row, _ entity: inout Entity, _ tally: inout ListTally) {
        for date in PartialDate.several(in: row["Date of Birth"]) { entity.birthDates.appendOnce(date) }
        for place in Enumerated.parts(of: row["Place of Birth"]) { entity.add(birthPlace: [place]) }
        for country in Enumerated.parts(of: row["Citizenship"]) where !entity.add(country: country) {
            for part in country.split(separator: ",") where !entity.add(country: String(part)) {
                tally.unknownCountry(part.squeezed, line: row.line)
            }
        }
        for address in Enumerated.parts(of: row["Address"]) {
            entity.add(address: [address])
            // The country's name stands last, if at all.
            if let last = address.split(separator: ",").last { entity.add(country: String(last)) }
        }
        entity.add(identifier: "imo", row["IMO Number"].filter(\.isNumber))
        for committee in Enumerated.parts(of: row["Committees"]) {
            entity.programs.appendOnce(committee)
        }
        entity.listed = entity.listed ?? listingDay(row["Listing Information"])
        readInformation(row["Additional Information"], &entity)
        for (label, column) in [
            ("Listing", "Listing Information"), ("Instrument", "Instrument of Designation"),
            ("Control date", "Control Date"),
        ] where !row[column].isEmpty {
            let text = "\(label): \(row[column])"
            if entity.remarks?.contains(text) != true { entity.add(remark: text) }
        }
        let measures = measures.filter { row[$0].lowercased() == "true" }.joined(separator: ", ")
        if !measures.isEmpty, entity.remarks?.contains("Measures: ") != true {
            entity.add(remark: "Measures: \(measures)")
        }
    }

    /// The first day behind a word for listing: relistings and amendments come behind it.
    private static func listingDay(_ text: String) -> String? {
        guard let word = ["isted", "esignated", "isting"].compactMap({ text.firstRange(of: $0) }).first
        else {
            return nil
        }
        return PartialDate.first(in: String(text[word.upperBound...]))
    }

    private static func readInformation(_ text: String, _ entity: inout Entity) {
        guard !text.isEmpty, entity.remarks?.contains(text) != true else { return }
        entity.add(remark: text)
        func value(_ label: String) -> String? {
            text.firstRange(of: label).map {
                text[$0.upperBound...].prefix { $0 != "." && $0 != ";" }.squeezed
            }
        }
        if let gender = value("Gender: ") { entity.add(gender: gender) }
        if entity.schema == .person, let title = value("Title: ") {
            for part in Enumerated.parts(of: title) { entity.add(.title, part) }
        }
        guard let names = value("Previous names include ") ?? value("Previous name: ") else { return }
        for name in names.replacing(" and ", with: ", ").split(separator: ",") {
            entity.add(name: String(name))
        }
    }

    /// The columns that speak of the party, not of the name in the row.
    private static let told = fields.places.map(\.name).filter {
        !["Reference", "Name of Individual or Entity", "Name Type", "Alias Strength"].contains($0)
    }

    private static let measures = [
        "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
    ]

    private static let schemas: [String: Entity.Schema] = [
        "individual": .person, "entity": .organization, "vessel": .vessel, "ship": .vessel,
    ]
}
