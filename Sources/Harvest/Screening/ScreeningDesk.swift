import Matching
package import Records
package import Storage
import Texts

/// Answers, party by party, who of the lists it could be: what the command line, the register's own screening and the
/// console ask.
///
///     let lists = try await ScreeningLists.load(from: store, .init(), at: now)
///     let desk = ScreeningDesk(lists, clearances: try await store.clearances())
///     let answer = desk.answer(to: trader)
package struct ScreeningDesk: Sendable {
    /// How much is asked for.
    package struct Bounds: Sendable {
        /// The least score.
        package var threshold: Double
        /// The most matches a party.
        package var limit: Int

        package init(threshold: Double = EntityComparer.threshold, limit: Int = 10) {
            self.threshold = threshold
            self.limit = limit
        }
    }

    package let lists: ScreeningLists
    package let bounds: Bounds
    private let clearances: ClearanceBook

    /// - Parameter clearances: those that were made after the moment that is asked about do not count.
    package init(_ lists: ScreeningLists, clearances: [Clearance], bounds: Bounds = Bounds()) {
        self.lists = lists
        self.bounds = bounds
        self.clearances = ClearanceBook(clearances.filter { $0.at <= lists.moment }, at: lists.moment)
    }

    package func answer(to party: Entity) -> ScreeningAnswer {
        var matches: [ScreeningAnswer.Match] = []
        var cleared: [ScreeningAnswer.Cleared] = []
        var shown: Set<String> = []
        let hits = hits(of: party)
        for hit in hits {
            guard let entry = lists.index.screener[hit] else { continue }
            var hit = hit
            switch clearances.standing(of: party, against: entry) {
            case .holds(let decision):
                cleared.append(
                    .init(
                        hit, list: entry.dataset, reason: decision.reason, user: decision.user, at: decision.at,
                        until: decision.until))
                continue
            case .reopened(let why): hit.reasons.append("re-opened: \(why)")
            case .none: break
            }
            guard !shown.contains(entry.id), matches.count < bounds.limit else { continue }
            let group = lists.index.groups.group(of: entry.id)
            shown.formUnion(group + [entry.id])
            matches.append(match(hit, entry, group))
        }
        return ScreeningAnswer(
            id: party.id, name: party.name, matches: matches, cleared: cleared,
            met: hits.map { "\($0.list) \($0.entity) \($0.score)" })
    }

    /// All of them, since what is cleared, or the same party on another list, does not count against the limit.
    private func hits(of party: Entity) -> [Hit] {
        lists.index.screener.screen(
            party, threshold: bounds.threshold, limit: .max,
            where: { [day = lists.day] entry in !entry.isDelisted(by: day) })
    }

    private func match(_ hit: Hit, _ entry: Entity, _ group: [String]) -> ScreeningAnswer.Match {
        let others = group.filter { $0 != entry.id }.compactMap { lists.index.screener[$0] }
            .filter { !$0.isDelisted(by: lists.day) }
        return ScreeningAnswer.Match(
            hit, entry: entry, decision: ScreeningDecision.of(hit, threshold: bounds.threshold),
            listings: others.map { .init($0) },
            known: lists.known[ScreeningLists.key(of: entry)])
    }

    /// What the machine found, hashed (SHA-256, hex): the same parties, lists and program give the same, whatever people
    /// have decided, and however many matches were asked for.
    package static func resultHash(_ answers: [ScreeningAnswer]) -> String {
        let lines = answers.map { "\($0.id)\t\($0.met.sorted().joined(separator: "\t"))\n" }
        return Digest.sha256(Array(lines.joined().utf8))
    }
}
