import Texts

/// How texts shorten a person's name: `Ivan Petrovich Shumilov` → `I. Shumilov`, `Ivan Shumilov`.
enum PersonForms {
    private static let shortestSurname = 4

    static func all(of name: String) -> [(text: String, manner: DerivedNames.Manner)] {
        if let short = withFirstSurname(name) { return [short] }
        guard !name.contains("("), let (givens, surname) = parts(of: name), let given = givens.first else { return [] }
        let words = NameWords.split(String(surname))
        guard words.count == 1, let last = words.first, last.count >= shortestSurname,
            NameLexicon.role(last) == .plain, GivenNames.number(of: last) == 0,
            let initial = given.first, initial.isUppercase, given.count > 1
        else { return [] }
        guard givens.count > 1 else { return [("\(initial). \(surname)", .initial)] }
        // Of two surnames it is the first that stays.
        guard isMiddle(givens[1]), let second = givens[1].first else { return [] }
        return [
            ("\(initial). \(surname)", .initial), ("\(initial). \(second). \(surname)", .withoutMiddle),
            ("\(given) \(surname)", .withoutMiddle),
        ]
    }

    /// `QUINTANAR ECHAVARREN, Tomás` → `Tomás QUINTANAR`: of two surnames the first.
    private static func withFirstSurname(_ name: String) -> (text: String, manner: DerivedNames.Manner)? {
        let halves = name.split(separator: ",", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        let surnames = halves[0].split(separator: " ")
        guard surnames.count == 2, surnames[0].count >= shortestSurname,
            let given = halves[1].split(separator: " ").first, given.count > 1
        else { return nil }
        return ("\(given) \(surnames[0])", .withoutMiddle)
    }

    /// `SHUMILOV, Ivan Petrovich` and `Ivan Petrovich SHUMILOV`; nil for names of one word, or of more than three.
    private static func parts(of name: String) -> (givens: [Substring], surname: Substring)? {
        let halves = name.split(separator: ",", maxSplits: 1)
        let isTurned = halves.count == 2 && !halves[0].contains(" ")
        let words = (isTurned ? halves[1] : Substring(name)).split(separator: " ")
        if isTurned { return (1...2).contains(words.count) ? (words, halves[0]) : nil }
        guard (2...3).contains(words.count), let last = words.last else { return nil }
        return (Array(words.dropLast()), last)
    }

    /// A patronymic, an initial or a second given name, which people leave out; a second surname they do not.
    private static func isMiddle(_ word: Substring) -> Bool {
        NameWords.split(String(word)).first.map { isMiddle($0) } ?? false
    }

    /// The same for a folded word.
    static func isMiddle(_ word: [UInt8]) -> Bool {
        if word.count == 1 || GivenNames.number(of: word) != 0 || Cues.firstNames.contains(word) { return true }
        let first = word.first ?? 0
        if (0xD0...0xD3).contains(first) {
            return word.count == 2 || isPatronymic(Romanizer.latin(word).text)
        }
        return isPatronymic(word)
    }

    private static func isPatronymic(_ word: [UInt8]) -> Bool { NameLexicon.role(word) == .patronymic }
}
