/// How alike two names are, and part by part why.
///
/// The words are aligned one to one, the best pairs first. A word left out costs little; one that is answered by
/// another word costs much; numbers must agree. Each word counts by its weight.
struct NameComparer {
    /// What is compared: names of persons leave parts out, names of firms and ships seldom do.
    enum Kind { case person, organization, vessel }

    /// A pair of the alignment: words of the left name (two when they are written as one on the right), words of the
    /// right one, and how alike they are.
    struct Pair {
        var left: Range<Int>
        var right: Range<Int>
        var similarity: Double
    }

    struct Result {
        /// 0…`highest`.
        var score: Double
        var pairs: [Pair]
        /// How the score came about, when the pairs alone do not tell.
        var manner = Manner.words
    }

    /// What of the names met.
    enum Manner { case words, wholeName, acronym }

    static func compare(
        _ left: NameForm, _ right: NameForm, kind: Kind, weights: ComparisonWeights = ComparisonWeights.standard
    ) -> Result {
        guard !left.words.isEmpty, !right.words.isEmpty else { return Result(score: 0, pairs: []) }
        var pairs = NameAlignment.pairs(left, right, weights)
        let terms = NameTerms(left, right, &pairs, kind, weights)
        var result = Result(score: terms.score * weights.name.highest, pairs: pairs)
        if result.score < 0.8 * weights.name.highest {
            raise(&result, whole(left.words, right.words, weights), .wholeName, weights)
            if kind == .organization, isAcronym(left, right) || isAcronym(right, left) {
                raise(&result, weights.name.acronym, .acronym, weights)
            }
        }
        return result
    }

    private static func raise(
        _ result: inout Result, _ score: Double, _ manner: Manner, _ weights: ComparisonWeights
    ) {
        guard score * weights.name.highest > result.score else { return }
        result = Result(score: score * weights.name.highest, pairs: [], manner: manner)
    }

    // MARK: Words

    private static let articles = Set(
        ["al", "el", "ul", "il", "ar", "as", "ash", "an", "ad", "at", "az", "ur", "us", "ud"].map { Array($0.utf8) })

    static func similarity(
        _ a: NameWord, _ b: NameWord, _ weights: ComparisonWeights = ComparisonWeights.standard
    ) -> Double {
        if a.text == b.text { return 1 }
        if a.role == .number || b.role == .number { return 0 }
        if a.role == .initial || b.role == .initial {
            guard a.role != b.role else { return 0 }
            if a.text.first == b.text.first { return weights.pair.initial }
            return isOtherInitial(a, b) ? weights.pair.doubtful : 0
        }
        // The Arabic article takes the sound of the letter behind it: `az Zawahiri`, `al Zawahiri`.
        if a.role == .particle, b.role == .particle, articles.contains(a.text), articles.contains(b.text) { return 1 }
        if a.consonants || b.consonants { return unvowelled(a, b, weights) }
        if a.given != 0, b.given != 0 { return a.given == b.given ? weights.distance.sounds : 0 }
        // What servants serve is their name: `abdkhaliq` is not `abdmalik`.
        if a.text.count > 5, b.text.count > 5, a.text.starts(with: servant), b.text.starts(with: servant) {
            return WordDistance.similarity(Array(a.text[3...]), Array(b.text[3...]), weights.distance)
        }
        if a.text.count == b.text.count + 3, a.text.starts(with: servant), a.text.suffix(b.text.count) == b.text[...] {
            return weights.pair.servant
        }
        if b.text.count == a.text.count + 3, b.text.starts(with: servant), b.text.suffix(a.text.count) == a.text[...] {
            return weights.pair.servant
        }
        guard WordDistance.couldBeAlike(a.groups, b.groups, longest: max(a.text.count, b.text.count)) else { return 0 }
        let letters = WordDistance.similarity(a.text, b.text, weights.distance)
        // The difference may be one of transliteration: half a vowel in sound is no typing mistake.
        guard letters < weights.distance.sounds, !a.sounds.isEmpty || !b.sounds.isEmpty else { return letters }
        let x = a.sounds.isEmpty ? a.text : a.sounds
        let y = b.sounds.isEmpty ? b.text : b.sounds
        if letters == 0, x.first != y.first { return 0 }
        return max(letters, WordDistance.similarity(x, y, weights.distance) * weights.distance.sounds)
    }

    private static let servant = Array("abd".utf8)

    /// An initial of another transliteration than the word: `E.` or `J.` for `Yevgeniy`, `Y.` for `Evgeny`.
    private static func isOtherInitial(_ a: NameWord, _ b: NameWord) -> Bool {
        guard let x = a.text.first, let y = b.text.first else { return false }
        let (short, long) = a.role == .initial ? (x, b.text) : (y, a.text)
        guard long.count > 3 else { return false }
        switch short {
        case UInt8(ascii: "e"): return long[0] == UInt8(ascii: "y") && long[1] == short
        case UInt8(ascii: "j"), UInt8(ascii: "i"):
            return long[0] == UInt8(ascii: "y") && (long[1] == UInt8(ascii: "u") || long[1] == UInt8(ascii: "a"))
        case UInt8(ascii: "y"):
            return long[0] == UInt8(ascii: "e") || (long[0] == UInt8(ascii: "i") && "ua".utf8.contains(long[1]))
        default: return false
        }
    }

    /// For words without vowels.
    private static func unvowelled(_ a: NameWord, _ b: NameWord, _ weights: ComparisonWeights) -> Double {
        if a.consonants, b.consonants {
            return WordDistance.similarity(a.text, b.text, weights.distance) * weights.abjad.highest
        }
        return a.consonants
            ? AbjadDistance.similarity(a.text, b.text, weights.abjad)
            : AbjadDistance.similarity(b.text, a.text, weights.abjad)
    }

    // MARK: Whole names

    /// All letters in their order, however they are cut into words: `van der bilt` and `vanderbilt`.
    private static func whole(_ a: [NameWord], _ b: [NameWord], _ weights: ComparisonWeights) -> Double {
        guard a.count != b.count else { return 0 }
        let lengths = (a.reduce(0) { $0 + $1.text.count }, b.reduce(0) { $0 + $1.text.count })
        guard abs(lengths.0 - lengths.1) < 3, min(lengths.0, lengths.1) > 7 else { return 0 }
        guard !a.contains(where: unsuitable), !b.contains(where: unsuitable) else { return 0 }
        let similarity = WordDistance.similarity(
            Array(a.map(\.text).joined()), Array(b.map(\.text).joined()), weights.distance)
        return similarity > 0.8 ? (1 - weights.name.inexact * (1 - similarity)) * weights.name.whole : 0
    }

    private static func unsuitable(_ word: NameWord) -> Bool { word.consonants || word.role == .number }

    /// Whether one name is a single word of the first letters of the other's words: `pla`, `peoples liberation army`.
    private static func isAcronym(_ short: NameForm, _ long: NameForm) -> Bool {
        guard short.words.count == 1, long.words.count > 2 else { return false }
        let letters = short.words[0].text
        guard (3...8).contains(letters.count) else { return false }
        let all = long.words.compactMap(\.text.first)
        return letters == all
            || letters == long.words.filter { $0.role != .particle }.compactMap(\.text.first)
    }
}
