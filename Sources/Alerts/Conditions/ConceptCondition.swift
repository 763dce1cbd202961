import Records
import Settings
import Texts

/// A happening of the lexicons: `concept: [offence, event:seizure, regulation:tariff]` – a whole kind, or one concept.
struct ConceptCondition: Condition {
    static let name = "concept"
    static let title = "an offence, event, regulation, sanction or topic, by kind or by id"

    private let ids: Set<String>
    private let whole: KindSet
    /// In the order of the file.
    let words: [String]

    init?(_ mapping: Mapping) {
        words = mapping.strings(Self.name)
        var whole: KindSet = []
        var ids: Set<String> = []
        let all = Mention.Kind.allCases.filter { KindSet.happenings.has($0) }
        for word in words {
            let head = String(word.prefix { $0 != ":" })
            guard let kind = all.first(where: { $0.rawValue == head }) else {
                let known = all.map(\.rawValue).sorted()
                let advice = Suggestion.nearest(to: head, among: known)
                mapping.report(
                    Self.name,
                    "“\(word)” begins with none of \(known.joined(separator: ", "))"
                        + (advice.map { "; did you mean “\($0)”?" } ?? ""))
                return nil
            }
            if head == word { whole.insert(KindSet(kind)) } else { ids.insert(word) }
        }
        guard !words.isEmpty else {
            mapping.report(Self.name, "expected concepts: offence, event:seizure …")
            return nil
        }
        self.whole = whole
        self.ids = ids
        kinds = ids.reduce(whole) { kinds, id in
            all.first { id.hasPrefix($0.rawValue + ":") }.map { kinds.union(KindSet($0)) } ?? kinds
        }
    }

    let kinds: KindSet
    var phrase: String { words.joined(separator: " or ") }
    var names: [Known.Name] { ids.sorted().map { .concept($0) } }

    func mayBeMet(_ presence: Presence) -> Bool { !kinds.isDisjoint(with: presence.kinds) }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        .mentions(
            layout.mentions(kinds, polarity).filter { index in
                whole.has(layout.spots[index].kind)
                    || layout.scene.mention(index).id.map(ids.contains) ?? false
            })
    }

    /// The ids it names, and whether it takes whole kinds besides.
    var wanted: (ids: Set<String>, hasWholeKinds: Bool) { (ids, !whole.isEmpty) }
}
