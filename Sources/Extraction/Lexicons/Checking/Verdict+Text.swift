extension TermFinder.Verdict {
    /// For programs; nil for a term that counts.
    var code: String? {
        switch self {
        case .counts: nil
        case .otherLanguage: "other-language"
        case .notItsForm: "not-its-form"
        case .otherCapitals: "other-capitals"
        case .shouting: "all-capitals"
        case .forbidden: "forbidden"
        case .needed: "needed"
        case .givesWay: "longer-term"
        }
    }

    /// For people, as the end of a sentence.
    var sentence: String {
        switch self {
        case .counts: "it counts"
        case .otherLanguage: "it is a term of another language"
        case .notItsForm: "this is no form of its word"
        case .otherCapitals: "its capitals are others"
        case .shouting: "all is in capitals there"
        case .forbidden: "a word of `not:` stands nearby"
        case .needed: "no word of `need:` stands nearby"
        case .givesWay: "a longer or equal term of the kind stands there"
        }
    }
}
