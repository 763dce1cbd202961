package import Records
import Settings

/// The small register and list that the examples of the rules are about (`rules/examples/register.yaml`).
package struct ExampleParties: Sendable {
    package private(set) var traders: [Entity] = []
    package private(set) var listed: [Entity] = []

    init() {}

    mutating func read(_ mapping: Mapping) {
        traders += mapping.mappings("traders").compactMap { Self.entity($0, dataset: Watch.register) }
        listed += mapping.mappings("listed").compactMap { Self.entity($0, dataset: nil) }
        mapping.finish()
    }

    private static func entity(_ mapping: Mapping, dataset: String?) -> Entity? {
        defer { mapping.finish() }
        let schema = mapping.choice("schema", Entity.Schema.self) ?? .company
        let list = dataset ?? mapping.required("list")
        guard let id = mapping.required("id"), let name = mapping.required("name"), let list else {
            return nil
        }
        var entity = Entity(id: id, schema: schema, name: name, dataset: list)
        entity.aliases = mapping.strings("aliases")
        entity.countries = mapping.strings("countries").map { $0.lowercased() }
        entity.topics = mapping.strings("topics")
        entity.commodities = mapping.strings("commodities")
        entity.origins = mapping.strings("origins")
        entity.destinations = mapping.strings("destinations")
        entity.identifiers = mapping.strings("identifiers").compactMap(identifier)
        entity.owners = mapping.strings("owners").map { Entity.Related(name: $0) }
        entity.vessels = mapping.strings("vessels").map(vessel)
        return entity
    }

    /// `imo:9074729`.
    private static func identifier(_ text: String) -> Identifier? {
        let parts = text.split(separator: ":", maxSplits: 1)
        return parts.count == 2 ? Identifier(type: String(parts[0]), value: String(parts[1])) : nil
    }

    /// `Delta Star [imo:9345128]`.
    private static func vessel(_ text: String) -> Entity.Related {
        guard let bracket = text.firstIndex(of: "["), text.hasSuffix("]") else {
            return Entity.Related(name: text)
        }
        let name = String(text[..<bracket]).trimmingSuffix()
        let number = identifier(String(text[text.index(after: bracket)...].dropLast()))
        return Entity.Related(name: name, identifiers: number.map { [$0] } ?? [])
    }
}

extension String {
    fileprivate func trimmingSuffix() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
