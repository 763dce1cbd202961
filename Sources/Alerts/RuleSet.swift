/// Rules over who + what happened + where + which goods, near each other. What enters: a `Scene` (article, analysis,
/// matches, source, register); what leaves: `Finding`s, each with its evidence and the points of its score.
///
///     let (rules, problems) = RuleSet.load(files: [("rules/traders.yaml", text), ("rules/weights.yaml", weights)])
///     let findings = rules.findings(in: scene)
///     let alert = rules.alert(of: findings, story: "…", previous: nil, at: now)
package import Records
import Settings
import Texts

package struct RuleSet: Sendable {
    package let rules: [AlertRule]
    package let weights: Weights
    /// Of the files it was read from: the same rules give the same findings.
    package let fingerprint: String

    /// Reads `rules/*.yaml`. A bad rule is reported and left out; the others stand.
    package static func load(files: [(name: String, text: String)]) -> (rules: RuleSet, problems: [Diagnostic]) {
        var rules: [AlertRule] = []
        var weights = Weights()
        var problems: [Diagnostic] = []
        var seen: Set<String> = []
        for file in files {
            let (top, found) = SettingsFile.read(file.text, place: file.name)
            for mapping in top?.mappings("rules") ?? [] {
                guard let rule = AlertRule(mapping) else { continue }
                guard seen.insert(rule.id).inserted else {
                    mapping.report("id", "there is already a rule “\(rule.id)”")
                    continue
                }
                rules.append(rule)
            }
            if let mapping = top?.mapping("weights") { weights = Weights(mapping) }
            top?.finish()
            problems += found.all
        }
        let fingerprint = Digest.sha256(files.map(\.text).joined(separator: "\n"))
        return (RuleSet(rules: rules.filter(\.enabled), weights: weights, fingerprint: fingerprint), problems)
    }

    /// What the rules find in one article, a finding for each rule and subject.
    package func findings(in scene: Scene) -> [Finding] {
        guard !scene.analysis.mentions.isEmpty else { return [] }
        return rules.filter { $0.trigger == .article }.flatMap { findings(of: $0, in: scene) }
    }

    private func findings(of rule: AlertRule, in scene: Scene) -> [Finding] {
        guard case .mentions(let anchors) = rule.subject.met(in: scene, subject: nil) else { return [] }
        var best: [String: Finding] = [:]
        for anchor in anchors {
            for subject in Self.subjects(at: anchor, rule: rule, in: scene) {
                let entity = subject.party?.subject
                guard
                    let met = rule.requirement.met(in: scene, near: anchor, subject: entity, within: rule.reach)
                else { continue }
                let reading = Reading(
                    rule: rule, scene: scene, anchor: anchor, met: met, subject: subject.name, party: subject.party)
                let finding = reading.finding(weights)
                let key = subject.name.kind + " " + subject.name.id
                guard finding.points >= rule.least, finding.points > best[key]?.points ?? -1 else { continue }
                best[key] = finding
            }
        }
        return best.values.sorted { ($0.subject.kind, $0.subject.id) < ($1.subject.kind, $1.subject.id) }
    }

    /// Who or what a mention makes the subject: parties can share one name, so there may be several.
    private static func subjects(
        at anchor: Int, rule: AlertRule, in scene: Scene
    ) -> [(name: Alert.Subject, party: Scene.Party?)] {
        if let condition = rule.subject as? PartyCondition {
            return scene.parties.filter { $0.mention == anchor && condition.admits($0) }.map { party in
                let entity = party.subject
                let kind = party.isTrader ? "trader" : entity.schema == .vessel ? "vessel" : "party"
                return (Alert.Subject(kind: kind, id: entity.id, name: entity.name), party)
            }
        }
        let mention = scene.mention(anchor)
        guard let id = mention.id else { return [] }
        switch mention.kind {
        case .country, .port:
            guard let code = Watch.country(of: id) else { return [] }
            let name = scene.title("country:" + code) ?? mention.text
            return [(Alert.Subject(kind: "country", id: code, name: name), nil)]
        default:
            return [(Alert.Subject(kind: mention.kind.rawValue, id: id, name: scene.title(id) ?? mention.text), nil)]
        }
    }
}

extension Finding {
    /// The sum of its contributions, within 0…100.
    var points: Int { min(100, max(0, contributions.reduce(0) { $0 + $1.points })) }
}
