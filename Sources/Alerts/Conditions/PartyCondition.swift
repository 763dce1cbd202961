package import Records
package import Settings

/// A known party: `party: trader | listed | any`, of certain `lists:`, `topics:` or `countries:`.
package struct PartyCondition: Condition {
    package static let name = "party"
    package static let title = "a trader of the register (or its owner or vessel), or a listed party"

    enum Who: String, CaseIterable { case trader, listed, any }

    let who: Who
    let lists: Set<String>
    let topics: Set<String>
    let countries: Set<String>

    package init?(_ mapping: Mapping) {
        guard let who = mapping.choice(Self.name, Who.self) else { return nil }
        self.who = who
        lists = Set(mapping.strings("lists"))
        topics = Set(mapping.strings("topics"))
        countries = Set(mapping.strings("countries").map { $0.lowercased() })
    }

    package func met(in scene: Scene, subject: Entity?) -> Met {
        .mentions(
            scene.parties.filter { party in
                !scene.mention(party.mention).negated && admits(party)
                    && (subject == nil || party.subject.id != subject?.id)
            }.map(\.mention))
    }

    func admits(_ party: Scene.Party) -> Bool {
        switch who {
        case .trader where !party.isTrader: return false
        case .listed where party.isTrader: return false
        default: break
        }
        let entity = party.subject
        return (lists.isEmpty || lists.contains(entity.dataset))
            && (topics.isEmpty || !topics.isDisjoint(with: entity.topics))
            && (countries.isEmpty || !countries.isDisjoint(with: entity.countries))
    }
}
