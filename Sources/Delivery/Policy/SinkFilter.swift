package import Records

/// Which alerts a sink wants. Each condition that is set must be met.
package struct SinkFilter: Hashable, Sendable {
    /// This severity and worse ones.
    package var severity = Alert.Severity.low
    /// Empty: all.
    package var rules: Set<String> = []
    /// Alerts with one of these countries, in capitals. Empty: all.
    package var countries: Set<String> = []
    /// Kinds of subjects (trader, party …). Empty: all.
    package var subjects: Set<String> = []
    /// Only alerts that came of old articles, or only others.
    package var retrospective: Bool?

    package init() {}

    package func admits(_ alert: Alert) -> Bool {
        alert.severity >= severity && (rules.isEmpty || rules.contains(alert.rule))
            && (countries.isEmpty || alert.countries.contains { countries.contains($0.uppercased()) })
            && (subjects.isEmpty || subjects.contains(alert.subject.kind))
            && (retrospective == nil || retrospective == alert.retrospective)
    }
}
