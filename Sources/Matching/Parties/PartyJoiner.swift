import Records

/// Joins links into groups.
struct PartyJoiner {
    private let ids: [Int: String]
    private let lists: [Int: String]
    /// Of each place the place that stands for its group, and of that the members.
    private var heads: [Int: Int] = [:]
    private var members: [Int: [Int]] = [:]
    private let links: [PartyEvidence.Link]
    /// Pairs of one list that a number makes one.
    private let identified: Set<[Int]>
    private(set) var used: [PartyGroups.Link] = []

    init(_ screener: Screener, _ links: [PartyEvidence.Link]) {
        var ids: [Int: String] = [:]
        var lists: [Int: String] = [:]
        for place in links.flatMap({ [$0.first, $0.second] }) where ids[place] == nil {
            ids[place] = screener.shelf[place]?.entity.id
            lists[place] = screener.shelf.list(of: place)
        }
        let known = ids
        (self.ids, self.lists) = (ids, lists)
        identified = Set(links.filter { $0.grade == .number }.map { [$0.first, $0.second] })
        self.links = links.sorted { a, b in
            if a.grade != b.grade { return a.grade > b.grade }
            if a.score != b.score { return a.score > b.score }
            return (known[a.first] ?? "", known[a.second] ?? "") < (known[b.first] ?? "", known[b.second] ?? "")
        }
    }

    mutating func join() {
        for link in links {
            let a = heads[link.first] ?? link.first
            let b = heads[link.second] ?? link.second
            if a != b {
                guard mayJoin(a, b) else { continue }
                let all = group(a) + group(b)
                for member in all { heads[member] = a }
                members[b] = nil
                members[a] = all
            }
            let pair = [link.first, link.second].compactMap { ids[$0] }.sorted()
            guard pair.count == 2 else { continue }
            used.append(.init(first: pair[0], second: pair[1], reasons: link.reasons))
        }
    }

    var groups: [[String]] { members.values.map { $0.compactMap { ids[$0] }.sorted() } }

    private func group(_ head: Int) -> [Int] { members[head] ?? [head] }

    private func mayJoin(_ a: Int, _ b: Int) -> Bool {
        group(a).allSatisfy { x in
            group(b).allSatisfy { y in lists[x] != lists[y] || identified.contains([min(x, y), max(x, y)]) }
        }
    }
}
