package import Records

/// Parties by id, by name and by number: traders and listed parties alike. Built once, never changed, replaced whole.
package struct EntityIndex: Sendable {
    package let entities: [Entity]
    private let places: [String: Int]
    private let holders: [IdentifierKey: [Int32]]
    private let relatedHolders: [IdentifierKey: [Int32]]

    /// Of two entities with one id the first stays.
    package init(_ entities: [Entity]) {
        var places: [String: Int] = [:]
        places.reserveCapacity(entities.count)
        var kept: [Entity] = []
        kept.reserveCapacity(entities.count)
        var holders: [IdentifierKey: [Int32]] = [:]
        var relatedHolders: [IdentifierKey: [Int32]] = [:]
        for entity in entities where places[entity.id] == nil {
            let place = Int32(truncatingIfNeeded: kept.count)
            places[entity.id] = kept.count
            kept.append(entity)
            for identifier in entity.identifiers {
                for key in IdentifierKey.all(of: identifier) { holders[key, default: []].append(place) }
            }
            for related in entity.vessels + entity.owners {
                for identifier in related.identifiers {
                    for key in IdentifierKey.all(of: identifier) { relatedHolders[key, default: []].append(place) }
                }
            }
        }
        self.entities = kept
        self.places = places
        self.holders = holders
        self.relatedHolders = relatedHolders
    }

    /// The party of this id.
    package subscript(id: String) -> Entity? { places[id].map { entities[$0] } }

    /// Every name of every party, the main one first: what `Extraction` looks for in texts.
    package var names: [(name: String, entity: String, weak: Bool)] {
        entities.flatMap { entity in
            [(entity.name, entity.id, false)] + entity.aliases.map { ($0, entity.id, false) }
                + entity.weakAliases.map { ($0, entity.id, true) }
        }
    }

    /// The ids of the parties that have this number, each once, in the order of the index. Labels that different lists
    /// give one kind of number (`tax-id`, `inn`, `vat`) count as one; spaces and punctuation do not count.
    package func entity(holding identifier: Identifier) -> [String] { ids(identifier, in: holders) }

    /// The ids of the traders that have named an owner or a vessel with this number.
    package func entity(relatedTo identifier: Identifier) -> [String] { ids(identifier, in: relatedHolders) }

    private func ids(_ identifier: Identifier, in table: [IdentifierKey: [Int32]]) -> [String] {
        var found: Set<Int32> = []
        for key in IdentifierKey.all(of: identifier) { found.formUnion(table[key] ?? []) }
        return found.sorted().map { entities[Int($0)].id }
    }
}
