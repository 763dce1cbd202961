/// A stretch of a text that says something: a name, an identifier, a commodity, a place, a topic.
package struct Mention: Hashable, Codable, Sendable {
    /// Which text the offsets count in. Title and text are separate, as in the contracts.
    package enum Zone: String, Codable, Sendable { case title, text }

    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// A known name (a trader's, a listed party's, one of `--entities`).
        case entity
        case identifier
        /// Concepts of the lexicons, by the word before the first colon of their id.
        case commodity, country, port, topic, offence, event, regulation, sanction
        /// Unknown parties.
        case person, organization, location
    }

    package var zone: Zone
    /// UTF-8 byte offsets into the zone, `start ..< end`.
    package var start: Int
    package var end: Int
    /// What stands there, as written.
    package var text: String
    package var kind: Kind
    /// The scheme of an identifier (`imo`, `container` …), else nil.
    package var scheme: String?
    /// The id of the entity (kind `entity`) or of the concept (`commodity:hs:7108`); the normal form of an identifier.
    package var id: String?
    /// How sure, 0…1.
    package var score: Double
    /// The sentence denies it (“had nothing to do with”, “not related to”).
    package var negated = false

    package init(
        zone: Zone, start: Int, end: Int, text: String, kind: Kind, scheme: String? = nil, id: String? = nil,
        score: Double = 1
    ) {
        self.zone = zone
        self.start = start
        self.end = end
        self.text = text
        self.kind = kind
        self.scheme = scheme
        self.id = id
        self.score = score
    }
}
