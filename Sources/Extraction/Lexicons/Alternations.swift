/// Forms in which more changes than an ending, so that they share no stem with the term: `leaf leaves`, `luz luces`,
/// `métal métaux`, `papel papéis`, `слиток слитка`. They are terms of their own, made when the lexicon is read.
enum Alternations {
    private struct Rule {
        var ending: [UInt8]
        var replacement: [UInt8]
        /// The least length of the word, in bytes.
        var least: Int

        init(_ ending: String, _ replacement: String, least: Int = 3) {
            self.ending = Array(ending.utf8)
            self.replacement = Array(replacement.utf8)
            self.least = least
        }
    }

    /// On folded words, by language; the first that fits.
    private static let rules: [String: [Rule]] = [
        "en": [Rule("ff", "ffs"), Rule("f", "ves"), Rule("fe", "ves")],
        "es": [Rule("z", "ces")],
        "fr": [Rule("eau", "eaux"), Rule("al", "aux"), Rule("eu", "eux")],
        "pt": [
            Rule("m", "ns"), Rule("ao", "oes"), Rule("al", "ais"), Rule("el", "eis"), Rule("ol", "ois"),
            Rule("ul", "uis"),
        ],
        // A vowel that goes as soon as an ending comes; what stays takes the usual ones.
        "ru": [Rule("ок", "к", least: 8), Rule("ец", "ц", least: 8)],
    ]

    /// The other forms of a term's words: with each of at most two words changed, and with both. Words are folded.
    static func forms(of words: [[UInt8]], _ language: TermLanguage) -> [[[UInt8]]] {
        guard let rules = rules[language.tag] else { return [] }
        let changed = words.map { change($0, rules) }
        let places = changed.indices.filter { changed[$0] != nil }.prefix(2)
        guard let first = places.first, let last = places.last else { return [] }
        return (first == last ? [[first]] : [[first], [last], [first, last]]).map { places in
            words.indices.map { places.contains($0) ? changed[$0] ?? words[$0] : words[$0] }
        }
    }

    private static func change(_ word: [UInt8], _ rules: [Rule]) -> [UInt8]? {
        guard
            let rule = rules.first(where: { word.count >= $0.least && word.suffix($0.ending.count) == $0.ending[...] })
        else { return nil }
        return word.dropLast(rule.ending.count) + rule.replacement
    }
}
