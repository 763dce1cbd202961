import Records

/// The Consolidated List of the UK's Office of Financial Sanctions Implementation (`ConList.csv`), which ended on
/// 2026-01-28: `Last Updated,date`, a header, and a row for each name, address or other value of a party, with its
/// `Group ID` in each of them. Files of before and after 2022 differ in a few columns; both are read.
///
/// The group is numbered apart from the UK Sanctions List; what `Other Information` says behind labels in parentheses
/// (`(Gender):Male (IMO number):9271951`) is read out of it.
package enum UKConsolidatedList: ListFormat {
    package static let name = "uk-conlist-csv"
    package static let title = "United Kingdom: OFSI Consolidated List, CSV (to January 2026)"

    package static let fields = ListFields(
        """
        Group ID | id
        Name 1, Name 2, Name 3, Name 4, Name 5, Name 6 | name, aliases, weak_aliases, name_parts
        Title | name_parts, remarks
        Name Non-Latin Script | aliases
        Non-Latin Script Type, Non-Latin Script Language | - the script shows in the name
        DOB | birth_dates
        Town of Birth, Country of Birth | birth_places
        Nationality | countries
        Passport Number, National Identification Number, NI Number | identifiers, remarks
        Passport Details | remarks; identifiers where there is no Passport Number
        National Identification Details | remarks
        Position | remarks
        Address 1, Address 2, Address 3, Address 4, Address 5, Address 6, Post/Zip Code | addresses
        Country | addresses, countries
        Other Information | remarks; gender, identifiers, countries and relations in it
        Group Type | schema
        Alias Type | which name is the name
        Alias Quality | low: weak_aliases
        Regime | programs
        Listed On | listed
        UK Sanctions List Date Designated, Last Updated | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        try UKTableList.parties(
            in: input, required: ["Name 6", "Group Type", "Alias Type"], id: "Group ID", fields: fields,
            prefix: "uk-ofsi", dataset: dataset, add: add)
    }

    private static func add(_ row: ListTable.Row, to party: inout UKParty) {
        party.kind = party.kind.isEmpty ? row["Group Type"] : party.kind
        party.designated = party.designated.isEmpty ? row["Listed On"] : party.designated
        party.regimes.appendOnce(row["Regime"])
        let name = UKParty.Name(
            parts: (1...6).map { row["Name \($0)"] }, type: row["Alias Type"],
            strength: row["Alias Quality"])
        if !name.whole.isEmpty, !party.names.contains(name) { party.names.append(name) }
        party.nonLatinNames.appendOnce(row["Name Non-Latin Script"])
        party.titles.appendOnce(row["Title"])
        let address = row.texts((1...6).map { "Address \($0)" } + ["Post/Zip Code", "Country"])
        if !address.isEmpty, !party.addresses.contains(address) { party.addresses.append(address) }
        party.addressCountries.appendOnce(row["Country"])
        addPerson(row, to: &party)
        read(information: row["Other Information"], &party)
        party.remark("Position", row["Position"])
        party.remark("Designated", row["UK Sanctions List Date Designated"])
        party.remark("Last updated", row["Last Updated"])
    }

    private static func addPerson(_ row: ListTable.Row, to party: inout UKParty) {
        party.births.appendOnce(row["DOB"])
        party.nationalities.appendOnce(row["Nationality"])
        let place = row.texts(["Town of Birth", "Country of Birth"])
        if !place.isEmpty, !party.birthPlaces.contains(place) { party.birthPlaces.append(place) }
        let details = row["Passport Details"]
        let number = row["Passport Number"]
        // Before 2022 the number stood among the details.
        let passport = UKParty.Document(
            number: number.isEmpty ? details : number, information: number.isEmpty ? "" : details)
        if !party.passports.contains(passport) { party.passports.append(passport) }
        let identifier = UKParty.Document(
            number: row.texts(["National Identification Number", "NI Number"]).first ?? "",
            information: row["National Identification Details"])
        if !party.nationalIdentifiers.contains(identifier) {
            party.nationalIdentifiers.append(identifier)
        }
    }

    /// `(Gender):Male (IMO number):9271951 (Current owner/operator):X`: statements behind their labels.
    private static func read(information text: String, _ party: inout UKParty) {
        guard !text.isEmpty else { return }
        party.remark("Other information", text)
        for piece in text.split(separator: "(") {
            guard let end = piece.firstRange(of: "):") else { continue }
            let value = text[end.upperBound...].prefix(upTo: nextLabel(in: text[end.upperBound...]))
                .squeezed
            switch piece[..<end.lowerBound].squeezed.lowercased() {
            case "gender": party.genders.appendOnce(value)
            case "imo number": party.imoNumbers.appendOnce(value)
            case "business reg no", "business registration number": party.registrations.appendOnce(value)
            case "parent company": party.parents.appendOnce(value)
            case "subsidiaries": party.subsidiaries.appendOnce(value)
            case "current owner/operator", "current owners": party.owners.appendOnce(value)
            case "previous owner/operator", "previous owners": party.formerOwners.appendOnce(value)
            case "current believed flag of ship", "flag": party.flags.appendOnce(value)
            default: break
            }
        }
    }

    /// Where the next label opens; parentheses within a value are not labels.
    private static func nextLabel(in text: Substring) -> String.Index {
        var at = text.startIndex
        while let open = text[at...].firstIndex(of: "(") {
            let after = text.index(after: open)
            if let close = text[after...].firstIndex(of: ")"), text[close...].hasPrefix("):") {
                return open
            }
            at = after
        }
        return text.endIndex
    }
}
