import Records

/// The reference values at the head of the advanced file: numbers that stand for words, by kind.
struct AdvancedReferences {
    private var words: [String: [String: String]] = [:]
    /// Party type of each subtype.
    private var partyTypes: [String: String] = [:]
    /// Codes of countries where the file has them.
    private var countries: [String: String] = [:]

    /// Every value set of `ReferenceValueSets`, whatever it is called.
    mutating func read(_ sets: XMLNode) {
        for set in sets.children {
            for value in set.children {
                guard let id = value.attribute("ID") else { continue }
                words[value.name, default: [:]][id] = value.text.squeezed
                if let type = value.attribute("PartyTypeID") { partyTypes[id] = type }
                if let code = value.attribute("ISO2") { countries[id] = code }
            }
        }
    }

    /// The word that a number stands for; empty when there is none.
    func word(_ kind: String, _ id: String?) -> String { id.flatMap { words[kind]?[$0] } ?? "" }

    /// A country's name, and its code where the name or the file gives one.
    func country(_ id: String?) -> (name: String, code: String?) {
        let name = word("Country", id)
        return (
            name,
            id.flatMap { countries[$0] }.flatMap { CountryNames.code(of: $0) }
                ?? CountryNames.code(of: name)
        )
    }

    /// What a profile's subtype is: its own word for vessels and aircraft, else that of its type.
    func schema(subtype: String?) -> Entity.Schema? {
        switch word("PartySubType", subtype).lowercased() {
        case "vessel": return .vessel
        case "aircraft": return .airplane
        default: break
        }
        switch word("PartyType", subtype.flatMap { partyTypes[$0] }).lowercased() {
        case "individual": return .person
        case "entity": return .organization
        default: return nil
        }
    }
}
