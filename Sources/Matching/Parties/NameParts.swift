import Records

/// The parts of names that lists tag – given, patronymic, family – and whether those of two parties agree.
struct NameParts {
    private var kinds: [[UInt8]: Entity.NamePart.Kind] = [:]

    init() {}

    /// The tags of both parties.
    init(_ left: Entity, _ right: Entity) {
        for part in left.nameParts + right.nameParts {
            for word in NameWords.split(part.text) where kinds[word] == nil { kinds[word] = part.kind }
        }
    }

    /// What a word of a name is: `given`, `family` …; nil where no list says.
    func label(_ words: ArraySlice<NameWord>) -> String? {
        guard let first = words.first else { return nil }
        return kinds[first.text]?.rawValue ?? (first.role == .patronymic ? "patronymic" : nil)
    }

    /// Of the parts that both sides tag, those of which no spelling of one is like any of the other.
    ///
    /// A family name that one side has as a given name does not contradict: lists take double names apart in different
    /// ways.
    static func contradictions(
        _ left: [Entity.NamePart], _ right: [Entity.NamePart], _ weights: ComparisonWeights
    ) -> [(kind: Entity.NamePart.Kind, left: String, right: String)] {
        guard !left.isEmpty, !right.isEmpty else { return [] }
        let kinds: [Entity.NamePart.Kind] = [.family, .given, .patronymic]
        return kinds.compactMap { kind in
            let a = left.filter { $0.kind == kind }
            let b = right.filter { $0.kind == kind }
            guard let x = a.first, let y = b.first else { return nil }
            let met =
                a.contains { part in right.contains { areAlike(part.text, $0.text, weights) } }
                || b.contains { part in left.contains { areAlike(part.text, $0.text, weights) } }
            return met ? nil : (kind, x.text, y.text)
        }
    }

    private static func areAlike(_ a: String, _ b: String, _ weights: ComparisonWeights) -> Bool {
        let other = NameForm(b, schema: .person).words
        return NameForm(a, schema: .person).words.contains { word in
            word.role != .particle
                && other.contains { $0.role != .particle && NameComparer.similarity(word, $0, weights) >= 0.7 }
        }
    }
}
