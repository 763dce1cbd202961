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
        case person, organization, location, vessel
        /// What is moved, for how much, and which way: `3000 t`, `USD 450/t`, `AEJEA>IRBND` as `id`.
        case quantity, price, route
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
    /// The id of the entity (kind `entity`) or of the concept (`commodity:hs:7108`); the normal form of an identifier, a
    /// quantity, a price or a route.
    package var id: String?
    /// What an identifier is to the shipment, where the text says so (`carrier`, `consignee`, `origin` …).
    package var role: String?
    /// The concept that a quantity or a price is said of (`commodity:hs:7202`), where there is one nearby.
    package var concept: String?
    /// How sure, 0…1.
    package var score: Double
    /// Why it is no surer than that, for people, one reason each: `common word`, `typo`, `part of a longer name`.
    package var reasons: [String] = []
    /// The sentence denies it (“had nothing to do with”, “not related to”).
    package var negated = false
    /// The sentence only supposes it (“if convicted of”, “could be fined”).
    package var supposed = false
    /// Somebody else's words, within quotation marks or behind “according to”.
    package var quoted = false

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
