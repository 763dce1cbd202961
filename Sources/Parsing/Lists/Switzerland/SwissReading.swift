import Records

/// The targets of SECO's list on their way to entities.
struct SwissReading {
    /// Programmes by the number of their sets; they stand before the targets.
    var programs: [String: String] = [:]
    /// Places by their numbers; they stand behind the targets that name them.
    var places: [String: SwissPlace] = [:]
    private(set) var entities: [Entity] = []
    private(set) var published: String?

    private let dataset: String
    private var delisted = 0
    /// Those of `entities` that were taken off on a day that only the list's own can stand for.
    private var undated: [Int] = []
    private var seen: Set<String> = []
    private var waiting: [Waiting] = []

    /// An address or place of birth whose place is not known yet.
    private struct Waiting {
        var entity: Int
        /// The parts of the address that are its own; nil for a place of birth.
        var own: [String]?
        var place: String?
    }

    init(dataset: String) { self.dataset = dataset }

    mutating func read(_ target: XMLNode, _ tally: inout ListTally) {
        guard let number = target.attribute("ssid"), let (schema, body) = body(of: target, &tally),
            let name = mainName(of: body)
        else {
            tally.report(
                .error, "unreadable-record",
                "a target without ssid or name: “\(target.attribute("ssid") ?? "?")”")
            return
        }
        guard seen.insert(number).inserted else {
            tally.report(.warning, "duplicate-record", "target \(number) again: the first one stays")
            return
        }
        var entity = Entity(id: "ch-seco:\(number)", schema: schema, name: name, dataset: dataset)
        readChanges(of: target, &entity)
        for set in target.children("sanctions-set-id") {
            entity.programs.appendOnce(programs[set.text] ?? set.text)
        }
        if let foreign = target.value("foreign-identifier") {
            entity.add(remark: "Foreign identifier: \(foreign)")
        }
        if let sex = body.attribute("sex") { entity.add(gender: sex) }
        for identity in body.children("identity") { read(identity: identity, &entity, &tally) }
        readRest(of: body, &entity)
        readAttributes(of: target, &entity)
        entities.append(entity)
    }

    /// Puts in what stands behind the targets: places, the names of related targets, the day of the list.
    mutating func finish(published: String?, _ tally: inout ListTally) {
        self.published = published
        for item in waiting {
            let place = item.place.flatMap { places[$0] }
            guard let own = item.own else {
                entities[item.entity].add(birthPlace: place?.parts ?? [])
                continue
            }
            entities[item.entity].add(address: own + (place?.parts ?? []))
            if let country = place?.country, !entities[item.entity].add(country: country) {
                tally.unknownCountry(country)
            }
        }
        nameRelations()
        undated.forEach { entities[$0].delisted = published }
        // Without any day it would pass for listed.
        if published == nil {
            let gone = Set(undated)
            entities = entities.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
        }
        if delisted > 0 { tally.report(.note, "delisted", "\(delisted) targets are de-listed") }
    }

    /// Relations name their target by number.
    private mutating func nameRelations() {
        let names = Dictionary(entities.map { ($0.id, $0.name) }) { first, _ in first }
        for i in entities.indices where !entities[i].relations.isEmpty {
            entities[i].relations = entities[i].relations.map {
                Entity.Relation(
                    $0.kind, name: $0.entity.flatMap { names[$0] } ?? $0.name, entity: $0.entity)
            }
        }
    }

    private mutating func readChanges(of target: XMLNode, _ entity: inout Entity) {
        func day(_ change: XMLNode) -> String? {
            (change.attribute("effective-date") ?? change.attribute("publication-date")
                ?? change.attribute("enactment-date")).flatMap { PartialDate.one($0) }
        }
        // The changes stand newest first; without a date their order decides.
        let changes = target.children("modification").enumerated().sorted { a, b in
            let (first, second) = (day(a.element) ?? "", day(b.element) ?? "")
            return first == second ? a.offset < b.offset : first > second
        }.map(\.element)
        entity.listed = changes.filter { $0.attribute("modification-type") == "listed" }.compactMap(day)
            .min()
        guard let last = changes.first, last.attribute("modification-type") == "de-listed" else {
            entity.topics = ["sanction"]
            return
        }
        delisted += 1
        entity.delisted = day(last)
        if entity.delisted == nil { undated.append(entities.count) }
    }

    private func body(of target: XMLNode, _ tally: inout ListTally) -> (Entity.Schema, XMLNode)? {
        if let person = target.child("individual") { return (.person, person) }
        if let firm = target.child("entity") { return (.organization, firm) }
        guard let object = target.child("object") else { return nil }
        switch object.attribute("object-type") {
        case "vessel": return (.vessel, object)
        case "aircraft": return (.airplane, object)
        case let other:
            tally.unknown("type", other ?? "object")
            return (.organization, object)
        }
    }

