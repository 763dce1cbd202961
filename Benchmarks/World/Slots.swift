/// What the slots of a template stand for in one story. Numbers, goods and places are the same in every report of it.
struct Slots: Sendable {
    var good: PhraseBook.Good
    var origin: PhraseBook.Country
    var destination: PhraseBook.Country
    /// Some further country: where diverted goods end up.
    var third: PhraseBook.Country
    var port: PhraseBook.Port
    /// Name and schema of the listed party.
    var listed = ""
    var vessel = ""
    var imo = ""
    /// A person and a company that nobody watches.
    var quoted = ""
    var other = ""
    var number = 12
    var percent = 20
    /// Millions.
    var money = 3
    /// Tonnes.
    var weight = 7
    var weekday = 2

    /// The sentence, its slots filled in the language; `trader` gives the name by case (`nom gen dat ins`).
    func fill(_ template: String, _ language: String, trader: [String: String] = [:]) -> String {
        var text = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let keys = rest[rest.index(after: open)..<close].split(separator: ":").map(String.init)
            let value = value(keys.first ?? "", keys.dropFirst().first ?? "", language, trader)
            text += keys.contains("cap") || text.isEmpty ? value.capitalisedFirst : value
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private func value(_ slot: String, _ form: String, _ language: String, _ trader: [String: String]) -> String {
        switch slot {
        case "T": trader[form] ?? trader["nom"] ?? ""
        case "G": form == "gen" ? good.genitive : good.names[language] ?? ""
        case "O": place(origin, form, language)
        case "D": place(destination, form, language)
        case "C": place(third, form, language)
        case "P": port.names[language] ?? ""
        case "L": listed
        case "V": vessel
        case "I": imo
        case "Q": quoted
        case "X": other
        case "N": String(number)
        case "R": String(percent)
        case "K": weekday(language)
        case "M": moneyText(language)
        case "W": weightText(language)
        default: ""
        }
    }

    private func place(_ country: PhraseBook.Country, _ form: String, _ language: String) -> String {
        let names = country.names[language] ?? [:]
        return names[form] ?? names["nom"] ?? ""
    }

    private func weekday(_ language: String) -> String {
        let days: [String: [String]] = [
            "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            "ru": ["понедельник", "вторник", "среду", "четверг", "пятницу"],
            "es": ["lunes", "martes", "miércoles", "jueves", "viernes"],
            "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi"],
            "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"],
        ]
        return days[language]?[weekday % 5] ?? ""
    }

    private func moneyText(_ language: String) -> String {
        switch language {
        case "ru": "\(money) млн долларов"
        case "es": "\(money) millones de dólares"
        case "fr": "\(money) millions d'euros"
        case "de": "\(money) Millionen Euro"
        default: money % 2 == 0 ? "$\(money) million" : "€\(money)m"
        }
    }

    private func weightText(_ language: String) -> String {
        switch language {
        case "ru": "\(weight) тонн"
        case "es": "\(weight) toneladas"
        case "fr": "\(weight) tonnes"
        case "de": "\(weight) Tonnen"
        default: "\(weight) tonnes"
        }
    }
}
