package import Records
package import Storage

/// The lists that a question is asked of, as they stand or stood, and how far they can be rested on.
package struct ScreeningLists: Sendable {
    /// Which lists, and which moment.
    package struct Question: Sendable {
        /// Ids of sources; nil: all.
        package var lists: Set<String>?
        /// What the lists said by then; nil: what they say now.
        package var asOf: Timestamp?
        /// Only what had been fetched by then; nil: all that is known now.
        package var knownBy: Timestamp?
        /// Seconds after which a list that was not confirmed is too old.
        package var maxAge: Int

        package init(
            lists: Set<String>? = nil, asOf: Timestamp? = nil, knownBy: Timestamp? = nil,
            maxAge: Int = ScreeningLists.maxAge
        ) {
            self.lists = lists
            self.asOf = asOf
            self.knownBy = knownBy
            self.maxAge = maxAge
        }

        var isOfNow: Bool { asOf == nil && knownBy == nil }

        func moment(_ now: Timestamp) -> Timestamp { asOf ?? knownBy ?? now }
    }

    /// Three days, in seconds: authorities publish on every working day, and a weekend must not make an alarm.
    package static let maxAge = 3 * 86_400

    /// What is searched.
    let index: ScreeningIndex
    /// The moment that is asked about. Entries that were taken off by then do not count.
    let moment: Timestamp
    /// By list.
    package let basis: [ListBasis]
    /// When the store first had an entry, by `key(of:)`; only of questions about the past.
    package let known: [String: Timestamp]
    /// Lists that were asked for, and of which there is no version.
    package let absent: [String]

    package var day: String { moment.day }

    /// Parties out of a file, of which nothing else is known.
    package init(entities: [Entity], at now: Timestamp) {
        self.init(index: ScreeningIndex(entities), moment: now, basis: [], known: [:], absent: [])
    }

    private init(
        index: ScreeningIndex, moment: Timestamp, basis: [ListBasis], known: [String: Timestamp], absent: [String]
    ) {
        self.index = index
        self.moment = moment
        self.basis = basis
        self.known = known
        self.absent = absent
    }

    /// Two lists of one authority number their entries alike.
    static func key(of entry: Entity) -> String { entry.dataset + " " + entry.id }

    /// Whether there is anything that an answer could rest on.
    package var isEmpty: Bool { basis.isEmpty }

    /// Whether all there is to rest on are entries that later versions date back.
    package var isOnlyDatedBack: Bool { basis.allSatisfy { $0.remark != nil } }

    /// - Parameter folder: where the index of the lists in force is kept between calls; nil: nowhere.
    package static func load(
        from store: any Store, _ question: Question, cache folder: String? = nil, at now: Timestamp
    ) async throws(StoreError) -> ScreeningLists {
        let all = try await versions(of: question, in: store, at: now)
        let asked = all.filter { question.lists?.contains($0.source) ?? true }
        let absent = (question.lists ?? []).subtracting(all.map(\.source))
        var basis = try await basis(of: question, asked, in: store, at: now)
        let moment = question.moment(now)
        guard !question.isOfNow else {
            return ScreeningLists(
                index: try await .current(of: store, asked, cache: folder), moment: moment, basis: basis, known: [:],
                absent: absent.sorted())
        }
        let dated = try await store.entities(saidBy: moment, knownBy: question.knownBy)
            .filter { question.lists?.contains($0.entity.dataset) ?? true }
        let datedBack = Set(dated.map(\.entity.dataset)).subtracting(basis.map(\.list))
        for list in datedBack.sorted() {
            if let more = try await Self.basis(datingBack: list, in: store, to: moment) { basis.append(more) }
        }
        return ScreeningLists(
            index: ScreeningIndex(dated.map(\.entity)), moment: moment, basis: basis,
            known: Dictionary(dated.map { (Self.key(of: $0.entity), $0.known) }) { min($0, $1) },
            absent: absent.subtracting(datedBack).sorted())
    }

    /// A list of which there is no version of the day, but entries that a later one dates back to it.
    private static func basis(
        datingBack list: String, in store: any Store, to moment: Timestamp
    ) async throws(StoreError) -> ListBasis? {
        guard let first = try await store.listVersions(source: list).last else { return nil }
        return ListBasis(
            list: list, version: first.number, hash: first.hash, published: first.published, fetched: first.fetched,
            confirmed: first.fetched, entities: first.entities, age: 0, isTooOld: true,
            remark:
                "no version of that day: only entries that a later one dates back to it, none that was taken off since")
    }

    /// The lists of single versions, as a repetition of a screening needs them.
    package static func load(_ run: ScreeningRun, from store: any Store) async throws(StoreError) -> ScreeningLists {
        var entities: [Entity] = []
        let parameters = run.parameters
        if parameters.asOf == nil, parameters.knownBy == nil {
            for basis in run.basis { entities += try await store.entities(ofVersion: basis.version) }
        } else {
            // What was known then, and no version that was fetched later.
            let known = min(parameters.knownBy ?? run.started, run.started)
            let asked = parameters.lists.map { Set($0) }
            entities = try await store.entities(saidBy: parameters.asOf ?? known, knownBy: known).map(\.entity)
                .filter { asked?.contains($0.dataset) ?? true }
        }
        let basis = run.basis.map { version in
            ListBasis(
                list: version.list, version: version.version, hash: version.hash, published: version.published,
                fetched: version.fetched, confirmed: version.confirmed, entities: version.entities,
                age: max(0, Int(run.started.seconds - version.confirmed.seconds)), isTooOld: version.isTooOld)
        }
        return ScreeningLists(
            index: ScreeningIndex(entities), moment: parameters.asOf ?? parameters.knownBy ?? run.started, basis: basis,
            known: [:], absent: [])
    }

    /// The lists in force, and how far they can be rested on.
    package static func basis(
        in store: any Store, maxAge: Int = ScreeningLists.maxAge, at now: Timestamp
    ) async throws(StoreError) -> [ListBasis] {
        let question = Question(maxAge: maxAge)
        return try await basis(
            of: question, try await versions(of: question, in: store, at: now), in: store, at: now)
    }

    /// A version was confirmed by the last fetch that found no other, and through the time up to the next one.
    private static func basis(
        of question: Question, _ versions: [ListVersion], in store: any Store, at now: Timestamp
    ) async throws(StoreError) -> [ListBasis] {
        let states = try await store.sourceStates()
        let moment = question.moment(now)
        var all: [ListBasis] = []
        for version in versions {
            let hasSuccessor =
                question.isOfNow
                ? false : try await store.listVersions(source: version.source).contains { $0.number > version.number }
            let seen = max(version.fetched, states[version.source]?.lastSuccess ?? version.fetched)
            let confirmed = hasSuccessor ? moment : min(moment, seen)
            let age = max(0, Int(moment.seconds - confirmed.seconds))
            all.append(
                ListBasis(
                    list: version.source, version: version.number, hash: version.hash, published: version.published,
                    fetched: version.fetched, confirmed: confirmed, entities: version.entities, age: age,
                    isTooOld: age > question.maxAge))
        }
        return all
    }

    private static func versions(
        of question: Question, in store: any Store, at now: Timestamp
    ) async throws(StoreError) -> [ListVersion] {
        let all =
            question.isOfNow
            ? try await store.listVersions(source: nil).filter(\.inForce)
            : try await store.listVersions(saidBy: question.moment(now), knownBy: question.knownBy)
        return all.sorted { $0.source < $1.source }
    }
}
