import Records

/// Entities of FollowTheMoney, one JSON object a line (`entities.ftm.json`, `targets.nested.json`): what OpenSanctions
/// and others publish. Persons, organizations, vessels and aircraft become entities; `Sanction` records add their
/// programme and day to the party they belong to; records of other schemas (addresses, ownerships …) are passed over.
package enum FollowTheMoneyList: ListFormat {
    package static let name = "ftm-ndjson"
    package static let title = "FollowTheMoney entities, NDJSON"

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        guard !input.main.isEmpty else { throw ParseError(.empty, "the list is empty") }
        var reading = Reading(dataset: dataset)
        for (number, line) in input.main.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if line.contains(where: { $0 > 32 }) { reading.read(line, number + 1) }
        }
        if reading.entities.isEmpty { throw ParseError(.notRecognised, "no line is a party of FollowTheMoney") }
        return ListResult(entities: reading.finished, diagnostics: reading.tally.diagnostics)
    }

    private struct Reading {
        let dataset: String
        var entities: [Entity] = []
        var tally = ListTally()
        private var places: [String: Int] = [:]
        /// Programmes and days by the party they belong to.
        private var sanctions: [String: [(programs: [String], listed: String?)]] = [:]

        init(dataset: String) { self.dataset = dataset }

        mutating func read(_ line: ArraySlice<UInt8>, _ number: Int) {
            guard let json = JSONValue.read(line), let id = json["id"].text, let schema = json["schema"].text else {
                tally.report(
                    .error, "unreadable-record", "no JSON object with id and schema in this line", line: number)
                return
            }
            let properties = json["properties"]
            if schema == "Sanction" {
                note(sanction: properties, of: properties["entity"].texts)
            } else if let known = FollowTheMoneyList.schemas[schema] {
                read(party: properties, id, known, json["caption"].text, number)
                for item in properties["sanctions"].items { note(sanction: item["properties"], of: [id]) }
            } else {
                tally.count("other-schema", schema, severity: .note, line: number) {
                    "\($0) records of schema \(schema) are no parties"
                }
            }
        }

        private mutating func read(
            party: JSONValue, _ id: String, _ schema: Entity.Schema, _ caption: String?, _ line: Int
        ) {
            let names = party["name"].texts
            guard let name = names.first ?? caption else {
                tally.report(.error, "unreadable-record", "“\(id)” has no name", line: line)
                return
            }
            guard places[id] == nil else {
                tally.report(.warning, "duplicate-record", "“\(id)” again: the first one stays", line: line)
                return
            }
            var entity = Entity(id: id, schema: schema, name: name, dataset: dataset)
            for alias in names + party["alias"].texts + party["previousName"].texts { entity.add(name: alias) }
            for alias in party["weakAlias"].texts + party["abbreviation"].texts { entity.add(name: alias, weak: true) }
            for country in ["country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag"].flatMap({
                party[$0].texts
            }) {
                entity.add(country: country)
            }
            for date in party["birthDate"].texts {
                PartialDate.all(in: date).forEach { entity.birthDates.appendOnce($0) }
            }
            for (type, property) in FollowTheMoneyList.identifiers {
                for value in party[property].texts {
                    entity.add(identifier: type, type == "imo" ? value.filter(\.isNumber) : value)
                }
            }
            entity.addresses = party["address"].texts
            entity.programs = party["program"].texts
            entity.topics = party["topics"].texts
            for note in ["summary", "notes", "position", "birthPlace", "gender", "title"] {
                for value in party[note].texts { entity.add(remark: "\(note): \(value)") }
            }
            places[id] = entities.count
            entities.append(entity)
        }

        private mutating func note(sanction: JSONValue, of holders: [String]) {
            let day = (sanction["listingDate"].texts + sanction["startDate"].texts).first
            for holder in holders {
                sanctions[holder, default: []].append((sanction["program"].texts, day.flatMap { PartialDate.one($0) }))
            }
        }

        /// With what the sanctions say, which may stand before or behind their party.
        var finished: [Entity] {
            var result = entities
            for (holder, items) in sanctions {
                guard let place = places[holder] else { continue }
                for item in items { item.programs.forEach { result[place].programs.appendOnce($0) } }
                result[place].listed = items.compactMap(\.listed).min()
            }
            return result
        }
    }

    private static let schemas: [String: Entity.Schema] = [
        "Person": .person, "Organization": .organization, "PublicBody": .organization, "Company": .company,
        "LegalEntity": .legalEntity, "Vessel": .vessel, "Airplane": .airplane,
    ]

    private static let identifiers = [
        ("imo", "imoNumber"), ("mmsi", "mmsi"), ("call-sign", "callSign"), ("aircraft-serial", "serialNumber"),
        ("registration", "registrationNumber"), ("lei", "leiCode"), ("inn", "innCode"), ("ogrn", "ogrnCode"),
        ("vat", "vatCode"),
        ("tax-id", "taxNumber"), ("passport", "passportNumber"), ("national-id", "idNumber"), ("bic", "swiftBic"),
        ("duns", "dunsCode"), ("uscc", "uscCode"), ("ssn", "socialSecurityNumber"),
    ]
}
