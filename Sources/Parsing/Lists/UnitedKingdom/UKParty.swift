import Records

/// A designation as the United Kingdom publishes it, whatever the file: the values of one party, each once, in the
/// order in which they appear.
struct UKParty {
    /// A name in six parts, the family name or a firm's whole name in the last.
    struct Name: Hashable {
        var parts: [String]
        /// `Primary name`, `Alias`, `Primary name variation`, `AKA`.
        var type: String
        /// `Good quality a.k.a`, `Low quality a.k.a`, `Good`, `Low`; mostly empty.
        var strength: String

        var whole: String { parts.map(\.squeezed).filter { !$0.isEmpty }.joined(separator: " ") }
        var isPrimary: Bool { type.squeezed.lowercased() == "primary name" }
        var isWeak: Bool { strength.squeezed.lowercased().hasPrefix("low") }
    }

    /// A number with what is said of it.
    struct Document: Hashable {
        var number: String
        var information: String
    }

    /// The list's own id of it.
    var id: String
    /// `Individual`, `Entity` or `Ship`.
    var kind = ""
    var names: [Name] = []
    var nonLatinNames: [String] = []
    var titles: [String] = []
    var regimes: [String] = []
    var designated = ""
    /// Each as parts, the country last.
    var addresses: [[String]] = []
    var addressCountries: [String] = []
    var births: [String] = []
    /// Each as town and country.
    var birthPlaces: [[String]] = []
    var nationalities: [String] = []
    var genders: [String] = []
    var passports: [Document] = []
    var nationalIdentifiers: [Document] = []
    var registrations: [String] = []
    var parents: [String] = []
    var subsidiaries: [String] = []
    var imoNumbers: [String] = []
    var hullNumbers: [String] = []
    var flags: [String] = []
    var owners: [String] = []
    var formerOwners: [String] = []
    /// What has no field of its own, as `label: value`.
    var remarks: [String] = []

    init(id: String) { self.id = id }

    mutating func remark(_ label: String, _ value: String) {
        if !value.squeezed.isEmpty { remarks.appendOnce("\(label): \(value.squeezed)") }
    }
}

extension UKParty {
    /// The entity of `prefix` and the list's id; nil when there is no name, which is told.
    func entity(prefix: String, dataset: String, _ tally: inout ListTally) -> Entity? {
        guard
            let main = names.first(where: { $0.isPrimary && !$0.whole.isEmpty })
                ?? names.first(where: { !$0.whole.isEmpty })
        else {
            tally.report(.error, "unreadable-record", "a designation without a name: “\(id)”")
            return nil
        }
        let schema = UKParty.schemas[kind.squeezed.lowercased()]
        if schema == nil { tally.unknown("type", kind.squeezed) }
        var entity = Entity(
            id: "\(prefix):\(id)", schema: schema ?? .organization, name: main.whole, dataset: dataset)
        entity.topics = ["sanction"]
        regimes.forEach { entity.programs.appendOnce($0.squeezed) }
        entity.listed = PartialDate.one(designated)
        for name in names { entity.add(name: name.whole, weak: name.isWeak) }
        for name in nonLatinNames { entity.add(name: name) }
        for address in addresses { entity.add(address: address) }
        for country in nationalities + addressCountries + flags { add(country, &entity, &tally) }
        if entity.schema == .person { tag(&entity) }
        fillPerson(&entity)
        fillFirm(&entity)
        for remark in remarks { entity.add(remark: remark) }
        return entity
    }

    private func add(_ country: String, _ entity: inout Entity, _ tally: inout ListTally) {
        // `(1) Iran (2) Iraq`: several in a cell.
        for part in UKParty.numbered(country) where !entity.add(country: part) {
            tally.unknownCountry(part)
        }
    }

    private func tag(_ entity: inout Entity) {
        for name in names where !name.isWeak && name.parts.count == 6 {
            let given = name.parts[..<5].joined(separator: " ")
            guard !given.squeezed.isEmpty else { continue }
            entity.add(given: given)
            entity.add(.family, name.parts[5])
        }
        for title in titles { entity.add(.title, title) }
    }

