import Records

/// The Denied Persons List of the US Bureau of Industry and Security (`dpl.txt`): tab separated, quoted, with a header.
/// It numbers nothing; a party with several addresses has a row for each, and each row is an entry.
package enum DeniedPersonsList: ListFormat {
    package static let name = "us-bis-dpl-txt"
    package static let title = "US Bureau of Industry and Security: Denied Persons List, text"

    package static let fields = ListFields(
        """
        Name | id, name
        Street_Address, City, State, Postal_Code | id, addresses
        Country | id, addresses, countries
        Effective_Date | id, listed
        Expiration_Date, Standard_Order, Last_Update, Action, FR_Citation | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var table = try ListTable(
            input.main, separator: UInt8(ascii: "\t"),
            required: ["Name", "Effective_Date", "FR_Citation"],
            fields: fields, &tally)
        var entities: [Entity] = []
        var seen: Set<String> = []
        while let row = table.next(&tally) {
            guard !row["Name"].isEmpty else {
                tally.report(.error, "unreadable-record", "no name in this row", line: row.line)
                continue
            }
            var entity = entity(row, dataset, &tally)
            // Two orders of one day against one address: both are entries.
            let id = entity.id
            var times = 1
            while !seen.insert(entity.id).inserted {
                times += 1
                entity.id = "\(id)-\(times)"
            }
            entities.append(entity)
        }
        if entities.isEmpty { throw ParseError(.malformed, "a list without entries") }
        return ListResult(entities: entities, diagnostics: tally.diagnostics)
    }

    private static func entity(_ row: ListTable.Row, _ dataset: String, _ tally: inout ListTally)
        -> Entity
    {
        let address = ["Street_Address", "City", "State", "Postal_Code", "Country"].map { row[$0] }
        // The list does not say which of its parties are persons.
        var entity = Entity(
            id: "bis-dpl:"
                + ListHash.of(row["Name"], address.joined(separator: "|"), row["Effective_Date"]),
            schema: .legalEntity, name: row["Name"], dataset: dataset)
        entity.topics = ["export.control"]
        entity.programs = ["DPL"]
        entity.add(address: address)
        let state = row["State"]
        if !row["Country"].isEmpty {
            if !entity.add(country: row["Country"]) {
                tally.unknownCountry(row["Country"], line: row.line)
            }
        } else if state.utf8.count == 2 {
            // An address in the United States has a state and no country.
            entity.add(country: "US")
        }
        entity.listed = PartialDate.one(row["Effective_Date"], order: .monthFirst)
        for (label, column) in [
            ("Expires", "Expiration_Date"), ("Standard order", "Standard_Order"),
            ("Last update", "Last_Update"),
            ("Action", "Action"),
            ("Federal Register", "FR_Citation"),
        ] where !row[column].isEmpty {
            entity.add(remark: "\(label): \(row[column])")
        }
        return entity
    }
}
