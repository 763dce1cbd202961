import Records

/// What raises and lowers the score of one finding, each with its reason and its points.
struct Scoring {
    let reading: Reading
    let weights: Weights
    let linked: [Alert.Link]

    private var scene: Scene { reading.scene }

    func contributions() -> [Alert.Contribution] {
        proximity() + certainty() + tier() + context() + company()
    }

    private func proximity() -> [Alert.Contribution] {
        guard let decisive = reading.met.first else { return [] }
        let what = scene.mention(decisive).kind == .entity ? "the other party" : scene.mention(decisive).kind.rawValue
        var all: [Alert.Contribution] = []
        switch scene.scope(reading.anchor, decisive) {
        case .sentence: all.append(Alert.Contribution("\(what) in the same sentence", weights.sameSentence))
        case .paragraph: all.append(Alert.Contribution("\(what) in the same paragraph", weights.sameParagraph))
        case .document: break
        }
        if ([reading.anchor] + reading.met).contains(where: { scene.mention($0).zone == .title }) {
            all.append(Alert.Contribution("stands in the title", weights.inTitle))
        }
        return all
    }

    private func certainty() -> [Alert.Contribution] {
        guard let party = reading.party else { return [] }
        var all: [Alert.Contribution] = []
        if let identifier = party.match.reasons.first(where: { $0.hasPrefix("identifier") }) {
            all.append(Alert.Contribution("known by \(identifier)", weights.identifier))
        }
        let tenths = Int(((1 - party.match.score) * 10).rounded())
        if tenths > 0 {
            let reason = "match not certain (\(party.match.reasons.joined(separator: ", ")))"
            all.append(Alert.Contribution(reason, weights.doubtPerTenth * tenths))
        }
        return all
    }

    private func tier() -> [Alert.Contribution] {
        switch scene.source.tier {
        case .official: [Alert.Contribution("official source", weights.official)]
        case .press: [Alert.Contribution("established press", weights.press)]
        case .community: [Alert.Contribution("community source", weights.community)]
        case .unknown: []
        }
    }

    /// Does the article speak of the trader's own goods and places? If it speaks of goods and places and of none of
    /// the trader's, somebody else of the same name is likelier.
    private func context() -> [Alert.Contribution] {
        guard let trader = reading.party?.subject, trader.dataset == Watch.register else { return [] }
        let goods = concepts([.commodity])
        let places = concepts([.country, .port]).compactMap(Watch.country)
        let own = Set(trader.origins + trader.destinations + trader.countries.map { $0.uppercased() })
        let sharedGoods = goods.filter { Watch.overlaps($0, trader.commodities) }
        let sharedPlaces = Set(places).intersection(own)
        var all: [Alert.Contribution] = []
        if let first = sharedGoods.first {
            let code = first.split(separator: ":").last ?? ""
            all.append(Alert.Contribution("goods the trader declares (HS \(code))", weights.goodsDeclared))
        }
        if !sharedPlaces.isEmpty {
            let names = sharedPlaces.sorted().joined(separator: ", ")
            all.append(
                Alert.Contribution("country, origin or destination of the trader (\(names))", weights.placesDeclared))
        }
        let known = !trader.commodities.isEmpty && !own.isEmpty
        let certain = reading.party?.match.reasons.contains { $0.hasPrefix("identifier") } ?? false
        if known, !certain, !goods.isEmpty, !places.isEmpty, sharedGoods.isEmpty, sharedPlaces.isEmpty {
            all.append(Alert.Contribution("none of the trader's goods or places: perhaps a namesake", weights.namesake))
        }
        return all
    }

    private func concepts(_ kinds: Set<Mention.Kind>) -> [String] {
        scene.analysis.mentions.filter { kinds.contains($0.kind) }.compactMap(\.id)
    }

    private func company() -> [Alert.Contribution] {
        let decisive = reading.met.first.map { scene.mention($0).kind }
        guard decisive != .entity, let link = linked.first else { return [] }
        return [Alert.Contribution("listed party beside it: \(link.name) (\(link.list))", weights.listedPartyBeside)]
    }
}
