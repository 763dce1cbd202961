package import Records
package import Settings
import Texts

/// A happening of the lexicons: `concept: [offence, event:seizure, regulation:tariff]` – a whole kind, or one concept.
package struct ConceptCondition: Condition {
    package static let name = "concept"
    package static let title = "an offence, event, regulation, sanction or topic, by kind or by id"

    let wanted: Set<String>
    private static let kinds: Set<Mention.Kind> = [.offence, .event, .regulation, .sanction, .topic]

    package init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        let kinds = Set(Self.kinds.map(\.rawValue))
        for word in words where !kinds.contains(String(word.prefix { $0 != ":" })) {
            let advice = Suggestion.nearest(to: String(word.prefix { $0 != ":" }), among: kinds.sorted())
            mapping.report(
                Self.name,
                "“\(word)” begins with none of \(kinds.sorted().joined(separator: ", "))"
                    + (advice.map { "; did you mean “\($0)”?" } ?? ""))
            return nil
        }
        guard !words.isEmpty else { return nil }
        wanted = Set(words)
    }

    package func met(in scene: Scene, subject: Entity?) -> Met {
        .mentions(
            scene.affirmed(Self.kinds).filter { index in
                let mention = scene.mention(index)
                return wanted.contains(mention.kind.rawValue) || mention.id.map(wanted.contains) ?? false
            })
    }
}
