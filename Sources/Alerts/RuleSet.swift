/// Rules over who + what happened + where + which goods, near each other. What enters: a `Scene` (article, analysis,
/// matches, source, register); what leaves: `Finding`s, each with its evidence and the points of its score.
///
///     let (rules, problems) = RuleSet.load(files: [("rules/traders.yaml", text), ("rules/weights.yaml", weights)])
///     let findings = rules.findings(in: scene)
///     let alert = rules.alert(of: findings, story: "…", previous: nil, history: SubjectHistory(), at: now)
package import Records
import Settings
import Texts

package struct RuleSet: Sendable {
    /// Those that are switched on.
    package let rules: [AlertRule]
    /// All that could be read, in the order of the files.
    package let all: [AlertRule]
    package let weights: Weights
    /// Who the examples are about, from the `register:` of a file.
    package let exampleParties: ExampleParties
    /// Of the files it was read from: the same rules give the same findings.
    package let fingerprint: String
    let cues: Cues
    let index: RuleIndex

    /// No file has more rules than this, and all together have not either.
    private static let mostRules = 5_000

    /// Reads `rules/**.yaml`. A bad rule is reported and left out; the others stand.
    ///
    /// - Parameter known: what rules may name.
    package static func load(
        files: [(name: String, text: String)], known: Known = Known()
    ) -> (rules: RuleSet, problems: [Diagnostic]) {
        var reader = Reader(known: known)
        for file in files { reader.read(file) }
        let fingerprint = Digest.sha256(files.map(\.text).joined(separator: "\n"))
        return (RuleSet(reader, fingerprint: fingerprint), reader.problems)
    }

    private init(_ reader: Reader, fingerprint: String) {
        all = reader.rules
        rules = reader.rules.filter(\.enabled)
        weights = reader.weights
        cues = reader.cues
        exampleParties = reader.parties
        self.fingerprint = fingerprint
        index = RuleIndex(rules)
    }

    /// The same rules with one of them alone switched on: to try it.
    package func only(_ id: String) -> RuleSet { RuleSet(self, rules: all.filter { $0.id == id }) }

    /// All rules, those that are switched off too.
    package func withAll() -> RuleSet { RuleSet(self, rules: all) }

    /// The same weights and cues with other rules, those of another set.
    package func with(_ other: RuleSet) -> RuleSet { RuleSet(self, rules: other.all) }

    private init(_ set: RuleSet, rules: [AlertRule]) {
        all = rules
        self.rules = rules
        weights = set.weights
        cues = set.cues
        exampleParties = set.exampleParties
        fingerprint = set.fingerprint
        index = RuleIndex(rules)
    }

    /// The rule of this id, switched on or off.
    package func rule(_ id: String) -> AlertRule? { all.first { $0.id == id } }

    /// What was read so far.
    private struct Reader {
        let known: Known
        var rules: [AlertRule] = []
        var weights = Weights()
        var cues = Cues()
        var parties = ExampleParties()
        var problems: [Diagnostic] = []
        var seen: Set<String> = []

        mutating func read(_ file: (name: String, text: String)) {
            let (top, found) = SettingsFile.read(file.text, place: file.name)
            for mapping in top?.mappings("rules") ?? [] {
                guard rules.count < RuleSet.mostRules else {
                    mapping.report("id", "there are more than \(RuleSet.mostRules) rules")
                    break
                }
                guard let rule = AlertRule(mapping, known: known) else { continue }
                guard seen.insert(rule.id).inserted else {
                    mapping.report("id", "there is already a rule “\(rule.id)”")
                    continue
                }
                rules.append(rule)
            }
            if let mapping = top?.mapping("weights") { weights = Weights(mapping) }
            if let mapping = top?.mapping("cues") { cues.read(mapping) }
            if let mapping = top?.mapping("register") { parties.read(mapping) }
            top?.finish()
            problems += found.all
        }
    }
}

extension Finding {
    /// The sum of its contributions, within 0…100.
    var points: Int { min(100, max(0, contributions.reduce(0) { $0 + $1.points })) }
}
