import Foundation

/// Coins names, each once (by its letters alone), and remembers the words that were used.
struct Naming: Sendable {
    private var used: Set<String> = []

    static let common = [
        "Horizon", "Crown", "Royal", "Eagle", "Star", "Victoria", "Jordan", "Pearl", "Summit", "Atlas", "Phoenix",
        "Orion", "Delta", "Golden Gate", "Sunrise", "Liberty", "Georgia", "Bristol", "Falcon", "Nova",
    ]
    static let plainTrades = ["Trading", "Metals", "Foods", "Shipping", "Textiles", "Commodities", "Electronics"]

    /// A firm: its name without the legal form, the form, and – of a Russian one – the Cyrillic original.
    mutating func company(_ culture: Culture, isCommon: Bool, _ dice: inout Dice) -> (
        core: String, form: String, cyrillic: String?
    ) {
        while true {
            let (core, cyrillic) = isCommon ? (Self.commonName(&dice), nil) : Self.coined(culture, &dice)
            if take(core) { return (core, Self.form(culture, &dice), cyrillic) }
        }
    }

    /// Given name and surname; Russian ones also in Cyrillic.
    mutating func person(_ culture: Culture, _ dice: inout Dice) -> (name: String, cyrillic: String?) {
        for _ in 0..<40 {
            let (name, cyrillic) = Self.personName(culture, &dice)
            if take(name) { return (name, cyrillic) }
        }
        // The plain names are used up: a second given name makes more of them.
        while true {
            let (name, cyrillic) = Self.personName(culture, &dice)
            let second = dice.pick(culture.givens)
            let full = Self.joined(name, second, isRussian: false)
            let original = cyrillic.map { Self.joined($0, second, isRussian: true) }
            let latin = original.map { Scripts.latin($0, "en") } ?? full
            if take(latin) { return (latin, original) }
        }
    }

    /// A ship's name of two words.
    mutating func vessel(_ dice: inout Dice) -> String {
        let first = [
            "Sea", "Ocean", "Silver", "Northern", "Amber", "Desert", "Coral", "Blue", "Grand", "Morning", "Swift",
            "Lady", "Iron", "Bright", "Distant", "Emerald", "Quiet", "Jade",
        ]
        while true {
            let culture = dice.pick(Culture.all.filter { $0.name != "russian" })
            let second = dice.pick(culture.heads) + dice.pick(culture.tails)
            let name = (dice.pick(first) + " " + second.replacing(" ", with: "")).capitalised
            if take(name) { return name }
        }
    }

    /// True the first time that a name is seen.
    mutating func take(_ name: String) -> Bool { used.insert(name.lowercased().filter(\.isLetter)).inserted }

    private static func joined(_ name: String, _ second: String, isRussian: Bool) -> String {
        let parts = name.split(separator: " ", maxSplits: 1)
        return "\(parts[0]) \(second) \(parts.dropFirst().joined())"
    }

    /// Half of the surnames are coined, so that people of one culture do not all look alike.
    private static func personName(_ culture: Culture, _ dice: inout Dice) -> (String, String?) {
        let isCoined = dice.unit() < 0.7
        let word = culture.heads.isEmpty ? "" : dice.pick(culture.heads) + dice.pick(culture.tails)
        let endings = [
            "gulf": "i", "russian": "ов", "turkish": "oğlu", "german": "er", "indian": "kar", "english": "ley",
            "french": "ier", "spanish": "ez",
        ]
        let (given, surname) =
            culture.name == "chinese" && isCoined
            ? (word, dice.pick(culture.surnames))
            : (dice.pick(culture.givens), isCoined ? word + (endings[culture.name] ?? "") : dice.pick(culture.surnames))
        let name = given + " " + surname.capitalised
        return culture.name == "russian" ? (Scripts.latin(name, "en"), name) : (name, nil)
    }

    private static func commonName(_ dice: inout Dice) -> String {
        let word = dice.pick(common)
        let share = dice.unit()
        if share < 0.2 { return word }
        return word + " " + (share < 0.7 ? dice.pick(plainTrades) : "\(dice.pick(common)) \(dice.pick(plainTrades))")
    }

    private static func coined(_ culture: Culture, _ dice: inout Dice) -> (String, String?) {
        if culture.name == "russian" {
            let word = dice.pick(culture.heads) + (dice.unit() < 0.4 ? dice.pick(culture.heads).lowercased() : "")
            let original = word + dice.pick(culture.tails) + (dice.unit() < 0.4 ? " " + dice.pick(culture.trades) : "")
            return (Scripts.latin(original, "en"), original)
        }
        let word = coinedWord(culture, &dice)
        let share = dice.unit()
        if share < 0.15 { return (dice.pick(culture.surnames) + " " + dice.pick(culture.trades), nil) }
        if share < 0.25 { return (dice.pick(culture.surnames) + " & Sons " + dice.pick(culture.trades), nil) }
        if share < 0.35 { return (word, nil) }
        return (word + " " + dice.pick(culture.trades), nil)
    }

    private static func coinedWord(_ culture: Culture, _ dice: inout Dice) -> String {
        let more = dice.unit() < 0.5 ? dice.pick(culture.tails) : ""
        let space = culture.name == "chinese" && dice.unit() < 0.4 || culture.name == "gulf" && dice.unit() < 0.3
        return (dice.pick(culture.heads) + (space ? " " : "") + dice.pick(culture.tails) + more).capitalised
    }

    private static func form(_ culture: Culture, _ dice: inout Dice) -> String { dice.pick(culture.forms) }
}

extension String {
    /// Every word with a capital.
    var capitalised: String { split(separator: " ").map(\.capitalisedFirst).joined(separator: " ") }
}
