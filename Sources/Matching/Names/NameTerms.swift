/// The score of two names, term by term: what agrees, what is inexact, contradicted, left out, and the factors of the
/// whole.
struct NameTerms {
    /// A factor of the score, and what it is for.
    struct Factor {
        var reason: Reason
        var value: Double
    }

    enum Reason { case lonely, lonelyInexact, otherNumber, missingNumber, otherForm, otherLine }

    /// What agrees, in weights of words.
    var met = 0.0
    /// Of each pair, in their order.
    var inexact: [Double] = []
    var contradicted = 0.0
    var omitted = 0.0
    var factors: [Factor] = []

    var whole: Double { met + inexact.reduce(0, +) + contradicted + omitted }

    /// 0…1.
    var score: Double { met > 0 ? factors.reduce(met / whole) { $0 * $1.value } : 0 }

    /// - Parameter pairs: Initials among them lose worth where other words contradict.
    init(
        _ left: NameForm, _ right: NameForm, _ pairs: inout [NameComparer.Pair], _ kind: NameComparer.Kind,
        _ weights: ComparisonWeights
    ) {
        let a = left.words
        let b = right.words
        // A name of syllables is short, and its bearers leave nothing out.
        let strict = left.isSyllabic != right.isSyllabic && kind == .person ? weights.name.syllabic : 1
        let restA = Rest(a, pairs.map(\.left), weights.name)
        let restB = Rest(b, pairs.map(\.right), weights.name)
        NameTerms.doubtInitials(
            &pairs, a, b, besideA: restA.plain > 0, besideB: restB.plain > 0, weights.pair.doubtful)
        var solid = 0
        for pair in pairs {
            let weight = (a[pair.left].reduce(0) { $0 + $1.weight } + b[pair.right].reduce(0) { $0 + $1.weight }) / 2
            met += weight * pair.similarity
            inexact.append(weight * (1 - pair.similarity) * weights.name.inexact * strict)
            if a[pair.left.lowerBound].role == .plain || b[pair.right.lowerBound].role == .plain {
                // `abdrahman` is two words, however it is written.
                let servant =
                    a[pair.left.lowerBound].text.starts(with: "abd".utf8) && a[pair.left.lowerBound].text.count > 5
                solid += servant ? 2 : max(pair.left.count, pair.right.count)
            }
        }
        let answered = min(restA.weight, restB.weight)
        contradicted = 2 * weights.name.contradicted * answered
        // A title, a branch, a place on one side alone is hardly missed.
        let missed = restA.weight > restB.weight ? restA.missed - answered : restB.missed - answered
        omitted = max(0, missed) * NameTerms.omitted(strict > 1 ? .vessel : kind, weights.name) * strict
        addFactors(restA, restB, solid: solid, kind, weights.name)
        if let x = left.legalForm, let y = right.legalForm, !LegalForms.isOneClass(x, y) {
            factors.append(Factor(reason: .otherForm, value: weights.name.otherForm))
        }
        if kind == .person, NameTerms.isOtherLine(a, b, pairs) {
            factors.append(Factor(reason: .otherLine, value: weights.name.otherLine))
        }
    }

    private static func omitted(_ kind: NameComparer.Kind, _ weights: ComparisonWeights.Name) -> Double {
        switch kind {
        case .person: weights.omittedPerson
        case .organization: weights.omittedFirm
        case .vessel: weights.omittedShip
        }
    }

    private mutating func addFactors(
        _ restA: Rest, _ restB: Rest, solid: Int, _ kind: NameComparer.Kind, _ weights: ComparisonWeights.Name
    ) {
        if solid < 2, restA.plain + restB.plain > 0 {
            factors.append(Factor(reason: .lonely, value: weights.lonely))
        } else if solid < 2, kind == .organization, restA.generic + restB.generic > 0 {
            factors.append(Factor(reason: .lonely, value: weights.lonelyGeneric))
        }
        // One misspelled word is all there is of a firm's or a ship's name: it is as likely another word.
        if solid < 2, kind != .person, inexact.contains(where: { $0 > 0 }) {
            factors.append(Factor(reason: .lonelyInexact, value: weights.lonelyInexact))
        }
        if restA.numbers > 0, restB.numbers > 0 {
            factors.append(Factor(reason: .otherNumber, value: weights.otherNumber))
        } else if restA.numbers + restB.numbers > 0 {
            factors.append(Factor(reason: .missingNumber, value: weights.missingNumber))
        }
    }

    /// An initial proves less where its own side has a word that the other one lacks: of `Richard J. Durbin` against
    /// `Richard Jones`, the missing word is the surname.
    private static func doubtInitials(
        _ pairs: inout [NameComparer.Pair], _ a: [NameWord], _ b: [NameWord], besideA: Bool, besideB: Bool,
        _ similarity: Double
    ) {
        guard besideA || besideB else { return }
        for i in pairs.indices where pairs[i].similarity < 1 {
            let doubtful =
                (besideA && a[pairs[i].left.lowerBound].role == .initial)
                || (besideB && b[pairs[i].right.lowerBound].role == .initial)
            if doubtful { pairs[i].similarity = min(pairs[i].similarity, similarity) }
        }
    }

    /// `salman bin muhammad` against `muhammad bin salman`: what stands before the word for son on one side stands
    /// behind it on the other, and the other way round.
    private static func isOtherLine(_ a: [NameWord], _ b: [NameWord], _ pairs: [NameComparer.Pair]) -> Bool {
        guard let x = a.firstIndex(where: isSon), let y = b.firstIndex(where: isSon) else { return false }
        let plain = pairs.filter { $0.similarity > 0.8 && a[$0.left.lowerBound].role == .plain }
        return plain.contains { $0.left.lowerBound < x && $0.right.lowerBound > y }
            && plain.contains { $0.left.lowerBound > x && $0.right.lowerBound < y }
    }

    private static func isSon(_ word: NameWord) -> Bool { sons.contains(word.text) }
    private static let sons: Set<[UInt8]> = Set(["bin", "ibn", "ben", "bn", "ould", "wuld"].map { Array($0.utf8) })

    /// The words of a name that no word of the other one meets.
    private struct Rest {
        var weight = 0.0
        var missed = 0.0
        var plain = 0
        var generic = 0
        var numbers = 0

        init(_ words: [NameWord], _ met: [Range<Int>], _ weights: ComparisonWeights.Name) {
            for (i, word) in words.enumerated() where !met.contains(where: { $0.contains(i) }) {
                weight += word.weight
                missed += word.role == .generic ? word.weight * weights.omittedGeneric : word.weight
                switch word.role {
                case .plain: plain += 1
                case .generic: generic += 1
                case .number: numbers += 1
                default: break
                }
            }
        }
    }
}
