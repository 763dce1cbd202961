import Glibc

/// What the lexicon's finds are worth by themselves in one field: one set of weights for the figures and the words
/// around of all labels (`TopicCandidate`).
struct TopicPrior: Sendable {
    /// The margin of a label that the lexicon does not find: as wrong as the learning asks for.
    static let absent: Float = -1
    /// How much the words around weigh against the figures.
    static let share: Float = 0.2

    /// Of each figure.
    let figures: [Float]
    /// Words around, as keys in rising order, and the weight of each.
    let keys: [UInt32]
    let weights: [Float]
    private let table: TaggerTable

    init(figures: [Float], keys: [UInt32], weights: [Float]) {
        self.figures = figures
        self.keys = keys
        self.weights = weights
        table = TaggerTable(keys)
    }

    /// Knows nothing.
    init() {
        self.init(figures: [Float](repeating: 0, count: TopicCandidate.figureCount), keys: [], weights: [])
    }

    func margin(_ candidate: TopicCandidate) -> Float {
        var margin: Float = 0
        for (weight, figure) in zip(figures, candidate.figures) { margin += weight * figure }
        _ = table.withSlots { slots in
            for (key, value) in zip(candidate.keys, candidate.values) {
                let place = table.place(key, in: slots)
                if place >= 0 { margin += weights[place] * value }
            }
        }
        return max(-3, min(3, margin))
    }

    /// Weights for pairs of a story and a label, of which some are right.
    static func fit(
        _ candidates: [TopicCandidate], _ isRight: [Bool], least: Float, random: inout TaggerRandom
    ) -> TopicPrior {
        guard !candidates.isEmpty else { return TopicPrior() }
        let scale = Scale(candidates)
        let matrix = TopicMatrix(candidates.map { (scale.scaled($0.figures), $0) }, minimum: 5, share: share)
        let fitted = TopicSolver(cost: 0.1).fit(
            matrix, rows: Array(candidates.indices), isPositive: isRight,
            offsets: [Float](repeating: 0, count: candidates.count), random: &random
        ).features
        let width = TopicCandidate.figureCount
        let kept = matrix.keys.indices.filter { $0 >= width && abs(fitted[$0]) >= least }
        return TopicPrior(
            figures: scale.unscaled(Array(fitted.prefix(width))), keys: kept.map { matrix.keys[$0] },
            weights: kept.map { fitted[$0] * share })
    }

    /// Brings figures of different sizes to one.
    private struct Scale {
        private var means = [Float](repeating: 0, count: TopicCandidate.figureCount)
        private var spreads = [Float](repeating: 0, count: TopicCandidate.figureCount)

        init(_ candidates: [TopicCandidate]) {
            let count = Float(max(1, candidates.count))
            for candidate in candidates { for i in means.indices { means[i] += candidate.figures[i] / count } }
            for candidate in candidates {
                for i in means.indices {
                    let distance = candidate.figures[i] - means[i]
                    spreads[i] += distance * distance / count
                }
            }
            spreads = spreads.map { $0 > 1e-6 ? $0.squareRoot() : 0 }
            // The first figure is always 1, and stays so.
            means[0] = 0
            spreads[0] = 1
        }

        func scaled(_ figures: [Float]) -> [Float] {
            figures.indices.map { spreads[$0] > 0 ? (figures[$0] - means[$0]) / spreads[$0] : 0 }
        }

        /// Weights for figures as they are out of weights for scaled ones.
        func unscaled(_ weights: [Float]) -> [Float] {
            var unscaled = [Float](repeating: 0, count: weights.count)
            for i in weights.indices where spreads[i] > 0 {
                unscaled[i] += weights[i] / spreads[i]
                unscaled[0] -= weights[i] * means[i] / spreads[i]
            }
            return unscaled
        }
    }
}