    private func fillPerson(_ entity: inout Entity) {
        for birth in births.flatMap(UKParty.numbered) {
            // Parts that are not known stand as letters: `dd/mm/1971`.
            let text = birth.replacing("dd/", with: "00/").replacing("mm/", with: "00/")
            let dates = PartialDate.all(in: text)
            dates.forEach { entity.birthDates.appendOnce($0) }
            if dates.isEmpty { entity.add(remark: "Date of birth: \(birth)") }
        }
        for place in birthPlaces { entity.add(birthPlace: place) }
        for gender in genders where !entity.add(gender: gender) {
            entity.add(remark: "Gender: \(gender)")
        }
        for title in titles { entity.add(remark: "Title: \(title)") }
        for (type, label, documents) in [
            ("passport", "Passport", passports),
            ("national-id", "National identifier", nationalIdentifiers),
        ] {
            for document in documents {
                for number in UKParty.numbered(document.number) { entity.add(identifier: type, number) }
                let facts = [document.number, document.information].map(\.squeezed).filter { !$0.isEmpty }
                if !facts.isEmpty { entity.add(remark: "\(label): \(facts.joined(separator: ", "))") }
            }
        }
    }

    private func fillFirm(_ entity: inout Entity) {
        for registration in registrations { UKParty.read(registration: registration, &entity) }
        for imo in imoNumbers.flatMap(UKParty.numbered) {
            entity.add(identifier: "imo", imo.filter(\.isNumber))
        }
        for hull in hullNumbers { entity.add(identifier: "hull", hull) }
        for (kind, others) in [
            (Entity.Relation.Kind.ownedBy, parents + owners), (.owns, subsidiaries),
            (.linked, formerOwners),
        ] {
            for other in others.flatMap(UKParty.several) { entity.add(kind, to: other) }
        }
        for (label, values) in [
            ("Parent company", parents), ("Subsidiary", subsidiaries), ("Owner or operator", owners),
            ("Previous owner or operator", formerOwners), ("Flag", flags),
        ] {
            for value in values where !value.squeezed.isEmpty { entity.add(remark: "\(label): \(value)") }
        }
    }

    private static let schemas: [String: Entity.Schema] = [
        "individual": .person, "entity": .organization, "ship": .vessel,
    ]
}

// MARK: Values of several kinds in one

extension UKParty {
    /// `(1) Iran (2) Iraq` → both; anything else as it is.
    static func numbered(_ text: String) -> [String] {
        var rest = text.squeezed[...]
        guard rest.hasPrefix("(1) ") else { return rest.isEmpty ? [] : [String(rest)] }
        var found: [String] = []
        var number = 1
        while rest.hasPrefix("(\(number)) ") {
            rest = rest.dropFirst("(\(number)) ".count)
            number += 1
            let end = rest.firstRange(of: "(\(number)) ")?.lowerBound ?? rest.endIndex
            found.append(rest[..<end].squeezed)
            rest = rest[end...]
        }
        return found.filter { !$0.isEmpty }
    }

    /// Names of others: numbered, or with semicolons or bars between.
    static func several(_ text: String) -> [String] {
        numbered(text).flatMap { $0.split(whereSeparator: { $0 == ";" || $0 == "|" }).map(\.squeezed) }
    }

    /// `INN: 7710137066`, `OGRN: …` and the like, one or several in a value; anything else is a registration as it
    /// stands.
    private static func read(registration text: String, _ entity: inout Entity) {
        guard !text.squeezed.isEmpty else { return }
        entity.add(remark: "Business registration: \(text)")
        let words = text.uppercased().split(whereSeparator: { !($0.isLetter || $0.isNumber) })
        var labelled = false
        for (label, value) in zip(words, words.dropFirst()) where value.allSatisfy(\.isNumber) {
            if label == "INN", [10, 12].contains(value.count) {
                entity.add(identifier: "inn", String(value))
                labelled = true
            } else if label == "OGRN", [13, 15].contains(value.count) {
                entity.add(identifier: "ogrn", String(value))
                labelled = true
            }
        }
        if !labelled, text.utf8.count < 40 { entity.add(identifier: "registration", text) }
    }
}
