import Records
import Settings

/// Reads the `all:`, `any:` and `none:` lists of a rule, and counts what is in them.
struct RequirementReader {
    private static let mostDepth = 8
    private static let mostConditions = 200

    let known: Known
    private var count = 0

    init(known: Known) { self.known = known }

    mutating func read(_ mapping: Mapping, depth: Int = 0) -> Requirement {
        var parts: [Requirement] = []
        for (key, make) in [
            ("all", Requirement.all), ("any", Requirement.any), ("none", Requirement.none),
        ]
        where mapping.has(key) {
            var items: [Requirement] = []
            for item in mapping.mappings(key) {
                guard count < Self.mostConditions else { break }
                if let part = self.item(item, depth: depth + 1) { items.append(part) }
            }
            parts.append(make(items))
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func item(_ mapping: Mapping, depth: Int) -> Requirement? {
        defer { mapping.finish() }
        count += 1
        guard count < Self.mostConditions else {
            mapping.expect(mapping.keys)
            mapping.problems.report(
                .error, "too-many",
                "a rule has at most \(Self.mostConditions - 1) conditions; put words into a lexicon, and parties on a list",
                line: mapping.line)
            return nil
        }
        if ["all", "any", "none"].contains(where: mapping.has) {
            guard depth < Self.mostDepth else {
                mapping.expect(mapping.keys)
                mapping.problems.report(
                    .error, "too-deep", "conditions nest deeper than \(Self.mostDepth)", line: mapping.line)
                return nil
            }
            return read(mapping, depth: depth)
        }
        if let inner = mapping.has("count") ? mapping.mapping("count") : nil {
            defer { inner.finish() }
            let atLeast = inner.int("at-least", in: 1...1_000) ?? 2
            let distinct = inner.bool("distinct") ?? false
            guard let leaf = leaf(inner, within: mapping.reach("within")) else { return nil }
            return .count(leaf, atLeast: atLeast, distinct: distinct)
        }
        return leaf(mapping, within: mapping.reach("within")).map { .leaf($0) }
    }

    private func leaf(_ mapping: Mapping, within: Reach?) -> Requirement.Leaf? {
        let polarity = polarity(mapping)
        guard let condition = Conditions.read(mapping) else { return nil }
        check(condition.names, mapping, line: mapping.line)
        return Requirement.Leaf(condition: condition, within: within, polarity: polarity)
    }

    private enum Denied: String, CaseIterable { case no, yes, any }

    /// `negated: yes` takes what the text denies, `any` that too; `supposed: no` leaves out what it only supposes.
    private func polarity(_ mapping: Mapping) -> Polarity {
        var polarity = Polarity()
        switch mapping.choice("negated", Denied.self) ?? .no {
        case .no: break
        case .yes: (polarity.affirmed, polarity.denied) = (false, true)
        case .any: polarity.denied = true
        }
        polarity.supposed = mapping.bool("supposed") ?? true
        return polarity
    }

    /// Reports names that nothing has.
    func check(_ names: [Known.Name], _ mapping: Mapping, line: Int?) {
        for name in names {
            if let complaint = known.complaint(about: name) {
                mapping.problems.report(.error, "unknown-name", "\(mapping.name): \(complaint)", line: line)
            }
        }
    }
}
