import Glibc

/// Where a margin begins to count, chosen on stories that the weights have not seen.
enum TopicThreshold {
    /// How many examples a label has whose own best threshold weighs as much as the common one.
    static let smoothing: Float = 50

    /// The threshold with the best F1, halfway to the next lower margin; none that says a label where nothing speaks
    /// for it (`TopicPrior.absent`).
    static func best(_ margins: [Float], _ isPositive: [Bool]) -> Float? {
        let positives = isPositive.count { $0 }
        guard positives > 0 else { return nil }
        let order = margins.indices.sorted { (-margins[$0], $0) < (-margins[$1], $1) }
        var best: (f1: Float, threshold: Float) = (0, 0)
        var hits = 0
        for (rank, i) in order.enumerated() {
            if isPositive[i] { hits += 1 }
            let next = rank + 1 < order.count ? margins[order[rank + 1]] : margins[i] - 1
            guard next < margins[i], hits > 0, margins[i] > TopicPrior.absent else { continue }
            let f1 = 2 * Float(hits) / Float(rank + 1 + positives)
            if f1 > best.f1 { best = (f1, (margins[i] + max(next, TopicPrior.absent)) / 2) }
        }
        return best.f1 > 0 ? best.threshold : nil
    }

    /// A label's own best, drawn to the common one the more the fewer examples it has.
    static func smoothed(_ own: Float?, examples: Int, common: Float) -> Float {
        guard let own else { return common }
        return (own * Float(examples) + common * smoothing) / (Float(examples) + smoothing)
    }
}

extension TopicThreshold {
    /// The slope of the sigmoid through one half at distance 0 that makes the answers most likely.
    static func slope(_ points: [(distance: Float, isTrue: Bool)]) -> Float {
        var low: Float = 0.5
        var high: Float = 20
        for _ in 0..<24 {
            let middle = (low + high) / 2
            // The derivative of the log likelihood falls with the slope.
            var rise: Float = 0
            for point in points {
                rise += ((point.isTrue ? 1 : 0) - sigmoid(middle * point.distance)) * point.distance
            }
            if rise > 0 { low = middle } else { high = middle }
        }
        return low
    }

    static func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
}