    private func mainName(of body: XMLNode) -> String? {
        let identity =
            body.children("identity").first { $0.attribute("main") == "true" } ?? body.child("identity")
        let name = identity.flatMap { identity in
            identity.children("name").first { $0.attribute("name-type") == "primary-name" }
                ?? identity.child("name")
        }
        return name.flatMap { SwissName($0).spellings.first }
    }

    private mutating func read(identity: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        for node in identity.children("name") {
            let name = SwissName(node)
            let weak = node.attribute("quality") == "low"
            for spelling in name.spellings { entity.add(name: spelling, weak: weak) }
            if entity.schema == .person, !weak { name.tag(&entity) }
        }
        for node in identity.children("day-month-year") { read(date: node, &entity) }
        for country in identity.children("nationality").compactMap({ $0.child("country") }) {
            let text = country.attribute("iso-code") ?? country.text
            if !entity.add(country: text) { tally.unknownCountry(text) }
        }
        for node in identity.children("place-of-birth") {
            waiting.append(Waiting(entity: entities.count, own: nil, place: node.attribute("place-id")))
        }
        for node in identity.children("address") {
            let own = node.texts("c-o", "address-details", "p-o-box", "zip-code", "remark")
            waiting.append(Waiting(entity: entities.count, own: own, place: node.attribute("place-id")))
        }
        for node in identity.children("identification-document") { read(document: node, &entity) }
    }

    private func read(date: XMLNode, _ entity: inout Entity) {
        func number(_ name: String) -> Int? { date.attribute(name).flatMap { Int($0) } }
        guard
            let text = PartialDate.of(year: number("year"), month: number("month"), day: number("day"))
        else {
            return
        }
        // A firm's date is that of its foundation; a year of another calendar would be centuries off.
        if entity.schema == .person, (date.attribute("calendar") ?? "Gregorian") == "Gregorian" {
            entity.birthDates.appendOnce(text)
        } else {
            entity.add(remark: "Date (\(date.attribute("calendar") ?? "Gregorian")): \(text)")
        }
    }

    private func read(document: XMLNode, _ entity: inout Entity) {
        let kind = document.attribute("document-type") ?? "other"
        if let number = document.value("number") {
            let type =
                kind.contains("passport")
                ? "passport"
                : kind == "id-card" ? "national-id" : kind == "other" ? "identification-number" : kind.slug
            entity.add(identifier: type, number)
        }
        let facts = document.texts("number", "issuer", "date-of-issue", "expiry-date", "remark")
        if !facts.isEmpty { entity.add(remark: "\(kind): \(facts.joined(separator: ", "))") }
    }

    private func readAttributes(of node: XMLNode, _ entity: inout Entity) {
        for attribute in node.children("generic-attribute") where !attribute.text.isEmpty {
            entity.add(remark: "\(attribute.attribute("name") ?? "attribute"): \(attribute.text)")
        }
    }

    private func readRest(of body: XMLNode, _ entity: inout Entity) {
        for text in body.texts("justification", "other-information") {
            entity.add(remark: text)
            guard entity.schema == .vessel, let number = text.uppercased().firstRange(of: "IMO") else {
                continue
            }
            let digits = text.uppercased()[number.upperBound...].drop { !$0.isNumber }.prefix {
                $0.isNumber
            }
            if digits.count == 7 { entity.add(identifier: "imo", String(digits)) }
        }
        readAttributes(of: body, &entity)
        for relation in body.children("relation") {
            let type = relation.attribute("relation-type") ?? ""
            if let target = relation.attribute("target-id") {
                entity.add(SwissReading.kind(of: type), to: "", entity: "ch-seco:\(target)")
            }
            let words = [type, relation.attribute("target-id"), relation.value("remark")]
            entity.add(remark: "relation: " + words.compactMap { $0 }.joined(separator: " "))
        }
    }

    /// `owned-by`, `acting-on-behalf-of`, `family-member-of` …: the list's schema names no others than it uses.
    private static func kind(of type: String) -> Entity.Relation.Kind {
        let words = Set(type.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init))
        if !words.isDisjoint(with: ["owned", "controlled", "subsidiary"]) { return .ownedBy }
        if !words.isDisjoint(with: ["owner", "owns", "parent", "controls"]) { return .owns }
        if !words.isDisjoint(with: ["behalf", "acting", "representative", "front"]) {
            return .actingFor
        }
        if !words.isDisjoint(with: ["family", "spouse", "child", "brother", "sister", "son", "father"]) {
            return .family
        }
        if !words.isDisjoint(with: ["member", "leader", "officer", "employee"]) { return .memberOf }
        return words.contains("associate") || words.contains("associated") ? .associate : .linked
    }
}
