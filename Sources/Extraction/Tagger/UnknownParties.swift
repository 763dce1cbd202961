package import Records

/// Adds the parties that a tagger finds to what the tables have found.
package enum UnknownParties {
    /// The mentions of both, in order of zone and start. What overlaps a known party or an identifier is known already.
    /// A location stays beside the lexicon's country or port, as a mention of its own kind, and takes the `id` of the
    /// one whose name it is (`country:IR`): readers of parties see where a story plays, readers of concepts what it is
    /// about.
    package static func merge(_ parties: [Mention], into mentions: [Mention]) -> [Mention] {
        guard !parties.isEmpty else { return mentions }
        var merged: [Mention] = []
        merged.reserveCapacity(mentions.count + parties.count)
        var next = 0
        // Mentions that may still overlap what follows.
        var open: [Mention] = []
        for var party in parties {
            while next < mentions.count, precedes(mentions[next], party) {
                merged.append(mentions[next])
                open.append(mentions[next])
                next += 1
            }
            open.removeAll { $0.zone != party.zone || $0.end <= party.start }
            var isKnown = false
            func compare(_ known: Mention) {
                guard known.start < party.end else { return }
                isKnown = isKnown || tells(known)
                if party.kind == .location { identify(&party, known) }
            }
            open.forEach(compare)
            var ahead = next
            while !isKnown, ahead < mentions.count, mentions[ahead].zone == party.zone,
                mentions[ahead].start < party.end
            {
                compare(mentions[ahead])
                ahead += 1
            }
            if !isKnown { merged.append(party) }
        }
        return merged + mentions[next...]
    }

    private static func precedes(_ a: Mention, _ b: Mention) -> Bool {
        if a.zone != b.zone { return a.zone == .title }
        return (a.start, a.end) <= (b.start, b.end)
    }

    private static func tells(_ known: Mention) -> Bool { known.kind == .entity || known.kind == .identifier }

    /// A port tells more than its country.
    private static func identify(_ party: inout Mention, _ known: Mention) {
        switch known.kind {
        case .port where known.start == party.start && known.end == party.end: party.id = known.id
        case .country where known.start == party.start && known.end == party.end && party.id == nil: party.id = known.id
        default: break
        }
    }
}
