import Records

/// Whether two entries of lists are one party, and by what evidence.
///
/// - A number that both hold and that belongs to one party alone, where names and birth dates do not contradict. Of
///   ships and aircraft the number is enough: they change their names.
/// - Persons: names that are alike and the same day of birth. Without that day the name has to be one that chance
///   hardly repeats (rare words, or several names in common), of somebody of the same year and the same country or
///   programme; one of these may be unknown, or the day have a slip, where the names are equal and rarer still.
/// - Firms: such a name in the same country or programme, or at the same address; without a country on either side only
///   the rarest.
struct PartyEvidence {
    /// How much a link is worth.
    enum Grade: Int, Comparable {
        case name, date, number
        static func < (a: Grade, b: Grade) -> Bool { a.rawValue < b.rawValue }
    }

    /// A link between two places of the screener, the smaller one first.
    struct Link {
        let first: Int
        let second: Int
        let grade: Grade
        /// Of the names.
        let score: Double
        let reasons: [String]
    }

    /// How alike names have to be, 0…0.95.
    enum Least {
        static let withNumber = 0.45
        static let withDay = 0.6
        static let againstDates = 0.7
        static let alone = 0.9
        static let equal = 0.93
        /// The weight of a name that chance does not repeat: two rare words; one that needs no country; and one rare
        /// word, where both country and programme are the same.
        static let rare = 1.7
        static let rarest = 2.4
        static let word = 0.95
    }

    /// Names that are compared of each entry.
    private static let namesLimit = 16

    private let screener: Screener
    private let outlines: [Outline]

    init(_ screener: Screener) {
        self.screener = screener
        outlines = PartyEvidence.outlines(screener.index)
    }

    func link(_ first: Int, _ second: Int) -> Link? {
        guard let a = screener.shelf[first]?.entity, let b = screener.shelf[second]?.entity,
            PartyEvidence.areOfOneKind(a, b)
        else { return nil }
        let dates = DateEvidence(a.birthDates, b.birthDates)
        let number = PartyEvidence.sharedNumber(a, b)
        if number == nil, dates == .contradicting || a.dataset == b.dataset { return nil }
        if let number, PartyEvidence.isForLife(number) {
            return Link(first: first, second: second, grade: .number, score: 1, reasons: ["identifier: \(number)"])
        }
        let names = names(first, second, NameComparer.Kind(a, b))
        guard let (grade, reasons) = verdict(a, b, number, dates, names) else { return nil }
        return Link(
            first: first, second: second, grade: grade, score: names.best.score, reasons: reasons + names.best.reasons)
    }

    private func verdict(
        _ a: Entity, _ b: Entity, _ number: String?, _ dates: DateEvidence, _ names: Names
    ) -> (Grade, [String])? {
        let score = names.best.score
        if let number, score >= (dates == .contradicting ? Least.againstDates : Least.withNumber) {
            return (.number, ["identifier: \(number)"])
        }
        guard a.dataset != b.dataset, dates != .contradicting else { return nil }
        if dates == .day, score >= Least.withDay { return (.date, ["birth date: equal"]) }
        guard a.schema != .vessel, score >= Least.alone else { return nil }
        return a.schema == .person ? persons(a, b, dates, names) : firms(a, b, names)
    }

    private func persons(_ a: Entity, _ b: Entity, _ dates: DateEvidence, _ names: Names) -> (Grade, [String])? {
        let place = PartyEvidence.place(a, b, against: false)
        let known = [dates.reason, place.reason].compactMap { $0 }
        let isSure = known.count == 2 && dates != .near
        guard !known.isEmpty, let name = names.reason(isSure ? Least.rare : Least.rarest) else { return nil }
        // One of the two is unknown, not against, or the day has a slip; then the name has to be the same.
        if !isSure {
            let mayBe = dates == .near ? place.reason != nil : dates == .none || place.isOpen
            guard mayBe, names.best.score >= Least.equal else { return nil }
        }
        return (dates == .none ? .name : .date, known + [name])
    }

    private func firms(_ a: Entity, _ b: Entity, _ names: Names) -> (Grade, [String])? {
        let place = PartyEvidence.place(a, b, against: true)
        guard place.reason != nil || place.isOpen else { return nil }
        let address = AddressEvidence.isShared(a.addresses, b.addresses) ? "address: in common" : nil
        let known = [place.reason, address].compactMap { $0 }
        let isOfBoth = place.reason?.hasPrefix("country") == true && !PartyTheme.shared(a.programs, b.programs).isEmpty
        let name = names.reason(known.isEmpty ? Least.rarest : isOfBoth ? Least.word : Least.rare)
        guard name != nil || known.count == 2 else { return nil }
        return (.name, known + [name].compactMap { $0 })
    }

    // MARK: Names

