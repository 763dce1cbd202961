package import Alerts
import Articles
package import Extraction
package import Matching
package import Records
import Storage

/// What the stations need to know, built once per pass and replaced whole: lexicons, names, parties, rules.
package struct Knowledge: Sendable {
    package let reader: ArticleReader
    package let linker: Linker
    package let index: EntityIndex
    package let rules: RuleSet
    /// How articles become stories, events and alerts.
    let storyRules: StoryRules
    package let watch: Watch
    /// What concepts are called, by id.
    package let titles: [String: String]
    /// The traders themselves, without their owners and vessels.
    package let traders: [Entity]
    package let parties: RegisterBook
    /// The entries of the lists.
    let listed: [Entity]
    /// The versions of the lists that they are of, or older ones, by the list.
    let versions: [String: Int]

    package init(
        lexicon: Lexicon, rules: RuleSet, taggers: [PartyTagger] = [], traders: [Entity], listed: [Entity],
        versions: [String: Int]
    ) {
        self.traders = traders
        self.listed = listed
        self.versions = versions
        self.rules = rules
        storyRules = StoryRules(
            sameStory: Sketcher.sameStory, sameEvent: { rules.sameEvent($0, $1) }, window: rules.eventWindow
        ) { findings, event, previous, history, now in
            rules.alert(of: findings, story: event, previous: previous, history: history, at: now)
        }
        parties = RegisterBook(traders: traders)
        index = EntityIndex(parties.entities + listed)
        var reader = ArticleReader(lexicon: lexicon, index: index)
        reader.analyzer.taggers = taggers
        self.reader = reader
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
        // The numbers before the entries: a version that comes in between is then screened twice rather than never.
        let versions = try await engine.store.listVersions(source: nil).filter(\.inForce)
        return Knowledge(
            lexicon: engine.files.lexicon, rules: engine.files.rules, taggers: engine.files.taggers,
            traders: try await engine.store.traders(), listed: try await engine.store.listedEntities(),
            versions: Dictionary(versions.map { ($0.source, $0.number) }) { first, _ in first })
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
                + Self.apart(
                    trader.vessels.map { Self.party($0, .vessel, "vessel", of: trader) }
                        + trader.owners.map { Self.party($0, .legalEntity, "owner", of: trader) })
        }
    }

    /// Two vessels of one name are two parties: the second one's id gets a `#2`.
    private static func apart(_ parties: [Entity]) -> [Entity] {
        var seen: [String: Int] = [:]
        return parties.map { party in
            var party = party
            let number = seen[party.id, default: 0] + 1
            seen[party.id] = number
            if number > 1 { party.id += "#\(number)" }
            return party
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
