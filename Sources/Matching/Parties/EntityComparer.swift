package import Records

/// How surely two parties are the same, 0…1, and why: the best of their names, then what else is known.
package struct EntityComparer: Sendable {
    /// From this score on two parties count as the same.
    package static let threshold = ComparisonWeights.standard.decision.match

    /// A comparison: the score, the name of the right party that was met best, and a line for each reason, most with
    /// what it did to the score: `igor = ihor (-0.04)`, `birth date: equal (+0.03)`.
    package struct Comparison: Sendable {
        package var score: Double
        package var name: String
        package var reasons: [String]

        package var isMatch: Bool { score >= EntityComparer.threshold }
    }

    /// At most this many names of a party are compared.
    static let namesLimit = 200

    package static func compare(
        _ left: Entity, _ right: Entity, weights: ComparisonWeights = ComparisonWeights.standard
    ) -> Comparison {
        compare(left, PreparedName.all(of: left, weights), right, PreparedName.all(of: right, weights), weights)
    }

    /// The same with the names prepared, for those who compare a party often.
    static func compare(
        _ left: Entity, _ ours: [PreparedName], _ right: Entity, _ theirs: [PreparedName], _ weights: ComparisonWeights,
        reasonsFrom least: Double = 0
    ) -> Comparison {
        let kind = NameComparer.Kind(left, right)
        var best = Best(weights: weights)
        for a in ours {
            for b in theirs { best.consider(a, b, kind) }
        }
        return finished(best, left, right, reasonsFrom: least)
    }

    /// The comparison after the names are settled.
    ///
    /// - Parameter least: Below this score nobody asks for the reasons, and there are none.
    static func finished(
        _ best: Best, _ left: Entity, _ right: Entity, reasonsFrom least: Double = 0
    ) -> Comparison {
        var score = best.score
        var changes: [(reason: String, change: Double)] = []
        for finding in Qualifiers.findings(left, right, best) {
            let changed = finding.change(score)
            if changed != score { changes.append((finding.reason, changed - score)) }
            score = changed
        }
        let rounded = (min(max(score, 0), 1) * 10_000).rounded() / 10_000
        var result = Comparison(score: rounded, name: best.right?.original ?? right.name, reasons: [])
        guard rounded >= least else { return result }
        result.reasons =
            NameReasons.of(best, NameParts(left, right))
            + changes.map { NameReasons.line($0.reason, changing: $0.change) }
        return result
    }

    /// The best pair of names so far.
    struct Best {
        var score = 0.0
        var left: PreparedName?
        var right: PreparedName?
        var result: NameComparer.Result?
        var kind = NameComparer.Kind.organization
        var weights = ComparisonWeights.standard

        mutating func consider(_ a: PreparedName, _ b: PreparedName, _ kind: NameComparer.Kind) {
            var result = NameComparer.compare(a.form, b.form, kind: kind, weights: weights)
            result.score *= (a.weak ? weights.evidence.weakAlias : 1) * (b.weak ? weights.evidence.weakAlias : 1)
            guard result.score > score else { return }
            (score, left, right, self.result, self.kind) = (result.score, a, b, result, kind)
        }

        /// Why the names are alike, without the parts that only the parties' lists tell apart.
        var reasons: [String] { NameReasons.of(self, NameParts()) }
    }
}

extension NameComparer.Kind {
    init(_ left: Entity, _ right: Entity) {
        self =
            left.schema == .person || right.schema == .person
            ? .person : left.schema == .vessel || right.schema == .vessel ? .vessel : .organization
    }
}

/// A name and its form.
struct PreparedName: Sendable {
    var original: String
    var form: NameForm
    var weak: Bool

    static func all(of entity: Entity, _ weights: ComparisonWeights = ComparisonWeights.standard) -> [PreparedName] {
        let names = ([entity.name] + entity.aliases).map { ($0, false) } + entity.weakAliases.map { ($0, true) }
        return names.prefix(EntityComparer.namesLimit).map { name, weak in
            PreparedName(
                original: name, form: NameForm(name, schema: entity.schema, weights: weights.role), weak: weak)
        }
    }
}
