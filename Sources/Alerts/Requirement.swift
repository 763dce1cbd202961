import Records
import Settings

/// Conditions put together: what must stand near the subject for a rule to fire.
indirect enum Requirement: Sendable {
    case condition(any Condition, within: Reach?)
    case all([Requirement])
    case any([Requirement])
    case none([Requirement])

    /// The mentions by which a requirement is met near the anchor, the decisive one first; nil: it is not met.
    func met(in scene: Scene, near anchor: Int, subject: Entity?, within reach: Reach) -> [Int]? {
        switch self {
        case .condition(let condition, let own):
            switch condition.met(in: scene, subject: subject) {
            case .article(let holds): return holds ? [] : nil
            case .mentions(let mentions):
                let denied = scene.denied(beside: anchor)
                let open = denied.isEmpty ? mentions : mentions.filter { !denied.contains(scene.mention($0).id ?? "") }
                return scene.nearest(of: open, to: anchor, within: own ?? reach).map { [$0] }
            }
        case .all(let parts):
            var met: [Int] = []
            for part in parts {
                guard let more = part.met(in: scene, near: anchor, subject: subject, within: reach) else { return nil }
                met += more
            }
            return met
        case .any(let parts):
            return parts.lazy.compactMap { $0.met(in: scene, near: anchor, subject: subject, within: reach) }.first
        case .none(let parts):
            let met = parts.contains { $0.met(in: scene, near: anchor, subject: subject, within: reach) != nil }
            return met ? nil : []
        }
    }

    /// The `all:`, `any:` and `none:` lists of a mapping, together.
    static func read(_ mapping: Mapping, depth: Int = 0) -> Requirement {
        var parts: [Requirement] = []
        for (key, make) in [("all", Requirement.all), ("any", Requirement.any), ("none", Requirement.none)]
        where mapping.has(key) {
            parts.append(make(mapping.mappings(key).compactMap { item(of: $0, depth: depth + 1) }))
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private static func item(of mapping: Mapping, depth: Int) -> Requirement? {
        defer { mapping.finish() }
        if ["all", "any", "none"].contains(where: mapping.has) {
            guard depth < 8 else {
                mapping.problems.report(.error, "too-deep", "conditions nest deeper than 8", line: mapping.line)
                return nil
            }
            return read(mapping, depth: depth)
        }
        guard let condition = Conditions.read(mapping) else { return nil }
        return .condition(condition, within: mapping.reach("within"))
    }
}

extension Mapping {
    /// `within:`, reported when it is none of the known forms.
    func reach(_ key: String) -> Reach? {
        guard let text = string(key) else { return nil }
        guard let reach = Reach(text) else {
            report(key, "“\(text)” is not sentence, paragraph, document or a number of words (12 words)")
            return nil
        }
        return reach
    }
}
