import Texts

/// A word of a text as it may stand in a name: itself, and in other scripts what it may be in a dictionary, in Latin
/// letters.
struct TextWord {
    let folded: [UInt8]
    let isLatin: Bool
    let keys: ConsonantKey.Keys
    /// Written without its vowels.
    let isUnvowelled: Bool
    /// Each with its bytes; only of words in other scripts than Latin.
    let bases: [(text: [UInt8], word: NameWord)]

    init(_ folded: [UInt8]) {
        self.folded = folded
        let first = folded.first ?? 0
        isLatin = first <= 0xCA
        isUnvowelled = (0xD6...0xDB).contains(first)
        keys = TextWord.keys(folded, first)
        bases =
            isLatin
            ? [(folded, PersonWords.word(folded, ComparisonWeights.standard.role))]
            : WordForms.bases(folded, first).map { ($0, PersonWords.word($0, ComparisonWeights.standard.role)) }
    }

    /// As Persians say it: `z` for the letters that Arabs say as `d`, `s` for their `th`.
    private static func persian(_ word: [UInt8]) -> [UInt8] {
        var word = word
        for i in word.indices.dropLast() {
            switch (word[i], word[i + 1]) {
            case (0xD8, 0xB6), (0xD8, 0xB0), (0xD8, 0xAB): word[i + 1] = 0xB2
            default: continue
            }
        }
        return word
    }

    static func keys(_ word: FoldedWord, _ first: UInt8) -> ConsonantKey.Keys {
        keys((0..<word.count).map { word[$0] }, first)
    }

    private static func keys(_ word: [UInt8], _ first: UInt8) -> ConsonantKey.Keys {
        var keys = ConsonantKey.keys(word)
        if (0xD6...0xDB).contains(first) { keys.shortened = ConsonantKey.keys(persian(word)).whole }
        guard first == 0xCE || first == 0xCF else { return keys }
        let plain = WordForms.withoutGreekPairs(word)
        if plain.count != word.count { keys.shortened = ConsonantKey.keys(plain).whole }
        return keys
    }
}
