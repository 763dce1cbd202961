package import Records

/// Screens parties against lists: which entries could be the same, how surely, and why.
///
/// Candidates first – names that share words, or words like them – then the comparison of each. Built once for a set of
/// lists, or read from a cache of it (`Screener+Cache`), never changed. Numbers are found whatever the name.
package struct Screener: Sendable {
    /// At most this many names are compared in full for a name of the query.
    static let candidates = 60
    /// At most this many names of the query are looked for.
    static let queryNames = 20

    let shelf: EntityShelf
    let index: NameIndex
    let numbers: NumberIndex

    /// Of two entries of one list with one id the first stays.
    package init(_ listed: [Entity]) {
        shelf = EntityShelf(listed)
        index = NameIndex(shelf)
        numbers = NumberIndex(shelf)
    }

    init(shelf: EntityShelf, index: NameIndex, numbers: NumberIndex) {
        (self.shelf, self.index, self.numbers) = (shelf, index, numbers)
    }

    /// How many entries there are.
    package var count: Int { shelf.count }

    /// The lists that the entries stand on.
    package var lists: [String] { shelf.lists }

    /// The entry of this id; the first one where several lists have it.
    package subscript(id: String) -> Entity? { shelf.place(of: id).flatMap { shelf[$0]?.entity } }

    /// The entry that was hit.
    package subscript(hit: Hit) -> Entity? {
        shelf.place(of: hit.entity, on: hit.list).flatMap { shelf[$0]?.entity }
    }

    /// The entries that could be the party, best first; of equal scores in the order of the list.
    ///
    /// - Parameters:
    ///   - threshold: The least score; `EntityComparer.threshold` when it is nil.
    ///   - limit: The most hits.
    ///   - lists: The lists that are asked; all when it is nil.
    ///   - isWanted: Which of their entries count, before the limit is applied: those in force on a day, for example.
    package func screen(
        _ query: Entity, threshold: Double? = nil, limit: Int = 10, lists: Set<String>? = nil,
        where isWanted: ((Entity) -> Bool)? = nil
    ) -> [Hit] {
        let threshold = threshold ?? EntityComparer.threshold
        var found = Found(self, query, lists, isWanted)
        for name in PreparedName.all(of: query).prefix(Screener.queryNames) {
            var name = name
            let search = NameSearch(index, name.form)
            name.form = search.form
            for candidate in found.wanted(search) { found.consider(name, candidate) }
        }
        for place in numbers.places(holding: query.identifiers) { found.add(place) }
        let hits = found.places.compactMap { place in
            found.hit(place, reasonsFrom: threshold).map { (place: place, hit: $0) }
        }.filter { $0.hit.score >= threshold }
        return hits.sorted { ($1.hit.score, $0.place) < ($0.hit.score, $1.place) }.prefix(max(0, limit)).map(\.hit)
    }

    /// How alike the party and one entry are, whatever the score, with the weights of the lists as in `screen`; nil
    /// when no list has the entry.
    package func hit(_ query: Entity, entry id: String) -> Hit? {
        guard let place = shelf.place(of: id) else { return nil }
        var found = Found(self, query, nil, nil)
        for name in PreparedName.all(of: query).prefix(Screener.queryNames) {
            var name = name
            name.form = NameSearch(index, name.form).form
            for candidate in index.names(of: place) { found.consider(name, candidate) }
        }
        found.add(Int32(place))
        return found.hit(Int32(place), reasonsFrom: 0)
    }
}

/// The entries that a query has met so far.
private struct Found {
    private struct Meeting {
        let entry: EntityShelf.Entry
        let kind: NameComparer.Kind
        var best = EntityComparer.Best()
        /// Of the names of the entry that say little.
        var bare = EntityComparer.Best()
    }

    private let screener: Screener
    private let query: Entity
    private let lists: Set<String>?
    private let isWanted: ((Entity) -> Bool)?
    /// Nil for entries that are not wanted.
    private var meetings: [Int32: Meeting?] = [:]

    init(_ screener: Screener, _ query: Entity, _ lists: Set<String>?, _ isWanted: ((Entity) -> Bool)?) {
        (self.screener, self.query, self.lists, self.isWanted) = (screener, query, lists, isWanted)
    }

    var places: [Int32] { Array(meetings.keys) }

    /// The best names that a search has found; where not all entries are wanted, the best of the wanted ones.
    mutating func wanted(_ search: NameSearch) -> [Int] {
        guard lists != nil || isWanted != nil else { return search.best(Screener.candidates) }
        var most = Screener.candidates
        while true {
            let best = search.best(most)
            var wanted: [Int] = []
            for name in best where add(screener.index.names[name].entity) {
                wanted.append(name)
                if wanted.count == Screener.candidates { return wanted }
            }
            if best.count < most { return wanted }
            most *= 4
        }
    }

    /// False when the entry is not wanted.
    @discardableResult
    mutating func add(_ place: Int32) -> Bool {
        if let known = meetings[place] { return known != nil }
        let meeting = meeting(place)
        meetings[place] = .some(meeting)
        return meeting != nil
    }

    private func meeting(_ place: Int32) -> Meeting? {
        if let lists, !lists.contains(screener.shelf.list(of: Int(place))) { return nil }
        guard let entry = screener.shelf[Int(place)], isWanted?(entry.entity) ?? true else { return nil }
        return Meeting(entry: entry, kind: NameComparer.Kind(query, entry.entity))
    }

    mutating func consider(_ ours: PreparedName, _ number: Int) {
        let name = screener.index.names[number]
        guard add(name.entity), let meeting = meetings[name.entity] ?? nil,
            let original = meeting.entry.entity.name(at: Int(name.place))
        else { return }
        let theirs = PreparedName(original: original, form: screener.index.form(name), weak: name.weak)
        if theirs.form.saysLittle(entity: meeting.entry.entity.schema) {
            meetings[name.entity]??.bare.consider(ours, theirs, meeting.kind)
        } else {
            meetings[name.entity]??.best.consider(ours, theirs, meeting.kind)
        }
    }

    func hit(_ place: Int32, reasonsFrom least: Double) -> Hit? {
        guard let meeting = meetings[place] ?? nil else { return nil }
        let entity = meeting.entry.entity
        var best = meeting.best
        let worth = meeting.bare.left?.form.worth(besides: meeting.bare.right?.form, meeting.kind) ?? 0
        let isBare = meeting.bare.score * worth > best.score
        if isBare {
            best = meeting.bare
            best.score *= worth
        }
        let result = EntityComparer.finished(best, query, entity, reasonsFrom: least)
        return Hit(
            entity: entity.id, list: entity.dataset, score: result.score, name: result.name,
            reasons: result.reasons + (isBare ? ["the name says little alone"] : []))
    }
}
