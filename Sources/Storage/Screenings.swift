package import Records

/// An entry as a list had it on a day.
package struct DatedEntity: Hashable, Sendable {
    package var entity: Entity
    /// When the store first had an entry of this id from this list, in the run of versions that leads to the day.
    package var known: Timestamp
    /// The version says so by its own date; otherwise a later version dates the entry back (`Entity.listed`).
    package var isOfVersion: Bool

    package init(entity: Entity, known: Timestamp, isOfVersion: Bool) {
        self.entity = entity
        self.known = known
        self.isOfVersion = isOfVersion
    }
}

/// What a list said of an entry over a run of its versions.
package struct ListedRevision: Hashable, Sendable {
    /// The list's source.
    package var list: String
    package var entity: Entity
    /// The first version that said so.
    package var from: ListVersion
    /// The first version that said something else, or nothing; nil while it is in force.
    package var until: ListVersion?

    package init(list: String, entity: Entity, from: ListVersion, until: ListVersion?) {
        self.list = list
        self.entity = entity
        self.from = from
        self.until = until
    }
}

/// A decision that a party is not the listed one it looks like. It holds as long as both say what they said then.
package struct Clearance: Hashable, Codable, Sendable {
    /// The id of the screened party.
    package var party: String
    /// The id of the listed one.
    package var entry: String
    package var partyName: String
    package var entryName: String
    /// What of both was compared, hashed: another hash re-opens the pair.
    package var partyFingerprint: String
    package var entryFingerprint: String
    package var reason: String
    /// Who decided.
    package var user: String
    package var at: Timestamp
    /// From then on it holds no more.
    package var until: Timestamp?
    /// How it was taken back, where it was.
    package var withdrawal: Withdrawal?

    package struct Withdrawal: Hashable, Codable, Sendable {
        package var user: String
        package var reason: String
        package var at: Timestamp

        package init(user: String, reason: String, at: Timestamp) {
            self.user = user
            self.reason = reason
            self.at = at
        }
    }

    package init(
        party: String, entry: String, partyName: String, entryName: String, partyFingerprint: String,
        entryFingerprint: String, reason: String, user: String, at: Timestamp, until: Timestamp? = nil
    ) {
        self.party = party
        self.entry = entry
        self.partyName = partyName
        self.entryName = entryName
        self.partyFingerprint = partyFingerprint
        self.entryFingerprint = entryFingerprint
        self.reason = reason
        self.user = user
        self.at = at
        self.until = until
    }
}

/// A screening as it was done: enough to do it again and compare.
package struct ScreeningRun: Hashable, Codable, Sendable {
    /// The version of a list that it rested on.
    package struct Basis: Hashable, Codable, Sendable {
        package var list: String
        package var version: Int
        package var hash: String
        package var published: Timestamp?
        package var fetched: Timestamp
        package var confirmed: Timestamp
        package var entities: Int
        package var isTooOld: Bool

        package init(_ basis: ListBasis) {
            list = basis.list
            version = basis.version
            hash = basis.hash
            published = basis.published
            fetched = basis.fetched
            confirmed = basis.confirmed
            entities = basis.entities
            isTooOld = basis.isTooOld
        }
    }

    package struct Parameters: Hashable, Codable, Sendable {
        package var threshold: Double
        package var limit: Int
        /// The lists that were asked; nil: all.
        package var lists: [String]?
        package var asOf: Timestamp?
        package var knownBy: Timestamp?
        /// The parties that were named in the call itself, besides those of its file.
        package var parties: [Entity]

        package init(
            threshold: Double, limit: Int, lists: [String]? = nil, asOf: Timestamp? = nil, knownBy: Timestamp? = nil,
            parties: [Entity] = []
        ) {
            self.threshold = threshold
            self.limit = limit
            self.lists = lists
            self.asOf = asOf
            self.knownBy = knownBy
            self.parties = parties
        }
    }

    package struct Counts: Hashable, Codable, Sendable {
        package var queries = 0
        package var matches = 0
        package var reviews = 0
        package var clear = 0
        /// Pairs that a clearance kept back.
        package var cleared = 0
        package init() {}
    }

    package var id: String
    package var user: String
    package var started: Timestamp
    /// Nil while it runs, or when it was stopped.
    package var finished: Timestamp?
    /// The file that was screened (nil: none, but parties named in the call), and the SHA-256 (hex) of all that was asked.
    package var input: String?
    package var inputHash: String
    /// The version of the program.
    package var program: String
    package var parameters: Parameters
    package var basis: [Basis]
    package var counts = Counts()
    /// SHA-256 (hex) of the answers, to compare a repetition with.
    package var resultHash: String?

    package init(
        id: String, user: String, started: Timestamp, input: String?, inputHash: String, program: String,
        parameters: Parameters, basis: [Basis]
    ) {
        self.id = id
        self.user = user
        self.started = started
        self.input = input
        self.inputHash = inputHash
        self.program = program
        self.parameters = parameters
        self.basis = basis
    }
}
