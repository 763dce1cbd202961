import Records
import Texts

/// Letters that one country writes as two: `Grünewälder` and `Gruenewaelder`, `Ålesund` and `Aalesund`. Folding takes
/// the dots away and leaves the second letter, so that the two are not one word by themselves.
enum Spellings {
    private static let pairs: [(letter: Character, two: String)] = [
        ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"),
        ("Å", "Aa"), ("Ø", "Oe"),
    ]
    /// Where firms and people have such letters in their names.
    private static let countries: Set<String> = [
        "de", "at", "ch", "li", "lu", "dk", "no", "se", "fi", "ee", "is", "tr",
    ]
    private static let forms = Cues.set("gmbh ag kg ohg ug mbh oyj oy aps asa")

    /// Whether two letters in a party's names may be one, as far as its countries and legal forms tell.
    static func mayCollapse(_ entity: Entity) -> Bool {
        entity.countries.contains { countries.contains($0.lowercased()) }
            || NameWords.split(entity.name).contains { forms.contains($0) }
    }

    /// The other spellings of a name: every such letter as two, and with `mayCollapse` every two as one letter.
    static func all(of name: String, mayCollapse: Bool) -> [String] {
        var found: [String] = []
        if name.utf8.contains(0xC3) || name.utf8.contains(0xCC) {
            let written = name.map { letter in pairs.first { $0.letter == letter }?.two ?? String(letter) }.joined()
            if written != name { found.append(written) }
        }
        if mayCollapse, name.utf8.allSatisfy({ $0 < 0x80 }) {
            let words = NameWords.split(name)
            let collapsed = words.map(collapsed)
            if collapsed != words {
                found.append(collapsed.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))
            }
        }
        return found
    }

    /// A folded word with two letters as one, wherever they may stand for one: not in `neuer`, `quelle`.
    static func collapsed(_ word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var at = 0
        while at < word.count {
            result.append(word[at])
            if at + 1 < word.count, isPair(word[at], word[at + 1]), !(at > 0 && "aeqo".utf8.contains(word[at - 1])) {
                at += 1
            }
            at += 1
        }
        return result
    }

    private static func isPair(_ a: UInt8, _ b: UInt8) -> Bool {
        switch (a, b) {
        case (UInt8(ascii: "a"), UInt8(ascii: "e")), (UInt8(ascii: "o"), UInt8(ascii: "e")),
            (UInt8(ascii: "u"), UInt8(ascii: "e")), (UInt8(ascii: "a"), UInt8(ascii: "a")):
            return true
        default: return false
        }
    }
}
