/// A phrase found although a word is mistyped, or its words stand in another order.
package struct TolerantMatch: Hashable, Sendable {
    package var match: PhraseMatch
    /// Below 1: how sure, by the edits, the order and the length of what was compared.
    package var score: Float

    static func score(edits: Int, isReordered: Bool, characters: Int) -> Float {
        let certainty: Float = isReordered ? 0.95 : 1
        return certainty - Float(edits) * (characters >= 16 ? 0.07 : 0.11)
    }
}
