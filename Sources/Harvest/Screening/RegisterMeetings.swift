import Alerts
import Matching
import Records

/// Who of the register meets whom of the lists: the whole, or what comes of a change.
struct RegisterMeetings {
    struct Meeting {
        let party: Entity
        let trader: Entity
        let hit: Hit
    }

    /// A party that is so much like a changed entry, compared among the changed ones alone, is screened anew: what a word
    /// is worth differs between the few and the many.
    private static let reach = RegisterScreening.threshold - 0.25

    private let screener: Screener
    private let listed: [Entity]
    private let entries: [String: Entity]
    private let register: [Entity]
    private let partiesByID: [String: Entity]
    private let traders: [String: Entity]
    private let clearances: ClearanceBook

    init(_ knowledge: Knowledge, _ clearances: ClearanceBook, on day: String) {
        let standing = knowledge.listed.filter { !$0.isDelisted(by: day) }
        // Where two lists of one authority have an entry, what the newer version says counts.
        let entries = Dictionary(standing.map { ($0.id, $0) }) { one, other in
            let versions = [one, other].map { knowledge.versions[$0.dataset] ?? 0 }
            return versions[0] < versions[1] ? other : one
        }
        listed = standing.filter { entries[$0.id]?.dataset == $0.dataset }
        screener = Screener(listed)
        self.entries = entries
        traders = Dictionary(knowledge.traders.map { ($0.id, $0) }) { first, _ in first }
        register = knowledge.parties.entities
        partiesByID = Dictionary(register.map { ($0.id, $0) }) { first, _ in first }
        self.clearances = clearances
    }

    func entry(_ id: String) -> Entity? { entries[id] }

    private func trader(of party: Entity) -> String { party.notes[Watch.traderNote] ?? party.id }

    /// Of every party: the entries it meets, by entry.
    func meetings() -> [String: [String]] { met(by: register).mapValues { $0.sorted() } }

    /// The parties that have to be screened anew: those of changed traders, those that a changed entry was met by, and
    /// those that may meet one now.
    func parties(
        of changed: Set<String>, met: [String: [String]], isChanged: (_ trader: String) -> Bool
    ) -> Set<String> {
        var parties = Set(register.filter { isChanged(trader(of: $0)) }.map(\.id))
        for entry in changed { parties.formUnion(met[entry] ?? []) }
        let fresh = listed.filter { changed.contains($0.id) }
        guard !fresh.isEmpty else { return parties }
        // A list that is all new: the other way round would be no less work.
        if fresh.count * 4 > listed.count { return Set(register.map(\.id)) }
        let index = Screener(fresh)
        for party in register where !index.screen(party, threshold: Self.reach, limit: 1).isEmpty {
            parties.insert(party.id)
        }
        return parties
    }

    /// The meetings after a change, from those before it, with what these parties meet now.
    func meetings(after last: [String: [String]], parties: Set<String>) -> [String: [String]] {
        var all: [String: Set<String>] = [:]
        for (entry, met) in last where entries[entry] != nil {
            all[entry] = Set(met.filter { partiesByID[$0] != nil && !parties.contains($0) })
        }
        for (entry, met) in met(by: register.filter { parties.contains($0.id) }) {
            all[entry, default: []].formUnion(met)
        }
        return all.filter { !$0.value.isEmpty }.mapValues { $0.sorted() }
    }

    private func met(by parties: [Entity]) -> [String: Set<String>] {
        var meetings: [String: Set<String>] = [:]
        for party in parties where traders[trader(of: party)] != nil {
            for hit in screener.screen(party, threshold: RegisterScreening.threshold, limit: .max)
            where !isCleared(party, hit.entity) {
                meetings[hit.entity, default: []].insert(party.id)
            }
        }
        return meetings
    }

    /// How a party meets an entry; nil when it does not, or somebody has cleared it.
    func meeting(of id: String, with entry: String) -> Meeting? {
        guard let party = partiesByID[id], let trader = traders[trader(of: party)],
            let hit = screener.hit(party, entry: entry), !isCleared(party, entry)
        else { return nil }
        return Meeting(party: party, trader: trader, hit: hit)
    }

    private func isCleared(_ party: Entity, _ entry: String) -> Bool {
        guard let entry = entries[entry], case .holds = clearances.standing(of: party, against: entry) else {
            return false
        }
        return true
    }
}