    private struct Names {
        var best = EntityComparer.Best()
        /// Of the heaviest pair of names that is alike: of its lighter one.
        var weight = 0.0
        /// How many names of two words or more both have, in any order of the words.
        var equal = 0

        /// Why chance does not explain that the names are alike.
        func reason(_ least: Double) -> String? {
            equal > 1 ? "names: several equal" : weight >= least ? "name: rare" : nil
        }
    }

    /// What tells quickly whether two names of the index are equal, or have nothing in common.
    private struct Outline {
        var words: UInt64
        var skeletons: UInt64
        var count: Int
    }

    private func names(_ first: Int, _ second: Int, _ kind: NameComparer.Kind) -> Names {
        let ours = screener.index.names(of: first).prefix(PartyEvidence.namesLimit)
        let theirs = screener.index.names(of: second).prefix(PartyEvidence.namesLimit)
        var names = Names()
        var rest: [(Int, Int)] = []
        for a in ours {
            for b in theirs where outlines[a].skeletons & outlines[b].skeletons != 0 {
                guard outlines[a].words == outlines[b].words else {
                    rest.append((a, b))
                    continue
                }
                if outlines[a].count > 1 { names.equal += 1 }
                consider(a, b, first, second, kind, &names)
            }
        }
        for (a, b) in rest where names.best.score < Least.equal { consider(a, b, first, second, kind, &names) }
        return names
    }

    private func consider(
        _ a: Int, _ b: Int, _ first: Int, _ second: Int, _ kind: NameComparer.Kind, _ names: inout Names
    ) {
        let before = names.best.score
        names.best.consider(prepared(a, of: first), prepared(b, of: second), kind)
        let (ours, theirs) = (screener.index.names[a], screener.index.names[b])
        let equal = outlines[a].words == outlines[b].words && !ours.weak && !theirs.weak
        guard equal || (names.best.score > before && names.best.score >= Least.alone) else { return }
        names.weight = max(names.weight, Double(min(ours.weight, theirs.weight)))
    }

    private func prepared(_ number: Int, of place: Int) -> PreparedName {
        let name = screener.index.names[number]
        let original = screener.shelf[place]?.entity.name(at: Int(name.place)) ?? ""
        return PreparedName(original: original, form: screener.index.form(name), weak: name.weak)
    }

    private static func outlines(_ index: NameIndex) -> [Outline] {
        let skeletons = index.words.map { SkeletonKeys.exact($0.skeleton) }
        return index.names.map { name in
            index.sequence[name.words].reduce(into: Outline(words: 0, skeletons: 0, count: name.words.count)) {
                $0.words &+= (UInt64($1) &+ 1) &* 0x9E37_79B9_7F4A_7C15
                $0.skeletons |= 1 << UInt64(skeletons[Int($1)] & 63)
            }
        }
    }

    // MARK: Kinds, countries, numbers

    private static func areOfOneKind(_ a: Entity, _ b: Entity) -> Bool {
        func kind(_ schema: Entity.Schema) -> Int {
            switch schema {
            case .person: 0
            case .organization, .company, .legalEntity: 1
            case .vessel: 2
            case .airplane: 3
            }
        }
        return kind(a.schema) == kind(b.schema)
    }

    /// A country in common, or a programme; `isOpen` when one of the two has no country. Countries that differ may be
    /// `against` a programme in common.
    private static func place(_ a: Entity, _ b: Entity, against: Bool) -> (reason: String?, isOpen: Bool) {
        let isOpen = a.countries.isEmpty || b.countries.isEmpty
        if let country = sharedCountry(a, b) { return ("country: \(country.uppercased())", isOpen) }
        guard isOpen || !against, let theme = PartyTheme.shared(a.programs, b.programs).first else {
            return (nil, isOpen)
        }
        return ("programme: \(theme)", isOpen)
    }

    private static func sharedCountry(_ a: Entity, _ b: Entity) -> String? {
        let theirs = Set(b.countries.map { $0.lowercased() })
        return a.countries.map { $0.lowercased() }.filter(theirs.contains).min()
    }

    /// Numbers of things that keep them whatever they are called.
    private static func isForLife(_ kind: String) -> Bool { kind == "imo" || kind == "aircraft-serial" }

    /// The kind of a number that both hold; of several the first in the alphabet.
    private static func sharedNumber(_ a: Entity, _ b: Entity) -> String? {
        guard !a.identifiers.isEmpty, !b.identifiers.isEmpty else { return nil }
        let theirs = numbers(b.identifiers)
        return numbers(a.identifiers).filter { theirs[$0.key] != nil }.map(\.value).min()
    }

    /// The keys of the numbers that belong to one party, and their kinds.
    static func numbers(_ identifiers: [Identifier]) -> [IdentifierKey: String] {
        var numbers: [IdentifierKey: String] = [:]
        for identifier in identifiers {
            for key in IdentifierKey.all(of: identifier) { numbers[key] = identifier.type }
        }
        return numbers
    }
}
