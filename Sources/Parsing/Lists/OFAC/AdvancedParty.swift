import Records

/// The profiles of one party of the advanced file: its names and features.
struct AdvancedParty {
    private let schema: Entity.Schema?
    private let kind: String
    private let names: [Name]
    private let features: [XMLNode]
    private let references: AdvancedReferences
    private let locations: [String: AdvancedLocation]
    private let mainPlace: Int

    private struct Name {
        /// Parts with their types, in the file's order: family name first.
        var parts: [(type: String, text: String)]
        var isMain: Bool
        var isWeak: Bool

        /// `KELLER, Ana` in reading order: given names, family name.
        var whole: String {
            let family = parts.filter { ["last name", "maiden name"].contains($0.type) }.map(\.text)
            let others = parts.filter { !["last name", "maiden name"].contains($0.type) }.map(\.text)
            return (others + family).joined(separator: " ").squeezed
        }

        /// The list's own order, where it has a family name and others.
        var familyFirst: String? {
            let family = parts.filter { $0.type == "last name" }.map(\.text)
            let others = parts.filter { $0.type != "last name" }.map(\.text)
            guard !family.isEmpty, !others.isEmpty else { return nil }
            return family.joined(separator: " ") + ", " + others.joined(separator: " ")
        }
    }

    /// Nil when no profile has a name.
    init?(
        _ profiles: [XMLNode], _ references: AdvancedReferences, _ locations: [String: AdvancedLocation]
    ) {
        let identities = profiles.flatMap { $0.children("Identity") }
        names = identities.flatMap { AdvancedParty.names(of: $0, references) }.filter {
            !$0.whole.isEmpty
        }
        guard let main = names.firstIndex(where: \.isMain) ?? names.indices.first else { return nil }
        mainPlace = main
        let subtypes = profiles.map { $0.attribute("PartySubTypeID") }
        schema = subtypes.compactMap { references.schema(subtype: $0) }.first
        kind = references.word("PartySubType", subtypes.first ?? nil)
        features = profiles.flatMap { $0.children("Feature") }
        self.references = references
        self.locations = locations
    }

    private static func names(of identity: XMLNode, _ references: AdvancedReferences) -> [Name] {
        let groups = Dictionary(
            identity.all("NamePartGroups", "MasterNamePartGroup", "NamePartGroup").compactMap { group in
                group.attribute("ID").map {
                    ($0, references.word("NamePartType", group.attribute("NamePartTypeID")).lowercased())
                }
            }
        ) { first, _ in first }
        let isFalse = identity.attribute("False") == "true"
        let isPrimary = identity.attribute("Primary") != "false"
        var names: [Name] = []
        for alias in identity.children("Alias") {
            for (place, name) in alias.children("DocumentedName").enumerated() {
                let parts = name.all("DocumentedNamePart", "NamePartValue").map { value in
                    (
                        type: value.attribute("NamePartGroupID").flatMap { groups[$0] } ?? "",
                        text: value.text.squeezed
                    )
                }
                names.append(
                    Name(
                        parts: parts.filter { !$0.text.isEmpty },
                        isMain: isPrimary && !isFalse && place == 0 && alias.attribute("Primary") == "true",
                        isWeak: isFalse || alias.attribute("LowQuality") == "true"))
            }
        }
        return names
    }

    func entity(id: String, dataset: String, _ tally: inout ListTally) -> Entity {
        if schema == nil { tally.unknown("type", kind) }
        var entity = Entity(
            id: id, schema: schema ?? .organization, name: names[mainPlace].whole, dataset: dataset)
        entity.topics = ["sanction"]
        for name in names {
            entity.add(name: name.whole, weak: name.isWeak)
            guard entity.schema == .person, !name.isWeak else { continue }
            if let listed = name.familyFirst, name.isMain { entity.add(name: listed) }
            tag(name, &entity)
        }
        if entity.schema == .airplane, OFACCSVList.isTailNumber(entity.name) {
            entity.add(identifier: "aircraft-registration", entity.name)
        }
        for feature in features { read(feature, &entity, &tally) }
        return entity
    }

    private func tag(_ name: Name, _ entity: inout Entity) {
        for part in name.parts {
            switch part.type {
            case "last name", "maiden name", "matronymic": entity.add(.family, part.text)
            case "first name": entity.add(given: part.text)
            case "middle name": entity.add(middle: part.text)
            case "patronymic": entity.add(.patronymic, part.text)
            case "suffix": entity.add(.suffix, part.text)
            default: break
            }
        }
    }

    // MARK: Features

    private func read(_ feature: XMLNode, _ entity: inout Entity, _ tally: inout ListTally) {
        let label = references.word("FeatureType", feature.attribute("FeatureTypeID"))
        for version in feature.children("FeatureVersion") {
            let places = version.children("VersionLocation").compactMap { node in
                node.attribute("LocationID").flatMap { locations[$0] }
            }
            let details = version.children("VersionDetail").map { detail in
                detail.text.isEmpty
                    ? references.word("DetailReference", detail.attribute("DetailReferenceID"))
                    : detail.text.squeezed
            }.filter { !$0.isEmpty }
            let dates = version.children("DatePeriod").flatMap(AdvancedDate.all)
            use(label, Values(places: places, details: details, dates: dates), &entity, &tally)
            for comment in version.texts("Comment") { entity.add(remark: "\(label): \(comment)") }
        }
    }

    /// What a version of a feature says.
    private struct Values {
        var places: [AdvancedLocation]
        var details: [String]
        var dates: [String]
    }

    private func use(
        _ label: String, _ values: Values, _ entity: inout Entity, _ tally: inout ListTally
    ) {
        switch label.lowercased() {
        case "birthdate":
            values.dates.forEach { entity.birthDates.appendOnce($0) }
            for text in values.details {
                PartialDate.all(in: text).forEach { entity.birthDates.appendOnce($0) }
            }
        case "place of birth":
            for place in values.places { entity.add(birthPlace: place.parts) }
            for text in values.details { entity.add(birthPlace: [text]) }
        case "nationality country", "nationality", "citizenship country", "citizenship", "vessel flag",
            "other vessel flag", "nationality of registration":
            for country in values.details + values.places.map(\.country)
            where country != "None Identified" {
                if !entity.add(country: country) { tally.unknownCountry(country) }
            }
        case "location":
            for place in values.places {
                entity.add(address: place.parts)
                if let code = place.code { entity.add(country: code) }
            }
        case "gender":
            for text in values.details where !entity.add(gender: text) {
                entity.add(remark: "Gender \(text)")
            }
        case "vessel call sign", "call sign", "other vessel call sign":
            for text in values.details { entity.add(identifier: "call-sign", text) }
        case "vessel owner":
            for text in values.details { entity.add(.ownedBy, to: text) }
            other(label, values, &entity)
        case "title":
            for text in values.details { entity.add(remark: "Title: \(text)") }
        case let text where text.contains("linked to"):
            for name in values.details { entity.add(.linked, to: name) }
        default:
            other(label, values, &entity)
        }
    }

    /// A number becomes an identifier; all of it is kept as text.
    private func other(_ label: String, _ values: Values, _ entity: inout Entity) {
        for text in values.details {
            if let type = OFACLabel.type(of: label, value: text, country: nil, schema: entity.schema) {
                entity.add(identifier: type, OFACLabel.normalized(text, type: type))
            }
        }
        let said =
            values.details + values.dates + values.places.map { $0.parts.joined(separator: ", ") }
        if !said.isEmpty { entity.add(remark: "\(label) \(said.joined(separator: ", "))") }
    }
}
