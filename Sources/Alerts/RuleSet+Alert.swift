package import Records
import Texts

extension RuleSet {
    /// The alert that all findings of one rule and subject within one story make together: a function of the set of
    /// findings, whatever their order of arrival. The strongest finding gives the score, independent reports add to it.
    ///
    /// - Parameters:
    ///   - findings: not empty, all of one rule and subject.
    ///   - previous: the alert as it stands; its state and the time it was raised are kept.
    package func alert(of findings: [Finding], story: String, previous: Alert?, at now: Timestamp) -> Alert {
        precondition(!findings.isEmpty, "an alert is made of findings")
        let ordered = findings.sorted { Self.age(of: $0) < Self.age(of: $1) }
        let strongest = ordered.dropFirst().reduce(ordered[0]) { $1.points > $0.points ? $1 : $0 }
        let origins = Self.origins(of: ordered)
        var contributions = strongest.contributions
        if origins > 1 {
            let points = min(weights.furtherOriginMost, (origins - 1) * weights.furtherOrigin)
            contributions.append(Alert.Contribution("\(origins) independent reports", points))
        }
        let score = min(100, max(0, contributions.reduce(0) { $0 + $1.points }))
        var alert = Alert(
            id: Self.id(rule: strongest.rule, subject: strongest.subject, story: story), rule: strongest.rule,
            score: score, subject: strongest.subject, story: story, raised: previous?.raised ?? now)
        alert.contributions = contributions
        alert.evidence = ordered.map(\.evidence)
        alert.linked = Self.union(ordered.map(\.linked)) { $0.entity }
        alert.concepts = Self.union(ordered.map(\.concepts)) { $0 }
        alert.countries = Self.union(ordered.map(\.countries)) { $0 }
        alert.commodities = Self.union(ordered.map(\.commodities)) { $0 }
        alert.articles = Set(ordered.map(\.article)).count
        alert.origins = origins
        if let previous {
            alert.state = previous.state
            alert.retrospective = previous.retrospective
            alert.updated = previous.updated
            if alert != previous { alert.updated = now }
        }
        return alert
    }

    /// `a` and 12 hex digits, of what makes an alert the same alert.
    package static func id(rule: String, subject: Alert.Subject, story: String) -> String {
        "a" + Digest.sha256(Array("\(rule)|\(subject.kind)|\(subject.id)|\(story)".utf8)).prefix(12)
    }

    /// Oldest first; the article's id where the times are equal or unknown.
    private static func age(of finding: Finding) -> (Int64, String) {
        (finding.evidence.published?.seconds ?? .max, finding.article)
    }

    /// Reports that did not copy each other: different publishers, each with words of its own.
    private static func origins(of findings: [Finding]) -> Int {
        var publishers: Set<String> = []
        var quotes: Set<String> = []
        for evidence in findings.map(\.evidence) where quotes.insert(TextFolder.fold(evidence.quote)).inserted {
            publishers.insert(evidence.publisher ?? evidence.source)
        }
        return max(1, publishers.count)
    }

    private static func union<T>(_ lists: [[T]], by key: (T) -> String) -> [T] {
        var seen: Set<String> = []
        return lists.flatMap { $0 }.filter { seen.insert(key($0)).inserted }
    }
}
