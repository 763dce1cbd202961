import Identifiers
import Records
import Texts

/// What becomes a mention in one text, by start, end, kind and id, before any mention is made.
struct ZoneFinds {
    /// Where it was found, by its place there.
    enum Source {
        case name(Int), identifier(Int), term(Int), measure(Int)
        /// Of a location also the term that names the port or country.
        case party(Int, place: Int?)
    }

    struct Find {
        var start: Int
        var end: Int
        var kind: Mention.Kind
        var source: Source
    }

    private(set) var ordered: [Find] = []

    init(zone: Zone, identifiers: [FoundIdentifier], concepts: [Concept]) {
        ordered.reserveCapacity(zone.names.count + identifiers.count + zone.terms.count)
        for (i, name) in zone.names.enumerated() {
            ordered.append(Find(start: name.start, end: name.end, kind: .entity, source: .name(i)))
        }
        for (i, found) in identifiers.enumerated() {
            ordered.append(Find(start: found.start, end: found.end, kind: .identifier, source: .identifier(i)))
        }
        for (i, term) in zone.terms.enumerated() {
            guard case .mention(let kind) = concepts[term.concept].role else { continue }
            ordered.append(Find(start: term.start, end: term.end, kind: kind, source: .term(i)))
        }
        for (i, measure) in zone.measures.enumerated() {
            ordered.append(Find(start: measure.start, end: measure.end, kind: measure.kind, source: .measure(i)))
        }
        ordered.sort { a, b in
            if a.start != b.start { return a.start < b.start }
            if a.end != b.end { return a.end < b.end }
            if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
            return ZoneFinds.rank(a.source, zone, concepts) < ZoneFinds.rank(b.source, zone, concepts)
        }
        ordered = UnknownParties.merge(zone.parties, into: ordered) { i, party, place in
            var term: Int?
            if case .term(let known) = place?.source { term = known }
            return Find(start: party.start, end: party.end, kind: party.mentionKind, source: .party(i, place: term))
        }
    }

    /// Parties stay in the order of their table, concepts are in that of their ids.
    private static func rank(_ source: Source, _ zone: Zone, _ concepts: [Concept]) -> String {
        guard case .term(let i) = source else { return "" }
        return concepts[zone.terms[i].concept].id
    }
}
