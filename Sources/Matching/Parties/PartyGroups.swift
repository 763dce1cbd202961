package import Records

/// Entries of different lists that are one party, with the evidence for each link.
///
/// Links are made between two entries (`PartyEvidence`) and joined, the strongest first. Joining never puts two entries
/// of one list into one group unless a number that both hold says that they are one: a list that has two entries means
/// two parties, and of two namesakes on it only the one that is better met may be the party of another list. So a chain
/// of links (A on one list is like B on another, B like C on the first) cannot make one party of A and C.
///
/// The same entries give the same groups, in whatever order they come.
package struct PartyGroups: Sendable {
    /// A link between two entries.
    package struct Link: Hashable, Sendable {
        /// The ids, the smaller one first.
        package let first: String
        package let second: String
        package let reasons: [String]
    }

    /// All links that were used, in the order of their ids.
    package let links: [Link]
    private let groups: [String: [String]]
    private let linksByID: [String: [Int]]

    package init(_ entities: [Entity]) { self.init(Screener(entities)) }

    /// The groups of the entries that a screener has.
    package init(_ screener: Screener) {
        let pairs = PartyBlocks.pairs(screener)
        let evidence = PartyEvidence(screener)
        let found = pairs.compactMap { evidence.link($0.0, $0.1) }
        var joiner = PartyJoiner(screener, found)
        joiner.join()
        self.init(joiner.used, groups: joiner.groups)
    }

    init(_ links: [Link], groups: [[String]]) {
        self.links = links.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        self.groups = groups.reduce(into: [:]) { all, group in for id in group { all[id] = group } }
        var linksByID: [String: [Int]] = [:]
        for (place, link) in self.links.enumerated() {
            linksByID[link.first, default: []].append(place)
            linksByID[link.second, default: []].append(place)
        }
        self.linksByID = linksByID
    }

    /// The ids of the party's entries, sorted, this one among them; empty when no other list has the party.
    package func group(of id: String) -> [String] { groups[id] ?? [] }

    /// All groups, in the order of their first ids.
    package var all: [[String]] { Set(groups.values).sorted { $0[0] < $1[0] } }

    /// Why two entries are one party; when nothing links them directly, step by step through the entries between them
    /// (`through un-7: birth date: equal`). Empty when they are not one party.
    package func reasons(between one: String, and other: String) -> [String] {
        guard one != other, groups[one] != nil, groups[one] == groups[other] else { return [] }
        var cameBy: [String: (from: String, link: Int)] = [:]
        var next = [one]
        while !next.isEmpty, cameBy[other] == nil {
            var after: [String] = []
            for id in next {
                for place in linksByID[id] ?? [] {
                    let link = links[place]
                    let end = link.first == id ? link.second : link.first
                    guard end != one, cameBy[end] == nil else { continue }
                    cameBy[end] = (id, place)
                    after.append(end)
                }
            }
            next = after
        }
        return steps(to: other, from: one, cameBy)
    }

    private func steps(
        to other: String, from one: String, _ cameBy: [String: (from: String, link: Int)]
    ) -> [String] {
        var steps: [(through: String, reasons: [String])] = []
        var at = other
        while at != one, let step = cameBy[at] {
            steps.append((at, links[step.link].reasons))
            at = step.from
        }
        if steps.count == 1 { return steps[0].reasons }
        return steps.reversed().flatMap { step in step.reasons.map { "through \(step.through): \($0)" } }
    }
}
