import Records

extension Scoring {
    /// Whose deed is it? An offence belongs to the party that stands nearest to it in its sentence, and to those it is
    /// spoken of together with; not to who reported it, suffered it, or speaks for others.
    func attribution() -> [Alert.Contribution] {
        guard let decisive else { return [] }
        let sentence = layout.spots[decisive].sentence
        let isTogether = layout.tie(reading.anchor.mention, decisive) == .sentence
        guard let passage = layout.passage(sentence) else { return [] }
        let deed = Deed(layout: layout, passage: passage, deed: decisive, reading: reading)
        if reading.anchor.party == nil {
            guard isTogether else { return [] }
            if let other = deed.rival() {
                let weight: Weight =
                    layout.spots[reading.anchor.mention].kind == .commodity ? .otherGoods : .otherPlace
                return [one("said of \(other) rather than of it", weight)]
            }
            return deed.isInOtherClause ? [one("in another clause", .otherClause)] : []
        }
        var all: [Alert.Contribution] = []
        if layout.parties[decisive] == nil {
            if let other = deed.owner(isTogether: isTogether) {
                let weight: Weight = other.isPerson ? .otherPerson : .otherParty
                all.append(one("said of \(other.name) rather than of it", weight))
            } else if isTogether, deed.isInOtherClause {
                all.append(one("in another clause", .otherClause))
            } else if isTogether, deed.isAccused {
                all.append(one("is said to have done it", .accused))
            }
        } else if isTogether, deed.isInOtherClause {
            all.append(one("in another clause", .otherClause))
        }
        if !isTogether, passage.begins(with: .turn, withinWords: 1) {
            all.append(one("the text has turned to something else", .turn))
        }
        return all + role()
    }

    /// What the sentence of the subject says that it did.
    private func role() -> [Alert.Contribution] {
        let spot = layout.spots[reading.anchor.mention]
        guard let passage = layout.passage(spot.sentence) else { return [] }
        let place = passage.place(of: spot.start)..<passage.place(of: spot.end)
        let roles: [(behind: Cue, before: Cue, words: Int, weight: Weight, reason: String)] = [
            (.helper, .helperBefore, 1, .helper, "helped to uncover it"),
            (.victim, .victimBefore, 4, .victim, "is the victim"),
            (.counsel, .counselBefore, 1, .counsel, "speaks for others"),
            (.sponsor, .sponsorBefore, 4, .sponsor, "is a sponsor"),
            (.speaker, .speakerBefore, 0, .speaker, "speaks about it"),
        ]
        let met = roles.first { role in
            passage.hits.contains { hit in
                if hit.cue == role.behind, hit.start >= place.upperBound {
                    let between = place.upperBound..<hit.start
                    return passage.words(in: between) <= role.words && !isParted(passage, between)
                        && (role.behind != .helper || passage.hits(.passive, in: between).isEmpty)
                }
                return hit.cue == role.before && hit.end <= place.lowerBound
                    && passage.words(in: hit.end..<place.lowerBound) <= 1
            }
        }
        return met.map { [one($0.reason, $0.weight)] } ?? []
    }

    /// Whether another clause begins in between.
    private func isParted(_ passage: Passage, _ range: Range<Int>) -> Bool {
        !passage.hits(.clause, in: range).isEmpty || passage.bytes[range].contains(UInt8(ascii: ";"))
    }
}
