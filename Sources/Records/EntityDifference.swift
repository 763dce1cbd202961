/// How one entry of a list differs between two versions: a line for each field.
package struct EntityDifference: Hashable, Codable, Sendable {
    /// A field of the entry: what is gone and what is new in it, as text.
    package struct Field: Hashable, Codable, Sendable {
        /// The JSON name of the field (`birth_dates`).
        package var field: String
        package var removed: [String]
        package var added: [String]
    }

    package var id: String
    package var name: String
    package var fields: [Field]

    /// Nil when both say the same. The order of values within a field does not count.
    package init?(from old: Entity, to new: Entity) {
        id = new.id
        name = new.name
        let before = EntityDifference.values(old)
        let after = EntityDifference.values(new)
        fields = zip(before, after).compactMap { old, new in
            let removed = old.values.filter { !new.values.contains($0) }
            let added = new.values.filter { !old.values.contains($0) }
            return removed.isEmpty && added.isEmpty
                ? nil : Field(field: old.field, removed: removed, added: added)
        }
        guard !fields.isEmpty else { return nil }
    }

    /// Every field that a list fills, in the order of `Entity`.
    private static func values(_ e: Entity) -> [(field: String, values: [String])] {
        [
            ("schema", [e.schema.rawValue]), ("name", [e.name]), ("aliases", e.aliases),
            ("weak_aliases", e.weakAliases), ("countries", e.countries), ("birth_dates", e.birthDates),
            ("birth_places", e.birthPlaces), ("gender", one(e.gender)),
            ("name_parts", e.nameParts.map { "\($0.kind.rawValue): \($0.text)" }),
            ("identifiers", e.identifiers.map { "\($0.type): \($0.value)" }), ("addresses", e.addresses),
            ("programs", e.programs), ("topics", e.topics), ("listed", one(e.listed)), ("delisted", one(e.delisted)),
            ("relations", e.relations.map { "\($0.kind.rawValue): \($0.name)\($0.entity.map { " (\($0))" } ?? "")" }),
            ("remarks", one(e.remarks)),
        ]
    }

    private static func one(_ value: String?) -> [String] { value.map { [$0] } ?? [] }
}

/// How two versions of a list differ: who came, who went, and whose entry says something else. Each in the order of the
/// ids.
package struct ListDifference: Hashable, Sendable {
    package var added: [Entity]
    package var changed: [EntityDifference]
    package var removed: [Entity]
    /// How many entries are the same in both.
    package var unchanged: Int

    /// Of equal ids within a version the last one counts.
    package init(from old: [Entity], to new: [Entity]) {
        let before = Dictionary(old.map { ($0.id, $0) }) { $1 }
        let after = Dictionary(new.map { ($0.id, $0) }) { $1 }
        added = after.values.filter { before[$0.id] == nil }.sorted { $0.id < $1.id }
        removed = before.values.filter { after[$0.id] == nil }.sorted { $0.id < $1.id }
        changed = after.values.compactMap { entry in
            before[entry.id].flatMap { EntityDifference(from: $0, to: entry) }
        }.sorted { $0.id < $1.id }
        unchanged = after.count - added.count - changed.count
    }

    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
}
