import Records

/// Parties that a list names beside others are often entries of the same list.
enum ListRelations {
    /// Gives each relation that has a name and no id the id of the one entity that bears the name as its own, or else
    /// the one that bears it as an alias. Capitals and a full stop at the end do not count.
    static func resolve(_ entities: inout [Entity]) {
        var wanted: [String: (own: Set<String>, alias: Set<String>)] = [:]
        for entity in entities {
            for relation in entity.relations where relation.entity == nil {
                wanted[key(relation.name)] = ([], [])
            }
        }
        wanted[""] = nil
        guard !wanted.isEmpty else { return }
        for entity in entities {
            wanted[key(entity.name)]?.own.insert(entity.id)
            for alias in entity.aliases { wanted[key(alias)]?.alias.insert(entity.id) }
        }
        for i in entities.indices where !entities[i].relations.isEmpty {
            let id = entities[i].id
            var seen: Set<Entity.Relation> = []
            entities[i].relations = entities[i].relations.map { relation in
                guard relation.entity == nil, let found = wanted[key(relation.name)] else {
                    return relation
                }
                let only = found.own.isEmpty ? found.alias : found.own
                guard only.count == 1, let other = only.first, other != id else { return relation }
                return Entity.Relation(relation.kind, name: relation.name, entity: other)
            }.filter { seen.insert($0).inserted }
        }
    }

    private static func key(_ name: String) -> String {
        let text = name.uppercased()
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
