import Records

/// Adds the parties that a tagger finds to what the tables have found.
package enum UnknownParties {
    /// Puts the parties among the finds of their text, both in order of start. What overlaps a known party or an
    /// identifier is known already. A location stays beside the lexicon's country or port, as a mention of its own kind:
    /// readers of parties see where a story plays, readers of concepts what it is about.
    ///
    /// - Parameter find: makes a find of a party, given its place among the parties and, of a location, the port or else
    ///   the country whose name it is.
    static func merge(
        _ parties: [PartyTagger.Party], into finds: [ZoneFinds.Find],
        _ find: (Int, PartyTagger.Party, ZoneFinds.Find?) -> ZoneFinds.Find
    ) -> [ZoneFinds.Find] {
        guard !parties.isEmpty else { return finds }
        var merged: [ZoneFinds.Find] = []
        merged.reserveCapacity(finds.count + parties.count)
        var next = 0
        // Where the known parties and identifiers so far end.
        var reach = 0
        for (i, party) in parties.enumerated() {
            while next < finds.count, (finds[next].start, finds[next].end) <= (party.start, party.end) {
                if tells(finds[next]) { reach = max(reach, finds[next].end) }
                merged.append(finds[next])
                next += 1
            }
            if reach > party.start || isTold(party, by: finds[next...]) { continue }
            let place = party.mentionKind == .location ? place(party, finds[..<next]) : nil
            merged.append(find(i, party, place))
        }
        merged += finds[next...]
        return merged
    }

    private static func tells(_ known: ZoneFinds.Find) -> Bool { known.kind == .entity || known.kind == .identifier }

    /// Whether a known party or an identifier begins within the party.
    private static func isTold(_ party: PartyTagger.Party, by finds: ArraySlice<ZoneFinds.Find>) -> Bool {
        for known in finds {
            guard known.start < party.end else { return false }
            if tells(known) { return true }
        }
        return false
    }

    /// The port, else the country, whose name this is; it stands among the last of the finds before.
    private static func place(_ party: PartyTagger.Party, _ finds: ArraySlice<ZoneFinds.Find>) -> ZoneFinds.Find? {
        var country: ZoneFinds.Find?
        for known in finds.reversed() {
            guard known.start == party.start else { return country }
            if known.end != party.end { continue }
            if known.kind == .port { return known }
            if known.kind == .country { country = known }
        }
        return country
    }
}
