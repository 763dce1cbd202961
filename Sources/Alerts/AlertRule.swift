import Records
import Settings

/// One rule of `rules/*.yaml`: who it is about, what must stand near, what that is worth.
package struct AlertRule: Sendable {
    /// What makes a rule look: an article, or the register meeting a list.
    enum Trigger: String, CaseIterable, Sendable { case article, screening }

    /// Unique, kebab-case; the `rule` of the alerts it raises.
    package let id: String
    package let title: String
    let trigger: Trigger
    /// The condition whose mentions are the subject.
    let subject: any Condition
    let requirement: Requirement
    let reach: Reach
    /// Points for being met at all.
    let base: Int
    /// Below this score nothing is raised.
    let least: Int
    /// One sentence for people; `{subject}`, `{concepts}`, `{goods}`, `{places}` and `{parties}` are filled in.
    let explanation: String
    package let enabled: Bool

    /// Nil where anything in it was reported: a rule that was half understood would alert on something nobody asked for.
    init?(_ mapping: Mapping) {
        let before = mapping.problems.all.count
        let id = mapping.required("id")
        let title = mapping.required("title")
        let explanation = mapping.required("explain")
        let subject = mapping.mapping("subject").flatMap { subject -> (any Condition)? in
            defer { subject.finish() }
            return Conditions.read(subject)
        }
        if !mapping.has("subject") {
            mapping.problems.report(
                .error, "missing-key", "“subject” is missing in \(mapping.name)", line: mapping.line)
        }
        trigger = mapping.choice("on", Trigger.self) ?? .article
        requirement = Requirement.read(mapping)
        mapping.expect(["all", "any", "none"])
        reach = mapping.reach("within") ?? .scope(.paragraph)
        base = mapping.int("base", in: 0...100) ?? 40
        least = mapping.int("least", in: 0...100) ?? 40
        enabled = mapping.bool("enabled") ?? true
        mapping.finish()
        guard let id, let title, let explanation, let subject, mapping.problems.all.count == before else { return nil }
        self.id = id
        self.title = title
        self.explanation = explanation
        self.subject = subject
    }
}
