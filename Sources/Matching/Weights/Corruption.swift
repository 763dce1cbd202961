import Records

/// A way in which a name is written differently and still means the same party.
enum Corruption: String, CaseIterable, Sendable {
    case typo, twoTypos = "two typos", transliteration, initials, order, legalForm = "legal form", glue, split
    case omitted = "middle name left out", print = "misread print"

    /// The name spoilt; nil where this way does not apply to it.
    func of(_ name: String, _ schema: Entity.Schema, _ generator: inout SeededGenerator) -> String? {
        var words = name.split(whereSeparator: { $0 == " " }).map(String.init)
        // An aircraft's name is its mark: other letters are another aircraft.
        guard !words.isEmpty, schema != .airplane else { return nil }
        let person = schema == .person
        switch self {
        case .typo: return Corruption.mistyped(name, 1, &generator)
        case .twoTypos: return name.count > 9 ? Corruption.mistyped(name, 2, &generator) : nil
        case .transliteration: return Corruption.rewritten(name, &generator)
        case .initials:
            guard person, words.count > 1, let first = words[0].first, words[0].count > 2 else { return nil }
            words[0] = "\(first)."
            return words.joined(separator: " ")
        case .order:
            guard person, words.count > 1 else { return nil }
            return ([words[words.count - 1]] + words.dropLast()).joined(separator: " ")
        case .legalForm: return person || schema == .vessel ? nil : Corruption.otherForm(words)
        case .glue:
            guard words.count > 1, words[0].count > 2, words[1].count > 2 else { return nil }
            return ([words[0] + words[1].lowercased()] + words.dropFirst(2)).joined(separator: " ")
        case .split:
            guard let i = words.indices.first(where: { words[$0].count > 7 }) else { return nil }
            let at = words[i].index(words[i].startIndex, offsetBy: 3 + Int(generator.next() % 3))
            words[i].insert(" ", at: at)
            return words.joined(separator: " ")
        case .omitted:
            guard person, words.count == 3 else { return nil }
            return "\(words[0]) \(words[2])"
        case .print: return Corruption.misread(name)
        }
    }

    /// Letters replaced by a neighbour on the keyboard, dropped, doubled or swapped; never the first of the name.
    private static func mistyped(_ name: String, _ times: Int, _ generator: inout SeededGenerator) -> String? {
        var letters = Array(name)
        for _ in 0..<times {
            let places = letters.indices.filter { $0 > 0 && letters[$0].isASCII && letters[$0].isLetter }
            guard places.count > 4 else { return nil }
            let at = places[Int(generator.next() % UInt64(places.count))]
            switch generator.next() % 4 {
            case 0: letters.remove(at: at)
            case 1: letters.insert(letters[at], at: at)
            case 2 where at + 1 < letters.count: letters.swapAt(at, at + 1)
            default: letters[at] = neighbour(of: letters[at], &generator)
            }
        }
        return String(letters)
    }

    private static let keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0) }

    private static func neighbour(of letter: Character, _ generator: inout SeededGenerator) -> Character {
        for row in keyboard {
            guard let at = row.firstIndex(of: Character(letter.lowercased())) else { continue }
            let other = row[at == 0 ? 1 : at == row.count - 1 || generator.next() % 2 == 0 ? at - 1 : at + 1]
            return letter.isUppercase ? Character(other.uppercased()) : other
        }
        return letter
    }

    /// The first two habits of transliteration that apply, beginning at a random one.
    private static func rewritten(_ name: String, _ generator: inout SeededGenerator) -> String? {
        var text = name.lowercased()
        let start = Int(generator.next() % UInt64(habits.count))
        var changed = 0
        for i in habits.indices where changed < 2 {
            let (from, to) = habits[(start + i) % habits.count]
            guard let range = text.range(of: from, from: text.startIndex) else { continue }
            text.replaceSubrange(range, with: to)
            changed += 1
        }
        return changed > 0 ? text : nil
    }

    private static let habits: [(String, String)] = [
        ("kh", "h"), ("sh", "sch"), ("ts", "c"), ("ya", "ia"), ("yu", "iu"), ("iy", "y"), ("zh", "j"), ("ou", "u"),
        ("ee", "i"), ("ks", "x"), ("x", "ks"), ("ph", "f"), ("v", "w"), ("j", "dj"), ("q", "k"),
        ("muhammad", "mohamed"), ("ahmad", "ahmed"), ("husayn", "hussein"), ("ei", "ey"), ("ie", "ye"), ("aya", "aia"),
    ]

    private static func otherForm(_ words: [String]) -> String? {
        let pairs = [
            ("LLC", "OOO"), ("OOO", "LLC"), ("LTD", "LIMITED"), ("LIMITED", "LTD"), ("JSC", "AO"), ("GMBH", "LLC"),
            ("S.A.", "SA"), ("CO.,", "COMPANY"), ("CORPORATION", "CORP"), ("COMPANY", "CO"), ("INC.", "INCORPORATED"),
        ]
        for (from, to) in pairs {
            if let at = words.firstIndex(where: { $0.uppercased() == from || $0.uppercased() == from + "." }) {
                var words = words
                words[at] = to
                return words.joined(separator: " ")
            }
        }
        return words.joined(separator: " ") + " LTD"
    }

    /// As a scanner reads it.
    private static func misread(_ name: String) -> String? {
        for (from, to) in [("m", "rn"), ("rn", "m"), ("M", "RN"), ("O", "0"), ("l", "1"), ("S", "5"), ("w", "vv")] {
            guard let second = name.indices.dropFirst().first,
                let range = name.range(of: from, from: second)
            else { continue }
            return name.replacingCharacters(in: range, by: to)
        }
        return nil
    }
}

extension String {
    fileprivate func range(of text: String, from start: Index) -> Range<Index>? {
        var at = start
        while at < endIndex {
            if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
            at = index(after: at)
        }
        return nil
    }

    fileprivate func replacingCharacters(in range: Range<Index>, by text: String) -> String {
        var result = self
        result.replaceSubrange(range, with: text)
        return result
    }
}
