package import Records

/// Screens parties against lists: which entries could be the same, how surely, and why.
///
/// Candidates first – names that share words, or words like them – then the comparison of each. Built once for a set of
/// lists, never changed. Numbers are found whatever the name.
package struct Screener: Sendable {
    /// At most this many names are compared in full for a name of the query.
    static let candidates = 80
    /// At most this many names of the query are looked for.
    static let queryNames = 20

    private let listed: [Entity]
    private let index: NameIndex
    private let numbers: EntityIndex

    package init(_ listed: [Entity]) {
        numbers = EntityIndex(listed)
        self.listed = numbers.entities
        index = NameIndex(self.listed)
    }

    /// The entries that could be the party, best first; of equal scores in the order of the list.
    ///
    /// - Parameters:
    ///   - threshold: The least score; `EntityComparer.threshold` when it is nil.
    ///   - limit: The most hits.
    package func screen(_ query: Entity, threshold: Double? = nil, limit: Int = 10) -> [Hit] {
        let threshold = threshold ?? EntityComparer.threshold
        var best: [Int32: EntityComparer.Best] = [:]
        for name in PreparedName.all(of: query).prefix(Screener.queryNames) {
            var name = name
            let search = NameSearch(index, name.form)
            name.form = search.form
            for candidate in search.best(Screener.candidates) { consider(name, index.names[candidate], query, &best) }
        }
        for place in placesOfNumbers(query) where best[place] == nil { best[place] = EntityComparer.Best() }
        let hits = best.compactMap { place, best -> (place: Int32, hit: Hit)? in
            let entity = listed[Int(place)]
            let result = EntityComparer.finished(best, query, entity)
            guard result.score >= threshold else { return nil }
            return (place, Hit(entity: entity.id, score: result.score, name: result.name, reasons: result.reasons))
        }
        return hits.sorted { ($1.hit.score, $0.place) < ($0.hit.score, $1.place) }.prefix(max(0, limit)).map(\.hit)
    }

    private func consider(
        _ ours: PreparedName, _ name: NameIndex.Name, _ query: Entity, _ best: inout [Int32: EntityComparer.Best]
    ) {
        let entity = listed[Int(name.entity)]
        let theirs = PreparedName(
            original: original(name, of: entity), form: index.form(name), weak: name.weak)
        best[name.entity, default: EntityComparer.Best()].consider(ours, theirs, NameComparer.Kind(query, entity))
    }

    private func original(_ name: NameIndex.Name, of entity: Entity) -> String {
        let place = Int(name.place)
        if place == 0 { return entity.name }
        if place <= entity.aliases.count { return entity.aliases[place - 1] }
        let weak = place - 1 - entity.aliases.count
        return weak < entity.weakAliases.count ? entity.weakAliases[weak] : entity.name
    }

    private func placesOfNumbers(_ query: Entity) -> Set<Int32> {
        Set(query.identifiers.flatMap { numbers.places(holding: $0) })
    }
}
