import Settings

/// What raises and lowers a score: the keys of `rules/weights.yaml`.
package enum Weight: String, CaseIterable, Sendable {
    // Where the happening stands, seen from the subject.
    case sameSentence = "same-sentence"
    case continued = "next-sentence"
    case titleAndLead = "title-and-lead"
    case sameParagraph = "same-paragraph"
    case soleParty = "sole-party"
    case fewWords = "few-words"
    case manyWords = "many-words"
    case inTitle = "in-title"
    case inLead = "in-lead"
    case accused
    // Who published it.
    case reliabilityA = "reliability-a"
    case reliabilityB = "reliability-b"
    case reliabilityC = "reliability-c"
    case reliabilityD = "reliability-d"
    case reliabilityE = "reliability-e"
    case reliabilityF = "reliability-f"
    // How sure it is that the party is meant.
    case identifier
    case doubtPerTenth = "doubt-per-tenth"
    case sharedName = "shared-name"
    // The subject's own business.
    case goodsDeclared = "goods-declared"
    case placesDeclared = "places-declared"
    case routeDeclared = "route-declared"
    case namesake
    case elsewhere
    case listedPartyBeside = "listed-party-beside"
    // Whose deed it is.
    case otherParty = "other-party"
    case otherPerson = "other-person"
    case otherClause = "other-clause"
    case otherGoods = "other-goods"
    case otherPlace = "other-place"
    case turn
    case helper
    case victim
    case counsel
    case speaker
    case sponsor
    case cleared
    // How it is said.
    case figurative
    case furniture
    case notSo = "not-so"
    case over
    case supposed
    case quoted
    case longPast = "long-past"
    // The story as a whole.
    case furtherOrigin = "further-origin"
    case furtherOriginMost = "further-origin-most"
    case newOffence = "new-offence"
    case newParty = "new-party"
    case correction
    case retraction
    // The subject's history.
    case firstOfSubject = "first-of-subject"
    case repeated
    case repeatedMost = "repeated-most"
    case confirmedBefore = "confirmed-before"
    case confirmedBeforeMost = "confirmed-before-most"
    case dismissedBefore = "dismissed-before"
    case dismissedBeforeMost = "dismissed-before-most"
    // Bounds that are no points.
    case eventDays = "event-days"
    case pastYears = "past-years"

    /// The figure of the shipped file.
    package var standard: Int {
        switch self {
        case .sameSentence: 23
        case .continued: 20
        case .titleAndLead: 18
        case .sameParagraph: 2
        case .soleParty: 14
        case .fewWords: 3
        case .manyWords: -4
        case .inTitle: 8
        case .inLead: 3
        case .accused: 4
        case .reliabilityA: 10
        case .reliabilityB: 5
        case .reliabilityC: 2
        case .reliabilityD: -5
        case .reliabilityE: -15
        case .reliabilityF: 0
        case .identifier: 10
        case .doubtPerTenth: -4
        case .sharedName: -8
        case .goodsDeclared: 10
        case .placesDeclared: 8
        case .routeDeclared: 4
        case .namesake: -35
        case .elsewhere: -10
        case .listedPartyBeside: 12
        case .otherParty: -35
        case .otherPerson: -12
        case .otherClause: -20
        case .otherGoods: -12
        case .otherPlace: -20
        case .turn: -25
        case .helper, .victim: -45
        case .counsel: -40
        case .speaker: -10
        case .sponsor: -40
        case .cleared: -50
        case .figurative: -30
        case .furniture: -40
        case .notSo: -40
        case .over: -30
        case .supposed: -8
        case .quoted: -2
        case .longPast: -40
        case .furtherOrigin: 6
        case .furtherOriginMost: 18
        case .newOffence: 4
        case .newParty: 4
        case .correction: -4
        case .retraction: -45
        case .firstOfSubject: 2
        case .repeated: -2
        case .repeatedMost: -6
        case .confirmedBefore: 5
        case .confirmedBeforeMost: 10
        case .dismissedBefore: -6
        case .dismissedBeforeMost: -18
        case .eventDays: 21
        case .pastYears: 3
        }
    }
}

/// The points of each contribution to a score, from `rules/weights.yaml`.
package struct Weights: Sendable, Equatable {
    private var points: [Weight: Int] = [:]

    package init() {}

    package subscript(_ weight: Weight) -> Int {
        get { points[weight] ?? weight.standard }
        set { points[weight] = newValue }
    }

    init(_ mapping: Mapping) {
        for weight in Weight.allCases {
            if let points = mapping.int(weight.rawValue, in: -100...100) { self[weight] = points }
        }
        mapping.finish()
    }
}
