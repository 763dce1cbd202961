import Records

extension Scoring {
    /// How sure it is that the party is meant – the subject, and the other party where one decides.
    func certainty() -> [Alert.Contribution] {
        guard let party = reading.anchor.party else { return otherParty() }
        var all: [Alert.Contribution] = []
        if let identifier = party.match.reasons.first(where: { $0.hasPrefix("identifier") }) {
            all.append(one("known by \(identifier)", .identifier))
        }
        all += doubt(party, "match not certain")
        let namesakes = (layout.parties[reading.anchor.mention] ?? []).filter {
            $0.isTrader == party.isTrader && $0.subject.id != party.subject.id
        }
        if let other = namesakes.first {
            all.append(one("\(other.subject.name) (\(other.subject.id)) has the same name", .sharedName))
        }
        return all + otherParty()
    }

    private func doubt(_ party: Scene.Party, _ what: String) -> [Alert.Contribution] {
        let tenths = Int(((1 - party.match.score) * 10).rounded())
        guard tenths > 0 else { return [] }
        let reason = "\(what) (\(party.match.reasons.joined(separator: ", ")))"
        return [Alert.Contribution(reason, weights[.doubtPerTenth] * tenths)]
    }

    /// The doubt about a listed party or a trader that decides.
    private func otherParty() -> [Alert.Contribution] {
        guard let decisive, let parties = layout.parties[decisive] else { return [] }
        let surest = parties.filter { $0.subject.id != reading.anchor.subject.id }
            .max { $0.match.score < $1.match.score }
        return surest.map { doubt($0, "\($0.subject.name): match not certain") } ?? []
    }
}
