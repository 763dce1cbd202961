/// How alerts of one rule, source or language fared with people.
package struct TriageStatistics: Hashable, Codable, Sendable {
    package enum Group: String, Codable, Sendable, CaseIterable { case rule, source, language }

    /// One alert, as far as it is counted.
    package struct Sample: Hashable, Sendable {
        package var group: String
        package var state: Alert.State
        /// Why it was dismissed.
        package var reason: TriageReason?
        /// From when it was raised to the decision that stands; nil for undecided ones.
        package var seconds: Int64?
        package init(group: String, state: Alert.State, reason: TriageReason? = nil, seconds: Int64? = nil) {
            self.group = group
            self.state = state
            self.reason = reason
            self.seconds = seconds
        }
    }

    /// The rule, the source, or the language (`und` where it is not known).
    package var group: String
    package var raised = 0
    /// New ones and those somebody is on.
    package var open = 0
    package var confirmed = 0
    package var dismissed = 0
    /// Passed on, and not decided: neither for nor against the rule.
    package var escalated = 0
    package var suppressed = 0
    /// The dismissed ones by reason (`TriageReason`), and those without under `none`.
    package var reasons: [String: Int] = [:]
    /// Confirmed ÷ decided (confirmed and dismissed); nil while nothing is decided.
    package var precision: Double?
    /// Wilson's interval of the precision at 95 %.
    package var interval: ClosedRange<Double>?
    package var medianSeconds: Int64?

    /// A row a group, those with most alerts first.
    package static func tally(_ samples: some Sequence<Sample>) -> [TriageStatistics] {
        Dictionary(grouping: samples, by: \.group).map { TriageStatistics(group: $0.key, $0.value) }
            .sorted { ($1.raised, $0.group) < ($0.raised, $1.group) }
    }

    package init(group: String, _ samples: [Sample]) {
        self.group = group
        raised = samples.count
        for sample in samples { count(sample) }
        let decided = confirmed + dismissed
        if decided > 0 { precision = Double(confirmed) / Double(decided) }
        interval = Self.wilson(confirmed, of: decided)
        // A clock that was put back in between makes no negative time.
        medianSeconds = Self.median(samples.compactMap(\.seconds).map { max(0, $0) })
    }

    private mutating func count(_ sample: Sample) {
        switch sample.state {
        case .new, .open: open += 1
        case .confirmed: confirmed += 1
        case .escalated: escalated += 1
        case .suppressed: suppressed += 1
        case .dismissed:
            dismissed += 1
            reasons[sample.reason?.rawValue ?? "none", default: 0] += 1
        }
    }

    /// The score interval of E. B. Wilson (1927) at 95 %, within 0…1; nil of none.
    package static func wilson(_ hits: Int, of all: Int) -> ClosedRange<Double>? {
        guard all > 0 else { return nil }
        let (n, z) = (Double(all), 1.959964)
        let p = min(1, max(0, Double(hits) / n))
        let spread = 1 + z * z / n
        let centre = (p + z * z / (2 * n)) / spread
        let half = z / spread * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        let low = hits <= 0 ? 0 : max(0, centre - half)
        let high = hits >= all ? 1 : min(1, centre + half)
        return low...max(low, high)
    }

    /// Of an even number the lower one of the two in the middle.
    package static func median(_ values: [Int64]) -> Int64? {
        values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
    }
}
