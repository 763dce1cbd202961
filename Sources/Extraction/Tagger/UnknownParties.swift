package import Records

/// Adds the parties that a tagger finds to what the tables have found.
package enum UnknownParties {
    /// The mentions of both, in order of zone and start. What overlaps a known party or an identifier is known already;
    /// a location that overlaps a country or a port is told by the lexicon, which knows which one it is.
    package static func merge(_ parties: [Mention], into mentions: [Mention]) -> [Mention] {
        guard !parties.isEmpty else { return mentions }
        var merged: [Mention] = []
        merged.reserveCapacity(mentions.count + parties.count)
        var next = 0
        // Mentions that may still overlap what follows.
        var open: [Mention] = []
        for party in parties {
            while next < mentions.count, precedes(mentions[next], party) {
                merged.append(mentions[next])
                open.append(mentions[next])
                next += 1
            }
            open.removeAll { $0.zone != party.zone || $0.end <= party.start }
            var ahead = next
            var isKnown = open.contains { tells($0, party) }
            while !isKnown, ahead < mentions.count, mentions[ahead].zone == party.zone,
                mentions[ahead].start < party.end
            {
                isKnown = tells(mentions[ahead], party)
                ahead += 1
            }
            if !isKnown { merged.append(party) }
        }
        return merged + mentions[next...]
    }

    private static func precedes(_ a: Mention, _ b: Mention) -> Bool {
        if a.zone != b.zone { return a.zone == .title }
        return (a.start, a.end) < (b.start, b.end)
    }

    private static func tells(_ known: Mention, _ party: Mention) -> Bool {
        guard known.zone == party.zone, known.start < party.end, party.start < known.end else { return false }
        switch known.kind {
        case .entity, .identifier: return true
        case .country, .port: return party.kind == .location
        default: return false
        }
    }
}
