/// Makes names for the slots of templates, out of word lists and of syllables: names that nobody bears, so that the
/// tagger learns what stands around a name rather than the name.
struct TemplateNames {
    /// The words of each class.
    private let lists: [TaggerWordClass: [String]]
    private var random: TaggerRandom

    init(lists: [TaggerWordClass: [String]], random: TaggerRandom) {
        self.lists = lists
        self.random = random
    }

    /// What a slot may hold, with the kind of the name; nil for an unknown slot. `CAP` before a slot's name puts its
    /// words into capitals; `ORG:U.N.` is that name itself.
    mutating func fill(_ slot: String) -> (text: String, kind: Int?, isName: Bool)? {
        if slot.hasPrefix("CAP"), let filled = fill(String(slot.dropFirst(3))) {
            return (filled.text.uppercased(), filled.kind, filled.isName)
        }
        let parts = slot.split(separator: ":", maxSplits: 1)
        if parts.count == 2 { return (String(parts[1]), Self.kinds[String(parts[0])], true) }
        if let kind = Self.kinds[slot] { return (name(slot), kind, true) }
        if let text = other(slot) { return (text, nil, slot == "NAT" || slot == "SHIP" || slot == "EVENT") }
        return nil
    }

    /// Slots that hold names: 0 person, 1 organisation, 2 location.
    private static let kinds = [
        "PER": 0, "SUR": 0, "INI": 0, "ORG": 1, "ACR": 1, "TEAM": 1, "CTEAM": 1, "CLUB": 1, "LOC": 2, "CITY": 2,
        "COUNTRY": 2,
        "REGION": 2,
    ]

    private mutating func name(_ slot: String) -> String {
        switch slot {
        case "PER": person()
        case "SUR": surname()
        case "INI": pick(Self.initials) + ". " + surname()
        case "ORG": organisation()
        case "ACR": acronym()
        case "TEAM": chance(45) ? city() : pick(.team)
        case "CLUB": chance(75) ? pick(.team) : city() + " " + pick(["United", "City", "Rovers", "Town", "SC", "FC"])
        case "CITY", "CTEAM": city()
        case "COUNTRY": pick(.country)
        case "REGION": pick(.region)
        default: location()
        }
    }

    private mutating func other(_ slot: String) -> String? {
        switch slot {
        case "NAT": capitalised(pick(.demonym))
        case "SHIP": ship()
        case "EVENT": event()
        case "DAY": pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
        case "MONTH":
            pick([
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "Oct", "Dec",
            ])
        case "N": String(Int.random(in: 1...random100(), using: &random))
        case "G": String(Int.random(in: 0...5, using: &random))
        case "DD": String(Int.random(in: 10...99, using: &random))
        case "DATE":
            "1996-" + String(Int.random(in: 10...12, using: &random)) + "-"
                + String(Int.random(in: 10...28, using: &random))
        default: nil
        }
    }

    private static let initials = "ABCDEFGHIJKLMNPRSTW".map(String.init)

