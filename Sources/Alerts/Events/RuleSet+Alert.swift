package import Records
import Texts

extension RuleSet {
    /// The alert that all findings of one rule and subject within one event make together: a function of the set of
    /// findings, whatever their order of arrival. The strongest report gives the score; independent reports and what they
    /// add raise it, the subject's history moves it, a retraction lowers it.
    ///
    /// - Parameters:
    ///   - findings: all of one rule and subject.
    ///   - previous: the alert as it stands; its state and the time it was raised are kept – unless a correction came
    ///     that the decision could not know.
    ///   - history: of the subject and rule, apart from this event.
    /// - Returns: nil while there is nothing to say: no report, or fewer than the rule wants within its days.
    package func alert(
        of findings: [Finding], story: String, previous: Alert?, history: SubjectHistory,
        at now: Timestamp
    ) -> Alert? {
        let ordered = findings.sorted { Self.age(of: $0) < Self.age(of: $1) }
        let reports = ordered.filter(\.isReport)
        guard let first = reports.first else { return nil }
        if let window = rule(first.rule)?.window, !window.isMet(by: reports) { return nil }
        return made(of: ordered, reports, story, previous, history.contributions(weights), now)
    }

    /// - Parameter reports: not empty; oldest first, as `ordered` is.
    private func made(
        of ordered: [Finding], _ reports: [Finding], _ story: String, _ previous: Alert?,
        _ history: [Alert.Contribution], _ now: Timestamp
    ) -> Alert {
        let strongest = reports.dropFirst().reduce(reports[0]) { $1.points > $0.points ? $1 : $0 }
        let origins = Self.origins(of: reports)
        let scoring = StoryScoring(
            ordered: ordered, reports: reports, origins: origins, weights: weights)
        let contributions = Self.bounded(strongest.contributions + scoring.contributions(history))
        var alert = Alert(
            id: Self.id(rule: strongest.rule, subject: strongest.subject, story: story),
            rule: strongest.rule,
            score: contributions.reduce(0) { $0 + $1.points }, subject: strongest.subject, story: story,
            raised: previous?.raised ?? now)
        if let bounds = rule(strongest.rule)?.severity {
            alert.severity = min(max(alert.severity, bounds.lowerBound), bounds.upperBound)
        }
        alert.contributions = contributions
        alert.evidence = ordered.map(\.evidence)
        alert.linked = Self.union(reports.map(\.linked)) { $0.entity }
        alert.concepts = Self.union(reports.map(\.concepts)) { $0 }
        alert.countries = Self.union(reports.map(\.countries)) { $0 }
        alert.commodities = Self.union(reports.map(\.commodities)) { $0 }
        alert.articles = Set(ordered.map(\.article)).count
        alert.origins = origins
        alert.credibility = Credibility.of(
            reports.map(\.evidence), origins: origins, isTakenBack: scoring.isTakenBack)
        return continued(alert, after: previous, amendments: ordered.filter { $0.nature != nil }, now)
    }

    /// The alert with what people made of it. A correction that came since re-opens what was dismissed, a retraction also
    /// what was confirmed.
    private func continued(
        _ alert: Alert, after previous: Alert?, amendments: [Finding], _ now: Timestamp
    ) -> Alert {
        guard let previous else { return alert }
        var alert = alert
        alert.state = previous.state
        alert.assignee = previous.assignee
        alert.retrospective = previous.retrospective
        alert.updated = previous.updated
        let known = Set(previous.evidence.map(\.article))
        let news = amendments.filter { !known.contains($0.article) }
        let reopens =
            previous.state == .dismissed && !news.isEmpty
            || previous.state == .confirmed && news.contains { $0.nature == .retraction }
        if reopens { alert.state = .open }
        if alert != previous { alert.updated = now }
        return alert
    }

    /// Contributions whose sum lies within 0…100; where it would not, the last one says so.
    private static func bounded(_ contributions: [Alert.Contribution]) -> [Alert.Contribution] {
        let sum = contributions.reduce(0) { $0 + $1.points }
        let held = min(100, max(0, sum))
        return sum == held
            ? contributions : contributions + [.init("a score lies within 0 and 100", held - sum)]
    }

    /// `a` and 12 hex digits, of what makes an alert the same alert.
    package static func id(rule: String, subject: Alert.Subject, story: String) -> String {
        "a" + Digest.sha256(Array("\(rule)|\(subject.kind)|\(subject.id)|\(story)".utf8)).prefix(12)
    }

    /// Oldest first; the article's id where the times are equal or unknown, then what was quoted.
    private static func age(of finding: Finding) -> (Int64, String, String) {
        (finding.evidence.published?.seconds ?? .max, finding.article, finding.evidence.quote)
    }

    /// Reports that did not copy each other: different publishers, each with words of its own.
    private static func origins(of findings: [Finding]) -> Int {
        var publishers: Set<String> = []
        var quotes: Set<String> = []
        for evidence in findings.map(\.evidence)
        where quotes.insert(TextFolder.fold(evidence.quote)).inserted {
            publishers.insert(evidence.publisher ?? evidence.source)
        }
        return max(1, publishers.count)
    }

    private static func union<T>(_ lists: [[T]], by key: (T) -> String) -> [T] {
        var seen: Set<String> = []
        return lists.flatMap { $0 }.filter { seen.insert(key($0)).inserted }
    }
}
