import Records

extension Scoring {
    /// Does the article speak of the trader's own goods, places and ways? If it speaks of goods and places and of none of
    /// the trader's, somebody else of the same name is likelier.
    func business() -> [Alert.Contribution] {
        guard let party = reading.anchor.party, party.isTrader else { return [] }
        let trader = party.subject
        let own = Set(trader.origins + trader.destinations + trader.countries.map { $0.uppercased() })
        let goods = concepts(KindSet(.commodity))
        let places = Set(concepts(.places).compactMap(Watch.country))
        let sharedGoods = goods.first { Watch.overlaps($0, trader.commodities) }
        let sharedPlaces = places.intersection(own)
        var all: [Alert.Contribution] = []
        if let code = sharedGoods.flatMap(Watch.code) {
            all.append(one("goods the trader declares (HS \(code))", .goodsDeclared))
        }
        if !sharedPlaces.isEmpty {
            let names = sharedPlaces.sorted().joined(separator: ", ")
            all.append(one("country, origin or destination of the trader (\(names))", .placesDeclared))
        }
        if let way = way(of: trader) {
            all.append(one("a way the trader's goods take (\(way))", .routeDeclared))
        }
        let isCertain = party.match.reasons.contains {
            $0.hasPrefix("identifier") || $0.hasPrefix("confirmed by identifier")
        }
        guard !isCertain, sharedPlaces.isEmpty, !own.isEmpty, !places.isEmpty else { return all }
        if !trader.commodities.isEmpty, !goods.isEmpty, sharedGoods == nil {
            all.append(one("none of the trader's goods or places: perhaps a namesake", .namesake))
        } else if sharedGoods == nil, isPlacedElsewhere {
            all.append(one("said to be of a country that is none of the trader's", .elsewhere))
        }
        return all
    }

    /// Concepts of the whole article.
    private func concepts(_ kinds: KindSet) -> [String] {
        scene.analysis.mentions.filter { kinds.has($0.kind) }.compactMap(\.id)
    }

    /// A place right beside the name: “Oceanic Metals of Ohio”, “Ohio-based Oceanic Metals”.
    private var isPlacedElsewhere: Bool {
        let anchor = reading.anchor.mention
        let key = layout.spots[anchor].key
        return layout.slice(max(0, key - 40)..<layout.spots[anchor].key + 120).contains { index in
            KindSet.places.has(layout.spots[index].kind)
                && layout.spots[index].sentence == layout.spots[anchor].sentence
                && (layout.words(between: index, anchor) ?? .max) <= 1 && !layout.isAuthority(index)
        }
    }

    private func way(of trader: Entity) -> String? {
        concepts(KindSet(.route)).first { id in
            Watch.ends(of: id).map {
                trader.origins.contains($0.from) && trader.destinations.contains($0.to)
            }
                ?? false
        }
    }

    func company() -> [Alert.Contribution] {
        guard let link = linked.first, decisive.map({ layout.parties[$0] == nil }) ?? true else {
            return []
        }
        return [one("listed party beside it: \(link.name) (\(link.list))", .listedPartyBeside)]
    }
}
