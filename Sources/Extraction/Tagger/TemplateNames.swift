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

    /// What a slot may hold, with the kind of the name; nil for an unknown slot.
    mutating func fill(_ slot: String) -> (text: String, kind: Int?, isName: Bool)? {
        switch slot {
        case "PER": (person(), 0, true)
        case "SUR": (surname(), 0, true)
        case "ORG": (organisation(), 1, true)
        case "ACR": (acronym(), 1, true)
        case "LOC": (location(), 2, true)
        case "CAPLOC": (location().uppercased(), 2, true)
        case "NAT": (capitalised(pick(.demonym)), nil, true)
        case "SHIP": (ship(), nil, true)
        case "DAY": (pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]), nil, false)
        case "MONTH":
            (
                pick([
                    "January", "February", "March", "April", "May", "June", "July", "August", "September", "Oct", "Dec",
                ]),
                nil, false
            )
        case "N": (String(Int.random(in: 1...random100(), using: &random)), nil, false)
        default: nil
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
        case 3..<7: capitalised(pick(.place))
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
