import Records

/// The US Consolidated Screening List as JSON: `results`, an array of records. Ids and values are those of the CSV
/// (`ConsolidatedScreeningList`), so that versions of the two can be compared.
package enum ConsolidatedScreeningJSONList: ListFormat {
    package static let name = "us-csl-json"
    package static let title =
        "US International Trade Administration: Consolidated Screening List, JSON"

    package static let fields = ListFields(
        """
        id, _id | - a number of the file that changes with the values
        source | id, topics, programs
        entity_number | id
        type | schema
        programs | programs
        name, alt_names | name, aliases, name_parts
        title, federal_register_notice, end_date, standard_order, license_requirement, license_policy | remarks
        addresses | what is in it
        addresses: address, city, state, postal_code | addresses
        addresses: country | addresses, countries
        country | countries
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
        ids | what is in it
        ids: type, number, country | identifiers, gender, remarks
        ids: issue_date, expiration_date | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        guard !input.main.isEmpty else { throw ParseError(.empty, "the list is empty") }
        guard let json = JSONValue.read(input.main) else {
            throw ParseError(.notRecognised, "not JSON, or cut off")
        }
        let records = json["results"].items
        if records.isEmpty { throw ParseError(.notRecognised, "no records at results") }
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        for (place, record) in records.enumerated() {
            guard let source = record["source"].text, let name = record["name"].text else {
                tally.report(.error, "unreadable-record", "record \(place + 1) has no name or source")
                continue
            }
            reportUnknown(record, &tally)
            let entity = self.record(record, source, name).entity(dataset: dataset, &tally)
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(
                    .warning, "duplicate-record", "“\(entity.name)” of this source again: the first one stays"
                )
            }
        }
        // `total` counts what the whole answer should hold: more than a page of the API gives.
        if let total = json["total"].text.flatMap({ Int($0) }), total != records.count {
            tally.report(
                .error, "record-count", "the list announces \(total) records and holds \(records.count)")
        }
        ListRelations.resolve(&entities)
        return ListResult(entities: entities, diagnostics: tally.diagnostics)
    }

    private static func reportUnknown(_ record: JSONValue, _ tally: inout ListTally) {
        fields.report(unknownIn: record, &tally)
        for parent in ["addresses", "ids"] {
            for item in record[parent].items { fields.report(unknownIn: item, parent: parent, &tally) }
        }
    }

    private static func record(_ json: JSONValue, _ source: String, _ name: String) -> ScreeningRecord {
        func text(_ member: String) -> String { json[member].text ?? "" }
        var record = ScreeningRecord(
            source: source, number: text("entity_number"), type: text("type"), name: name)
        record.programs = json["programs"].texts
        record.aliases = json["alt_names"].texts
        record.addresses = json["addresses"].items.map { address in
            ["address", "city", "state", "postal_code", "country"].compactMap { address[$0].text }
                .joined(separator: ", ")
        }.filter { !$0.isEmpty }
        record.countries = ["nationalities", "citizenships", "vessel_flag", "country"].flatMap {
            json[$0].texts
        }
        record.births = json["dates_of_birth"].texts
        record.birthPlaces = json["places_of_birth"].texts
        record.callSign = text("call_sign")
        record.owner = text("vessel_owner")
        record.started = text("start_date")
        record.numbers = json["ids"].items.compactMap { id in
            id["number"].text.map {
                ScreeningRecord.Number(
                    label: id["type"].text ?? "", value: $0,
                    country: id["country"].text.flatMap { CountryNames.code(of: $0) })
            }
        }
        record.remarks = remarks.map { ($0, text($1)) }
        for id in json["ids"].items {
            let facts = ["country", "number", "type", "issue_date", "expiration_date"].compactMap {
                id[$0].text
            }
            record.remarks.append(("Identifier", facts.joined(separator: ", ")))
        }
        return record
    }

    private static let remarks = [
        ("Title", "title"), ("Federal Register", "federal_register_notice"), ("Ends", "end_date"),
        ("Standard order", "standard_order"), ("Licence requirement", "license_requirement"),
        ("Licence policy", "license_policy"), ("Vessel type", "vessel_type"),
        ("Tonnage", "gross_tonnage"),
        ("Gross registered tonnage", "gross_registered_tonnage"), ("Vessel owner", "vessel_owner"),
        ("Remarks", "remarks"), ("List", "source_list_url"), ("Information", "source_information_url"),
    ]
}
