package import Records
package import Settings

/// One thing a rule asks for. A condition is one file and one line in `Conditions.all`; its key in a rule's YAML is its
/// name.
package protocol Condition: Sendable {
    /// The key in a rule: `party`, `concept`, `goods` …
    static var name: String { get }
    /// One line for the manual.
    static var title: String { get }

    /// Reads the condition from the mapping that has its key, and reports bad values there.
    init?(_ mapping: Mapping)

    /// What of the scene meets it. `subject` is the party the rule is about, if it is one.
    func met(in scene: Scene, subject: Entity?) -> Met
}

/// What meets a condition.
package enum Met: Sendable {
    /// These mentions do, each by itself; proximity is for the rule to judge. Empty: it is not met.
    case mentions([Int])
    /// The article as a whole does or does not.
    case article(Bool)
}

/// The registry of conditions.
package enum Conditions {
    package static let all: [any Condition.Type] = [
        PartyCondition.self, ConceptCondition.self, GoodsCondition.self, PlaceCondition.self,
        IdentifierCondition.self, SourceCondition.self, LanguageCondition.self,
    ]

    /// The one condition whose key the mapping has; reported when there is none or more than one.
    static func read(_ mapping: Mapping) -> (any Condition)? {
        let named = all.filter { mapping.has($0.name) }
        guard let type = named.first, named.count == 1 else {
            let words = all.map { $0.name }.joined(separator: ", ")
            mapping.problems.report(
                .error, "bad-condition", "\(mapping.name): expected exactly one of \(words), all, any, none",
                line: mapping.line)
            return nil
        }
        return type.init(mapping)
    }
}
