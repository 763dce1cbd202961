package import Records

/// What a score says about a party.
package enum ScreeningDecision {
    /// From this score on a party is treated as the listed one; below it, down to the threshold, somebody has to look.
    package static let match = 0.85

    /// - Parameters:
    ///   - hit: A party and an entry; a number that both hold makes it a match whatever the score.
    ///   - threshold: The least score that is looked at.
    package static func of(_ hit: Hit, threshold: Double = EntityComparer.threshold) -> ScreeningAnswer.Decision {
        if isByNumber(hit) { return .match }
        guard hit.score >= threshold else { return .clear }
        return hit.score >= match ? .match : .review
    }

    /// Whether a number that both hold is among the reasons (`identifier: imo`, not `identifier: other imo`).
    private static func isByNumber(_ hit: Hit) -> Bool {
        hit.reasons.contains { $0.hasPrefix("identifier: ") && !$0.hasPrefix("identifier: other ") }
    }
}
