package import Records

/// What somebody else has found out – a burst of reports, a source that fell silent – for the rules that explain and weigh
/// it (`on: trend`, `on: source`).
package struct Raising: Sendable {
    package var trigger: AlertRule.Trigger
    package var subject: Alert.Subject
    package var evidence: Alert.Evidence
    package var concepts: [String] = []
    package var countries: [String] = []
    package var commodities: [String] = []
    /// What makes it strong or weak, each with its points.
    package var contributions: [Alert.Contribution] = []

    package init(_ trigger: AlertRule.Trigger, subject: Alert.Subject, evidence: Alert.Evidence) {
        self.trigger = trigger
        self.subject = subject
        self.evidence = evidence
    }
}

extension RuleSet {
    /// A finding for each rule of that trigger which is strong enough.
    package func findings(_ raising: Raising) -> [Finding] {
        rules.filter { $0.trigger == raising.trigger }.compactMap { rule in
            let text = rule.text(
                subject: raising.subject.name, concepts: raising.concepts, goods: raising.commodities,
                places: raising.countries, parties: [])
            let finding = Finding(
                rule: rule.id, subject: raising.subject, article: raising.evidence.article, linked: [],
                concepts: raising.concepts, countries: raising.countries, commodities: raising.commodities,
                evidence: raising.evidence,
                contributions: [Alert.Contribution("\(rule.id): \(text)", rule.base)]
                    + raising.contributions)
            return finding.points >= rule.least ? finding : nil
        }
    }
}
