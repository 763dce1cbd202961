import Records

/// One word of a name, ready to be compared.
struct NameWord: Sendable {
    /// Folded, in Latin letters where they are known.
    var text: [UInt8]
    var skeleton: [UInt8]
    /// The same by its `Sounds`; empty where they are its letters, and for words without vowels.
    var sounds: [UInt8]
    var role: NameLexicon.Role
    /// Written without its vowels: compared by `AbjadDistance`.
    var consonants: Bool
    /// The given name that it spells, by its number; 0 for none.
    var given: UInt16
    /// The consonants it holds, for a quick look at whether a word can be like another.
    var groups: UInt32
    /// What it counts, 0…1: its role, and how rare it is among the names that are searched.
    var weight: Double

    init(_ text: [UInt8], consonants: Bool = false, weights: ComparisonWeights.Role = ComparisonWeights.standard.role) {
        self.text = text
        self.consonants = consonants
        skeleton = Skeleton.of(text)
        let sounds = consonants ? text : Sounds.of(text)
        self.sounds = sounds == text ? [] : sounds
        given = GivenNames.number(of: text)
        groups = WordDistance.groups(text)
        role = NameLexicon.role(text)
        weight = NameLexicon.factor(role, weights)
    }
}
