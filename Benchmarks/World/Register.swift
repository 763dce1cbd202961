import Foundation

/// A trader of the register, with what only the world knows of it.
struct Trader: Sendable {
    var id = ""
    var name = ""
    /// The name without its legal form.
    var core = ""
    var aliases: [String] = []
    /// A name of its own that the register gives, unlike the first.
    var brand: String?
    /// In its own script, whether or not the register knows it.
    var cyrillic: String?
    var isCyrillicKnown = false
    var isPerson = false
    var isCommon = false
    var culture = ""
    var country = ""
    var birthDate = ""
    var identifiers: [String] = []
    var address = ""
    var commodities: [String] = []
    var origins: [String] = []
    var destinations: [String] = []
    var owners: [(name: String, birthDate: String)] = []
    var vessels: [(name: String, imo: String)] = []
}

/// The traders, and what they declare.
struct Register: Sendable {
    private(set) var traders: [Trader] = []
    /// From here on traders are only in the second version of the register.
    let firstLate: Int

    init(_ size: WorldSize, _ book: PhraseBook, _ naming: inout Naming) {
        var dice = size.dice(1)
        firstLate = size.traders - size.traders / 40
        for index in 0..<size.traders {
            var trader = Self.trader(index, &naming, &dice)
            Self.declare(&trader, book, &dice)
            Self.connect(&trader, &naming, &dice)
            traders.append(trader)
        }
    }

    /// The register as CSV (RFC 4180); the first version lacks the late traders.
    func csv(isFirst: Bool) -> String {
        let heading =
            "id,name,aliases,schema,countries,birth_dates,identifiers,address,commodities,origins,destinations,"
            + "owners,vessels,notes\r\n"
        return heading + traders.prefix(isFirst ? firstLate : traders.count).map(Self.row).joined()
    }

    private static func row(_ trader: Trader) -> String {
        let owners = trader.owners.map(\.name)
        let vessels = trader.vessels.map { $0.imo.isEmpty ? $0.name : "\($0.name) [imo:\($0.imo)]" }
        let cells = [
            trader.id, trader.name, trader.aliases.joined(separator: "|"), trader.isPerson ? "Person" : "Company",
            trader.country, trader.birthDate, trader.identifiers.joined(separator: "|"), trader.address,
            trader.commodities.joined(separator: "|"), trader.origins.joined(separator: "|"),
            trader.destinations.joined(separator: "|"), owners.joined(separator: "|"),
            vessels.joined(separator: "|"), "",
        ]
        return cells.map(quoted).joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ cell: String) -> String {
        cell.contains { ",\"\n".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }

    private static func trader(_ index: Int, _ naming: inout Naming, _ dice: inout Dice) -> Trader {
        let culture = dice.pick(Culture.all)
        var trader = Trader()
        trader.id = "T-" + String(100_000 + index).dropFirst()
        trader.culture = culture.name
        trader.country = dice.pick(culture.countries)
        trader.isPerson = dice.unit() < 0.08
        if trader.isPerson {
            (trader.name, trader.cyrillic) = naming.person(culture, &dice)
            trader.core = trader.name
            trader.birthDate = Self.birthDate(&dice)
        } else {
            trader.isCommon = dice.unit() < 0.03
            let (core, form, cyrillic) = naming.company(culture, isCommon: trader.isCommon, &dice)
            trader.core = core
            trader.cyrillic = cyrillic
            let latinForm = Scripts.latin(form, "en")
            trader.name =
                culture.name == "russian" && dice.unit() < 0.5 ? "\(latinForm) \(core)" : "\(core) \(latinForm)"
            if dice.unit() < 0.3 { trader.aliases.append(core) }
            if dice.unit() < 0.15 {
                trader.brand = naming.company(culture, isCommon: false, &dice).core
                trader.aliases += trader.brand.map { [$0] } ?? []
            }
        }
        trader.isCyrillicKnown = trader.cyrillic != nil && dice.unit() < 0.6
        if trader.isCyrillicKnown, let cyrillic = trader.cyrillic { trader.aliases.append(cyrillic) }
        return trader
    }

    static func birthDate(_ dice: inout Dice) -> String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(1940 + Int(dice.unit() * 60))-\(two(1 + Int(dice.unit() * 12)))-\(two(1 + Int(dice.unit() * 28)))"
    }

    private static func declare(_ trader: inout Trader, _ book: PhraseBook, _ dice: inout Dice) {
        let goods = book.goods.filter(\.isDeclared)
        let countries = book.countries.map(\.code)
        let ports = book.ports.filter { $0.country == trader.country }
        trader.commodities = Self.some(goods.map(\.code), most: 3, &dice)
        trader.origins = Self.some(countries, most: 3, &dice)
        trader.destinations = Self.some(countries.filter { !trader.origins.contains($0) }, most: 3, &dice)
        trader.address = ports.isEmpty ? "" : "\(1 + Int(dice.unit() * 90)) Quay Street, \(ports[0].names["en"] ?? "")"
    }

    private static func some(_ all: [String], most: Int, _ dice: inout Dice) -> [String] {
        var chosen: [String] = []
        for _ in 0..<(1 + Int(dice.unit() * Double(most))) {
            let one = dice.pick(all)
            if !chosen.contains(one) { chosen.append(one) }
        }
        return chosen
    }

    private static func connect(_ trader: inout Trader, _ naming: inout Naming, _ dice: inout Dice) {
        guard !trader.isPerson else { return }
        if dice.unit() < 0.3 { trader.identifiers.append("lei:" + Numbers.lei(&dice)) }
        if trader.country == "DE" { trader.identifiers.append("vat:" + Numbers.vat(&dice)) }
        if trader.country == "RU" { trader.identifiers.append("inn:" + Numbers.inn(&dice)) }
        let culture = Culture.all.first { $0.name == trader.culture } ?? .english
        if dice.unit() < 0.15 {
            trader.owners.append((naming.person(culture, &dice).name, Self.birthDate(&dice)))
        }
        if dice.unit() < 0.08 {
            for _ in 0..<(1 + Int(dice.unit() * 2)) {
                trader.vessels.append((naming.vessel(&dice), dice.unit() < 0.8 ? Numbers.imo(&dice) : ""))
            }
        }
    }
}
