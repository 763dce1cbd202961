import Records

/// Conditions put together: what must stand near the subject for a rule to fire.
indirect enum Requirement: Sendable {
    case leaf(Leaf)
    /// At least so many mentions; with `distinct`, so many different concepts.
    case count(Leaf, atLeast: Int, distinct: Bool)
    case all([Requirement])
    case any([Requirement])
    case none([Requirement])

    /// A condition with what bounds it.
    struct Leaf: Sendable {
        let condition: any Condition
        let within: Reach?
        var polarity = Polarity()
        /// The same for equal conditions of all rules; set when the rules are put together.
        var atom = -1
    }

    /// The leaves that must be met whatever else is.
    var needed: [Leaf] {
        switch self {
        case .leaf(let leaf), .count(let leaf, _, _): [leaf]
        case .all(let parts): parts.flatMap(\.needed)
        case .any(let parts): parts.count == 1 ? parts[0].needed : []
        case .none: []
        }
    }

    /// The leaves of `any` lists at the top: one of them must be met.
    var choices: [[Leaf]] {
        switch self {
        case .any(let parts) where parts.count > 1:
            let needed = parts.map(\.needed)
            return needed.allSatisfy { !$0.isEmpty } ? [needed.compactMap(\.first)] : []
        case .all(let parts): return parts.flatMap(\.choices)
        default: return []
        }
    }

    /// Gives every leaf its atom.
    func numbered(_ number: (Leaf) -> Int) -> Requirement {
        switch self {
        case .leaf(var leaf):
            leaf.atom = number(leaf)
            return .leaf(leaf)
        case .count(var leaf, let atLeast, let distinct):
            leaf.atom = number(leaf)
            return .count(leaf, atLeast: atLeast, distinct: distinct)
        case .all(let parts): return .all(parts.map { $0.numbered(number) })
        case .any(let parts): return .any(parts.map { $0.numbered(number) })
        case .none(let parts): return .none(parts.map { $0.numbered(number) })
        }
    }
}
