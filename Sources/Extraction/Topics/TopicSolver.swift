/// Fits the weights of one label: a linear support vector machine with squared hinge loss and a penalty on the weights'
/// squares, by coordinate descent in the dual (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008).
///
/// Each story has a margin of its own to begin with, what the lexicon is worth by itself: weights say only what must be
/// added. With few examples they stay small, and the beginning decides.
struct TopicSolver {
    /// What an error costs against large weights.
    var cost: Float = 0.5
    var mostRounds = 60
    /// The rounds end when no story is further from its place than this.
    var precision: Float = 0.05

    /// The weights of a label: one for each feature, and one for the margin to begin with, beyond 1.
    struct Weights {
        var features: [Float]
        var own: Float = 0

        /// The margin of a story.
        func margin(_ matrix: TopicMatrix, _ row: Int, offset: Float) -> Float {
            var margin = offset * (1 + own)
            for i in matrix.starts[row]..<matrix.starts[row + 1] {
                margin += features[Int(matrix.columns[i])] * matrix.values[i]
            }
            return margin
        }
    }

    /// - Parameters:
    ///   - rows: The stories that are learnt from.
    ///   - isPositive: By story, whether it has the label.
    ///   - offsets: By story, the margin to begin with.
    func fit(
        _ matrix: TopicMatrix, rows: [Int], isPositive: [Bool], offsets: [Float], random: inout TaggerRandom
    ) -> Weights {
        var descent = TopicDescent(matrix, rows: rows, isPositive: isPositive, offsets: offsets, cost: cost)
        var active = Array(rows.indices)
        for _ in 0..<mostRounds {
            active.shuffle(using: &random)
            guard descent.round(&active) <= precision else { continue }
            if active.count == rows.count { break }
            // All that were set aside are looked at once more before it ends.
            active = Array(rows.indices)
            descent.reset()
        }
        return descent.weights
    }
}

/// The state of a fit.
private struct TopicDescent {
    private(set) var weights: TopicSolver.Weights
    private let matrix: TopicMatrix
    private let rows: [Int]
    private let signs: [Float]
    private let offsets: [Float]
    private var alphas: [Float]
    private let lengths: [Float]
    private let diagonal: Float
    /// Stories that are right by more than this are set aside for the next rounds.
    private var aside = Float.infinity

    init(_ matrix: TopicMatrix, rows: [Int], isPositive: [Bool], offsets: [Float], cost: Float) {
        self.matrix = matrix
        self.rows = rows
        weights = TopicSolver.Weights(features: [Float](repeating: 0, count: matrix.keys.count))
        signs = rows.map { isPositive[$0] ? 1 : -1 }
        self.offsets = rows.map { offsets[$0] }
        alphas = [Float](repeating: 0, count: rows.count)
        diagonal = 1 / (2 * cost)
        let diagonal = diagonal
        lengths = rows.map { row in
            let own = offsets[row]
            var square = own * own + diagonal
            for i in matrix.starts[row]..<matrix.starts[row + 1] { square += matrix.values[i] * matrix.values[i] }
            return square
        }
    }

    mutating func reset() { aside = .infinity }

    /// One pass over the stories; those that are surely right are taken out of `active`. Returns how far the farthest
    /// was from its place.
    mutating func round(_ active: inout [Int]) -> Float {
        var most: Float = 0
        var kept = 0
        matrix.columns.withUnsafeBufferPointer { columns in
            matrix.values.withUnsafeBufferPointer { values in
                weights.features.withUnsafeMutableBufferPointer { features in
                    for k in active.indices {
                        let i = active[k]
                        let range = matrix.starts[rows[i]]..<matrix.starts[rows[i] + 1]
                        var margin = offsets[i] * (1 + weights.own)
                        for j in range { margin += features[Int(columns[j])] * values[j] }
                        let gradient = signs[i] * margin - 1 + diagonal * alphas[i]
                        if alphas[i] == 0, gradient > aside { continue }
                        active[kept] = i
                        kept += 1
                        let projected = alphas[i] == 0 ? min(0, gradient) : gradient
                        most = max(most, abs(projected))
                        guard projected != 0 else { continue }
                        let alpha = max(0, alphas[i] - gradient / lengths[i])
                        let step = (alpha - alphas[i]) * signs[i]
                        alphas[i] = alpha
                        for j in range { features[Int(columns[j])] += step * values[j] }
                        weights.own += step * offsets[i]
                    }
                }
            }
        }
        active.removeLast(active.count - kept)
        aside = most > 0 ? most : .infinity
        return most
    }
}
