/// Somebody or a ship on one of the lists.
struct ListedParty: Sendable {
    enum Schema: String, Sendable { case person, organization, vessel }
    enum List: String, CaseIterable, Sendable { case un, ofac, eu }

    var name: String
    var schema: Schema
    var list: List
    var aliases: [String] = []
    var country = ""
    var birthDate = ""
    var imo = ""
    /// The versions of the list that have it: 1, 2 or both.
    var versions: ClosedRange<Int> = 1...2
}

/// Everybody on the lists, in both versions, and which traders that concerns.
struct ListedParties: Sendable {
    private(set) var all: [ListedParty] = []
    /// What `listing` must say: trader, how it meets the list, in which version.
    private(set) var listings: [(trader: Int, form: String, version: Int)] = []
    /// Traders that must not be taken for an entry, and why.
    private(set) var namesakes: [(trader: Int, why: String)] = []
    /// Struck off in the second version.
    private(set) var delisted: [Int] = []

    /// How many of `all`, from the first, are nobody of the register.
    private let strangers: Int

    /// Organisations and ships that are on a list throughout and nobody's of the register.
    var lasting: [ListedParty] { all.prefix(strangers).filter { $0.schema == .organization && $0.versions == 1...2 } }
    /// Organisations that come onto a list with its second version, after papers wrote about them.
    var coming: [ListedParty] { all.prefix(strangers).filter { $0.schema == .organization && $0.versions == 2...2 } }
    var vessels: [ListedParty] { all.prefix(strangers).filter { $0.schema == .vessel && $0.versions == 1...2 } }

    init(_ size: WorldSize, _ register: Register, _ naming: inout Naming) {
        var dice = size.dice(2)
        strangers = size.listed
        for index in 0..<size.listed { all.append(Self.stranger(index, &naming, &dice)) }
        delisted = (0..<max(2, size.listed / 50)).map { $0 * 7 % size.listed }
        for index in delisted { all[index].versions = 1...1 }
        for index in all.indices where index % 10 == 5 && !delisted.contains(index) { all[index].versions = 2...2 }
        concern(size, register, &naming, &dice)
    }

    private static func stranger(_ index: Int, _ naming: inout Naming, _ dice: inout Dice) -> ListedParty {
        let culture = dice.pick(Culture.all)
        let schema: ListedParty.Schema = index % 10 < 4 ? .person : index % 10 < 9 ? .organization : .vessel
        let list: ListedParty.List = schema == .vessel ? .ofac : dice.pick(ListedParty.List.allCases)
        var party = ListedParty(name: "", schema: schema, list: list, country: dice.pick(culture.countries))
        switch schema {
        case .person:
            let (name, cyrillic) = naming.person(culture, &dice)
            party.name = name
            party.birthDate = Register.birthDate(&dice)
            if let cyrillic { party.aliases.append(cyrillic) }
        case .organization:
            let (core, form, cyrillic) = naming.company(culture, isCommon: false, &dice)
            party.name = "\(core) \(Scripts.latin(form, "en"))"
            party.aliases = [core] + (cyrillic.map { [$0] } ?? [])
        case .vessel:
            party.name = naming.vessel(&dice)
            party.imo = Numbers.imo(&dice)
        }
        return party
    }

    /// Puts traders, their owners and their ships on the lists, half of them only in the second version.
    private mutating func concern(
        _ size: WorldSize, _ register: Register, _ naming: inout Naming, _ dice: inout Dice
    ) {
        let wanted = max(10, size.facts / 16)
        let order = (0..<register.firstLate).shuffled(using: &dice)
        for index in order where listings.count < wanted {
            let trader = register.traders[index]
            guard !trader.isCommon, let (form, party) = entry(for: trader, &dice) else { continue }
            let version = listings.count % 2 + 1
            all.append(party.in(version...2))
            listings.append((index, form, version))
        }
        let taken = Set(listings.map(\.trader))
        for index in order where namesakes.count < wanted / 2 && !taken.contains(index) {
            guard let (why, party) = namesake(of: register.traders[index], &dice) else { continue }
            all.append(party)
            namesakes.append((index, why))
        }
    }

    private func entry(for trader: Trader, _ dice: inout Dice) -> (form: String, ListedParty)? {
        if let vessel = trader.vessels.first { return entry(for: vessel, trader.country, &dice) }
        let list = dice.pick(ListedParty.List.allCases)
        var party = ListedParty(name: trader.name, schema: .person, list: list, country: trader.country)
        if let owner = trader.owners.first {
            (party.name, party.birthDate) = (owner.name, owner.birthDate)
            return ("owner", party)
        }
        if trader.isPerson {
            party.birthDate = trader.birthDate
            return ("person", party)
        }
        party.schema = .organization
        switch dice.unit() {
        case ..<0.12: return ("exact", party)
        case ..<0.2:
            party.name = trader.core + " Holding"
            return ("another legal form", party)
        case ..<0.3:
            let typed = NameForms.typo(trader.core, &dice)
            party.name = trader.cyrillic ?? typed ?? trader.name
            return (trader.cyrillic == nil ? "typo" : "Cyrillic", party)
        default: return nil
        }
    }

    private func entry(
        for vessel: (name: String, imo: String), _ country: String, _ dice: inout Dice
    ) -> (form: String, ListedParty)? {
        guard !vessel.imo.isEmpty else { return nil }
        var party = ListedParty(name: vessel.name, schema: .vessel, list: .ofac, country: country, imo: vessel.imo)
        guard dice.unit() < 0.5 else { return ("vessel by name and number", party) }
        party.name = vessel.name.split(separator: " ").reversed().joined(separator: " ")
        return ("vessel by number", party)
    }

    private func namesake(of trader: Trader, _ dice: inout Dice) -> (why: String, ListedParty)? {
        if trader.isPerson {
            let other = dice.pick(["PE", "AR", "CA", "ID", "PL"])
            return (
                "the listed person of that name was born elsewhere on another day",
                ListedParty(
                    name: trader.name, schema: .person, list: dice.pick([.un, .eu]), country: other,
                    birthDate: "19" + String(10 + Int(dice.unit() * 20)) + "-03-04")
            )
        }
        guard let vessel = trader.vessels.first, !vessel.imo.isEmpty else { return nil }
        return (
            "the listed ship has the name but another IMO number",
            ListedParty(name: vessel.name, schema: .vessel, list: .ofac, country: "PE", imo: Numbers.imo(&dice))
        )
    }
}

extension ListedParty {
    func `in`(_ versions: ClosedRange<Int>) -> ListedParty {
        var copy = self
        copy.versions = versions
        return copy
    }
}
