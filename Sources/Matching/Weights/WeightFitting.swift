import Glibc

/// Finds weights that decide labelled pairs better: coordinate search, with cross-validation to say what the gain is
/// worth on pairs that the search has not seen.
///
/// One weight after another is made a little larger or smaller, and what helps stays. A weight's distance from where it
/// began costs something, so that none moves for the sake of a single pair. Deterministic: the same pairs, seed and
/// weights give the same result.
package struct WeightFitting: Sendable {
    /// The weights that are fitted, by name.
    package var fields: [String]
    package var folds = 5
    /// How often the search goes over all weights.
    package var rounds = 3
    package var seed: UInt64 = 1

    /// - Parameter fields: By default those that pairs made from names can teach.
    package init(fields: [String] = WeightFitting.usual) { self.fields = fields }

    /// What edits cost, and what inexact, contradicted and omitted words do. Not what single words, numbers, legal
    /// forms, scripts, dates and countries prove, of which pairs made from names say little, and not the thresholds.
    package static let usual = [
        "distance.double", "distance.vowel", "distance.vowels", "distance.alike", "distance.key", "distance.swap",
        "distance.glyphs", "distance.density", "distance.sounds", "pair.initial", "pair.doubtful", "pair.servant",
        "pair.joined", "name.inexact", "name.contradicted", "name.omitted-person", "name.omitted-firm",
        "name.omitted-ship", "name.omitted-generic",
    ]

    package struct Outcome: Sendable {
        /// Fitted on all pairs.
        package var weights: ComparisonWeights
        package var changes: [(name: String, before: Double, after: Double)]
        /// On all pairs.
        package var before: WeightFigures
        package var after: WeightFigures
        /// On the pairs of each fold with weights fitted on the other folds: what to expect of pairs not seen.
        package var unseenBefore: WeightFigures
        package var unseenAfter: WeightFigures
    }

    /// - Parameter progress: Is told what is being done, a line at a time.
    package func fit(
        _ pairs: [LabelledPair], from weights: ComparisonWeights = ComparisonWeights.standard,
        progress: (String) -> Void = { _ in }
    ) -> Outcome {
        let prepared = pairs.map { PreparedPair($0, weights) }
        var unseenAfter = Tally()
        let fold = assignment(prepared.count)
        for number in 0..<max(0, folds) {
            let learnt = prepared.indices.filter { fold[$0] != number }.map { prepared[$0] }
            let held = prepared.indices.filter { fold[$0] == number }.map { prepared[$0] }
            guard !learnt.isEmpty, !held.isEmpty else { continue }
            unseenAfter.add(held, search(learnt, weights))
            progress("fold \(number + 1) of \(folds): F1 so far \(WeightFitting.percent(unseenAfter.figures.f1))")
        }
        let best = search(prepared, weights)
        progress("all pairs fitted")
        return Outcome(
            weights: best, changes: changes(weights, best), before: WeightFitting.figures(prepared, weights),
            after: WeightFitting.figures(prepared, best), unseenBefore: WeightFitting.figures(prepared, weights),
            unseenAfter: unseenAfter.figures)
    }

    /// How well weights decide pairs, all of them under `all` first, then group by group in alphabetical order.
    package static func check(
        _ pairs: [LabelledPair], _ weights: ComparisonWeights = ComparisonWeights.standard
    ) -> [(group: String, figures: WeightFigures)] {
        let groups = Dictionary(grouping: pairs, by: \.group).mapValues { $0.map { PreparedPair($0, weights) } }
        let each = groups.sorted { $0.key < $1.key }.map { ($0.key, figures($0.value, weights)) }
        return [("all", figures(groups.sorted { $0.key < $1.key }.flatMap(\.value), weights))] + each
    }

    // MARK: Search

    /// Which fold each pair is in; the labels are not looked at.
    private func assignment(_ count: Int) -> [Int] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Int(generator.next() % UInt64(max(1, folds))) }
    }

    private func search(_ pairs: [PreparedPair], _ start: ComparisonWeights) -> ComparisonWeights {
        let paths = ComparisonWeights.fields.filter { fields.contains($0.name) }
        var best = start
        var least = objective(pairs, best, start)
        var step = 0.2
        for _ in 0..<rounds {
            for field in paths {
                for factor in [1 + step, 1 / (1 + step)] {
                    var other = best
                    other[keyPath: field.path] = WeightFitting.bounded(field.name, best[keyPath: field.path] * factor)
                    guard other != best else { continue }
                    let value = objective(pairs, other, start)
                    guard value < least - 1e-6 else { continue }
                    (least, best) = (value, other)
                    break
                }
            }
            step /= 1.6
        }
        return best
    }

    /// What multiplies a whole may be more than 1; shares, factors and similarities may not.
    private static func bounded(_ name: String, _ value: Double) -> Double {
        let isFree = ["name.inexact", "name.contradicted", "name.syllabic", "distance.density"].contains(name)
        return (min(value, isFree ? 5 : 1) * 1000).rounded() / 1000
    }

    /// The loss, and a price for each weight that has left its place.
    private func objective(
        _ pairs: [PreparedPair], _ weights: ComparisonWeights, _ start: ComparisonWeights
    ) -> Double {
        let moved = ComparisonWeights.fields.reduce(0.0) { sum, field in
            let before = start[keyPath: field.path]
            guard before > 0 else { return sum }
            let share = (weights[keyPath: field.path] - before) / before
            return sum + share * share
        }
        return WeightFitting.figures(pairs, weights).loss + WeightFitting.inertia * moved
    }

    private static let inertia = 0.002

    private func changes(
        _ before: ComparisonWeights, _ after: ComparisonWeights
    ) -> [(name: String, before: Double, after: Double)] {
        zip(before.values, after.values).filter { $0.value != $1.value }.map { ($0.name, $0.value, $1.value) }
    }

    private static func figures(_ pairs: [PreparedPair], _ weights: ComparisonWeights) -> WeightFigures {
        var tally = Tally()
        tally.add(pairs, weights)
        return tally.figures
    }

    private static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
}

/// A pair with its names taken apart once.
private struct PreparedPair: Sendable {
    let pair: LabelledPair
    let left: [PreparedName]
    let right: [PreparedName]

    init(_ pair: LabelledPair, _ weights: ComparisonWeights) {
        self.pair = pair
        left = PreparedName.all(of: pair.left, weights)
        right = PreparedName.all(of: pair.right, weights)
    }
}

/// Decisions and losses so far.
private struct Tally {
    private var counts = WeightFigures()
    private var losses = (match: 0.0, other: 0.0)
    private var labels = (match: 0, other: 0)

    /// How steep the loss is: a score a tenth from the threshold is as good as decided.
    private static let steepness = 25.0

    mutating func add(_ pairs: [PreparedPair], _ weights: ComparisonWeights) {
        for item in pairs {
            let score = EntityComparer.compare(
                item.pair.left, item.left, item.pair.right, item.right, weights, reasonsFrom: 2
            ).score
            let margin = score - weights.decision.match
            counts.pairs += 1
            if item.pair.isMatch {
                if margin >= 0 { counts.truePositives += 1 } else { counts.falseNegatives += 1 }
                labels.match += 1
                losses.match += log1p(exp(-Tally.steepness * margin))
            } else {
                if margin >= 0 { counts.falsePositives += 1 }
                labels.other += 1
                losses.other += log1p(exp(Tally.steepness * margin))
            }
        }
    }

    var figures: WeightFigures {
        var figures = counts
        figures.loss = losses.match / Double(max(1, labels.match)) + losses.other / Double(max(1, labels.other))
        return figures
    }
}
