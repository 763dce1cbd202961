/// A name that a text has in another form than the register: declined, in another script.
package struct FoundName: Hashable, Sendable {
    /// UTF-8 offsets into the text as written, `start ..< end`.
    package var start: Int
    package var end: Int
    /// The first of its words among the text's, and their number.
    package var token: Int
    package var tokenCount: Int
    /// The id of the party.
    package var entity: String
    /// How alike the names are, 0…1, before anything that stands around is weighed.
    package var score: Double
}
