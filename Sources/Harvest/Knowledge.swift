package import Alerts
package import Extraction
package import Matching
package import Records
import Storage

/// What the stations need to know, built once per pass and replaced whole: lexicons, names, parties, rules.
package struct Knowledge: Sendable {
    package let analyzer: Analyzer
    package let linker: Linker
    package let index: EntityIndex
    package let rules: RuleSet
    package let watch: Watch
    /// What concepts are called, by id.
    package let titles: [String: String]
    /// The traders themselves, without their owners and vessels.
    package let traders: [Entity]
    package let parties: RegisterBook

    package init(lexicon: Lexicon, rules: RuleSet, traders: [Entity], listed: [Entity]) {
        self.traders = traders
        self.rules = rules
        parties = RegisterBook(traders: traders)
        index = EntityIndex(parties.entities + listed)
        var names = NameTable()
        for entry in index.names { names.insert(entry.name, entity: entry.entity) }
        analyzer = Analyzer(lexicon: lexicon, names: names)
        linker = Linker(index: index)
        watch = Watch(traders: traders)
        titles = Dictionary(
            lexicon.concepts.compactMap { concept in concept.title.map { (concept.id, $0) } }
        ) { first, _ in first }
    }
}

/// The register as the matcher sees it: each trader, and each of its owners and vessels as a party of its own that
/// points back to the trader.
package struct RegisterBook: Sendable {
    package let entities: [Entity]

    package init(traders: [Entity]) {
        entities = traders.flatMap { trader in
            [trader]
                + trader.vessels.map { Self.party($0, .vessel, "vessel", of: trader) }
                + trader.owners.map { Self.party($0, .legalEntity, "owner", of: trader) }
        }
    }

    private static func party(
        _ related: Entity.Related, _ schema: Entity.Schema, _ role: String, of trader: Entity
    ) -> Entity {
        var entity = Entity(
            id: "\(trader.id)/\(role)/\(related.name)", schema: schema, name: related.name, dataset: Watch.register)
        entity.identifiers = related.identifiers
        entity.notes = [Watch.traderNote: trader.id, "role": role]
        return entity
    }
}
