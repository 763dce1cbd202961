package import Records

/// What one rule makes of one article, for whoever writes it: what it found, what it would have found with a few points
/// more, or what it missed.
package struct RuleTrial: Sendable {
    package let rule: String
    package let findings: [Finding]
    /// Met, but weaker than `least`.
    package let weak: [Finding]
    /// What its subject was, and what did not stand near it; nil where its subject is not in the article at all.
    package let missing: (subject: String, what: [String])?
    package let least: Int
}

extension RuleSet {
    /// All rules that look at articles, in the order of the files, those that are switched off too.
    package func trials(in scene: Scene) -> [RuleTrial] {
        let layout = Layout(scene, cues: cues)
        return RuleIndex(all).entries.map { entry in
            Evaluation(entry: entry, layout: layout, weights: weights).trial()
        }
    }

    /// How far apart reports of one event may lie, in seconds.
    package var eventWindow: Int64 {
        let days = rules.compactMap { $0.window?.days }.max() ?? 0
        return Int64(max(days, weights[.eventDays])) * 86_400
    }
}

extension Evaluation {
    func trial() -> RuleTrial {
        let weighed = weighed()
        let strong = weighed.filter { $0.points >= entry.rule.least }
        return RuleTrial(
            rule: entry.rule.id, findings: strong, weak: weighed.filter { $0.points < entry.rule.least },
            missing: weighed.isEmpty ? missing() : nil, least: entry.rule.least)
    }

    /// Of the subject that has most of what is asked: what it has not.
    private func missing() -> (subject: String, what: [String])? {
        let tried = places().flatMap { $0 }.prefix(200).map { anchor in
            let meeting = Meeting(layout: layout, anchor: anchor, cleared: layout.cleared(of: anchor))
            return (anchor.subject.name, meeting.missing(entry.requirement, within: entry.rule.reach))
        }
        return tried.min { $0.1.count < $1.1.count }.map { (subject: $0.0, what: $0.1) }
    }
}

extension Meeting {
    /// What of a requirement is not met, in words.
    func missing(_ requirement: Requirement, within reach: Reach) -> [String] {
        if case .all(let parts) = requirement { return parts.flatMap { missing($0, within: reach) } }
        return met(requirement, within: reach) == nil ? [Self.words(requirement, reach)] : []
    }

    private static func words(_ requirement: Requirement, _ reach: Reach) -> String {
        switch requirement {
        case .leaf(let leaf): "\(leaf.condition.phrase) within \((leaf.within ?? reach).phrase)"
        case .count(let leaf, let atLeast, _):
            "\(atLeast) × \(leaf.condition.phrase) within \((leaf.within ?? reach).phrase)"
        case .all(let parts): parts.map { words($0, reach) }.joined(separator: " and ")
        case .any(let parts): "one of: " + parts.map { words($0, reach) }.joined(separator: "; ")
        case .none(let parts):
            "the absence of " + parts.map { words($0, reach) }.joined(separator: " and of ")
        }
    }
}
