/// A term of a lexicon where it stands in a text, all its conditions met.
struct TermMatch {
    /// UTF-8 offsets.
    var start: Int
    var end: Int
    /// The first of its words, and how many.
    var token: Int
    var tokenCount: Int
    var concept: Int
    /// 0…1.
    var weight: Float
}
