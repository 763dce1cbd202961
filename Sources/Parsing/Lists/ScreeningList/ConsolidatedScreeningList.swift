import Records

/// The US Consolidated Screening List as CSV: the lists of Commerce, State and Treasury in one table. Values within a
/// cell stand behind one another with semicolons between.
package enum ConsolidatedScreeningList: ListFormat {
    package static let name = "us-csl-csv"
    package static let title =
        "US International Trade Administration: Consolidated Screening List, CSV"

    package static let fields = ListFields(
        """
        _id | - a number of the file that changes with the values
        source | id, topics, programs
        entity_number | id
        type | schema
        programs | programs
        name, alt_names | name, aliases, name_parts
        title, federal_register_notice, end_date, standard_order, license_requirement, license_policy | remarks
        addresses | addresses, countries
        start_date | listed
        call_sign | identifiers
        vessel_type, gross_tonnage, gross_registered_tonnage | remarks
        vessel_flag | countries
        vessel_owner | relations, remarks
        remarks | remarks; relations in it
        source_list_url, source_information_url | remarks
        citizenships, nationalities | countries
        dates_of_birth | birth_dates
        places_of_birth | birth_places
        ids | identifiers, gender, remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var table = try ListTable(
            input.main, required: ["source", "name", "entity_number", "type"], fields: fields, &tally)
        var entities: [Entity] = []
        var seen: Set<String> = []
        while let row = table.next(&tally) {
            guard !row["name"].isEmpty, !row["source"].isEmpty else {
                tally.report(.error, "unreadable-record", "no name or source in this row", line: row.line)
                continue
            }
            let entity = record(row).entity(dataset: dataset, line: row.line, &tally)
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(
                    .warning, "duplicate-record",
                    "“\(entity.name)” of this source again: the first one stays",
                    line: row.line)
            }
        }
        if entities.isEmpty { throw ParseError(.malformed, "a list without entries") }
        ListRelations.resolve(&entities)
        return ListResult(entities: entities, diagnostics: tally.diagnostics)
    }

    private static func record(_ row: ListTable.Row) -> ScreeningRecord {
        var record = ScreeningRecord(
            source: row["source"], number: row["entity_number"], type: row["type"], name: row["name"])
        record.programs = row.list("programs")
        record.aliases = row.list("alt_names")
        record.addresses = row.list("addresses")
        record.countries = ["nationalities", "citizenships", "vessel_flag"].flatMap { row.list($0) }
        record.births = row.list("dates_of_birth")
        record.birthPlaces = row.list("places_of_birth")
        record.callSign = row["call_sign"]
        record.owner = row["vessel_owner"]
        record.started = row["start_date"]
        record.numbers = row.list("ids").compactMap(number)
        record.remarks = remarks.map { ($0, row[$1]) }
        return record
    }

    /// `CO, 830106350-0, NIT #` or `IMO 8898831, Vessel Registration Identification`: country, number, label.
    private static func number(_ text: String) -> ScreeningRecord.Number? {
        var parts = text.split(separator: ",").map(\.squeezed)
        guard parts.count > 1, let label = parts.popLast() else { return nil }
        var country: String?
        if let first = parts.first, first.utf8.count == 2, let code = CountryNames.code(of: first),
            parts.count > 1
        {
            country = code
            parts.removeFirst()
        }
        return ScreeningRecord.Number(
            label: label, value: parts.joined(separator: ", "), country: country)
    }

    private static let remarks = [
        ("Title", "title"), ("Federal Register", "federal_register_notice"), ("Ends", "end_date"),
        ("Standard order", "standard_order"), ("Licence requirement", "license_requirement"),
        ("Licence policy", "license_policy"), ("Vessel type", "vessel_type"),
        ("Tonnage", "gross_tonnage"),
        ("Gross registered tonnage", "gross_registered_tonnage"), ("Vessel owner", "vessel_owner"),
        ("Identifiers", "ids"), ("Remarks", "remarks"), ("List", "source_list_url"),
        ("Information", "source_information_url"),
    ]
}
