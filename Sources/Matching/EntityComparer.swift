package import Records

/// How surely two parties are the same, 0…1, and why: the best of their names, then what else is known.
package struct EntityComparer: Sendable {
    /// From this score on two parties count as the same.
    package static let threshold = 0.70

    /// A comparison: the score, the name of the right party that was met best, and a line for each reason.
    package struct Comparison: Sendable {
        package var score: Double
        package var name: String
        package var reasons: [String]

        package var isMatch: Bool { score >= EntityComparer.threshold }
    }

    /// At most this many names of a party are compared.
    static let namesLimit = 200
    /// What a name that its own list calls weak is worth.
    static let weak = 0.8

    package static func compare(_ left: Entity, _ right: Entity) -> Comparison {
        let ours = PreparedName.all(of: left)
        let theirs = PreparedName.all(of: right)
        var best = Best()
        for a in ours {
            for b in theirs { best.consider(a, b, NameComparer.Kind(left, right)) }
        }
        return finished(best, left, right)
    }

    /// The comparison after the names are settled.
    static func finished(_ best: Best, _ left: Entity, _ right: Entity) -> Comparison {
        var score = best.score
        var reasons = best.reasons
        for finding in Qualifiers.findings(left, right) {
            let changed = finding.change(score)
            if changed != score { reasons.append(finding.reason) }
            score = changed
        }
        let rounded = (min(max(score, 0), 1) * 10_000).rounded() / 10_000
        return Comparison(score: rounded, name: best.right?.original ?? right.name, reasons: reasons)
    }

    /// The best pair of names so far.
    struct Best {
        var score = 0.0
        var left: PreparedName?
        var right: PreparedName?
        var result: NameComparer.Result?

        mutating func consider(_ a: PreparedName, _ b: PreparedName, _ kind: NameComparer.Kind) {
            var result = NameComparer.compare(a.form, b.form, kind: kind)
            result.score *= (a.weak ? EntityComparer.weak : 1) * (b.weak ? EntityComparer.weak : 1)
            guard result.score > score else { return }
            (score, left, right, self.result) = (result.score, a, b, result)
        }

        var reasons: [String] {
            guard let left, let right, let result else { return [] }
            return NameReasons.of(left, right, result)
        }
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

    static func all(of entity: Entity) -> [PreparedName] {
        let names = ([entity.name] + entity.aliases).map { ($0, false) } + entity.weakAliases.map { ($0, true) }
        return names.prefix(EntityComparer.namesLimit).map { name, weak in
            PreparedName(original: name, form: NameForm(name, schema: entity.schema), weak: weak)
        }
    }
}
