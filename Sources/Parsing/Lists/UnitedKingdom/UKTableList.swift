import Records

/// The UK Sanctions List as CSV: `Report Date: 13-Feb-2026`, a header of 58 columns, and for each designation as many
/// rows as its names, addresses and other values need, with its `Unique ID` in each of them.
///
/// Ids and values are those of the XML (`UKList`), so that versions of the two can be compared.
package enum UKTableList: ListFormat {
    package static let name = "uk-sanctions-list-csv"
    package static let title = "United Kingdom: UK Sanctions List, CSV"

    package static let fields = ListFields(
        """
        Unique ID | id
        Name 1, Name 2, Name 3, Name 4, Name 5, Name 6 | name, aliases, weak_aliases, name_parts
        Name type | which name is the name
        Alias strength | low: weak_aliases
        Title | name_parts, remarks
        Name non-latin script | aliases
        Non-latin script type, Non-latin script language | - the script shows in the name
        Regime Name | programs
        Designation Type | schema
        Date Designated | listed
        Last Updated, OFSI Group ID, UN Reference Number, Designation source, Sanctions Imposed | remarks
        Other Information, UK Statement of Reasons, Phone number, Website, Email address, Position | remarks
        Address Line 1, Address Line 2, Address Line 3, Address Line 4, Address Line 5, Address Line 6 | addresses
        Address Postal Code | addresses
        Address Country | addresses, countries
        D.O.B | birth_dates
        Nationality(/ies) | countries
        National Identifier number, Passport number | identifiers, remarks
        National Identifier additional information, Passport additional information | remarks
        Gender | gender
        Town of birth, Country of birth | birth_places
        Type of entity | remarks
        Subsidiaries, Parent company | relations, remarks
        Business registration number (s) | identifiers, remarks
        IMO number, Hull identification number (HIN) | identifiers
        Current owner/operator (s), Previous owner/operator (s) | relations, remarks
        Current believed flag of ship | countries, remarks
        Previous flags, Type of ship, Tonnage of ship, Length of ship, Year Built | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        try parties(
            in: input, required: ["Name 6", "Name type", "Regime Name"], id: "Unique ID", fields: fields, prefix: "uk",
            dataset: dataset, add: add)
    }

    /// A table of which several rows are one party.
    ///
    /// - Parameters:
    ///   - id: The column that tells the party.
    ///   - prefix: Of the ids of the entities.
    ///   - add: Adds what a row says.
    static func parties(
        in input: ListInput, required: [String], id column: String, fields: ListFields, prefix: String,
        dataset: String, add: (ListTable.Row, inout UKParty) -> Void
    ) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var table = try ListTable(input.main, required: [column] + required, fields: fields, &tally)
        var parties: [UKParty] = []
        var places: [String: Int] = [:]
        while let row = table.next(&tally) {
            let id = row[column]
            guard !id.isEmpty else {
                tally.report(.error, "unreadable-record", "no \(column) in this row", line: row.line)
                continue
            }
            let place = places[id] ?? parties.count
            if place == parties.count {
                places[id] = place
                parties.append(UKParty(id: id))
            }
            add(row, &parties[place])
        }
        var entities = parties.compactMap { $0.entity(prefix: prefix, dataset: dataset, &tally) }
        if entities.isEmpty { throw ParseError(.malformed, "a list without entries") }
        ListRelations.resolve(&entities)
        return ListResult(entities: entities, published: day(in: table.preface), diagnostics: tally.diagnostics)
    }

    /// The day in the lines before the header: `Report Date: 13-Feb-2026`, or `Last Updated` and a date behind it.
    static func day(in preface: [[String]]) -> String? {
        for cell in preface.joined() {
            let text = cell.split(separator: ":", maxSplits: 1).last.map(\.squeezed) ?? ""
            if let day = PartialDate.one(
                text.replacing("-", with: text.contains(where: \.isLetter) ? " " : "-"))
            {
                return day
            }
        }
        return nil
    }

    private static func add(_ row: ListTable.Row, to party: inout UKParty) {
        party.kind = party.kind.isEmpty ? row["Designation Type"] : party.kind
        party.designated = party.designated.isEmpty ? row["Date Designated"] : party.designated
        party.regimes.appendOnce(row["Regime Name"])
        let name = UKParty.Name(
            parts: (1...6).map { row["Name \($0)"] }, type: row["Name type"],
            strength: row["Alias strength"])
        if !name.whole.isEmpty, !party.names.contains(name) { party.names.append(name) }
        party.nonLatinNames.appendOnce(row["Name non-latin script"])
        party.titles.appendOnce(row["Title"])
        let address = row.texts(
            (1...6).map { "Address Line \($0)" } + ["Address Postal Code", "Address Country"])
        if !address.isEmpty, !party.addresses.contains(address) { party.addresses.append(address) }
        party.addressCountries.appendOnce(row["Address Country"])
        addPerson(row, to: &party)
        addFirm(row, to: &party)
        for (label, column) in remarks { party.remark(label, row[column]) }
    }

    private static func addPerson(_ row: ListTable.Row, to party: inout UKParty) {
        party.births.appendOnce(row["D.O.B"])
        party.nationalities.appendOnce(row["Nationality(/ies)"])
        party.genders.appendOnce(row["Gender"])
        let place = row.texts(["Town of birth", "Country of birth"])
        if !place.isEmpty, !party.birthPlaces.contains(place) { party.birthPlaces.append(place) }
        let passport = UKParty.Document(
            number: row["Passport number"], information: row["Passport additional information"])
        if !party.passports.contains(passport) { party.passports.append(passport) }
        let identifier = UKParty.Document(
            number: row["National Identifier number"],
            information: row["National Identifier additional information"])
        if !party.nationalIdentifiers.contains(identifier) {
            party.nationalIdentifiers.append(identifier)
        }
    }

    private static func addFirm(_ row: ListTable.Row, to party: inout UKParty) {
        party.registrations.appendOnce(row["Business registration number (s)"])
        party.parents.appendOnce(row["Parent company"])
        party.subsidiaries.appendOnce(row["Subsidiaries"])
        party.imoNumbers.appendOnce(row["IMO number"])
        party.hullNumbers.appendOnce(row["Hull identification number (HIN)"])
        party.flags.appendOnce(row["Current believed flag of ship"])
        party.owners.appendOnce(row["Current owner/operator (s)"])
        party.formerOwners.appendOnce(row["Previous owner/operator (s)"])
    }

    private static let remarks = [
        ("Position", "Position"), ("Type", "Type of entity"), ("Previous flag", "Previous flags"),
        ("Type of ship", "Type of ship"), ("Tonnage", "Tonnage of ship"), ("Length", "Length of ship"),
        ("Built", "Year Built"), ("OFSI group", "OFSI Group ID"),
        ("UN reference", "UN Reference Number"),
        ("Designated by", "Designation source"), ("Measures", "Sanctions Imposed"),
        ("Other information", "Other Information"), ("Reasons", "UK Statement of Reasons"),
        ("Last updated", "Last Updated"), ("Phone", "Phone number"), ("Website", "Website"),
        ("E-mail", "Email address"),
    ]
}
