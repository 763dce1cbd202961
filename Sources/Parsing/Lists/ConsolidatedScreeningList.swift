import Records

/// The US Consolidated Screening List as CSV: the lists of Commerce, State and Treasury in one table. Values within a
/// cell stand behind one another with semicolons between.
package enum ConsolidatedScreeningList: ListFormat {
    package static let name = "us-csl-csv"
    package static let title = "US International Trade Administration: Consolidated Screening List, CSV"

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var table = try ListTable(
            input.main, required: ["source", "name", "entity_number", "type"], known: known, &tally)
        var entities: [Entity] = []
        var seen: Set<String> = []
        while let row = table.next(&tally) {
            guard !row["name"].isEmpty, !row["source"].isEmpty else {
                tally.report(.error, "unreadable-record", "no name or source in this row", line: row.line)
                continue
            }
            let entity = entity(row, dataset, &tally)
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(
                    .warning, "duplicate-record", "“\(entity.name)” of this source again: the first one stays",
                    line: row.line)
            }
        }
        if entities.isEmpty { throw ParseError(.malformed, "a list without entries") }
        return ListResult(entities: entities, diagnostics: tally.diagnostics)
    }

    private static func entity(_ row: ListTable.Row, _ dataset: String, _ tally: inout ListTally) -> Entity {
        let (code, title) = source(row["source"])
        let schema = schema(row["type"])
        if schema == nil { tally.unknown("type", row["type"], line: row.line) }
        let person = schema == .person
        func readable(_ name: String) -> String { person ? OFACName.inReadingOrder(name) : name }
        let number = row["entity_number"]
        // Only Treasury's entries have numbers.
        let id = number.isEmpty ? ListHash.of(row["source"], row["name"], row["addresses"], row["start_date"]) : number
        var entity = Entity(
            id: "us-csl:\(code.lowercased())-\(id)", schema: schema ?? .legalEntity, name: readable(row["name"]),
            dataset: dataset)
        entity.topics = [treasury.contains(code) ? "sanction" : "export.control"]
        entity.programs = row.list("programs") + [title]
        if person { entity.add(name: row["name"]) }
        row.list("alt_names").forEach { entity.add(name: readable($0)) }
        for column in ["nationalities", "citizenships", "vessel_flag"] {
            for country in row.list(column) where !entity.add(country: country) {
                tally.unknownCountry(country, line: row.line)
            }
        }
        for address in row.list("addresses") {
            entity.add(address: [address])
            // The country's code stands last.
            if let last = address.split(separator: ",").last?.squeezed, last.utf8.count == 2 {
                entity.add(country: last)
            }
        }
        for date in row.list("dates_of_birth") {
            PartialDate.all(in: date).forEach { entity.birthDates.appendOnce($0) }
        }
        if !row["call_sign"].isEmpty { entity.add(identifier: "call-sign", row["call_sign"]) }
        for text in row.list("ids") { read(id: text, &entity) }
        entity.listed = PartialDate.one(row["start_date"])
        readRemarks(row, &entity)
        return entity
    }

    /// `CO, 830106350-0, NIT #` or `IMO 8898831, Vessel Registration Identification`: country, number, label.
    private static func read(id text: String, _ entity: inout Entity) {
        var parts = text.split(separator: ",").map(\.squeezed)
        guard parts.count > 1, let label = parts.popLast() else { return }
        var country: String?
        if let first = parts.first, first.utf8.count == 2, let code = CountryNames.code(of: first), parts.count > 1 {
            country = code
            parts.removeFirst()
        }
        // Behind the number some say where it was given: `01200175 (Bogota)`.
        let value = parts.joined(separator: ", ").prefix { $0 != "(" }.squeezed
        if let type = OFACLabel.type(of: label, value: value, country: country, schema: entity.schema) {
            entity.add(identifier: type, OFACLabel.normalized(value, type: type))
        }
    }

    private static func readRemarks(_ row: ListTable.Row, _ entity: inout Entity) {
        for (label, column) in [
            ("Title", "title"), ("Federal Register", "federal_register_notice"), ("Ends", "end_date"),
            ("Standard order", "standard_order"),
            ("Licence requirement", "license_requirement"), ("Licence policy", "license_policy"),
            ("Vessel type", "vessel_type"),
            ("Tonnage", "gross_tonnage"), ("Gross registered tonnage", "gross_registered_tonnage"),
            ("Vessel owner", "vessel_owner"),
            ("Place of birth", "places_of_birth"), ("Identifiers", "ids"), ("Remarks", "remarks"),
            ("List", "source_list_url"),
            ("Information", "source_information_url"),
        ] where !row[column].isEmpty {
            entity.add(remark: "\(label): \(row[column])")
        }
    }

    /// `Entity List (EL) - Bureau of Industry and Security` → `EL` and `Entity List`.
    private static func source(_ text: String) -> (code: String, title: String) {
        guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
            return (text.slug, text)
        }
        return (String(text[text.index(after: open)..<close]), text[..<open].squeezed)
    }

    private static func schema(_ type: String) -> Entity.Schema? {
        switch type.lowercased() {
        case "individual": .person
        case "entity": .organization
        case "vessel": .vessel
        case "aircraft": .airplane
        // The lists of Commerce and State do not say.
        case "": .legalEntity
        default: nil
        }
    }

    private static let treasury: Set<String> = ["SDN", "SSI", "FSE", "PLC", "CAP", "MBS", "CMIC", "561", "ISA"]

    private static let known: Set<String> = [
        "_id", "source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice",
        "start_date",
        "end_date", "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type",
        "gross_tonnage",
        "gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "source_list_url", "alt_names",
        "citizenships",
        "dates_of_birth", "nationalities", "places_of_birth", "source_information_url", "ids",
    ]
}
