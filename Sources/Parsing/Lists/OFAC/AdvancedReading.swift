import Records

/// The records of the advanced file on their way to entities.
struct AdvancedReading {
    var references = AdvancedReferences()
    private(set) var entities: [Entity] = []

    private let dataset: String
    private var locations: [String: AdvancedLocation] = [:]
    /// Documents by the identity they belong to.
    private var documents: [String: [Document]] = [:]
    private var seen: Set<String> = []
    /// Where the party of an identity or a profile is in `entities`.
    private var byIdentity: [String: Int] = [:]
    private var byProfile: [String: Int] = [:]
    private var relationships: [Relationship] = []
    private var entries: [Entry] = []

    private struct Document {
        var label: String
        var number: String
        var country: String?
        /// As the remarks of the other files say it.
        var text: String
    }

    private struct Relationship {
        var from: String
        var to: String
        var type: String
        var isFormer: Bool
    }

    private struct Entry {
        var profile: String
        var listed: String?
        var delisted: String?
        var programs: [String]
        var remarks: [String]
    }

    init(dataset: String) { self.dataset = dataset }

    // MARK: Before the parties

    mutating func read(location: XMLNode, _ tally: inout ListTally) {
        guard let id = location.attribute("ID") else { return }
        let value = AdvancedLocation(location, references)
        if value.code == nil, !value.country.isEmpty { tally.unknownCountry(value.country) }
        locations[id] = value
    }

    mutating func read(document: XMLNode) {
        guard let identity = document.attribute("IdentityID"),
            let number = document.value("IDRegistrationNo")
        else {
            return
        }
        let label = references.word("IDRegDocType", document.attribute("IDRegDocTypeID"))
        let country = references.country(document.attribute("IssuedBy-CountryID"))
        var text = [label, number].filter { !$0.isEmpty }.joined(separator: " ")
        if !country.name.isEmpty { text += " (\(country.name))" }
        for date in document.children("DocumentDate") {
            let kind = references.word("IDRegDocDateType", date.attribute("IDRegDocDateTypeID"))
                .lowercased()
            let days = date.children("DatePeriod").flatMap(AdvancedDate.all)
            if let day = days.first { text += " \(kind) \(day)" }
        }
        let validity = references.word("Validity", document.attribute("ValidityID"))
        for fact in document.texts("IssuingAuthority", "Comment") + [validity]
        where !fact.isEmpty && fact != "Valid" && fact != number {
            text += ", \(fact)"
        }
        documents[identity, default: []].append(
            Document(label: label, number: number, country: country.code, text: text))
    }

    // MARK: Parties

    mutating func read(party: XMLNode, _ tally: inout ListTally) {
        let profiles = party.children("Profile")
        guard let number = party.attribute("FixedRef"),
            let reader = AdvancedParty(profiles, references, locations)
        else {
            tally.report(
                .error, "unreadable-record",
                "a party without FixedRef or name: “\(party.attribute("FixedRef") ?? "?")”")
            return
        }
        guard seen.insert(number).inserted else {
            tally.report(.warning, "duplicate-record", "party \(number) again: the first one stays")
            return
        }
        var entity = reader.entity(id: "ofac:\(number)", dataset: dataset, &tally)
        for comment in party.texts("Comment") + profiles.flatMap({ $0.texts("Comment") }) {
            entity.add(remark: comment)
            for statement in comment.split(separator: ";") {
                _ = OFACRemarks.readLinks(String(statement), into: &entity)
            }
        }
        for profile in profiles {
            if let id = profile.attribute("ID") { byProfile[id] = entities.count }
            for identity in profile.children("Identity") {
                if let id = identity.attribute("ID") { byIdentity[id] = entities.count }
            }
        }
        entities.append(entity)
    }

    // MARK: Behind the parties

    mutating func read(relationship: XMLNode) {
        guard let from = relationship.attribute("From-ProfileID"),
            let to = relationship.attribute("To-ProfileID")
        else { return }
        relationships.append(
            Relationship(
                from: from, to: to,
                type: references.word("RelationType", relationship.attribute("RelationTypeID")),
                isFormer: relationship.attribute("Former") == "true"))
    }

