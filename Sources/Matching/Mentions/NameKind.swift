import Records

/// How much a name says by itself: how many of its words are hardly anybody else's.
struct NameKind {
    private(set) var logit = 0.0
    private(set) var reasons: [String] = []
    /// Words that few others have, and all words but particles and titles.
    private(set) var telling = 0
    private(set) var solid = 0

    var isOneWord: Bool { solid < 2 }
    /// Says little: a common word, an acronym, a first name.
    var isWeak: Bool { logit < 0.5 }

    private static let shortName = 4
    private static let longWord = 6

    /// - Parameters:
    ///   - isShortened: The legal form is gone: what the firm trades in says little more than that it is a firm.
    ///   - isCommon: Whether a word stands in many names of the register.
    init(_ words: [[UInt8]], _ schema: Entity.Schema, isShortened: Bool = false, isCommon: ([UInt8]) -> Bool) {
        var common = 0
        for word in words {
            switch NameLexicon.role(word) {
            case .particle, .title: continue
            case .initial: solid += 1
            case .generic: solid += schema == .person || !Cues.isLegalForm(word) ? 1 : 0
            case .number:
                solid += 1
                telling += word.count > 2 ? 1 : 0
            default:
                if schema != .person, schema != .vessel, words.count > 1, Cues.isLegalForm(word) { continue }
                solid += 1
                if schema == .person {
                    telling += 1
                    common += isCommon(word) || GivenNames.number(of: word) != 0 || CommonWords.contains(word) ? 1 : 0
                } else {
                    telling += CommonWords.contains(word) || (isShortened && TradeWords.contains(word)) ? 0 : 1
                }
            }
        }
        if schema == .person { weighPerson(common: common) } else { weigh(words) }
    }

    /// Of the words that were met, in the light of what was done to the name of the register.
    init(of met: NameMet, _ schema: Entity.Schema, isCommon: ([UInt8]) -> Bool) {
        self.init(met.name, schema, isShortened: met.isShortened, isCommon: isCommon)
        if met.manner == .namedBefore {
            logit = 0
            reasons = []
        } else if met.derived == .initial {
            reasons = []
            logit = met.name.last.map(isCommon) == true ? MentionWeights.commonInitial : MentionWeights.initial
        }
    }

    private mutating func weighPerson(common: Int) {
        switch telling {
        case ..<2:
            logit = MentionWeights.loneName
            reasons.append(MentionReason.oneWord)
        case 2 where common == 2, 3 where common == 3 && solid == 3:
            logit = MentionWeights.commonName + (telling == 3 ? 1.2 : 0)
            reasons.append(MentionReason.commonName)
        case 2: logit = MentionWeights.twoTellingWords
        default: logit = MentionWeights.threeTellingWords
        }
    }

    private mutating func weigh(_ words: [[UInt8]]) {
        guard solid > 1 else {
            weighOne(
                words.first { ![.particle, .title].contains(NameLexicon.role($0)) && !Cues.isLegalForm($0) } ?? [])
            return
        }
        switch (telling, solid) {
        case (3..., _): logit = MentionWeights.threeTellingWords
        case (2, _): logit = MentionWeights.twoTellingWords
        case (1, _): logit = MentionWeights.oneTellingWordAndMore
        default:
            logit = solid > 2 ? MentionWeights.threeCommonWords : MentionWeights.twoCommonWords
            reasons.append(MentionReason.commonWords)
        }
    }

    private mutating func weighOne(_ word: [UInt8]) {
        let length = String(decoding: word, as: UTF8.self).unicodeScalars.count
        if word.contains(where: { (48...57).contains($0) }), length > 3 {
            logit = MentionWeights.mark
        } else if length <= NameKind.shortName, word.allSatisfy({ $0 < 0x80 }), GivenNames.number(of: word) == 0 {
            // `BIS` may be a word in small letters, of some language: how it is written tells.
            logit = MentionWeights.acronym
            reasons.append(MentionReason.acronym)
        } else if CommonWords.contains(word) || NameLexicon.isGeneric(word) || GivenNames.number(of: word) != 0 {
            logit = MentionWeights.commonWord
            reasons.append(MentionReason.commonWord)
        } else {
            logit = length > NameKind.longWord ? MentionWeights.longWord : MentionWeights.shortWord
            reasons.append(MentionReason.oneWord)
        }
    }
}
