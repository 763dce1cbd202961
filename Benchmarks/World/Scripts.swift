import Foundation

/// Names in another script, as newsrooms of different countries write them.
enum Scripts {
    /// Cyrillic in Latin letters, the way of the language: `Щеглин` is Shcheglin, Chtchegline, Schtscheglin.
    static func latin(_ text: String, _ language: String) -> String {
        var result = ""
        for character in text {
            let lower = Character(character.lowercased())
            guard let common = tables.en[lower] else {
                result.append(character)
                continue
            }
            let own = language == "de" ? tables.de[lower] : language == "fr" ? tables.fr[lower] : nil
            let letters = own ?? common
            result += character == lower ? letters : letters.capitalisedFirst
        }
        return result
    }

    /// A foreign name in Cyrillic letters, by sound, roughly as an agency would.
    static func cyrillic(_ text: String) -> String {
        var result = ""
        var rest = Substring(text.lowercased().folded)
        var isStart = true
        while let first = rest.first {
            let pair = pairs.first { rest.hasPrefix($0.0) }
            let letters = pair?.1 ?? singles[first] ?? String(first)
            result += isStart ? letters.capitalisedFirst : letters
            isStart = first == " " || first == "-"
            rest = rest.dropFirst(pair?.0.count ?? 1)
        }
        return result
    }

    /// A Russian noun in a case, as far as a desk would do it in a hurry; nil when it is left as it is.
    static func declined(_ word: String) -> [String: String]? {
        guard let last = word.last else { return nil }
        let stem = String(word.dropLast())
        switch last {
        case "а": return ["nom": word, "gen": stem + "ы", "dat": stem + "е", "ins": stem + "ой"]
        case "я": return ["nom": word, "gen": stem + "и", "dat": stem + "е", "ins": stem + "ей"]
        case "ь", "й": return ["nom": word, "gen": stem + "я", "dat": stem + "ю", "ins": stem + "ем"]
        case "о", "е", "и", "у", "ы", "э", "ю": return nil
        default:
            let isSurname = word.hasSuffix("ов") || word.hasSuffix("ев") || word.hasSuffix("ин")
            return [
                "nom": word, "gen": word + "а", "dat": word + "у", "ins": word + (isSurname ? "ым" : "ом"),
            ]
        }
    }

    private static let tables: (en: [Character: String], fr: [Character: String], de: [Character: String]) = (
        en: [
            "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
            "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
            "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
            "э": "e", "ю": "yu", "я": "ya",
        ],
        fr: [
            "ж": "j", "у": "ou", "ч": "tch", "ш": "ch", "щ": "chtch", "й": "ï", "ю": "iou", "я": "ia",
        ],
        de: [
            "в": "w", "ж": "sch", "з": "s", "й": "i", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch",
            "ю": "ju", "я": "ja",
        ]
    )

    private static let pairs = [
        ("shch", "щ"), ("sch", "ш"), ("ch", "ч"), ("sh", "ш"), ("zh", "чж"), ("kh", "х"), ("ya", "я"), ("yu", "ю"),
        ("th", "т"), ("ph", "ф"), ("ee", "и"), ("oo", "у"), ("ng", "нг"), ("ai", "ай"), ("ei", "эй"), ("ck", "к"),
        ("qu", "кв"),
    ]
    private static let singles: [Character: String] = [
        "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "дж", "k": "к",
        "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
        "w": "в", "x": "кс", "y": "и", "z": "з", "ı": "ы",
    ]
}

extension String {
    /// Without diacritics.
    var folded: String { folding(options: .diacriticInsensitive, locale: nil) }
}
