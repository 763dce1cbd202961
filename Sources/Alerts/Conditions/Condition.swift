import Records
import Settings
import Texts

/// One thing a rule asks for. A condition is one file and one line in `Conditions.all`; its key in a rule's YAML is its
/// name.
protocol Condition: Hashable, Sendable {
    /// The key in a rule: `party`, `concept`, `goods` …
    static var name: String { get }
    /// One line for the manual.
    static var title: String { get }

    /// The kinds of mentions that can meet it; empty where the article as a whole does.
    var kinds: KindSet { get }
    /// Whether what meets it depends on the party the rule is about.
    var asksSubject: Bool { get }
    /// For people, what it asks for: `an offence`.
    var phrase: String { get }
    /// The concepts, lists and sources it names, to be known.
    var names: [Known.Name] { get }

    /// Reads the condition from the mapping that has its key, and reports bad values there.
    init?(_ mapping: Mapping)

    /// Whether an article with these things in it may meet the condition at all: asked of every article, so cheap.
    func mayBeMet(_ presence: Presence) -> Bool

    /// What of the article meets it, in order of position. `subject` is the party the rule is about, if it is one.
    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met
    /// The same for a condition that judges the place of the subject; nil for all others.
    func holds(in layout: Layout, anchor: Int) -> Bool?
}

extension Condition {
    var asksSubject: Bool { false }
    var names: [Known.Name] { [] }
    func mayBeMet(_ presence: Presence) -> Bool {
        kinds.isEmpty || !kinds.isDisjoint(with: presence.kinds)
    }
    func holds(in layout: Layout, anchor: Int) -> Bool? { nil }
}

/// What meets a condition.
enum Met: Sendable {
    /// These mentions do, each by itself; proximity is for the rule to judge. Empty: it is not met.
    case mentions([Int])
    /// The article as a whole does or does not.
    case article(Bool)
}

/// The registry of conditions.
package enum Conditions {
    static let all: [any Condition.Type] = [
        PartyCondition.self, ConceptCondition.self, GoodsCondition.self, PlaceCondition.self,
        RouteCondition.self,
        IdentifierCondition.self, QuantityCondition.self, PriceCondition.self, TitleCondition.self,
        SourceCondition.self, LanguageCondition.self,
    ]

    /// Their keys, and what each is for.
    package static var list: [(name: String, title: String)] { all.map { ($0.name, $0.title) } }

    /// Keys by which people ask for patterns elsewhere.
    private static let patterns = [
        "regex", "regexp", "pattern", "matches", "match", "text", "words", "keyword",
    ]

    /// The one condition whose key the mapping has; reported when there is none or more than one.
    static func read(_ mapping: Mapping) -> (any Condition)? {
        let named = all.filter { mapping.has($0.name) }
        guard let type = named.first, named.count == 1 else {
            let words = all.map { $0.name }.joined(separator: ", ")
            if let key = patterns.first(where: mapping.has) {
                mapping.expect([key])
                mapping.problems.report(
                    .error, "no-patterns",
                    "\(mapping.name): there are no patterns or regular expressions in rules; put the words into a lexicon "
                        + "(lexicons/README.md) and name their concept: `concept: [offence:smuggling]`",
                    line: mapping.line(of: key))
            } else {
                let advice = mapping.keys.lazy.compactMap {
                    Suggestion.nearest(to: $0, among: all.map { $0.name })
                }
                .first.map { "; did you mean “\($0)”?" }
                mapping.expect(mapping.keys)
                mapping.problems.report(
                    .error, "bad-condition",
                    "\(mapping.name): expected exactly one of \(words), count, all, any, none"
                        + (advice ?? ""),
                    line: mapping.line)
            }
            return nil
        }
        return type.init(mapping)
    }
}
