import Records

/// What is known besides the name, and what it does to a score: a number settles, dates and countries qualify.
enum Qualifiers {
    /// One finding: how it changes the score, and what to call it.
    struct Finding {
        var reason: String
        var change: (Double) -> Double
    }

    /// All findings about two parties, in the order in which they apply.
    ///
    /// - Parameter best: How their names met, with the weights that count.
    static func findings(_ left: Entity, _ right: Entity, _ best: EntityComparer.Best) -> [Finding] {
        let weights = best.weights.evidence
        var found = [schema(left, right, weights), dates(left.birthDates, right.birthDates, weights)]
        found.append(countries(left, right, best))
        if best.kind == .person {
            found += parts(left, right, best.weights)
            found += [gender(left, right, weights), places(left, right, weights)]
        }
        found.append(numbers(left, right, weights))
        return found.compactMap { $0 }
    }

    /// Raised towards 1 by a share of what is missing.
    private static func raised(_ score: Double, by share: Double) -> Double { score + (1 - score) * share }

    private static func schema(
        _ left: Entity, _ right: Entity, _ weights: ComparisonWeights.Evidence
    ) -> Finding? {
        let a = family(left.schema)
        let b = family(right.schema)
        guard a != b, !isOpen(left, right), !isOpen(right, left) else { return nil }
        return Finding(reason: "schema: \(left.schema.rawValue) and \(right.schema.rawValue)") {
            $0 * weights.otherSchema
        }
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

    private static func dates(
        _ left: [String], _ right: [String], _ weights: ComparisonWeights.Evidence
    ) -> Finding? {
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
        case .full: return Finding(reason: "birth date: equal") { raised($0, by: weights.date) }
        case .year: return Finding(reason: "birth year: equal") { raised($0, by: weights.year) }
        case .close: return Finding(reason: "birth date: nearly equal") { raised($0, by: weights.nearDate) }
        case .none: return Finding(reason: "birth date: contradicts") { $0 * contradicting(apart, weights) }
        }
    }

    /// Years given from memory, or one digit mistaken, are a few years off; a generation is another person.
    private static func contradicting(_ yearsApart: Int, _ weights: ComparisonWeights.Evidence) -> Double {
        switch yearsApart {
        case ..<2: weights.yearOff
        case ..<6: weights.yearsOff
        case ..<10: weights.decadeOff
        default: weights.datesOff
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

    // MARK: Countries, persons, numbers

    private static func countries(_ left: Entity, _ right: Entity, _ best: EntityComparer.Best) -> Finding? {
        guard !left.countries.isEmpty, !right.countries.isEmpty else { return nil }
        let weights = best.weights.evidence
        let shared = left.countries.map { $0.lowercased() }.first { code in
            right.countries.contains { $0.lowercased() == code }
        }
        if let shared {
            return Finding(reason: "country: \(shared.uppercased())") { raised($0, by: weights.country) }
        }
        // Persons have several countries; branches of one name in two countries are seldom one firm, and less so with
        // a legal form of each country's own law.
        if left.schema == .person || right.schema == .person {
            return Finding(reason: "country: none in common") { $0 * weights.otherCountryPerson }
        }
        guard let a = best.left?.form.legalForm, let b = best.right?.form.legalForm, a != b else {
            return Finding(reason: "country: none in common") { $0 * weights.otherCountryFirm }
        }
        return Finding(reason: "country: none in common, legal form: other") {
            $0 * weights.otherCountryFirm * weights.otherCountryForm
        }
    }

    private static func parts(_ left: Entity, _ right: Entity, _ weights: ComparisonWeights) -> [Finding] {
        NameParts.contradictions(left.nameParts, right.nameParts, weights).map { part in
            let factor =
                switch part.kind {
                case .family: weights.evidence.otherFamily
                case .given: weights.evidence.otherGiven
                default: weights.evidence.otherPatronymic
                }
            return Finding(reason: "\(part.kind.rawValue): \(part.left) against \(part.right)") { $0 * factor }
        }
    }

    private static func gender(
        _ left: Entity, _ right: Entity, _ weights: ComparisonWeights.Evidence
    ) -> Finding? {
        guard let a = left.gender?.lowercased(), let b = right.gender?.lowercased(), a != b,
            [a, b].allSatisfy({ $0 == "male" || $0 == "female" })
        else { return nil }
        return Finding(reason: "gender: \(a) against \(b)") { $0 * weights.otherGender }
    }

    /// A place of birth in common; others do not contradict: lists name the village or the province.
    private static func places(
        _ left: Entity, _ right: Entity, _ weights: ComparisonWeights.Evidence
    ) -> Finding? {
        guard !left.birthPlaces.isEmpty, !right.birthPlaces.isEmpty else { return nil }
        let theirs = Set(right.birthPlaces.map { firstPart($0) })
        guard let shared = left.birthPlaces.map({ firstPart($0) }).first(where: { !$0.isEmpty && theirs.contains($0) })
        else { return nil }
        return Finding(reason: "birth place: \(shared)") { raised($0, by: weights.birthPlace) }
    }

    /// The town of `Tikrit, Iraq`, folded.
    private static func firstPart(_ place: String) -> String {
        NameWords.folded(String(place.prefix { $0 != "," })).joined(separator: " ")
    }

    private static func numbers(
        _ left: Entity, _ right: Entity, _ weights: ComparisonWeights.Evidence
    ) -> Finding? {
        guard !left.identifiers.isEmpty, !right.identifiers.isEmpty else { return nil }
        let keys = Set(right.identifiers.flatMap { IdentifierKey.all(of: $0) })
        for identifier in left.identifiers where IdentifierKey.all(of: identifier).contains(where: keys.contains) {
            return Finding(reason: "identifier: \(identifier.type)") { max($0, weights.identifier) }
        }
        // A ship has one IMO number for life.
        let ships = [left, right].map { $0.identifiers.filter { $0.type == "imo" } }
        if left.schema == .vessel, ships.allSatisfy({ !$0.isEmpty }) {
            return Finding(reason: "identifier: other imo") { $0 * weights.otherImo }
        }
        return nil
    }
}
