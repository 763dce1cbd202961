/// What an alert says that is worth telling again when it changes: how bad it is, how it stands, how many independent
/// publishers carry it, and which concepts and listed parties it names.
///
/// Further articles of publishers that it has already, other quotes and a score that moves within its severity are no
/// change. Together with the alert's id, `text` names one message to the world: the same again is the same message.
package struct AlertGist: Hashable, Sendable {
    /// What may differ between two changes of an alert.
    package enum Aspect: String, CaseIterable, Sendable {
        /// The severity rose.
        case severity
        /// More independent publishers.
        case origins
        /// A concept or a listed party that was not there.
        case facts
        /// A decision.
        case state
    }

    package var severity: Alert.Severity
    /// The name of the state, the number of origins, and the ids in order; nil where that is not known any more.
    package var state: String?
    package var origins: Int?
    package var facts: [String]?

    package init(_ alert: Alert) {
        self.init(
            severity: alert.severity, state: alert.state.rawValue, origins: alert.origins,
            facts: alert.concepts + alert.linked.map(\.entity))
    }

    /// `facts` in any order, with or without repetitions.
    package init(severity: Alert.Severity, state: String?, origins: Int?, facts: [String]?) {
        self.severity = severity
        self.state = state
        self.origins = origins
        self.facts = facts.map { Set($0.map { $0.replacing(";", with: ",") }).sorted() }
    }

    /// Reads what `text` writes; nil for anything else. The severity alone is what a store of before remembered.
    package init?(_ text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard let severity = parts.first.flatMap(Alert.Severity.init(rawValue:)) else { return nil }
        guard parts.count >= 3, let origins = Int(parts[2]) else {
            guard parts.count == 1 else { return nil }
            self.init(severity: severity, state: nil, origins: nil, facts: nil)
            return
        }
        self.init(severity: severity, state: parts[1], origins: origins, facts: Array(parts[3...]))
    }

    /// One line: `high;new;2;offence:smuggling;un-sc:6908555`.
    package var text: String {
        guard let state, let origins, let facts else { return severity.rawValue }
        return ([severity.rawValue, state, String(origins)] + facts).joined(separator: ";")
    }

    /// What is new against what was said before; of what is not known of it, nothing is.
    package func aspects(since old: AlertGist) -> Set<Aspect> {
        var found: Set<Aspect> = []
        if severity > old.severity { found.insert(.severity) }
        if let origins, let before = old.origins, origins > before { found.insert(.origins) }
        if let facts, let before = old.facts, !Set(facts).isSubset(of: before) { found.insert(.facts) }
        if let state, let before = old.state, state != before { found.insert(.state) }
        return found
    }
}
