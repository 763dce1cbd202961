import Records

/// The legacy files of the US Treasury (`sdn.csv`, `alt.csv`, `add.csv`, and `cons_prim.csv` with its own): comma
/// separated, no header, `-0- ` for no value, 0x1A at the end.
///
/// Columns: `sdn` number, name, type, programme, title, call sign, vessel type, tonnage, gross registered tonnage,
/// flag, owner, remarks; `alt` number, number of the name, kind, name, remarks; `add` number, number of the address,
/// street, city and postal code, country, remarks. The strong other names are in `alt`, the weak ones in the remarks of
/// `sdn`.
package enum OFACCSVList: ListFormat {
    package static let name = "ofac-sdn-csv"
    package static let title =
        "US Treasury OFAC: SDN or consolidated list, legacy CSV (sdn, alt, add)"
    package static let parts = ["alt", "add"]

    /// The files have no header; the columns are those of the Treasury's data specification, by their names there.
    package static let fields = ListFields(
        """
        sdn: ent_num | id
        sdn: SDN_Name | name, aliases, name_parts; an aircraft's mark
        sdn: SDN_Type | schema
        sdn: Program | programs
        sdn: Title, Vess_type, Tonnage, GRT | remarks
        sdn: Call_Sign | identifiers
        sdn: Vess_flag | countries, remarks
        sdn: Vess_owner | relations, remarks
        sdn: Remarks | remarks; what its statements say: weak_aliases, birth_dates, identifiers, relations and more
        alt: ent_num | the entity it belongs to
        alt: alt_num | - a number of the row
        alt: alt_type | - a.k.a., f.k.a. and n.k.a. are all strong names here
        alt: alt_name | aliases, name_parts
        alt: alt_remarks | remarks
        add: ent_num | the entity it belongs to
        add: add_num | - a number of the row
        add: address, city_state_postal | addresses
        add: country | addresses, countries
        add: add_remarks | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var reading = Reading(dataset: dataset)
        reading.readMain(input.main)
        // Many tables begin with a number and a name.
        if reading.entities.isEmpty || reading.fitting * 2 < reading.entities.count {
            throw ParseError(
                .notRecognised,
                "not an OFAC CSV file: its rows begin with a number and a name and have 12 columns")
        }
        reading.readNames(input.parts["alt"])
        reading.readAddresses(input.parts["add"])
        ListRelations.resolve(&reading.entities)
        return ListResult(entities: reading.entities, diagnostics: reading.tally.diagnostics)
    }

    private struct Reading {
        let dataset: String
        var entities: [Entity] = []
        var tally = ListTally()
        /// How many rows have the columns of the format, or a few new ones.
        var fitting = 0
        private var places: [String: Int] = [:]

        init(dataset: String) { self.dataset = dataset }

        mutating func readMain(_ bytes: [UInt8]) {
            var reader = CSVReader(bytes)
            while let row = reader.next() {
                let fields = row.fields.map(OFACCSVList.value)
                guard let number = fields.first, Int(number) != nil, fields.count > 1, !fields[1].isEmpty
                else {
                    // A row that is short as well was cut: the file ends here, or lost a piece.
                    let code = fields.count < 12 ? "truncated-record" : "unreadable-record"
                    tally.report(.error, code, "no number and name in this row", line: row.line)
                    continue
                }
                if (12...15).contains(fields.count) { fitting += 1 }
                reportMore(than: 12, fields, "sdn", row.line)
                if fields.count < 12 || row.flaws.contains(.unclosedQuote) {
                    tally.report(
                        .error, "truncated-record",
                        "entry \(number) has \(fields.count) of 12 columns: the file may have been cut",
                        line: row.line)
                }
                if let first = places[number] {
                    let same =
                        entities[first].name
                        == OFACCSVList.name(fields[1], type: fields.dropFirst(2).first ?? "")
                    tally.report(
                        .warning, "duplicate-record",
                        "entry \(number) again\(same ? "" : " with another name"): the first one stays",
                        line: row.line)
                    continue
                }
                places[number] = entities.count
                entities.append(
                    entity(number, fields + Array(repeating: "", count: max(0, 12 - fields.count)), row.line))
            }
        }

        /// A column behind the last one that is known, unless it is empty.
        private mutating func reportMore(
            than columns: Int, _ fields: [String], _ part: String, _ line: Int
        ) {
            for place in fields.indices.dropFirst(columns) where !fields[place].isEmpty {
                tally.unknown("column", "\(part) \(place + 1)", line: line)
            }
        }

        private mutating func entity(_ number: String, _ fields: [String], _ line: Int) -> Entity {
            let schema = OFACCSVList.schema(fields[2])
            if schema == nil { tally.unknown("type", fields[2], line: line) }
            var entity = Entity(
                id: "ofac:\(number)", schema: schema ?? .organization,
                name: OFACCSVList.name(fields[1], type: fields[2]), dataset: dataset)
            entity.topics = ["sanction"]
            entity.programs = OFACCSVList.programs(fields[3])
            // The list's own order of a person's name is a name people know, too.
            if entity.schema == .person {
                entity.add(name: fields[1])
                OFACName.tag(fields[1], &entity)
            }
            if entity.schema == .airplane, OFACCSVList.isTailNumber(fields[1]) {
                entity.add(identifier: "aircraft-registration", fields[1])
            }
            if !fields[5].isEmpty { entity.add(identifier: "call-sign", fields[5]) }
            entity.add(.ownedBy, to: fields[10])
            if fields[9] != "None Identified", !entity.add(country: fields[9]) {
                tally.unknownCountry(fields[9], line: line)
            }
            for (label, column) in [
                ("Title", 4), ("Vessel type", 6), ("Tonnage", 7), ("Gross registered tonnage", 8),
                ("Vessel flag", 9),
                ("Vessel owner", 10),
            ] where !fields[column].isEmpty {
                entity.add(remark: "\(label): \(fields[column])")
            }
            entity.add(remark: fields[11])
            OFACRemarks.read(fields[11], into: &entity, &tally, line: line)
            return entity
        }

        mutating func readNames(_ bytes: [UInt8]?) {
            each(bytes, part: "alt", columns: 5) { entity, fields in
                if entity.schema == .person { OFACName.tag(fields[3], &entity) }
                entity.add(name: entity.schema == .person ? OFACName.inReadingOrder(fields[3]) : fields[3])
                entity.add(remark: fields[4])
            }
        }

        mutating func readAddresses(_ bytes: [UInt8]?) {
            var unknown: [String] = []
            each(bytes, part: "add", columns: 6) { entity, fields in
                entity.add(address: [fields[2], fields[3], fields[4]])
                if !entity.add(country: fields[4]) { unknown.append(fields[4]) }
                entity.add(remark: fields[5])
            }
            unknown.forEach { tally.unknownCountry($0) }
        }

        /// Every row of a part with the entity it belongs to.
        private mutating func each(
            _ bytes: [UInt8]?, part: String, columns: Int, _ use: (inout Entity, [String]) -> Void
        ) {
            guard let bytes else {
                tally.report(
                    .warning, "missing-part",
                    "no \(part) file: \(part == "alt" ? "other names" : "addresses") are missing")
                return
            }
            var reader = CSVReader(bytes)
            while let row = reader.next() {
                let fields = row.fields.map(OFACCSVList.value)
                guard fields.count >= columns, !row.flaws.contains(.unclosedQuote) else {
                    tally.report(
                        .error, "truncated-record",
                        "\(part): \(fields.count) of \(columns) columns: the file may have been cut",
                        line: row.line)
                    continue
                }
                guard let place = places[fields[0]] else {
                    tally.count("orphan-\(part)", part, line: row.line) { n in
                        "\(n) rows of the \(part) file belong to no entry: the files are of different days"
                    }
                    continue
                }
                reportMore(than: columns, fields, part, row.line)
                use(&entities[place], fields)
            }
        }
    }

    /// `-0- ` is no value.
    private static func value(_ field: String) -> String {
        let text = field.squeezed
        return text == "-0-" ? "" : text
    }

    private static func schema(_ type: String) -> Entity.Schema? {
        switch type.lowercased() {
        case "individual": .person
        case "vessel": .vessel
        case "aircraft": .airplane
        case "", "entity": .organization
        default: nil
        }
    }

    private static func name(_ name: String, type: String) -> String {
        schema(type) == .person ? OFACName.inReadingOrder(name) : name
    }

    /// `SDGT] [IFSR` → both.
    private static func programs(_ field: String) -> [String] {
        field.split(whereSeparator: { $0 == "[" || $0 == "]" || $0 == ";" }).map(\.squeezed).filter {
            !$0.isEmpty
        }
    }

    static func isTailNumber(_ name: String) -> Bool {
        name.count <= 10 && name.contains(where: { $0.isNumber || $0 == "-" })
            && name.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "-") }
    }
}
