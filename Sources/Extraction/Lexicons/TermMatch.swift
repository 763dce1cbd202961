/// A term of a lexicon where it stands in a text, all its conditions met.
struct TermMatch {
    /// UTF-8 offsets.
    var start: Int
    var end: Int
    /// The first of its words, and how many.
    var token: Int
    var tokenCount: Int
    var concept: Int
    /// The term, by its place in `Lexicon.terms`.
    var term: Int
    /// The number of the concept's role, `TermCard.role`.
    var role: UInt8
    /// 0…1.
    var weight: Float

    /// By start, the longer first, the concept, the higher weight first.
    static func isBefore(_ a: TermMatch, _ b: TermMatch) -> Bool {
        if a.start != b.start { return a.start < b.start }
        if a.end != b.end { return a.end > b.end }
        if a.concept != b.concept { return a.concept < b.concept }
        return a.weight > b.weight
    }
}
