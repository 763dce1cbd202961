package import Records
import Texts

/// Concepts and the terms that stand for them, out of `lexicons/**.tsv`, ready to be looked for. Immutable when read.
///
/// A file begins with lines `# key: value` (`language`: a BCP 47 tag or `*`, `kind`, `origin`, `licence`), then a term a
/// line: `concept <TAB> term <TAB> flags…`, flags parted by tabs or spaces.
///
///     # language: en
///     commodity:hs:7108	=Gold
///     commodity:hs:7108	gold bar	infl
///     commodity:hs:7108	gold	not:medal|medals	w:0.6
///
/// Flags: `case` capitals count; `acronym` the same, and not within an all-capitals headline; `infl` inflected forms
/// count; `not:a|b` not with one of these within 6 words; `need:a|b` only with one of these within 10; `w:0.4` weight.
/// A term that ends in `*` stands for every word that begins so. `lexicons/README.md` has it all.
package struct Lexicon: Sendable {
    package internal(set) var concepts: [Concept] = []
    private(set) var terms: [LexiconTerm] = []
    /// One for each term.
    private(set) var cards: [TermCard] = []
    /// The words of case-sensitive and of inflected terms.
    var spellings = WordPool()
    /// What the `not:` and `need:` flags name.
    private(set) var contexts: [ContextWords] = []
    private var roles: [Concept.Role] = []
    /// Terms as they are written, by the stems of their words, and by the keys of words with letters attached in front;
    /// the ids are places in `terms`.
    var phrases: PhraseTable
    var stems: PhraseTable
    var attached: PhraseTable
    var beginnings = BeginningTable()
    /// The languages that have terms of their own.
    var languages: Set<TermLanguage> = []

    /// A lexicon without concepts.
    package init() { self.init(capacity: 0) }

    init(capacity: Int) {
        phrases = PhraseTable(capacity: capacity)
        stems = PhraseTable(capacity: capacity / 8)
        attached = PhraseTable(capacity: capacity / 16)
        terms.reserveCapacity(capacity)
        cards.reserveCapacity(capacity)
    }

    /// Adds a term whose concept is there.
    mutating func append(_ term: LexiconTerm) {
        let role = concepts[Int(term.concept)].role
        let number = roles.firstIndex(of: role) ?? roles.count
        if number == roles.count { roles.append(role) }
        cards.append(
            TermCard(
                concept: term.concept, weight: term.weight, language: term.language,
                role: UInt8(truncatingIfNeeded: number), hasConditions: term.hasConditions))
        terms.append(term)
    }

    /// Adds the words of a flag; returns their place.
    mutating func add(context: ContextWords) -> Int32 {
        contexts.append(context)
        return Int32(truncatingIfNeeded: contexts.count - 1)
    }

    /// How many roles the concepts of the terms have: `TermCard.role` is below.
    var roleCount: Int { roles.count }

    package var termCount: Int { terms.count }

    /// The concept with this id, or nil.
    package func concept(_ id: String) -> Concept? { concepts.first { $0.id == id } }

    /// Reads files (name for the diagnostics, bytes). A line that cannot be used is told with file and line and left
    /// out; the rest stands.
    package static func load(
        files: [(name: String, bytes: [UInt8])]
    ) -> (lexicon: Lexicon, diagnostics: [Diagnostic]) {
        var builder = LexiconBuilder(capacity: files.reduce(0) { $0 + $1.bytes.count } / 40)
        for file in files { builder.read(file.name, file.bytes) }
        return (builder.lexicon, builder.diagnostics)
    }
}
