import Records

/// What is known besides the name, and what it does to a score: a number settles, dates and countries qualify.
enum Qualifiers {
    /// One finding: how it changes the score, and what to call it.
    struct Finding {
        var reason: String
        var change: (Double) -> Double
    }

    /// All findings about two parties, in the order in which they apply.
    static func findings(_ left: Entity, _ right: Entity) -> [Finding] {
        [schema(left, right), dates(left.birthDates, right.birthDates), countries(left, right), numbers(left, right)]
            .compactMap { $0 }
    }

    /// Raised towards 1 by a share of what is missing.
    private static func raised(_ score: Double, by share: Double) -> Double { score + (1 - score) * share }

    private static func schema(_ left: Entity, _ right: Entity) -> Finding? {
        let a = family(left.schema)
        let b = family(right.schema)
        guard a != b, !isOpen(left, right), !isOpen(right, left) else { return nil }
        return Finding(reason: "schema: \(left.schema.rawValue) and \(right.schema.rawValue)") { $0 * 0.65 }
    }

    /// A legal entity may be a person as well as a firm (FollowTheMoney: Person is one), so nothing contradicts.
    private static func isOpen(_ one: Entity, _ other: Entity) -> Bool {
        one.schema == .legalEntity && other.schema == .person
    }

    private static func family(_ schema: Entity.Schema) -> Int {
        switch schema {
        case .person: 0
        case .organization, .company, .legalEntity: 1
        case .vessel: 2
        case .airplane: 3
        }
    }

    // MARK: Dates

    private enum Agreement: Int { case none, year, close, full }

    private static func dates(_ left: [String], _ right: [String]) -> Finding? {
        guard !left.isEmpty, !right.isEmpty else { return nil }
        var best = Agreement.none
        var apart = Int.max
        for a in left {
            for b in right {
                let (agreement, years) = compare(a, b)
                if agreement.rawValue > best.rawValue { best = agreement }
                apart = min(apart, years)
            }
        }
        switch best {
        case .full: return Finding(reason: "birth date: equal") { raised($0, by: 0.5) }
        case .year: return Finding(reason: "birth year: equal") { raised($0, by: 0.25) }
        case .close: return Finding(reason: "birth date: nearly equal") { raised($0, by: 0.1) }
        case .none: return Finding(reason: "birth date: contradicts") { $0 * contradicting(yearsApart: apart) }
        }
    }

    /// Years given from memory, or one digit mistaken, are a few years off; a generation is another person.
    private static func contradicting(yearsApart: Int) -> Double {
        switch yearsApart {
        case ..<2: 0.9
        case ..<6: 0.8
        case ..<10: 0.75
        default: 0.66
        }
    }

    private static func compare(_ a: String, _ b: String) -> (Agreement, Int) {
        let x = a.split(separator: "-")
        let y = b.split(separator: "-")
        guard let first = x.first.flatMap({ Int($0) }), let second = y.first.flatMap({ Int($0) }) else {
            return (.none, Int.max)
        }
        let years = abs(first &- second)
        let known = min(x.count, y.count)
        if x.prefix(known).elementsEqual(y.prefix(known)) { return (known == 3 ? .full : .year, 0) }
        guard known == 3 else { return (.none, years) }
        // Day and month the other way round, or one of the three wrong.
        if years == 0, x[1] == y[2], x[2] == y[1] { return (.close, 0) }
        let equal = zip(x, y).count { $0 == $1 }
        return (equal == 2 && years < 4 ? .close : .none, years)
    }

    // MARK: Countries and numbers

    private static func countries(_ left: Entity, _ right: Entity) -> Finding? {
        guard !left.countries.isEmpty, !right.countries.isEmpty else { return nil }
        let shared = left.countries.map { $0.lowercased() }.first { code in
            right.countries.contains { $0.lowercased() == code }
        }
        if let shared { return Finding(reason: "country: \(shared.uppercased())") { raised($0, by: 0.1) } }
        // Persons have several countries; branches of one name in two countries are seldom one firm.
        let person = left.schema == .person || right.schema == .person
        return Finding(reason: "country: none in common") { $0 * (person ? 0.95 : 0.85) }
    }

    private static func numbers(_ left: Entity, _ right: Entity) -> Finding? {
        guard !left.identifiers.isEmpty, !right.identifiers.isEmpty else { return nil }
        let keys = Set(right.identifiers.flatMap { IdentifierKey.all(of: $0) })
        for identifier in left.identifiers where IdentifierKey.all(of: identifier).contains(where: keys.contains) {
            return Finding(reason: "identifier: \(identifier.type)") { max($0, 0.98) }
        }
        // A ship has one IMO number for life.
        let ships = [left, right].map { $0.identifiers.filter { $0.type == "imo" } }
        if left.schema == .vessel, ships.allSatisfy({ !$0.isEmpty }) {
            return Finding(reason: "identifier: other imo") { $0 * 0.4 }
        }
        return nil
    }
}
