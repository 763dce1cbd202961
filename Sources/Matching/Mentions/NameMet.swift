import Records

/// Which name of a party the words of a mention are, and how they differ from it.
struct NameMet {
    enum Manner { case exact, otherOrder, form, typo, namedBefore }

    var manner: Manner
    /// The words of the name.
    var name: [[UInt8]]
    /// How alike the comparison of screening finds them, 0…1.
    var alike = 1.0
    var isWeak = false
    var isInflected = false
    var isOtherScript = false
    /// A word that is mistyped is a word by itself.
    var isOtherWord = false
    var lacksLegalForm = false
    /// Characters of which each is a syllable, by their sound.
    var isReading = false
    /// Few consonants, and no vowels.
    var isShort = false
    /// Words of a script without spaces, in another order than in the name.
    var isScrambled = false
    /// The only word stands in the names of many parties.
    var isShared = false
    /// The word that is mistyped is one letter off, and which word it should be.
    var slip: [UInt8]?
    /// What was done to the name of the register, where that is all.
    var derived: DerivedNames.Manner?

    /// Whether the register's name says more than the text.
    var isShortened: Bool { lacksLegalForm || derived == .withoutForm || derived == .withoutPlace }

    /// The best of the party's `names`, in words; `derived` are those that follow from them, and `isCall` says
    /// that the words are what the text calls the party after it named it.
    static func of(
        _ words: [[UInt8]], _ text: String, _ entity: Entity, names: [[[UInt8]]], _ family: WordForms.Family,
        derived: ArraySlice<DerivedNames.Name> = [], isCall: Bool = false, isKnown: ([UInt8]) -> Bool
    ) -> NameMet? {
        let strong = 1 + entity.aliases.count
        if let i = names.firstIndex(of: words) {
            return NameMet(manner: .exact, name: names[i], isWeak: i >= strong)
        }
        if let met = met(words, derived) { return met }
        if isCall { return NameMet(manner: .namedBefore, name: words) }
        if entity.schema == .person, words.count == 3,
            let i = names.firstIndex(where: { $0 == [words[0], words[2]] || $0 == [words[2], words[0]] })
        {
            return NameMet(
                manner: .exact, name: names[i], isWeak: i >= strong,
                derived: PersonForms.isMiddle(words[1]) ? .withMiddle : .withWord)
        }
        if let i = names.firstIndex(where: { $0.count == words.count && isOneSpelling($0, words) }) {
            return NameMet(manner: .exact, name: names[i], isWeak: i >= strong, derived: .otherSpelling)
        }
        let sorted = words.sorted { $0.lexicographicallyPrecedes($1) }
        for (i, name) in names.enumerated() where name.count == words.count {
            guard name.sorted(by: { $0.lexicographicallyPrecedes($1) }) == sorted else { continue }
            var met = NameMet(manner: .otherOrder, name: name, isWeak: i >= strong)
            met.isScrambled = EastAsian.occurs(in: text)
            return met
        }
        return closest(words, text, entity, names, family, derived, isKnown: isKnown)
    }

    /// The name that the comparison of screening finds most alike.
    private static func closest(
        _ words: [[UInt8]], _ text: String, _ entity: Entity, _ names: [[[UInt8]]], _ family: WordForms.Family,
        _ derived: ArraySlice<DerivedNames.Name>, isKnown: ([UInt8]) -> Bool
    ) -> NameMet? {
        let strong = 1 + entity.aliases.count
        var best: NameMet?
        for (i, original) in NameBook.texts(of: entity).enumerated() {
            guard var met = meeting(words, text, original, names[i], entity.schema, family, isKnown: isKnown) else {
                continue
            }
            met.isWeak = i >= strong
            if met.alike > best?.alike ?? 0 { best = met }
        }
        // The same without the legal form, which the text leaves out.
        for name in derived where name.manner == .withoutForm {
            let texts = NameWords.split(name.text)
            guard texts.count == words.count,
                var met = meeting(words, text, name.text, texts, entity.schema, family, isKnown: isKnown)
            else { continue }
            met.lacksLegalForm = true
            met.derived = met.manner == .form ? .withoutForm : nil
            if met.alike >= best?.alike ?? 0 { best = met }
        }
        return best
    }

