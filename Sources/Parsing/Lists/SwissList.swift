import Records

/// Switzerland's consolidated list of sanctions measures by SECO (`swiss-sanctions-list`): programmes with their sets
/// of measures, places, and one `target` a party (`individual`, `entity` or `object`).
///
/// The name is the primary one of the main identity; other names are aliases, those of low quality weak. A target whose
/// last change is `de-listed` is no longer sanctioned and is left out. The id is the target's `ssid`.
package enum SwissList: ListFormat {
    package static let name = "ch-seco-xml"
    package static let title = "Switzerland: SECO consolidated list, XML"

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var programs: [String: String] = [:]
        var places: [String: XMLNode] = [:]
        var targets: [XMLNode] = []
        let root = try ListXML.read(
            input.main, root: "swiss-sanctions-list", records: ["sanctions-program", "place", "target"], &tally
        ) { record, tally in
            switch record.name {
            case "sanctions-program": readProgram(record, &programs)
            case "place": if let id = record.attribute("ssid") { places[id] = record }
            default: targets.append(record)
            }
        }
        var reading = Reading(dataset: dataset, programs: programs, places: places, tally: tally)
        targets.forEach { reading.read($0) }
        if reading.delisted > 0 {
            reading.tally.report(.note, "delisted", "\(reading.delisted) targets are de-listed and left out")
        }
        return ListResult(
            entities: reading.entities, published: root.attribute("date").flatMap { PartialDate.one($0) },
            diagnostics: reading.tally.diagnostics)
    }

    /// A programme's English key for each of its sets.
    private static func readProgram(_ record: XMLNode, _ programs: inout [String: String]) {
        func english(_ name: String) -> String? {
            (record.children(name).first { $0.attribute("lang") == "eng" } ?? record.child(name))?.text.squeezed
        }
        guard let key = english("program-key") ?? english("program-name") else { return }
        for set in record.children("sanctions-set") {
            if let id = set.attribute("ssid") { programs[id] = key }
        }
    }

    private struct Reading {
        let dataset: String
        let programs: [String: String]
        let places: [String: XMLNode]
        var tally: ListTally
        var entities: [Entity] = []
        var delisted = 0
        private var seen: Set<String> = []

        init(dataset: String, programs: [String: String], places: [String: XMLNode], tally: ListTally) {
            self.dataset = dataset
            self.programs = programs
            self.places = places
            self.tally = tally
        }

        mutating func read(_ target: XMLNode) {
            // The changes stand newest first; without a date their order decides.
            let changes = target.children("modification").enumerated().sorted {
                ($1.element.attribute("effective-date") ?? "", $0.offset) < (
                    $0.element.attribute("effective-date") ?? "", $1.offset
                )
            }
            if changes.first?.element.attribute("modification-type") == "de-listed" {
                delisted += 1
                return
            }
            guard let number = target.attribute("ssid"), let (schema, body) = body(of: target),
                let main = body.children("identity").first(where: { $0.attribute("main") == "true" })
                    ?? body.child("identity"),
                let mainName = main.children("name").first(where: { $0.attribute("name-type") == "primary-name" })
                    ?? main.child("name"),
                let name = names(of: mainName).first
            else {
                tally.report(
                    .error, "unreadable-record", "a target without ssid or name: “\(target.attribute("ssid") ?? "?")”")
                return
            }
            guard seen.insert(number).inserted else {
                tally.report(.warning, "duplicate-record", "target \(number) again: the first one stays")
                return
            }
            var entity = Entity(id: "ch-seco:\(number)", schema: schema, name: name, dataset: dataset)
            entity.topics = ["sanction"]
            for set in target.children("sanctions-set-id") {
                entity.programs.appendOnce(programs[set.text] ?? set.text)
            }
            entity.listed = target.children("modification").filter { $0.attribute("modification-type") == "listed" }
                .compactMap { $0.attribute("effective-date") ?? $0.attribute("publication-date") }.min().flatMap {
                    PartialDate.one($0)
                }
            target.reportUnknown(
                elements: [
                    "sanctions-set-id", "foreign-identifier", "individual", "entity", "object", "modification",
                    "generic-attribute",
                ],
                attributes: ["ssid"], &tally)
            if let foreign = target.value("foreign-identifier") { entity.add(remark: "Foreign identifier: \(foreign)") }
            if let sex = body.attribute("sex") { entity.add(remark: "Sex: \(sex)") }
            for identity in body.children("identity") { read(identity: identity, &entity) }
            readRest(of: body, &entity)
            entities.append(entity)
        }

        private mutating func body(of target: XMLNode) -> (Entity.Schema, XMLNode)? {
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

        /// The spellings of a name: its parts in order, and the variants of the parts by script.
        private func names(of node: XMLNode) -> [String] {
            let rank = [
                "title": 0, "given-name": 1, "further-given-name": 2, "father-name": 3, "family-name": 6,
                "maiden-name": 7, "suffix": 8,
            ]
            let parts = node.children("name-part").filter { $0.attribute("name-part-type") != "title" }
                .enumerated().sorted { a, b in
                    (rank[a.element.attribute("name-part-type") ?? ""] ?? 4, a.offset) < (
                        rank[b.element.attribute("name-part-type") ?? ""] ?? 4, b.offset
                    )
                }.map(\.element)
            let main = parts.compactMap { $0.value("value") }.joined(separator: " ").squeezed
            let scripts = Set(parts.flatMap { $0.children("spelling-variant") }.compactMap { $0.attribute("script") })
                .sorted()
            let others = scripts.map { script in
                parts.compactMap { part in
                    part.children("spelling-variant").first { $0.attribute("script") == script }?.text
                }
                .joined(separator: " ").squeezed
            }
            let whole = parts.count == 1 ? parts.flatMap { $0.children("spelling-variant") }.map(\.text.squeezed) : []
            return ([main] + others + whole).filter { !$0.isEmpty }
        }

        private mutating func read(identity: XMLNode, _ entity: inout Entity) {
            identity.reportUnknown(
                elements: [
                    "name", "nationality", "day-month-year", "place-of-birth", "address", "identification-document",
                ],
                attributes: ["ssid", "main"], &tally)
            for node in identity.children("name") {
                for name in names(of: node) { entity.add(name: name, weak: node.attribute("quality") == "low") }
            }
            for node in identity.children("day-month-year") { read(date: node, &entity) }
            for node in identity.children("nationality") { addCountry(node.child("country"), &entity) }
            for node in identity.children("place-of-birth") {
                let place = placeParts(node)
                if !place.isEmpty { entity.add(remark: "Place of birth: \(place.joined(separator: ", "))") }
            }
            for node in identity.children("address") {
                let own = node.texts("c-o", "address-details", "p-o-box", "zip-code", "remark")
                entity.add(address: own + placeParts(node))
                addCountry(place(of: node)?.child("country"), &entity)
            }
            for node in identity.children("identification-document") { read(document: node, &entity) }
        }

        private func read(date: XMLNode, _ entity: inout Entity) {
            func number(_ name: String) -> Int? { date.attribute(name).flatMap { Int($0) } }
            guard let text = PartialDate.of(year: number("year"), month: number("month"), day: number("day")) else {
                return
            }
            // A firm's date is that of its foundation; a year of another calendar would be centuries off.
            if entity.schema == .person, (date.attribute("calendar") ?? "Gregorian") == "Gregorian" {
                entity.birthDates.appendOnce(text)
            } else {
                entity.add(remark: "Date (\(date.attribute("calendar") ?? "Gregorian")): \(text)")
            }
        }

        private func place(of node: XMLNode) -> XMLNode? { node.attribute("place-id").flatMap { places[$0] } }

        private func placeParts(_ node: XMLNode) -> [String] {
            guard let place = place(of: node) else { return [] }
            return place.texts("location", "area", "country")
        }

        private mutating func read(document: XMLNode, _ entity: inout Entity) {
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

        private mutating func addCountry(_ node: XMLNode?, _ entity: inout Entity) {
            guard let text = node?.attribute("iso-code") ?? node?.text, !text.isEmpty else { return }
            if !entity.add(country: text) { tally.unknownCountry(text) }
        }

        private mutating func readRest(of body: XMLNode, _ entity: inout Entity) {
            body.reportUnknown(
                elements: ["identity", "justification", "relation", "other-information", "generic-attribute"],
                attributes: ["sex", "object-type"], &tally)
            for text in body.texts("justification", "other-information") {
                entity.add(remark: text)
                guard entity.schema == .vessel, let number = text.uppercased().firstRange(of: "IMO") else { continue }
                let digits = text.uppercased()[number.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber }
                if digits.count == 7 { entity.add(identifier: "imo", String(digits)) }
            }
            for attribute in body.children("generic-attribute") where !attribute.text.isEmpty {
                entity.add(remark: "\(attribute.attribute("name") ?? "attribute"): \(attribute.text)")
            }
            for relation in body.children("relation") {
                let words = [
                    relation.attribute("relation-type"), relation.attribute("target-id"), relation.value("remark"),
                ]
                entity.add(remark: "relation: " + words.compactMap { $0 }.joined(separator: " "))
            }
        }
    }
}
