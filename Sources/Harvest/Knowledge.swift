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

extension Knowledge {
    /// What an engine knows now.
    static func current(of engine: Engine) async throws -> Knowledge {
        Knowledge(
            lexicon: engine.files.lexicon, rules: engine.files.rules, traders: try await engine.store.traders(),
            listed: try await engine.store.listedEntities())
    }

    /// Screens the register, where it, the lists or the rules have changed since it was screened last.
    func screenRegister(of engine: Engine, at now: Timestamp) async throws -> (raised: [Alert], updated: [Alert]) {
        let sources = Dictionary(engine.files.catalog.sources.map { ($0.id, $0) }) { first, _ in first }
        return try await RegisterScreening(store: engine.store, knowledge: self, sources: sources).runIfNeeded(at: now)
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
