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
    }

    /// A name alone never proves a party.
    static let highest = 0.95

    /// How the sum is made; `Tests/MatchingTests` hold each to its purpose.
    enum Factor {
        /// Of the weight that an inexact pair lacks.
        static let inexact = 1.8
        /// Of the weight of words answered by other words, on both sides together.
        static let contradicted = 1.5
        /// Of the weight of words left out.
        static func omitted(_ kind: Kind) -> Double { kind == .person ? 0.3 : kind == .organization ? 0.6 : 0.8 }
        /// A single word that agrees, of a longer name on either side.
        static let lonely = 0.8
        /// A single word of a firm's name that agrees inexactly.
        static let lonelyInexact = 0.93
        /// Numbers on both sides that differ; a number on one side alone.
        static let otherNumber = 0.5
        static let missingNumber = 0.85
        static let otherLegalForm = 0.97
        static let initial = 0.8
        static let skeleton = 0.9
        static let shortSkeleton = 0.78
        static let nearSkeleton = 0.72
    }

    static func compare(_ left: NameForm, _ right: NameForm, kind: Kind) -> Result {
        let a = left.words
        let b = right.words
        guard !a.isEmpty, !b.isEmpty else { return Result(score: 0, pairs: []) }
        var freeLeft = [Bool](repeating: true, count: a.count)
        var freeRight = [Bool](repeating: true, count: b.count)
        var pairs: [Pair] = []
        glue(a, b, &freeLeft, &freeRight, &pairs, swapped: false)
        glue(b, a, &freeRight, &freeLeft, &pairs, swapped: true)
        align(a, b, &freeLeft, &freeRight, &pairs)
        var score = sum(a, b, freeLeft, freeRight, pairs, kind)
        if let x = left.legalForm, let y = right.legalForm, x != y { score *= Factor.otherLegalForm }
        return Result(score: score * highest, pairs: pairs)
    }

    // MARK: Alignment

    /// Two words of `a` that are one word of `b` (`mikhail ovich`): before anything else, since each half alone would
    /// be taken for another word.
    private static func glue(
        _ a: [NameWord], _ b: [NameWord], _ freeA: inout [Bool], _ freeB: inout [Bool], _ pairs: inout [Pair],
        swapped: Bool
    ) {
        guard a.count > 1 else { return }
        for i in 0..<(a.count - 1) where freeA[i] && freeA[i + 1] {
            let length = a[i].text.count + a[i + 1].text.count
            for j in b.indices where freeB[j] && b[j].text.count > 4 && abs(b[j].text.count - length) < 5 {
                guard a[i].text != b[j].text, a[i + 1].text != b[j].text else { continue }
                let similarity = joined(a[i], a[i + 1], b[j])
                guard similarity >= 0.88 else { continue }
                freeA[i] = false
                freeA[i + 1] = false
                freeB[j] = false
                pairs.append(
                    swapped
                        ? Pair(left: j..<j + 1, right: i..<i + 2, similarity: similarity)
                        : Pair(left: i..<i + 2, right: j..<j + 1, similarity: similarity))
                break
            }
        }
    }

    /// How alike two words written as one are to one.
    private static func joined(_ first: NameWord, _ second: NameWord, _ one: NameWord) -> Double {
        let text = first.text + second.text
        if first.consonants || one.consonants {
            return one.skeleton.count > 2 && Skeleton.of(text) == one.skeleton ? Factor.skeleton : 0
        }
        return abs(text.count - one.text.count) < 2 ? WordDistance.similarity(text, one.text) : 0
    }

    private static func align(
        _ a: [NameWord], _ b: [NameWord], _ freeA: inout [Bool], _ freeB: inout [Bool], _ pairs: inout [Pair]
    ) {
        var found: [(i: Int, j: Int, similarity: Double, worth: Double)] = []
        for i in a.indices where freeA[i] {
            for j in b.indices where freeB[j] {
                let s = similarity(a[i], b[j])
                // Of two equal pairs the one with its place in the same order wins.
                if s > 0 { found.append((i, j, s, s * (a[i].weight + b[j].weight + 0.2) - 0.001 * Double(abs(i - j)))) }
            }
        }
        found.sort { $0.worth > $1.worth }
        for pair in found where freeA[pair.i] && freeB[pair.j] {
            freeA[pair.i] = false
            freeB[pair.j] = false
            pairs.append(Pair(left: pair.i..<pair.i + 1, right: pair.j..<pair.j + 1, similarity: pair.similarity))
        }
    }

    static func similarity(_ a: NameWord, _ b: NameWord) -> Double {
        if a.text == b.text { return 1 }
        if a.role == .number || b.role == .number { return 0 }
        if a.role == .initial || b.role == .initial {
            return a.text.first == b.text.first && a.role != b.role ? Factor.initial : 0
        }
        if a.consonants || b.consonants { return bySkeleton(a, b) }
        guard WordDistance.couldBeAlike(a.groups, b.groups, longest: max(a.text.count, b.text.count)) else { return 0 }
        return WordDistance.similarity(a.text, b.text)
    }

    /// For words without vowels: equal skeletons, or one consonant more, less or other.
    private static func bySkeleton(_ a: NameWord, _ b: NameWord) -> Double {
        let shorter = min(a.skeleton.count, b.skeleton.count)
        if a.skeleton == b.skeleton {
            // Of few consonants the half vowels must agree, too.
            if shorter > 2 { return Factor.skeleton }
            let alike = WordDistance.similarity(Skeleton.withHalfVowels(a.text), Skeleton.withHalfVowels(b.text))
            return max(Factor.skeleton * alike, shorter == 2 ? Factor.shortSkeleton : 0)
        }
        guard shorter > 2, abs(a.skeleton.count - b.skeleton.count) < 2 else { return 0 }
        return WordDistance.similarity(a.skeleton, b.skeleton) >= 0.74 ? Factor.nearSkeleton : 0
    }

    // MARK: Sum

    private static func sum(
        _ a: [NameWord], _ b: [NameWord], _ freeA: [Bool], _ freeB: [Bool], _ pairs: [Pair], _ kind: Kind
    ) -> Double {
        var met = 0.0
        var lost = 0.0
        var solid = 0
        for pair in pairs {
            let weight = (a[pair.left].reduce(0) { $0 + $1.weight } + b[pair.right].reduce(0) { $0 + $1.weight }) / 2
            met += weight * pair.similarity
            lost += weight * (1 - pair.similarity)
            if a[pair.left.lowerBound].role == .plain || b[pair.right.lowerBound].role == .plain {
                solid += max(pair.left.count, pair.right.count)
            }
        }
        let restA = rest(a, freeA)
        let restB = rest(b, freeB)
        let answered = min(restA.weight, restB.weight)
        // A title, a branch, a place on one side alone is hardly missed.
        let omitted = restA.weight > restB.weight ? restA.missed - answered : restB.missed - answered
        guard met > 0 else { return 0 }
        var score =
            met
            / (met + Factor.inexact * lost + 2 * Factor.contradicted * answered
                + Factor.omitted(kind) * max(0, omitted))
        if solid < 2, restA.plain + restB.plain > 0 { score *= Factor.lonely }
        // One misspelled word is all there is of a firm's name: it is as likely another word.
        if solid < 2, kind == .organization, lost > 0 { score *= Factor.lonelyInexact }
        if restA.numbers > 0, restB.numbers > 0 {
            score *= Factor.otherNumber
        } else if restA.numbers + restB.numbers > 0 {
            score *= Factor.missingNumber
        }
        return score
    }

    private static func rest(
        _ words: [NameWord], _ free: [Bool]
    ) -> (weight: Double, missed: Double, plain: Int, numbers: Int) {
        var result = (weight: 0.0, missed: 0.0, plain: 0, numbers: 0)
        for i in words.indices where free[i] {
            result.weight += words[i].weight
            result.missed += words[i].role == .generic ? words[i].weight / 2 : words[i].weight
            if words[i].role == .plain { result.plain += 1 }
            if words[i].role == .number { result.numbers += 1 }
        }
        return result
    }
}
