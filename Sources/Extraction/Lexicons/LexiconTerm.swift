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

/// The language of a term: two or three letters, or none for terms of all languages.
struct TermLanguage: Hashable, Sendable {
    /// The primary subtag, lower case (BCP 47), letters packed; 0 for all.
    private let packed: UInt32

    static let all = TermLanguage(packed: 0)

    private init(packed: UInt32) { self.packed = packed }

    /// `*` and what is no tag stand for all languages.
    init(_ tag: String) {
        let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
        let isTag = (2...3).contains(primary.count) && primary.allSatisfy { ($0 | 0x20) &- 97 < 26 }
        packed = isTag ? primary.reduce(0) { $0 << 8 | UInt32($1 | 0x20) } : 0
    }

    /// Whether terms of this language count in a text of that one.
    func counts(in text: TermLanguage) -> Bool { packed == 0 || text.packed == 0 || packed == text.packed }

    var tag: String {
        let bytes = [packed >> 16, packed >> 8, packed].map { UInt8(truncatingIfNeeded: $0) }.filter { $0 > 0 }
        return packed == 0 ? "*" : String(decoding: bytes, as: UTF8.self)
    }
}
