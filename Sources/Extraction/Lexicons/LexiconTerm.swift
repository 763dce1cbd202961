/// A word or phrase that stands for a concept, and when it does. Its words are in the pools of the lexicon.
struct LexiconTerm: Sendable {
    /// The concept, by its place in `Lexicon.concepts`.
    var concept: UInt32
    /// How much a mention says, 0…1.
    var weight: Float = 1
    var language: TermLanguage
    /// Capitals count; `exact` has the words as written.
    var isCaseSensitive = false
    /// An acronym: capitals only, and not where everything is in capitals.
    var isAcronym = false
    /// How its words are inflected.
    var family = Inflection.Family.none
    /// The words as written, of case-sensitive terms.
    var exact = WordPool.Words()
    /// The folded words, of terms that may be inflected.
    var inflected = WordPool.Words()
    /// Places in `Lexicon.contexts`: not with one of these within 6 words; only with one of those within 10.
    var forbidden: Int32 = LexiconTerm.none
    var needed: Int32 = LexiconTerm.none
    /// Where it was read: the place of the file among those that were given, and the line, from 1.
    var file: UInt32 = 0
    var line: UInt32 = 0

    static let none: Int32 = -1

    /// Whether the words alone do not make it a mention.
    var hasConditions: Bool {
        !exact.isEmpty || !inflected.isEmpty || forbidden != LexiconTerm.none || needed != LexiconTerm.none
    }
}

/// What is asked of every candidate before its term is looked at more closely; no reference within.
struct TermCard: Sendable {
    var concept: UInt32
    var weight: Float
    var language: TermLanguage
    /// The number of the concept's role: terms of one role do not overlap.
    var role: UInt8
    var hasConditions: Bool
}