    private mutating func city() -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<6: capitalised(pick(.place))
        case 6..<9: pick(.spot)
        default: coined()
        }
    }

    private mutating func event() -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: capitalised(pick(.demonym)) + pick([" Open", " Grand Prix", " Cup", " League", " Championships"])
        case 1: pick(["World ", "European ", "Davis ", "African Nations ", "Ryder "]) + pick(["Cup", "Championship"])
        case 2:
            pick([
                "Olympics", "Super League", "Tour de France", "All-Star", "Bundesliga", "Premier League",
                "Major League",
                "American League", "National League", "Grand Slam",
            ])
        default: coined() + pick([" Classic", " Masters", " Trophy", " Challenge", " Series", " Tournament"])
        }
    }

    private mutating func random100() -> Int { pick([9, 31, 99, 2000]) }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }

    private mutating func pick(_ name: TaggerWordClass) -> String {
        guard let list = lists[name], !list.isEmpty else { return coined() }
        return pick(list)
    }

    private func capitalised(_ text: String) -> String {
        text.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }

    /// A word that is none.
    private mutating func coined() -> String {
        let starts = [
            "b", "br", "ch", "d", "f", "g", "gr", "h", "k", "kh", "l", "m", "n", "p", "r", "s", "sh", "st", "t", "tr",
            "v", "y", "z", "a", "o",
        ]
        let middles = ["a", "e", "i", "o", "u", "ai", "ar", "an", "el", "or", "in", "us"]
        let ends = [
            "n", "r", "l", "s", "k", "t", "v", "m", "ng", "x", "ra", "ko", "ev", "ian", "sky", "ta", "do", "berg",
            "mann", "ov",
        ]
        var word = pick(starts) + pick(middles)
        if chance(50) { word += pick(starts.filter { $0.count == 1 }) + pick(middles) }
        return capitalised(word + pick(ends))
    }

    private mutating func surname() -> String {
        if chance(50) { return coined() }
        let name = capitalised(pick(.surname))
        return chance(6) ? name + "-" + coined() : chance(4) ? "al-" + name : name
    }

    private mutating func person() -> String {
        var name = chance(80) ? capitalised(pick(.given)) : coined()
        if chance(8) { name += " " + String(coined().prefix(1)) + "." }
        if chance(10) { name += " " + capitalised(pick(.given)) }
        if chance(5) { name += " " + pick(["van", "van der", "de", "de la", "bin", "da", "dos", "von", "el"]) }
        return name + " " + surname()
    }

    private mutating func location() -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3: pick(.country)
        case 3..<6: city()
        case 6: pick(.region)
        case 7: pick(["Port ", "Mount ", "Lake ", "San ", "New ", "Al ", "North ", "Cape "]) + coined()
        case 8 where chance(50):
            coined() + " " + pick(["Province", "River", "Island", "County", "Strait", "Bay", "Valley", "region"])
        default: coined()
        }
    }

    private mutating func acronym() -> String {
        if chance(40) { return pick(.organisation).uppercased() }
        let letters = Array("ABCDEFGIKLMNOPRSTUV").map(String.init)
        return (0..<pick([3, 3, 4])).map { _ in pick(letters) }.joined()
    }

    private mutating func organisation() -> String {
        let stem = chance(60) ? coined() : chance(50) ? surname() : location()
        let form = pick([
            "Ltd", "Inc", "Co.", "Corp", "LLC", "GmbH", "Plc", "S.A.", "Pte Ltd", "FZE", "AG", "Co Ltd", "Group",
            "Holdings", "NV",
        ])
        switch Int.random(in: 0..<20, using: &random) {
        case 0: return acronym()
        case 1...3: return coined()
        case 4...5: return stem + " " + form
        case 6...10: return stem + " " + capitalised(pick(.body))
        case 11...13: return stem + " " + capitalised(pick(.body)) + " " + form
        case 14: return stem + " " + coined() + " " + capitalised(pick(.body))
        case 15: return stem + " & " + surname() + (chance(50) ? "" : " " + form)
        case 16: return pick(["Ministry of ", "Department of ", "Bank of ", "University of ", "Port of "]) + location()
        case 17:
            return pick(["National ", "General ", "Federal ", "State ", "International ", "First "])
                + capitalised(pick(.body)) + pick(["", " of " + location()])
        case 18: return location() + " " + capitalised(pick(.body)) + " " + capitalised(pick(.body))
        default:
            return stem + " "
                + pick([
                    "General Trading", "Shipping", "Bank", "Airlines", "Customs", "United", "City", "Marine Services",
                ]) + pick(["", " " + form])
        }
    }

    private mutating func ship() -> String {
        let name = pick([
            coined(), coined() + " " + pick(["Star", "Pride", "Express", "Queen", "Glory", "Spirit"]),
            "Sea " + coined(),
        ])
        return chance(50) ? name.uppercased() : name
    }
}
