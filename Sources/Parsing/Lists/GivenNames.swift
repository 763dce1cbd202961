import Records

/// Given names and patronymics told apart where a list writes both in one field (`Inna Vladimirovna`).
enum GivenNames {
    /// The parts of a text of given names, in order. Patronymics are told by their endings, those of Russian,
    /// Ukrainian, Belarusian and Bulgarian in Latin and Cyrillic script, and by a word for son or daughter behind
    /// them (`Heydar oglu`). The first word is never one.
    static func parts(of text: String) -> [Entity.NamePart] {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        var parts: [Entity.NamePart] = []
        for (i, word) in words.enumerated() {
            if sonOrDaughter.contains(word.lowercased()), i > 1, let father = parts.popLast() {
                parts.append(Entity.NamePart(.patronymic, father.text + " " + word))
            } else {
                parts.append(Entity.NamePart(i > 0 && isPatronymic(word) ? .patronymic : .given, word))
            }
        }
        return parts
    }

    /// Whether a word has the ending of a patronymic.
    static func isPatronymic(_ word: String) -> Bool {
        let lower = word.lowercased()
        return lower.count > 4 && endings.contains(where: lower.hasSuffix)
    }

    private static let endings = [
        "ovich", "evich", "yevich", "ovych", "evych", "yovych", "ovitch", "evitch", "ovič", "evič",
        "ovitj", "evitj",
        "owicz", "ewicz", "ilyich", "ilich", "ovna", "evna", "ivna", "inichna", "ichna", "ович", "евич",
        "ёвич", "йович", "овна", "евна", "ёвна", "івна", "ївна", "ична", "ильич", "кузьмич", "авіч",
        "евіч", "аўна",
        "еўна", "avich", "auna",
    ]

    private static let sonOrDaughter: Set<String> = [
        "oglu", "oğlu", "ogly", "uulu", "kizi", "kızı", "kyzy", "qizi", "qızı", "оглы", "кызы", "ўғли",
        "угли",
    ]
}
