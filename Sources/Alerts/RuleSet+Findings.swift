package import Records

extension RuleSet {
    /// What the rules find in one article, a finding for each rule and subject. A correction or a retraction also speaks
    /// about the parties it names where no rule is met: without points, for the alerts that are there already.
    package func findings(in scene: Scene) -> [Finding] {
        guard !scene.analysis.mentions.isEmpty else { return [] }
        let presence = Presence(scene, vocabulary: index.vocabulary)
        let possible = index.entries.filter { $0.mayBeMet(presence) }
        guard !possible.isEmpty || presence.hasTrader || presence.hasListed else { return [] }
        let layout = Layout(scene, cues: cues)
        let findings = Self.withoutTold(
            possible.flatMap { Evaluation(entry: $0, layout: layout, weights: weights).findings() })
        guard let nature = Finding.Nature(layout) else { return findings }
        return Amendment(nature: nature, layout: layout, rules: index.entries.map(\.rule)).amended(findings)
    }

    /// Where a trader is said to be in it, its own alert says more than one about the goods.
    private static func withoutTold(_ findings: [Finding]) -> [Finding] {
        let told = Set(findings.filter { $0.subject.kind == "trader" }.flatMap(\.concepts))
        return findings.filter { $0.subject.kind != "commodity" || told.isDisjoint(with: $0.concepts) }
    }
}
