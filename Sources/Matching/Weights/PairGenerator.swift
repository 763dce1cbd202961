package import Records

/// Labelled pairs made from a list whose entries are all different parties: a name against its own entry, spoilt as
/// registers spoil names, and a name against another entry that it resembles.
///
/// The left side has a name and nothing else, the right side is the entry.
package struct PairGenerator: Sendable {
    package var seed: UInt64 = 1
    /// At most so many entries are taken, spread over the list.
    package var entries = 600

    package init() {}

    /// The same list and seed give the same pairs.
    package func pairs(from list: [Entity]) -> [LabelledPair] {
        var generator = SeededGenerator(seed: seed)
        let chosen = list.shuffled(using: &generator).prefix(entries)
        var pairs: [LabelledPair] = []
        for entity in chosen {
            for corruption in Corruption.allCases {
                guard let name = corruption.of(entity.name, entity.schema, &generator), name != entity.name else {
                    continue
                }
                pairs.append(
                    LabelledPair(
                        query(name, entity.schema), entity, isMatch: true, group: "made: \(corruption.rawValue)"))
            }
        }
        return pairs + nearNames(Array(chosen), list)
    }

    /// Entries that a name resembles and does not mean.
    private func nearNames(_ chosen: [Entity], _ list: [Entity]) -> [LabelledPair] {
        let screener = Screener(list)
        let byID = Dictionary(list.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var pairs: [LabelledPair] = []
        for entity in chosen {
            let hits = screener.screen(query(entity.name, entity.schema), threshold: 0.45, limit: 6)
            let others = hits.compactMap { byID[$0.entity] }.filter { isAnother($0, than: entity) }
            for other in others.prefix(3) {
                pairs.append(
                    LabelledPair(query(entity.name, entity.schema), other, isMatch: false, group: "made: near name"))
            }
        }
        return pairs
    }

    /// Not the same party twice on the list: no name in common, whatever the order of its words, and no day of birth.
    private func isAnother(_ other: Entity, than entity: Entity) -> Bool {
        guard other.id != entity.id, other.schema == entity.schema else { return false }
        let names = Set(([entity.name] + entity.aliases + entity.weakAliases).map(key))
        guard !([other.name] + other.aliases + other.weakAliases).contains(where: { names.contains(key($0)) }) else {
            return false
        }
        let days = Set(entity.birthDates.filter { $0.utf8.count == 10 })
        return !other.birthDates.contains { days.contains($0) }
            && !other.identifiers.contains { entity.identifiers.contains($0) }
    }

    private func key(_ name: String) -> String { NameWords.folded(name).sorted().joined(separator: " ") }

    private func query(_ name: String, _ schema: Entity.Schema) -> Entity {
        Entity(id: "", schema: schema, name: name, dataset: "")
    }
}
