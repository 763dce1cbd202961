/// A comparison of names in words, one reason a line, with what each took from the score: `name: exact`,
/// `family: igor = ihor (-0.04)`, `only in the list: nikolaevich (-0.02)`.
enum NameReasons {
    static func of(_ best: EntityComparer.Best, _ parts: NameParts) -> [String] {
        guard let ours = best.left, let theirs = best.right, let result = best.result else { return [] }
        var reasons: [String]
        switch result.manner {
        case .wholeName: reasons = ["name: the same letters, cut into other words"]
        case .acronym: reasons = ["name: the initials of the other"]
        case .words: reasons = words(ours.form, theirs.form, result, best, parts)
        }
        if ours.weak || theirs.weak { reasons.append("weak alias") }
        return reasons
    }

    /// A reason with what it does to the score, when that is a hundredth or more.
    static func line(_ reason: String, changing change: Double) -> String {
        let hundredths = Int((abs(change) * 100).rounded())
        guard hundredths > 0, hundredths < 1000 else { return reason }
        let digits = hundredths < 10 ? "0\(hundredths)" : "\(hundredths % 100)"
        let amount = hundredths < 100 ? "0.\(digits)" : "\(hundredths / 100).\(hundredths % 100)"
        return "\(reason) (\(change < 0 ? "-" : "+")\(amount))"
    }

    private static func words(
        _ left: NameForm, _ right: NameForm, _ result: NameComparer.Result, _ best: EntityComparer.Best,
        _ parts: NameParts
    ) -> [String] {
        let a = left.words
        let b = right.words
        var pairs = result.pairs
        let terms = NameTerms(left, right, &pairs, best.kind, best.weights)
        let share = terms.whole > 0 ? best.weights.name.highest / terms.whole : 0
        var reasons = [manner(a, b, pairs)]
        let order = pairs.indices.sorted { pairs[$0].left.lowerBound < pairs[$1].left.lowerBound }
        for i in order where pairs[i].similarity < 1 {
            let pair = pairs[i]
            let initial = a[pair.left.lowerBound].role == .initial || b[pair.right.lowerBound].role == .initial
            let label = parts.label(a[pair.left]) ?? parts.label(b[pair.right])
            let text = "\(label.map { $0 + ": " } ?? "")\(text(a[pair.left])) = \(text(b[pair.right]))"
            reasons.append(line(initial ? text + ", initial" : text, changing: -terms.inexact[i] * share))
        }
        let restA = missing(a, pairs.map(\.left))
        let restB = missing(b, pairs.map(\.right))
        if !restA.isEmpty, !restB.isEmpty, terms.contradicted * share >= 0.005 {
            reasons.append(line("\(restA) against \(restB)", changing: -(terms.contradicted + terms.omitted) * share))
        } else {
            if !restA.isEmpty { reasons.append(line("only in the query: \(restA)", changing: -terms.omitted * share)) }
            if !restB.isEmpty { reasons.append(line("only in the list: \(restB)", changing: -terms.omitted * share)) }
        }
        return reasons + factors(terms, best.weights.name.highest)
    }

    private static func factors(_ terms: NameTerms, _ highest: Double) -> [String] {
        var score = terms.met > 0 ? terms.met / terms.whole * highest : 0
        return terms.factors.map { factor in
            let before = score
            score *= factor.value
            return line(text(factor.reason), changing: score - before)
        }
    }

    private static func text(_ reason: NameTerms.Reason) -> String {
        switch reason {
        case .lonely: "one word alone agrees"
        case .lonelyInexact: "one word alone, and not exactly"
        case .otherNumber: "number: other"
        case .missingNumber: "number: on one side alone"
        case .otherForm: "legal form: other"
        case .otherLine: "father and son the other way round"
        }
    }

    private static func manner(_ a: [NameWord], _ b: [NameWord], _ pairs: [NameComparer.Pair]) -> String {
        guard pairs.allSatisfy({ $0.similarity == 1 }), pairs.count == a.count, a.count == b.count else {
            return "name: similar"
        }
        return pairs.allSatisfy { $0.left == $0.right } ? "name: exact" : "name: other order of words"
    }

    private static func missing(_ words: [NameWord], _ met: [Range<Int>]) -> String {
        words.indices.filter { i in !met.contains { $0.contains(i) } }.map { text(words[$0...$0]) }
            .joined(separator: " ")
    }

    private static func text(_ words: ArraySlice<NameWord>) -> String {
        words.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ")
    }
}
