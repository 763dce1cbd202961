import Records

/// The lines of FollowTheMoney on their way to entities.
struct FollowTheMoneyReading {
    private let dataset: String
    private var entities: [Entity] = []
    private var tally = ListTally()
    private var places: [String: Int] = [:]
    private var links = FollowTheMoneyLinks()
    private var waiting: [String: Supplement] = [:]
    /// Texts of addresses by their ids, and who lives there.
    private var addresses: [String: String] = [:]
    private var residents: [(party: String, address: String)] = []

    /// What records beside a party say of it.
    private struct Supplement {
        var programs: [String] = []
        var listed: [String] = []
        var remarks: [String] = []
        var identifiers: [Identifier] = []
    }

    init(dataset: String) { self.dataset = dataset }

    var isEmpty: Bool { entities.isEmpty }

    /// - Parameter isLast: The file ends here, without a line end.
    mutating func read(_ line: ArraySlice<UInt8>, _ number: Int, isLast: Bool) {
        guard let json = JSONValue.read(line), let id = json["id"].text,
            let schema = json["schema"].text
        else {
            tally.report(
                .error, isLast ? "truncated-record" : "unreadable-record",
                "no JSON object with id and schema in this line\(isLast ? ": the file may have been cut" : "")",
                line: number)
            return
        }
        FollowTheMoneyList.fields.report(unknownIn: json, line: number, &tally)
        if let known = FollowTheMoneyParty.schemas[schema] {
            read(party: json, id, known, number)
        } else if !read(record: json, id, schema, of: nil, number) {
            tally.count("other-schema", schema, severity: .note, line: number) {
                "\($0) records of schema \(schema) are no parties"
            }
        }
    }

    private mutating func read(
        party json: JSONValue, _ id: String, _ schema: Entity.Schema, _ line: Int
    ) {
        let properties = json["properties"]
        guard places[id] == nil else {
            tally.report(.warning, "duplicate-record", "“\(id)” again: the first one stays", line: line)
            return
        }
        guard let entity = FollowTheMoneyParty.entity(id, schema, json, dataset) else {
            tally.report(.error, "unreadable-record", "“\(id)” has no name", line: line)
            return
        }
        FollowTheMoneyList.fields.report(
            unknownIn: properties, parent: "properties", line: line, &tally)
        places[id] = entities.count
        entities.append(entity)
        for (kind, property) in [
            (Entity.Relation.Kind.ownedBy, "parent"), (.ownedBy, "owner"), (.linked, "operator"),
        ] {
            for other in ends(properties[property]) { links.add(kind, from: id, to: other) }
        }
        for address in properties["addressEntity"].texts { residents.append((id, address)) }
        readNested(in: properties, of: id, line)
    }

    /// Records nested in a party: each belongs to it, and to the other party that it names.
    private mutating func readNested(in properties: JSONValue, of id: String, _ line: Int) {
        for value in properties.members.values {
            for item in value.items {
                guard case .object = item, let schema = item["schema"].text else { continue }
                _ = read(record: item, item["id"].text ?? "", schema, of: id, line)
            }
        }
    }

    /// A record that fills parties. False when it is of a schema that fills none.
    private mutating func read(
        record: JSONValue, _ id: String, _ schema: String, of party: String?, _ line: Int
    ) -> Bool {
        let properties = record["properties"]
        switch schema {
        case "Sanction":
            FollowTheMoneyList.fields.report(
                unknownIn: properties, parent: "sanction", line: line, &tally)
            for holder in holders(properties["entity"], party) { note(sanction: properties, of: holder) }
        case "Address":
            guard let full = properties["full"].texts.first ?? record["caption"].text else { return true }
            if let place = party.flatMap({ places[$0] }) {
                entities[place].addresses.appendOnce(full)
            } else {
                addresses[id] = full
            }
        case "Passport", "Identification":
            let type =
                schema == "Passport"
                ? "passport" : (properties["type"].texts.first ?? "identification-number").slug
            note(properties["number"].texts, type, holders(properties["holder"], party))
        case "CryptoWallet":
            note(
                properties["publicKey"].texts, "digital-currency-address",
                holders(properties["holder"], party))
        default:
            guard let link = FollowTheMoneyLinks.schemas[schema] else { return false }
            FollowTheMoneyList.fields.report(unknownIn: properties, parent: "link", line: line, &tally)
            for from in holders(properties[link.from], party) {
                for to in holders(properties[link.to], party) where from != to {
                    links.add(link.forward, from: from, to: to)
                    links.add(link.back, from: to, to: from)
                }
            }
        }
        return true
    }

    /// The ids that a property names; nested in a party, the party itself where it names none.
    private mutating func holders(_ property: JSONValue, _ party: String?) -> [String] {
        let named = ends(property)
        return named.isEmpty ? party.map { [$0] } ?? [] : named
    }

    /// The ids of the parties in a property: texts, or nested records, whose names are kept.
    private mutating func ends(_ property: JSONValue) -> [String] {
        var found = property.texts
        for item in property.items {
            guard let id = item["id"].text else { continue }
            found.append(id)
            if let name = item["caption"].text ?? item["properties"]["name"].texts.first {
                links.label(id, name)
            }
        }
        return found
    }

    private mutating func note(sanction: JSONValue, of holder: String) {
        var more = waiting[holder] ?? Supplement()
        let programs = sanction["program"].texts
        for program in programs.isEmpty ? sanction["programId"].texts : programs {
            more.programs.appendOnce(program)
        }
        let day = (sanction["listingDate"].texts + sanction["startDate"].texts).first
        if let day = day.flatMap({ PartialDate.one($0) }) { more.listed.append(day) }
        for label in [
            "authority", "authorityId", "unscId", "reason", "provisions", "status", "duration", "endDate",
            "summary",
        ] {
            for value in sanction[label].texts { more.remarks.appendOnce("\(label): \(value)") }
        }
        waiting[holder] = more
    }

    private mutating func note(_ numbers: [String], _ type: String, _ holders: [String]) {
        for holder in holders {
            for number in numbers {
                waiting[holder, default: Supplement()].identifiers.append(
                    Identifier(type: type, value: number))
            }
        }
    }

    /// The entities with all that was said of them.
    mutating func finish() -> ListResult {
        for (holder, more) in waiting {
            guard let place = places[holder] else { continue }
            more.programs.forEach { entities[place].programs.appendOnce($0) }
            entities[place].listed = more.listed.min()
            more.remarks.forEach { entities[place].add(remark: $0) }
            for number in more.identifiers { entities[place].add(identifier: number.type, number.value) }
        }
        for (party, address) in residents {
            guard let place = places[party], let full = addresses[address] else { continue }
            entities[place].addresses.appendOnce(full)
        }
        links.apply(to: &entities, places: places)
        if links.dropped > 0 {
            tally.report(
                .error, "too-many-links",
                "\(links.dropped) links beyond \(FollowTheMoneyLinks.most) were not read: split the list")
        }
        return ListResult(entities: entities, diagnostics: tally.diagnostics)
    }
}
