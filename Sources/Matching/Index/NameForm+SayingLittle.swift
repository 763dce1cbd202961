import Records

extension NameForm {
    /// What a name that says little is worth: by itself it stays below the threshold.
    static let sayingLittle = 0.7

    /// What it is worth when the whole of it is the same, word for word: somebody has to look.
    private static let sameThroughout = 0.76

    /// What a name that says little is worth when it meets this one. Three words that are the same in the same order
    /// (`Technology and Development Group`), or the name of a ship, are more than chance.
    func worth(besides other: NameForm?, _ kind: NameComparer.Kind) -> Double {
        guard let other, legalForm == other.legalForm, words.map(\.text) == other.words.map(\.text),
            kind == .vessel || (kind == .organization && words.count + (legalForm == nil ? 0 : 1) > 2)
        else { return NameForm.sayingLittle }
        return NameForm.sameThroughout
    }

    /// Words of the list that weigh less than this are in about every three-hundredth name.
    private static let common = 0.8

    /// Whether the name of an entry is nothing to go by: only a legal form, a number, words that every other firm has
    /// in its name, or one word that is very short or very common. The weights are those of the list.
    func saysLittle(entity schema: Entity.Schema) -> Bool {
        guard schema != .airplane else { return false }
        var solid: NameWord?
        for word in words {
            switch word.role {
            case .legalForm, .generic, .particle, .title, .initial: continue
            case .number where word.text.allSatisfy({ (48...57).contains($0) }): continue
            case .plain, .number, .patronymic:
                guard solid == nil else { return false }
                solid = word
            }
        }
        guard let solid else { return true }
        return solid.role == .plain && (solid.text.count < 3 || solid.weight < NameForm.common)
    }
}
