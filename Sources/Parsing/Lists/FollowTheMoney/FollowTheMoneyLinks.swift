import Records

/// What joins parties, whichever comes first: links wait until all parties are known. Ids are kept once, a link takes
/// twelve bytes.
struct FollowTheMoneyLinks {
    /// Most links that are kept: some 50 MB.
    static let most = 4_000_000

    /// A schema that joins two parties: which of its properties name them, and what each is to the other.
    struct Schema {
        var from: String
        var to: String
        var forward: Entity.Relation.Kind
        var back: Entity.Relation.Kind
    }

    static let schemas: [String: Schema] = [
        "Ownership": Schema(from: "owner", to: "asset", forward: .owns, back: .ownedBy),
        "Control": Schema(from: "controller", to: "controlled", forward: .owns, back: .ownedBy),
        "Directorship": Schema(from: "director", to: "organization", forward: .memberOf, back: .linked),
        "Membership": Schema(from: "member", to: "organization", forward: .memberOf, back: .linked),
        "Employment": Schema(from: "employee", to: "employer", forward: .memberOf, back: .linked),
        "Representation": Schema(from: "agent", to: "client", forward: .actingFor, back: .linked),
        "Family": Schema(from: "person", to: "relative", forward: .family, back: .family),
        "Associate": Schema(from: "person", to: "associate", forward: .associate, back: .associate),
        "UnknownLink": Schema(from: "subject", to: "object", forward: .linked, back: .linked),
        "Succession": Schema(from: "predecessor", to: "successor", forward: .linked, back: .linked),
    ]

    private struct Link {
        var kind: Entity.Relation.Kind
        var holder: Int32
        var other: Int32
    }

    private var numbers: [String: Int32] = [:]
    private var ids: [String] = []
    private var links: [Link] = []
    /// Names of parties that are told only where another one names them.
    private var labels: [Int32: String] = [:]
    private(set) var dropped = 0

    mutating func add(_ kind: Entity.Relation.Kind, from holder: String, to other: String) {
        guard holder != other else { return }
        guard links.count < FollowTheMoneyLinks.most else {
            dropped += 1
            return
        }
        links.append(Link(kind: kind, holder: number(holder), other: number(other)))
    }

    mutating func label(_ id: String, _ name: String) { labels[number(id)] = name }

    private mutating func number(_ id: String) -> Int32 {
        if let known = numbers[id] { return known }
        let new = Int32(clamping: ids.count)
        numbers[id] = new
        ids.append(id)
        return new
    }

    /// Gives each party its relations, with the names of the others as far as they are known.
    func apply(to entities: inout [Entity], places: [String: Int]) {
        for link in links {
            guard let place = places[ids[Int(link.holder)]] else { continue }
            let other = ids[Int(link.other)]
            let name = places[other].map { entities[$0].name } ?? labels[link.other] ?? ""
            entities[place].add(link.kind, to: name, entity: other)
        }
    }
}
