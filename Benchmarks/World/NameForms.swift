/// How a report names a trader.
struct NameForms: Sendable {
    enum Form: String, Codable, CaseIterable, Sendable {
        /// As the register has it: name or alias, letter by letter.
        case exact
        /// Without the legal form.
        case short
        /// A name of its own that the register gives as an alias.
        case alias
        /// With the ending of a case.
        case declined
        /// Letters of another script or another country's spelling.
        case transliterated
        case typo
        /// Named in one sentence, accused in the next as "the company".
        case pronoun
    }

    let form: Form
    /// By case: nom gen dat ins.
    let cases: [String: String]

    /// The form, or `exact` where the name has no such form.
    init(_ trader: Trader, _ wanted: Form, _ language: String, _ dice: inout Dice) {
        let exact = Self.exact(trader, language)
        let made: [String: String]? =
            switch wanted {
            case .exact, .pronoun: ["nom": exact]
            case .short: trader.isPerson || trader.isCommon ? nil : ["nom": Self.plain(trader, language)]
            case .alias: trader.brand.map { ["nom": $0] }
            case .declined: Self.declined(trader, language)
            case .transliterated: Self.transliterated(trader, language).map { ["nom": $0] }
            case .typo: trader.isCommon ? nil : Self.typo(Self.plain(trader, language), &dice).map { ["nom": $0] }
            }
        form = made == nil ? .exact : wanted
        cases = made ?? ["nom": exact]
    }

    private static func exact(_ trader: Trader, _ language: String) -> String {
        guard language == "ru", trader.isCyrillicKnown, let cyrillic = trader.cyrillic else { return trader.name }
        return trader.isPerson ? cyrillic : "компания «\(cyrillic)»"
    }

    private static func plain(_ trader: Trader, _ language: String) -> String {
        guard language == "ru", trader.isCyrillicKnown, let cyrillic = trader.cyrillic else { return trader.core }
        return cyrillic
    }

    private static func declined(_ trader: Trader, _ language: String) -> [String: String]? {
        let name = plain(trader, language)
        guard language == "ru" else {
            // A possessive or genitive ending where a template asks for one.
            return language == "de" && !trader.isPerson ? ["nom": "die " + name, "dat": "der " + name] : nil
        }
        guard trader.isCyrillicKnown else { return nil }
        let words = name.split(separator: " ").map { Scripts.declined(String($0)) }
        guard let first = words.first, first != nil, !words.contains(where: { $0 == nil }) else { return nil }
        return Dictionary(
            uniqueKeysWithValues: ["nom", "gen", "dat", "ins"].map { form in
                (form, words.compactMap { $0?[form] }.joined(separator: " "))
            })
    }

    private static func transliterated(_ trader: Trader, _ language: String) -> String? {
        if let cyrillic = trader.cyrillic {
            if language == "ru" { return trader.isCyrillicKnown ? nil : "«\(cyrillic)»" }
            let latin = Scripts.latin(cyrillic, language)
            return latin == trader.core ? nil : latin
        }
        if language == "ru" { return trader.isCommon ? nil : Scripts.cyrillic(trader.core) }
        return variant(trader)
    }

    /// Other spellings in Latin letters: Al-Rashidi for Al Rashidi, Zhonghai for Zhong Hai, Guenther for Günther.
    private static func variant(_ trader: Trader) -> String? {
        var name = trader.core
        switch trader.culture {
        case "gulf":
            name = name.replacing("Al ", with: "Al-").replacing("Mohammed", with: "Muhammad")
                .replacing("Yusuf", with: "Youssef").replacing("ee", with: "i").replacing("oo", with: "u")
        case "german":
            name = name.replacing("ü", with: "ue").replacing("ö", with: "oe").replacing("ä", with: "ae")
                .replacing("ß", with: "ss")
        case "turkish", "spanish", "french": name = name.folded.replacing("ı", with: "i")
        case "chinese":
            let words = name.split(separator: " ").map(String.init)
            guard !trader.isPerson, words.count > 2, words[0].count < 7 else { return nil }
            name = words[0] + words[1].lowercased() + " " + words.dropFirst(2).joined(separator: " ")
        default: return nil
        }
        return name == trader.core ? nil : name
    }

    /// One slip of the keyboard in the longest word; nil where every word is short.
    static func typo(_ name: String, _ dice: inout Dice) -> String? {
        var words = name.split(separator: " ").map(Array.init)
        guard let place = words.indices.max(by: { words[$0].count < words[$1].count }), words[place].count > 5 else {
            return nil
        }
        let spot = 2 + Int(dice.unit() * Double(words[place].count - 4))
        switch Int(dice.unit() * 3) {
        case 0 where words[place][spot] != words[place][spot + 1]: words[place].swapAt(spot, spot + 1)
        case 1: words[place].remove(at: spot)
        default: words[place].insert(words[place][spot], at: spot)
        }
        return words.map { String($0) }.joined(separator: " ")
    }
}