    mutating func read(entry: XMLNode) {
        guard let profile = entry.attribute("ProfileID") else { return }
        var result = Entry(profile: profile, programs: [], remarks: [])
        for event in entry.children("EntryEvent") {
            let day = event.child("Date").flatMap(AdvancedDate.point)
            let type = references.word("EntryEventType", event.attribute("EntryEventTypeID")).lowercased()
            if ["delist", "de-list", "remov", "delet"].contains(where: type.hasPrefix) {
                result.delisted = day
            } else if let day {
                result.listed = min(result.listed ?? day, day)
            }
            let basis = references.word("LegalBasis", event.attribute("LegalBasisID"))
            if !basis.isEmpty { result.remarks.append("Legal basis: \(basis)") }
            result.remarks += event.texts("Comment")
        }
        for measure in entry.children("SanctionsMeasure") {
            let type = references.word("SanctionsType", measure.attribute("SanctionsTypeID"))
            guard let text = measure.value("Comment") else { continue }
            if type == "Program" || type.isEmpty {
                result.programs.append(text)
            } else {
                result.remarks.append("\(type): \(text)")
            }
        }
        let list = references.word("List", entry.attribute("ListID"))
        if !list.isEmpty { result.remarks.append("List: \(list)") }
        result.remarks += entry.texts("Comment", "LimitationsToListing")
        result.remarks += entry.children("SupportingInfo").flatMap { $0.texts("Text", "DirectURL") }
        entries.append(result)
    }

    /// Puts documents, relations and entries to their parties.
    mutating func finish(_ tally: inout ListTally) {
        for (identity, found) in documents {
            guard let place = byIdentity[identity] else {
                tally.count("orphan-document", "document") {
                    "\($0) identities with documents belong to no party"
                }
                continue
            }
            for document in found { add(document, to: place) }
        }
        for relation in relationships { add(relation, &tally) }
        for entry in entries { add(entry, &tally) }
        ListRelations.resolve(&entities)
    }

    private mutating func add(_ document: Document, to place: Int) {
        let schema = entities[place].schema
        if document.label == "Gender", entities[place].add(gender: document.number) { return }
        if let type = OFACLabel.type(
            of: document.label, value: document.number, country: document.country, schema: schema)
        {
            entities[place].add(identifier: type, OFACLabel.normalized(document.number, type: type))
        }
        entities[place].add(remark: document.text)
    }

    private mutating func add(_ relation: Relationship, _ tally: inout ListTally) {
        guard let from = byProfile[relation.from], let to = byProfile[relation.to] else {
            tally.count("orphan-relationship", "relationship") {
                "\($0) relationships name no party of the list"
            }
            return
        }
        let kind = relation.isFormer ? .linked : AdvancedReading.kind(of: relation.type)
        let (id, name) = (entities[to].id, entities[to].name)
        // Said in words, too: `(Linked To: …)`.
        entities[from].relations.removeAll { $0.kind == .linked && $0.entity == nil && $0.name == name }
        entities[from].add(kind, to: name, entity: id)
    }

    private mutating func add(_ entry: Entry, _ tally: inout ListTally) {
        guard let place = byProfile[entry.profile] else {
            tally.count("orphan-entry", "entry") { "\($0) entries belong to no party of the list" }
            return
        }
        for program in entry.programs { entities[place].programs.appendOnce(program.squeezed) }
        if let day = entry.listed { entities[place].listed = min(entities[place].listed ?? day, day) }
        entities[place].delist(on: entry.delisted)
        for remark in entry.remarks where entities[place].remarks?.contains(remark) != true {
            entities[place].add(remark: remark)
        }
    }

    /// `Owned or Controlled By`, `Acting for or on behalf of`, `Family member of`, `Leader or official of` …
    private static func kind(of type: String) -> Entity.Relation.Kind {
        let text = type.lowercased()
        if text.contains("owned") || text.contains("controlled by") || text.contains("interest of") {
            return .ownedBy
        }
        if text.contains("owns") { return .owns }
        if text.contains("behalf") || text.contains("acting for") { return .actingFor }
        if text.contains("family") { return .family }
        if text.contains("leader") || text.contains("official") || text.contains("officer") {
            return .memberOf
        }
        return text.contains("associate") ? .associate : .linked
    }
}
