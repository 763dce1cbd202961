import Records

/// The rules put together for speed: equal conditions are one atom, and what an article must have in it for a rule to be
/// met at all is asked before anything else.
struct RuleIndex: Sendable {
    /// A rule with its atoms.
    struct Entry: Sendable {
        let rule: AlertRule
        let subjectAtom: Int
        let requirement: Requirement
        /// All of them must be possible.
        let needed: [Need]
        /// Of each list one must be possible.
        let choices: [[Need]]

        func mayBeMet(_ presence: Presence) -> Bool {
            rule.subject.mayBeMet(presence) && needed.allSatisfy { $0.mayBeMet(presence) }
                && choices.allSatisfy { $0.contains { $0.mayBeMet(presence) } }
        }
    }

    /// What one condition needs.
    struct Need: Sendable {
        let condition: any Condition
        /// Concepts by number: one of them must be there; empty where whole kinds will do.
        let concepts: Set<Int32>

        func mayBeMet(_ presence: Presence) -> Bool {
            condition.mayBeMet(presence)
                && (concepts.isEmpty || !concepts.isDisjoint(with: presence.concepts))
        }
    }

    /// Those that look at articles.
    let entries: [Entry]
    /// A number for each concept that a rule names.
    let vocabulary: [String: Int32]

    init(_ rules: [AlertRule]) {
        var vocabulary: [String: Int32] = [:]
        var atoms: [AtomKey: Int] = [:]
        func need(_ leaf: Requirement.Leaf) -> Need {
            guard let concept = leaf.condition as? ConceptCondition, !concept.wanted.hasWholeKinds else {
                return Need(condition: leaf.condition, concepts: [])
            }
            let numbers = concept.wanted.ids.map { id in
                let number = vocabulary[id] ?? Int32(vocabulary.count)
                vocabulary[id] = number
                return number
            }
            return Need(condition: leaf.condition, concepts: Set(numbers))
        }
        func atom(_ condition: any Condition, _ polarity: Polarity) -> Int {
            let key = AtomKey(condition: AnyHashable(condition), polarity: polarity)
            let number = atoms[key] ?? atoms.count
            atoms[key] = number
            return number
        }
        entries = rules.filter { $0.trigger == .article }.map { rule in
            Entry(
                rule: rule, subjectAtom: atom(rule.subject, Polarity()),
                requirement: rule.requirement.numbered { atom($0.condition, $0.polarity) },
                needed: rule.requirement.needed.map(need),
                choices: rule.requirement.choices.map { $0.map(need) })
        }
        self.vocabulary = vocabulary
    }

    private struct AtomKey: Hashable {
        let condition: AnyHashable
        let polarity: Polarity
    }
}
