/// Why somebody decided as they did: the vocabulary, each word with its meaning.
package enum TriageReason: String, Codable, Sendable, CaseIterable {
    case namesake
    case notTheSubject = "not-the-subject"
    case notRelevant = "not-relevant"
    case oldNews = "old-news"
    case duplicate
    case wrongReading = "wrong-reading"
    case known
    case resolved
    case other

    /// One sentence for people.
    package var meaning: String {
        switch self {
        case .namesake: "somebody else of the same or a similar name"
        case .notTheSubject: "it is the party, but the text is not about it"
        case .notRelevant: "true, and no concern of a customs office"
        case .oldNews: "it happened long ago, and was reported again"
        case .duplicate: "another alert says it already"
        case .wrongReading: "the text does not say what was read out of it"
        case .known: "known here already, and dealt with"
        case .resolved: "it concerned us, and is over"
        case .other: "see the note"
        }
    }
}
