/// What a screening says of one party.
package struct ScreeningAnswer: Hashable, Codable, Sendable {
    /// What to do about a party.
    package enum Decision: String, Codable, Sendable, CaseIterable {
        /// Treat it as the listed party.
        case match
        /// Somebody has to look.
        case review
        /// Nobody on the lists that were asked looks like it.
        case clear
    }

    /// The entry of a list that is the same party as another one.
    package struct Listing: Hashable, Codable, Sendable {
        package var entity: String
        package var list: String
        package var name: String
        /// The day it was put on that list, as far as the list says.
        package var listed: String?

        package init(_ entity: Entity) {
            self.entity = entity.id
            list = entity.dataset
            name = entity.name
            listed = entity.listed
        }
    }

    /// An entry that could be the party.
    package struct Match: Hashable, Codable, Sendable {
        package var entity: String
        package var list: String
        package var score: Double
        /// The name of the entry that was met.
        package var name: String
        package var decision: Decision
        package var reasons: [String]
        package var programs: [String]
        package var topics: [String]
        package var listed: String?
        /// When this store first had the entry; only where a day in the past was asked about.
        package var known: Timestamp?
        /// The same party on other lists.
        package var listings: [Listing]

        package init(_ hit: Hit, entry: Entity, decision: Decision, listings: [Listing] = [], known: Timestamp? = nil) {
            entity = hit.entity
            list = entry.dataset
            score = hit.score
            name = hit.name
            self.decision = decision
            reasons = hit.reasons
            programs = entry.programs
            topics = entry.topics
            listed = entry.listed
            self.known = known
            self.listings = listings
        }
    }

    /// An entry that somebody has decided not to be the party.
    package struct Cleared: Hashable, Codable, Sendable {
        package var entity: String
        package var list: String
        package var name: String
        package var score: Double
        package var reason: String
        package var user: String
        package var at: Timestamp
        package var until: Timestamp?

        package init(
            _ hit: Hit, list: String, reason: String, user: String, at: Timestamp, until: Timestamp?
        ) {
            entity = hit.entity
            self.list = list
            name = hit.name
            score = hit.score
            self.reason = reason
            self.user = user
            self.at = at
            self.until = until
        }
    }

    package var id: String
    package var name: String
    package var decision: Decision
    /// Best first.
    package var matches: [Match]
    package var cleared: [Cleared]
    /// All that the machine met, as `entry score`, before clearances, groups and limits: what a repetition is compared
    /// with.
    package var met: [String]

    package init(id: String, name: String, matches: [Match], cleared: [Cleared] = [], met: [String] = []) {
        self.id = id
        self.name = name
        self.matches = matches
        self.cleared = cleared
        self.met = met
        decision = matches.contains { $0.decision == .match } ? .match : matches.isEmpty ? .clear : .review
    }
}

/// A list that a screening rests on.
package struct ListBasis: Hashable, Codable, Sendable {
    package var list: String
    /// The number of its version in the store.
    package var version: Int
    /// SHA-256 (hex) of what was fetched.
    package var hash: String
    package var published: Timestamp?
    package var fetched: Timestamp
    /// When it was last seen that there is no newer version.
    package var confirmed: Timestamp
    package var entities: Int
    /// Seconds between `confirmed` and the moment that was asked about.
    package var age: Int
    /// Nothing should be rested on it.
    package var isTooOld: Bool
    /// Why not, where it is not its age.
    package var remark: String?

    package init(
        list: String, version: Int, hash: String, published: Timestamp?, fetched: Timestamp, confirmed: Timestamp,
        entities: Int, age: Int, isTooOld: Bool, remark: String? = nil
    ) {
        self.list = list
        self.version = version
        self.hash = hash
        self.published = published
        self.fetched = fetched
        self.confirmed = confirmed
        self.entities = entities
        self.age = age
        self.isTooOld = isTooOld
        self.remark = remark
    }
}

/// A screening as a whole: what was asked, of which lists, and the answers.
package struct ScreeningReport: Sendable {
    package var run: String
    package var user: String
    package var started: Timestamp
    package var input: String
    /// What was asked for, as people read it: `threshold` and `0.70` …
    package var parameters: [(name: String, value: String)]
    package var lists: [ListBasis]
    package var answers: [ScreeningAnswer]

    package init(
        run: String, user: String, started: Timestamp, input: String, parameters: [(name: String, value: String)],
        lists: [ListBasis], answers: [ScreeningAnswer]
    ) {
        self.run = run
        self.user = user
        self.started = started
        self.input = input
        self.parameters = parameters
        self.lists = lists
        self.answers = answers
    }

    package func count(_ decision: ScreeningAnswer.Decision) -> Int { answers.count { $0.decision == decision } }
}

extension Entity {
    /// Whether the list says that it was taken off by this day (`2026-03-04`). Of a month or year that is all the list
    /// says, the whole has to be over.
    package func isDelisted(by day: String) -> Bool {
        guard let delisted else { return false }
        return delisted.count < day.count ? delisted < day.prefix(delisted.count) : delisted <= day
    }
}