    /// One of the names that follow from the register's.
    private static func met(_ words: [[UInt8]], _ derived: ArraySlice<DerivedNames.Name>) -> NameMet? {
        var other: NameMet?
        for name in derived {
            let texts = NameWords.split(name.text)
            guard texts.count == words.count else { continue }
            if texts == words {
                var met = NameMet(manner: .exact, name: texts, derived: name.manner)
                met.lacksLegalForm = name.manner == .withoutForm || name.manner == .withoutPlace
                return met
            }
            if other == nil, isOneSpelling(texts, words) {
                other = NameMet(manner: .exact, name: texts, derived: .otherSpelling)
                other?.lacksLegalForm = name.manner == .withoutForm || name.manner == .withoutPlace
            }
        }
        return other
    }

    /// But for letters that some countries write as two.
    private static func isOneSpelling(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool {
        zip(a, b).allSatisfy { $0 == $1 || Spellings.collapsed($0) == Spellings.collapsed($1) }
    }

    private static func meeting(
        _ words: [[UInt8]], _ text: String, _ original: String, _ name: [[UInt8]], _ schema: Entity.Schema,
        _ family: WordForms.Family, isKnown: ([UInt8]) -> Bool
    ) -> NameMet? {
        let meeting = NameMeeting(original, schema: schema)
        if let window = meeting.window(words, family), let score = meeting.score(window) {
            var met = NameMet(
                manner: .form, name: name, alike: score, isInflected: window.isInflected,
                isOtherScript: window.isOtherScript)
            met.isShort =
                words.contains { (0xD6...0xDB).contains($0.first ?? 0) }
                && NameMeeting.consonants(words) < NameMeeting.manyConsonants
            return met
        }
        let ours = NameForm(text, schema: schema)
        let theirs = NameForm(original, schema: schema)
        let kind: NameComparer.Kind = schema == .person ? .person : schema == .vessel ? .vessel : .organization
        let result = NameComparer.compare(ours, theirs, kind: kind)
        let alike = min(1, result.score / ComparisonWeights.standard.name.highest)
        guard alike > 0 else { return nil }
        var met = NameMet(manner: .typo, name: name, alike: alike)
        met.isOtherScript = isForeign(words) != isForeign(name)
        if met.isOtherScript { met.manner = .form }
        met.isReading = met.isOtherScript && EastAsian.occurs(in: text)
        let order = result.pairs.sorted { $0.left.lowerBound < $1.left.lowerBound }
        if schema != .person { met.slip = slip(words, name) }
        met.lacksLegalForm = theirs.legalForm != nil && ours.legalForm == nil
        met.isOtherWord = order.contains { pair in
            pair.similarity < 1 && pair.left.count == 1 && isWord(ours.words[pair.left.lowerBound].text, isKnown)
        }
        let isInOrder = zip(order, order.dropFirst()).allSatisfy { $0.right.lowerBound < $1.right.lowerBound }
        if !isInOrder, met.manner == .typo, order.allSatisfy({ $0.similarity == 1 }) { met.manner = .otherOrder }
        met.isScrambled = met.manner == .otherOrder && EastAsian.occurs(in: text)
        return met
    }

    /// The one word of the name that the text has with one letter more, less or other.
    private static func slip(_ words: [[UInt8]], _ name: [[UInt8]]) -> [UInt8]? {
        guard words.count <= name.count else { return nil }
        let differing = zip(words, name).filter { $0 != $1 }
        guard differing.count == 1, let (text, word) = differing.first, LegalForms.isOneEdit(text, word) else {
            return nil
        }
        return word
    }

    private static let longWord = 7

    /// One letter off is a slip rather in a long word, or in one that every other firm has, than in a short one.
    private var slipWeight: Double? {
        guard let slip, manner == .typo else { return nil }
        if TradeWords.contains(slip) || CommonWords.contains(slip) { return MentionWeights.slip }
        return slip.count >= NameMet.longWord ? MentionWeights.longSlip : MentionWeights.shortSlip
    }

    /// What the difference between the names weighs.
    private var unlikeWeight: Double {
        // In another script equal names are seldom quite alike.
        if isOtherScript {
            return MentionWeights.unlikeInOtherScript * max(0, MentionWeights.alikeInOtherScript - alike) * 100
        }
        return slipWeight == nil ? MentionWeights.unlike * (1 - alike) * 100 : 0
    }

    /// A word that somebody meant: of everyday language, a given name, or in other names of the register.
    private static func isWord(_ word: [UInt8], _ isKnown: ([UInt8]) -> Bool) -> Bool {
        CommonWords.contains(word) || NameLexicon.isGeneric(word) || GivenNames.number(of: word) != 0 || isKnown(word)
    }

    private static func isForeign(_ words: [[UInt8]]) -> Bool { words.contains { ($0.first ?? 0) > 0xCA } }

    private func weighDerived(_ kind: NameKind) -> (weight: Double, reason: String)? {
        if manner == .namedBefore { return (0, MentionReason.namedBefore) }
        switch derived {
        case .withoutForm:
            let isRare = kind.isOneWord && kind.reasons == [MentionReason.oneWord]
            if isRare, isShared { return (MentionWeights.sharedWord - kind.logit, MentionReason.noLegalForm) }
            let rare = kind.logit > 0 ? MentionWeights.rareLongWord : MentionWeights.rareShortWord
            return (isRare ? rare : MentionWeights.noLegalForm, MentionReason.noLegalForm)
        case .withoutPlace: return (MentionWeights.noPlace, MentionReason.noLegalForm)
        case .otherSpelling: return (MentionWeights.otherSpelling, MentionReason.otherSpelling)
        case .initial: return (0, MentionReason.initial)
        case .withMiddle: return (MentionWeights.noMiddle, MentionReason.middle)
        case .withWord: return (MentionWeights.wordBetween, MentionReason.middle)
        case .withoutMiddle: return (MentionWeights.noMiddle, MentionReason.noMiddle)
        case nil: return nil
        }
    }

    /// What this does to how sure a mention is.
    func weigh(_ schema: Entity.Schema, _ kind: NameKind) -> (logit: Double, reasons: [String]) {
        var logit = 0.0
        var reasons: [String] = []
        func add(_ weight: Double, _ reason: String) {
            logit += weight
            reasons.append(reason)
        }
        switch manner {
        case .exact, .namedBefore: weighDerived(kind).map { add($0.weight, $0.reason) }
        case .otherOrder where isScrambled: add(MentionWeights.withinCharacters, MentionReason.otherOrder)
        case .otherOrder:
            add(
                schema == .person ? MentionWeights.otherOrder : MentionWeights.firmInOtherOrder,
                MentionReason.otherOrder)
        case .form:
            if isInflected { add(MentionWeights.inflected, MentionReason.inflected) }
            if isOtherScript { add(MentionWeights.otherScript, MentionReason.otherScript) }
            if isShort { logit += MentionWeights.shortWithoutVowels }
            if isReading { logit += MentionWeights.reading }
            if kind.isOneWord { logit += MentionWeights.loneWordInOtherForm }
            if derived == .withoutForm { add(MentionWeights.noLegalForm, MentionReason.noLegalForm) }
        case .typo where lacksLegalForm && alike > 0.97: add(MentionWeights.noLegalForm, MentionReason.noLegalForm)
        case .typo:
            add(slipWeight ?? MentionWeights.typo, alike < 0.75 ? MentionReason.similar : MentionReason.typo)
            if isOtherWord { add(MentionWeights.otherWord, MentionReason.otherWord) }
        }
        logit += unlikeWeight
        if isWeak { add(MentionWeights.weakAlias, MentionReason.weakAlias) }
        return (logit, reasons)
    }
}
