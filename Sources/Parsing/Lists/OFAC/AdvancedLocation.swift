import Records

/// A location of the advanced file, made text.
struct AdvancedLocation {
    /// Street, city and so on in the list's order, then the country.
    var parts: [String]
    var country: String
    /// The country's code; nil when the country is not known.
    var code: String?

    init(_ location: XMLNode, _ references: AdvancedReferences) {
        parts = location.children("LocationPart").compactMap { part in
            let values = part.children("LocationPartValue")
            return (values.first { $0.attribute("Primary") == "true" } ?? values.first)?.value("Value")
        }
        let countries = location.children("LocationCountry").map {
            references.country($0.attribute("CountryID"))
        }
        let areas = location.children("LocationAreaCode").map {
            references.word("AreaCode", $0.attribute("AreaCodeID"))
        }
        // The area's name is mostly that of the country again.
        country = countries.first?.name ?? areas.first ?? ""
        code = countries.first?.code ?? areas.compactMap { CountryNames.code(of: $0) }.first
        if !country.isEmpty { parts.append(country) }
    }
}
