import Records

/// Whether what a rule asks for stands near one mention of its subject.
struct Meeting {
    let layout: Layout
    let anchor: Evaluation.Anchor
    /// Concepts of which the article itself clears the subject.
    let cleared: Set<String>

    /// The mentions by which a requirement is met, the decisive one first; nil: it is not met.
    func met(_ requirement: Requirement, within reach: Reach) -> [Int]? {
        switch requirement {
        case .leaf(let leaf): return nearest(leaf, reach)
        case .count(let leaf, let atLeast, let distinct): return counted(leaf, atLeast, distinct, reach)
        case .all(let parts):
            var all: [Int] = []
            for part in parts {
                guard let more = met(part, within: reach) else { return nil }
                all += more
            }
            return all
        case .any(let parts): return parts.lazy.compactMap { met($0, within: reach) }.first
        case .none(let parts):
            return parts.contains { met($0, within: reach) != nil } ? nil : []
        }
    }

    private func nearest(_ leaf: Requirement.Leaf, _ reach: Reach) -> [Int]? {
        if let holds = leaf.condition.holds(in: layout, anchor: anchor.mention) {
            return holds ? [] : nil
        }
        switch candidates(leaf) {
        case .article(let holds): return holds ? [] : nil
        case .mentions(let mentions):
            let nearest = layout.nearest(of: mentions, to: anchor.mention, within: leaf.within ?? reach) {
                admits($0, leaf)
            }
            return nearest.map { [$0] }
        }
    }

    /// A sentence that denies a concept also speaks for the subject where the title or the next sentence has the word
    /// again.
    private func admits(_ mention: Int, _ leaf: Requirement.Leaf) -> Bool {
        if let party = leaf.condition as? PartyCondition, party.who != .unknown {
            // The subject itself is no other party.
            let others = layout.parties[mention]?.contains {
                party.admits($0) && $0.subject.id != anchor.party?.subject.id
            }
            guard others ?? false else { return false }
        }
        guard !leaf.polarity.denied, let id = layout.scene.mention(mention).id else { return true }
        if cleared.contains(id) { return false }
        return !(layout.denials[layout.spots[anchor.mention].sentence]?.contains(id) ?? false)
    }

    /// How many mentions are counted at most.
    private static let mostCounted = 1_000

    private func counted(_ leaf: Requirement.Leaf, _ atLeast: Int, _ distinct: Bool, _ reach: Reach)
        -> [Int]?
    {
        guard case .mentions(let mentions) = candidates(leaf) else { return nil }
        let within = leaf.within ?? reach
        let near = mentions.prefix(Self.mostCounted).filter { mention in
            guard mention != anchor.mention, admits(mention, leaf) else { return false }
            switch within {
            case .scope(let most): return layout.tie(anchor.mention, mention).scope <= most
            case .words(let most): return (layout.words(between: anchor.mention, mention) ?? .max) <= most
            }
        }
        let count = distinct ? Set(near.map { layout.scene.mention($0).id }).count : near.count
        guard count >= atLeast else { return nil }
        return near.sorted {
            (layout.tie(anchor.mention, $0), $0) < (layout.tie(anchor.mention, $1), $1)
        }
    }

    private func candidates(_ leaf: Requirement.Leaf) -> Met {
        let subject = anchor.party?.subject
        let key = Layout.MemoryKey(
            atom: leaf.atom, subject: leaf.condition.asksSubject ? anchor.subject.id : nil)
        return layout.met(key) { leaf.condition.met(in: layout, subject: subject, leaf.polarity) }
    }
}

extension Layout {
    /// The concepts of which a sentence with the subject clears it: a denial that is others' finding (“acquitted of”), not
    /// the party's own word.
    func cleared(of anchor: Evaluation.Anchor) -> Set<String> {
        guard !denials.isEmpty, anchor.party != nil else { return [] }
        let key = MemoryKey(atom: -1, subject: anchor.subject.id)
        if let known = clearances[key] { return known }
        var cleared: Set<String> = []
        for (sentence, ids) in denials where sentencesNaming(anchor.subject.id).contains(sentence) {
            if passage(sentence)?.has(.cleared) ?? false { cleared.formUnion(ids) }
        }
        clearances[key] = cleared
        return cleared
    }

    /// The sentences in which a party stands.
    func sentencesNaming(_ subject: String) -> Set<Int> { namings[subject] ?? [] }
}
