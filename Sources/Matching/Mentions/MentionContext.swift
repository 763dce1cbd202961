import Records
import Texts

/// What stands around a mention says of it.
struct MentionContext {
    private(set) var logit = 0.0
    private(set) var reasons: [String] = []

    private mutating func add(_ weight: Double, _ reason: String) {
        logit += weight
        if !reasons.contains(reason) { reasons.append(reason) }
    }

    /// - Parameters:
    ///   - written: The mention as it is written.
    ///   - isGerman: Every noun has a capital.
    ///   - isShortened: The register's name has a legal form that is not part of the mention.
    init(
        _ around: Surroundings, _ written: String, _ kind: NameKind, _ entity: Entity, isGerman: Bool,
        isShortened: Bool = false
    ) {
        weighCapitals(written, around, kind, entity)
        if around.isShouting {
            if kind.isWeak { add(MentionWeights.shouting, MentionReason.shouting) }
        } else if around.isHeadline {
            if kind.isWeak { add(MentionWeights.headline, MentionReason.headline) }
        } else if around.isSentenceStart, kind.isWeak {
            add(
                kind.telling > 0 ? MentionWeights.rareWordAtStart : MentionWeights.sentenceStart,
                MentionReason.sentenceStart)
        }
        // Every noun has a capital: of a single word it says nothing.
        if isGerman, isShortened, kind.isOneWord { logit += MentionWeights.germanWord }
        weighNeighbours(around, kind, entity, isGerman: isGerman, isShortened: isShortened)
        weighSurroundings(around, kind, entity)
    }

    private mutating func weighCapitals(
        _ written: String, _ around: Surroundings, _ kind: NameKind, _ entity: Entity
    ) {
        var small = 0
        var all = 0
        var firstIsSmall = false
        var isUpper = true
        for word in written.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            guard let first = word.unicodeScalars.first else { continue }
            if first.properties.isLowercase || word.contains(where: \.isLowercase) { isUpper = false }
            if NameLexicon.role(Array(TextFolder.fold(String(word)).utf8)) == .particle { continue }
            let isSmall = first.properties.isLowercase
            if all == 0 { firstIsSmall = isSmall }
            small += isSmall ? 1 : 0
            all += 1
        }
        if all > 0, firstIsSmall || small == all {
            // Who writes its name so may be written so.
            guard !NameBook.texts(of: entity).contains(written) else { return }
            add(MentionWeights.small, MentionReason.small)
        } else if small * 2 > all, written.utf8.allSatisfy({ $0 < 0x80 }) {
            add(MentionWeights.mostlySmall, MentionReason.small)
        }
        if kind.reasons.contains(MentionReason.acronym), !isUpper { logit += MentionWeights.shortNameInSmallLetters }
    }

    /// Whether the name goes on before or behind.
    private mutating func weighNeighbours(
        _ around: Surroundings, _ kind: NameKind, _ entity: Entity, isGerman: Bool, isShortened: Bool
    ) {
        let capitalsTell = !around.isShouting && !around.isHeadline && !isGerman
        if let next = around.after.first, next.isJoined {
            if entity.schema != .person, entity.schema != .vessel, let form = FormBehind(around.after) {
                let isOther = isShortened && form.isOther(than: entity)
                add(
                    isOther ? MentionWeights.otherForm : MentionWeights.legalForm,
                    isOther ? MentionReason.otherForm : MentionReason.legalForm)
            } else if Cues.namesakes.contains(next.folded), next.isCapital, isShortened {
                add(MentionWeights.longerName, MentionReason.longerName)
            } else if isGerman, isShortened, next.isCapital {
                add(MentionWeights.nounBehind, MentionReason.longerName)
            } else if next.isCapital, capitalsTell, !isTitle(next) {
                add(MentionWeights.longerName, MentionReason.longerName)
            } else if let third = around.after.dropFirst().first, third.isCapital, third.isJoined, capitalsTell,
                Cues.joints.contains(next.folded), kind.telling < 2
            {
                add(MentionWeights.goesOn, MentionReason.longerName)
            }
        }
        guard let last = around.before.first, last.isJoined else { return }
        if Cues.titles.contains(last.folded) || NameLexicon.role(last.folded) == .title {
            if entity.schema == .person { add(MentionWeights.title, MentionReason.title) }
        } else if last.isCapital, entity.schema != .person, isShortened, isOfOther(last, kind, isGerman: isGerman) {
            add(MentionWeights.longerName, MentionReason.longerName)
        } else if last.isCapital, capitalsTell, !isOrdinary(last, around, kind), !Cues.ships.contains(last.folded),
            !Cues.firms.contains(last.folded) || kind.isWeak, !isRole(last, entity)
        {
            let isFirstName = GivenNames.number(of: last.folded) != 0
            add(
                entity.schema == .person && kind.telling > 1 && !isFirstName
                    ? MentionWeights.wordBeforeFullName : MentionWeights.longerName, MentionReason.longerName)
        } else if let third = around.before.dropFirst().first, third.isCapital, third.isJoined, capitalsTell,
            Cues.joints.contains(last.folded), !Cues.ands.contains(last.folded), kind.telling < 2,
            around.before.count > 2
        {
            add(MentionWeights.goesOn, MentionReason.longerName)
        }
    }

    /// A first name, or `museum`, before the name of a firm; in German any noun before a single word that says no firm.
    private func isOfOther(_ word: Surroundings.Word, _ kind: NameKind, isGerman: Bool) -> Bool {
        if GivenNames.number(of: word.folded) != 0 || Cues.firstNames.contains(word.folded) { return kind.isOneWord }
        if Cues.namesakes.contains(word.folded) { return true }
        return isGerman && kind.isOneWord && NameLexicon.role(word.folded) == .plain
            && !Cues.firms.contains(word.folded) && !Cues.germanFirms.contains { word.folded.ends(with: $0) }
            && !CommonWords.contains(word.folded)
    }

    /// A word with a capital only because it begins the sentence, or an adjective of a country.
    private func isOrdinary(_ word: Surroundings.Word, _ around: Surroundings, _ kind: NameKind) -> Bool {
        if around.followsFirstWord,
            kind.telling > (kind.isOneWord ? 1 : 0) || CommonWords.contains(word.folded) || word.folded.count < 4
        {
            return true
        }
        return NameLexicon.role(word.folded) == .particle && word.folded.count > 1
    }

    /// `Secretary of State Mike Pompeo`: what stands before the full name of a person is no name.
    private func isRole(_ word: Surroundings.Word, _ entity: Entity) -> Bool {
        entity.schema == .person
            && (CommonWords.contains(word.folded) || NameLexicon.isGeneric(word.folded) || word.isUpper)
    }

    private func isTitle(_ word: Surroundings.Word) -> Bool {
        Cues.titles.contains(word.folded) || NameLexicon.role(word.folded) == .title
    }

    private mutating func weighSurroundings(_ around: Surroundings, _ kind: NameKind, _ entity: Entity) {
        switch entity.schema {
        case .vessel:
            if around.nearby(4).contains(where: { Cues.ships.contains($0.folded) }) {
                add(MentionWeights.ship, MentionReason.ship)
            } else if kind.isOneWord || kind.telling == 0 {
                logit += MentionWeights.lonelyShip
            }
        case .company, .organization, .legalEntity:
            if around.nearby(4).contains(where: { Cues.firms.contains($0.folded) }) {
                add(MentionWeights.firm, MentionReason.firm)
            }
        case .person, .airplane: break
        }
    }
}
