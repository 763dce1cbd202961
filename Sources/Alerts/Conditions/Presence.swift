import Records

/// What an article has in it at all, so that most rules need not look closer: kinds of mentions, parties, and a bit for
/// each concept that some rule names.
struct Presence: Sendable {
    private(set) var kinds: KindSet = []
    private(set) var concepts: Set<Int32> = []
    private(set) var hasTrader = false
    private(set) var hasListed = false
    private(set) var hasDeclaredGoods = false
    private(set) var hasDeclaredPlaces = false

    init(_ scene: Scene, vocabulary: [String: Int32]) {
        for party in scene.parties {
            if party.isTrader { hasTrader = true } else { hasListed = true }
        }
        var seen: Set<String> = []
        for mention in scene.analysis.mentions {
            kinds.insert(KindSet(mention.kind))
            guard let id = mention.id else { continue }
            switch mention.kind {
            case .commodity:
                if !hasDeclaredGoods, seen.insert(id).inserted, scene.watch.declares(id) {
                    hasDeclaredGoods = true
                }
            case .country, .port:
                if !hasDeclaredPlaces, let code = Watch.country(of: id), scene.watch.places.contains(code) {
                    hasDeclaredPlaces = true
                }
            case .offence, .event, .regulation, .sanction, .topic:
                if let number = vocabulary[id] { concepts.insert(number) }
            default: break
            }
        }
    }
}
