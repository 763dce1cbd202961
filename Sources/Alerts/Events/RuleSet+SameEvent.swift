package import Records

extension RuleSet {
    /// Whether two findings of one rule and subject, of stories with other words, tell the same event. Symmetric, and a
    /// function of the two alone. They do when they are of the same weeks and agree – in the deed or in a listed party,
    /// in goods and places where both name some, in their words. Of goods and countries, about which much happens at a
    /// time, more is asked than of a party.
    package func sameEvent(_ a: Finding, _ b: Finding) -> Bool {
        guard a.rule == b.rule, a.subject.kind == b.subject.kind, a.subject.id == b.subject.id else {
            return false
        }
        let days =
            abs((a.evidence.published?.seconds ?? 0) - (b.evidence.published?.seconds ?? 0)) / 86_400
        let areDated = a.evidence.published != nil && b.evidence.published != nil
        let rule = self.rule(a.rule)
        if let window = rule?.window { return !areDated || days <= Int64(window.days) }
        guard !areDated || days <= Int64(weights[.eventDays]) else { return false }
        // An entry of a list is one matter for as long as it stands there.
        if rule?.trigger == .screening {
            return !Set(a.linked.map(\.entity)).isDisjoint(with: b.linked.map(\.entity))
        }
        let likeness = Likeness(a, b)
        switch a.subject.kind {
        case "commodity", "country", "regulation":
            return likeness.isOneEventOfMany(days: areDated ? days : 0)
        default: return likeness.isOneEventOfAParty(days: areDated ? days : 0)
        }
    }
}
