import Records
import Settings

/// A party: `party: trader | listed | unknown | any`, of certain `lists:`, `topics:`, `countries:` or `schema:`.
/// Unknown: somebody whom neither register nor lists have.
struct PartyCondition: Condition {
    static let name = "party"
    static let title =
        "a trader of the register (or its owner or vessel), a listed party, or somebody unknown"

    enum Who: String, CaseIterable { case trader, listed, unknown, any }

    let who: Who
    private let lists: Set<String>
    private let topics: Set<String>
    private let countries: Set<String>
    private let schemas: Set<String>

    init?(_ mapping: Mapping) {
        guard let who = mapping.choice(Self.name, Who.self) else { return nil }
        self.who = who
        lists = Set(mapping.strings("lists"))
        topics = Set(mapping.strings("topics"))
        countries = Set(mapping.strings("countries").map { $0.lowercased() })
        let words = mapping.strings("schema")
        let known = Entity.Schema.allCases.map(\.rawValue)
        if let bad = words.first(where: { !known.contains($0) }) {
            mapping.report("schema", "“\(bad)” is not one of \(known.joined(separator: ", "))")
            return nil
        }
        schemas = Set(words)
    }

    var kinds: KindSet { who == .unknown ? .strangers : [KindSet(.entity), KindSet(.identifier)] }
    var names: [Known.Name] { lists.sorted().map { .list($0) } }
    var phrase: String {
        switch who {
        case .trader: "a trader of the register"
        case .listed: "a listed party"
        case .unknown: "somebody unknown"
        case .any: "a known party"
        }
    }

    func mayBeMet(_ presence: Presence) -> Bool {
        switch who {
        case .trader: presence.hasTrader
        case .listed: presence.hasListed
        case .any: presence.hasTrader || presence.hasListed
        case .unknown: !kinds.isDisjoint(with: presence.kinds)
        }
    }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        if who == .unknown {
            return .mentions(layout.mentions(kinds, polarity).filter { layout.parties[$0] == nil })
        }
        let met = layout.parties.filter { mention, parties in
            polarity.admits(layout.scene.mention(mention))
                && parties.contains(where: admits)
        }
        return .mentions(met.keys.sorted { layout.spots[$0].key < layout.spots[$1].key })
    }

    func admits(_ party: Scene.Party) -> Bool {
        switch who {
        case .trader where !party.isTrader: return false
        case .listed where party.isTrader: return false
        case .unknown: return false
        default: break
        }
        let entity = party.subject
        return (lists.isEmpty || lists.contains(entity.dataset))
            && (topics.isEmpty || !topics.isDisjoint(with: entity.topics))
            && (countries.isEmpty || !countries.isDisjoint(with: entity.countries))
            && (schemas.isEmpty || schemas.contains(party.entity.schema.rawValue))
    }
}
