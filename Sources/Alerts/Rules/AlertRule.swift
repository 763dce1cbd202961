import Records
import Settings

/// One rule of `rules/*.yaml`: who it is about, what must stand near, what that is worth.
package struct AlertRule: Sendable {
    /// What makes a rule look: an article, or the register meeting a list; a burst of reports, or a source that has
    /// fallen silent, which others find out.
    package enum Trigger: String, CaseIterable, Sendable { case article, screening, trend, source }

    /// Unique, kebab-case; the `rule` of the alerts it raises.
    package let id: String
    package let title: String
    package let trigger: Trigger
    /// The condition whose mentions are the subject.
    let subject: any Condition
    let requirement: Requirement
    let reach: Reach
    /// Points for being met at all.
    let base: Int
    /// Below this score nothing is raised.
    package let least: Int
    /// The bounds of `severity:`, whatever the score.
    let severity: ClosedRange<Alert.Severity>
    let window: Window?
    /// Listed entries to which the register's owners alone lead do not count, and so on: `via: [owner]` of a screening.
    let via: Set<String>
    /// One sentence for people; `{subject}`, `{concepts}`, `{goods}`, `{places}` and `{parties}` are filled in.
    package let explanation: String
    package let examples: [Example]
    package let enabled: Bool
    /// Where it stands.
    package let file: String
    package let line: Int?

    /// Nil where anything in it was reported: a rule that was half understood would alert on something nobody asked for.
    init?(_ mapping: Mapping, known: Known) {
        let before = mapping.problems.all.count
        let id = mapping.required("id")
        let title = mapping.required("title")
        let explanation = mapping.required("explain")
        let subject = mapping.mapping("subject").flatMap { subject -> (any Condition)? in
            defer { subject.finish() }
            return Conditions.read(subject)
        }
        trigger = mapping.choice("on", Trigger.self) ?? .article
        if !mapping.has("subject"), trigger == .article || trigger == .screening {
            mapping.problems.report(
                .error, "missing-key", "“subject” is missing in \(mapping.name)", line: mapping.line)
        }
        var reader = RequirementReader(known: known)
        requirement = reader.read(mapping)
        mapping.expect(["all", "any", "none"])
        reach = mapping.reach("within") ?? .scope(.paragraph)
        base = mapping.int("base", in: 0...100) ?? 40
        least = mapping.int("least", in: 0...100) ?? 40
        severity = AlertRule.severity(mapping)
        window = mapping.mapping("over").flatMap(Window.init)
        via = Set(mapping.strings("via"))
        if let bad = via.sorted().first(where: { !["trader", "owner", "vessel"].contains($0) }) {
            mapping.report("via", "“\(bad)” is not trader, owner or vessel")
        }
        examples = mapping.mapping("examples").map(Example.read) ?? []
        enabled = mapping.bool("enabled") ?? true
        if let subject {
            AlertRule.check(subject, in: mapping)
            reader.check(subject.names, mapping, line: mapping.line(of: "subject"))
        }
        mapping.finish()
        guard let id, let title, let explanation, mapping.problems.all.count == before,
            let subject = subject ?? Raised(mapping)
        else { return nil }
        self.id = id
        self.title = title
        self.explanation = explanation
        self.subject = subject
        file = mapping.problems.place
        line = mapping.line
    }

    /// `severity: {least: medium, most: high}`.
    private static func severity(_ mapping: Mapping) -> ClosedRange<Alert.Severity> {
        guard let bounds = mapping.mapping("severity") else { return .low ... .critical }
        defer { bounds.finish() }
        let least = bounds.choice("least", Alert.Severity.self) ?? .low
        let most = bounds.choice("most", Alert.Severity.self) ?? .critical
        guard least <= most else {
            mapping.report("severity", "least (\(least.rawValue)) is above most (\(most.rawValue))")
            return .low ... .critical
        }
        return least...most
    }

    /// Alerts are about parties, goods, countries and regulations.
    private static func check(_ subject: any Condition, in mapping: Mapping) {
        switch subject {
        case let party as PartyCondition where party.who == .unknown:
            mapping.report("subject", "a rule is about somebody known: trader, listed or any")
        case let concept as ConceptCondition where concept.kinds != KindSet(.regulation):
            mapping.report("subject", "of the concepts only regulations can be a subject")
        case is PartyCondition, is GoodsCondition, is PlaceCondition, is ConceptCondition: break
        default:
            mapping.report("subject", "expected a party, goods, a place, or a regulation (concept)")
        }
    }
}

/// The subject of rules that others raise: it is given.
struct Raised: Condition {
    static let name = "raised"
    static let title = "given by whoever raises it"
    let kinds: KindSet = []
    let phrase = "what was seen"
    init?(_ mapping: Mapping) {}
    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met { .mentions([]) }
}
