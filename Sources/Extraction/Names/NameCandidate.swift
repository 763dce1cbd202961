package import Texts

/// A known name that stands in a text in another form than the register has it: declined, in another script.
package struct NameCandidate: Hashable, Sendable {
    /// Where it stands, and in which words.
    package var match: PhraseMatch
    /// The id of the party.
    package var entity: String
    /// How alike the forms are, 0…1.
    package var score: Double

    package init(match: PhraseMatch, entity: String, score: Double) {
        self.match = match
        self.entity = entity
        self.score = score
    }
}

/// What finds such names in the words of a text of a language (BCP 47), but for those that were met word for word where
/// `known` says. It compares names, which is not this station's work: `Matching` does, and `Harvest` joins the two.
package typealias NameFinder =
    @Sendable (
        _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>, _ language: String?,
        _ known: [(range: Range<Int>, entity: String)]
    ) -> [NameCandidate]
