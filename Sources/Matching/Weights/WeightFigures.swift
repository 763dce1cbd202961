/// How well weights decide labelled pairs.
package struct WeightFigures: Hashable, Sendable {
    package var pairs = 0
    package var truePositives = 0
    package var falsePositives = 0
    package var falseNegatives = 0
    /// What the fit makes small: the mean logistic loss of the distance to the threshold, both labels counting alike.
    package var loss = 0.0

    package var precision: Double { share(truePositives, of: truePositives + falsePositives) }
    package var recall: Double { share(truePositives, of: truePositives + falseNegatives) }
    package var f1: Double { share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives) }
    /// The share of right decisions.
    package var accuracy: Double { share(pairs - falsePositives - falseNegatives, of: pairs) }

    private func share(_ part: Int, of whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}
