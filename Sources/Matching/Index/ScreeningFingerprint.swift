package import Records
import Texts

/// What screening compares of a party, hashed: it changes when a decision about the party has to be made again.
package enum ScreeningFingerprint {
    /// SHA-256 as 64 lower-case hexadecimal digits. The order and the repetition of values do not count, and neither
    /// does what nothing is compared with: addresses, programmes, remarks, the day of listing.
    package static func of(_ entity: Entity) -> String {
        var text = ""
        func field(_ name: String, _ values: [String]) {
            text += "\(name) \(Set(values).count)\n"
            for value in Set(values).sorted() { text += "\(value.utf8.count) \(value)\n" }
        }
        field("schema", [entity.schema.rawValue])
        field("name", [entity.name])
        field("aliases", entity.aliases)
        field("weak aliases", entity.weakAliases)
        field("countries", entity.countries.map { $0.lowercased() })
        field("birth dates", entity.birthDates)
        field("birth places", entity.birthPlaces)
        field("name parts", entity.nameParts.map { "\($0.kind.rawValue) \($0.text)" })
        field("gender", entity.gender.map { [$0] } ?? [])
        field("identifiers", entity.identifiers.map { "\($0.type.utf8.count) \($0.type) \($0.value)" })
        return Digest.sha256(text)
    }
}
