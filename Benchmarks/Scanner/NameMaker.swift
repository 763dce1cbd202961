import Foundation

/// Makes names of people and firms, and texts that name some of them, by a seed.
struct NameMaker {
    private var dice: Dice
    private static let trades = """
        Trading Shipping Logistics Steel Petroleum Holdings Electronics Chemicals Marine Textile Foods Engineering
        """.split(separator: " ").map(String.init)
    private static let forms = ["Ltd", "LLC", "GmbH", "S.A.", "Co., Ltd.", "Inc", "B.V.", "A.S."]
    private static let prose = """
        the of and to in a said that for was on is it by from with at its company market year which be as prices last \
        billion were has had officials trade bank new have week government would will minister he exports an been tonnes
        """.split(separator: " ").map(String.init)

    init(seed: UInt64) { dice = Dice(seed: seed) }

    /// So many different names: those given, then such as are made of their parts, or of syllables.
    mutating func names(_ count: Int, given: [[UInt8]]) -> [[UInt8]] {
        var names = Array(given.prefix(count))
        var seen = Set(names)
        let parts = given.isEmpty ? words(max(2_000, count / 30)) : Self.parts(given)
        while names.count < count {
            let name = Array(self.name(parts).utf8)
            if seen.insert(name).inserted { names.append(name) }
        }
        return names
    }

    private static func parts(_ names: [[UInt8]]) -> [String] {
        names.prefix(100_000).flatMap { name in
            String(decoding: name, as: UTF8.self).split(separator: " ").map(String.init)
        }
    }

    private mutating func name(_ parts: [String]) -> String {
        let first = dice.pick(parts)
        if dice.unit() < 0.3 { return "\(first) \(dice.pick(Self.trades)) \(dice.pick(Self.forms))" }
        let middle = dice.unit() < 0.3 ? " \(dice.pick(parts))" : ""
        return first + middle + " \(dice.pick(parts))"
    }

    private mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in word().capitalized }
    }

    private mutating func word() -> String {
        let consonants = Array("bcdfghklmnprstvwz").map(String.init)
        let vowels = ["a", "e", "i", "o", "u", "a", "ai", "ou"]
        return (0...Int(dice.between(1, 4))).map { _ in dice.pick(consonants) + dice.pick(vowels) }.joined()
    }

    /// So many texts of about 4 kB, in which one word in fifty begins one of the names.
    mutating func documents(_ count: Int, naming names: [[UInt8]]) -> [[UInt8]] {
        let rare = (0..<5_000).map { _ in word() }
        return (0..<count).map { _ in
            var text: [UInt8] = []
            while text.count < 4096 {
                let roll = dice.unit()
                if roll < 0.02, !names.isEmpty {
                    text += dice.pick(names)
                } else if roll < 0.3 {
                    let word = dice.pick(rare)
                    text += (roll < 0.06 ? word.capitalized : word).utf8
                } else {
                    text += dice.pick(Self.prose).utf8
                }
                text += dice.unit() < 0.08 ? [0x2C, 0x20] : dice.unit() < 0.06 ? [0x2E, 0x0A] : [0x20]
            }
            return text
        }
    }
}
