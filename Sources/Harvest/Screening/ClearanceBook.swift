import Matching
package import Records
package import Storage

/// The decisions of people that a party is not the listed one it looks like, as far as they still hold.
package struct ClearanceBook: Sendable {
    /// What a clearance says of a pair now.
    package enum Standing: Equatable, Sendable {
        case none
        case holds(Clearance)
        /// It was made, and holds no more; why, for people.
        case reopened(String)
    }

    private struct Pair: Hashable {
        let party: String
        let entry: String
    }

    private let clearances: [Pair: Clearance]
    private let now: Timestamp

    package init(_ clearances: [Clearance], at now: Timestamp) {
        self.clearances = Dictionary(clearances.map { (Pair(party: $0.party, entry: $0.entry), $0) }) { $1 }
        self.now = now
    }

    package func standing(of party: Entity, against entry: Entity) -> Standing {
        guard let clearance = clearances[Pair(party: party.id, entry: entry.id)] else { return .none }
        let who = "cleared by \(clearance.user) on \(clearance.at.day)"
        if let until = clearance.until, until <= now { return .reopened("\(who) until \(until.day): over") }
        if clearance.partyFingerprint != ScreeningFingerprint.of(party) {
            return .reopened("\(who), but the party has changed since")
        }
        if clearance.entryFingerprint != ScreeningFingerprint.of(entry) {
            return .reopened("\(who), but the entry has changed since")
        }
        return .holds(clearance)
    }

    /// The decisions whose time is not over, as `party entry time`, ascending: what tells whether they have changed.
    var decisions: [String] {
        clearances.values.filter { $0.until.map { $0 > now } ?? true }
            .map { "\($0.party)\t\($0.entry)\t\($0.at.seconds)" }.sorted()
    }

    /// The entry that one of `decisions` is about.
    static func entry(of decision: String) -> String? {
        let parts = decision.split(separator: "\t")
        return parts.count == 3 ? String(parts[1]) : nil
    }
}

extension Clearance {
    /// A decision of now about two parties as they are.
    package init(
        of party: Entity, against entry: Entity, reason: String, user: String, at now: Timestamp, until: Timestamp?
    ) {
        self.init(
            party: party.id, entry: entry.id, partyName: party.name, entryName: entry.name,
            partyFingerprint: ScreeningFingerprint.of(party), entryFingerprint: ScreeningFingerprint.of(entry),
            reason: reason, user: user, at: now, until: until)
    }
}
