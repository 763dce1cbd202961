package import Records

/// A version of a sanctions list, as it was published and fetched.
package struct ListVersion: Hashable, Codable, Sendable {
    /// Its number among the versions of all lists, ascending with time; set by the store.
    package var number = 0
    /// The id of the list's source.
    package var source: String
    /// SHA-256 (hex) of what was fetched.
    package var hash: String
    /// When the list says it was published.
    package var published: Timestamp?
    package var fetched: Timestamp
    /// The one whose entities are in force; set by the store.
    package var inForce = true
    /// How many entities it holds, and how they differ from the version before; set by the store.
    package var entities = 0
    package var added = 0
    package var changed = 0
    package var removed = 0

    package init(source: String, hash: String, published: Timestamp?, fetched: Timestamp) {
        self.source = source
        self.hash = hash
        self.published = published
        self.fetched = fetched
    }
}

/// The ids that came, changed and went when a list or the register was replaced, each ascending.
package struct PartyChange: Hashable, Sendable {
    package var added: [String] = []
    package var changed: [String] = []
    package var removed: [String] = []
    /// There was nothing before: everything is new, and nothing is news.
    package var first = false

    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    package init() {}
}

/// One entry that came, changed or went.
package struct PartyEvent: Hashable, Sendable {
    package enum Kind: String, Sendable { case added, changed, removed }

    /// The list's source, or `register`.
    package var list: String
    package var entity: String
    package var name: String
    package var kind: Kind
    package var at: Timestamp
}
