/// What the reader of a metric is told, and the buckets of a histogram.
package struct MetricDescription: Sendable {
    package var name: String
    /// One sentence, with the unit.
    package var help: String
    /// Upper bounds of the buckets, ascending and finite; nil for the usual ones of its kind.
    package var buckets: [Double]?

    package init(_ name: String, _ help: String, buckets: [Double]? = nil) {
        self.name = name
        self.help = help
        self.buckets = buckets
    }
}

extension MetricDescription {
    /// Of a timer, in seconds: from a local answer to the longest time-out.
    static let usualSeconds: [Double] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    /// Of a recorder whose unit nobody told: decades.
    static let usualAmounts: [Double] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]
}
