import Records

/// Which name of a party the words of a mention are, and how they differ from it.
struct NameMet {
    enum Manner { case exact, otherOrder, form, typo }

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

    /// The best of the party's names.
    static func of(
        _ words: [[UInt8]], _ text: String, _ entity: Entity, _ family: WordForms.Family,
        isKnown: ([UInt8]) -> Bool
    ) -> NameMet? {
        let strong = 1 + entity.aliases.count
        let names = NameBook.texts(of: entity).map { NameWords.split($0) }
        if let i = names.firstIndex(of: words) {
            return NameMet(manner: .exact, name: names[i], isWeak: i >= strong)
        }
        let sorted = words.sorted { $0.lexicographicallyPrecedes($1) }
        for (i, name) in names.enumerated() where name.count == words.count {
            guard name.sorted(by: { $0.lexicographicallyPrecedes($1) }) == sorted else { continue }
            var met = NameMet(manner: .otherOrder, name: name, isWeak: i >= strong)
            met.isScrambled = EastAsian.occurs(in: text)
            return met
        }
        var best: NameMet?
        for (i, original) in NameBook.texts(of: entity).enumerated() {
            guard var met = meeting(words, text, original, names[i], entity.schema, family, isKnown: isKnown) else {
                continue
            }
            met.isWeak = i >= strong
            if met.alike > best?.alike ?? 0 { best = met }
        }
        return best
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
        met.lacksLegalForm = theirs.legalForm != nil && ours.legalForm == nil
        met.isOtherWord = order.contains { pair in
            pair.similarity < 1 && pair.left.count == 1 && isWord(ours.words[pair.left.lowerBound].text, isKnown)
        }
        let isInOrder = zip(order, order.dropFirst()).allSatisfy { $0.right.lowerBound < $1.right.lowerBound }
        if !isInOrder, met.manner == .typo, order.allSatisfy({ $0.similarity == 1 }) { met.manner = .otherOrder }
        met.isScrambled = met.manner == .otherOrder && EastAsian.occurs(in: text)
        return met
    }

    /// A word that somebody meant: of everyday language, a given name, or in other names of the register.
    private static func isWord(_ word: [UInt8], _ isKnown: ([UInt8]) -> Bool) -> Bool {
        CommonWords.contains(word) || NameLexicon.isGeneric(word) || GivenNames.number(of: word) != 0 || isKnown(word)
    }

    private static func isForeign(_ words: [[UInt8]]) -> Bool { words.contains { ($0.first ?? 0) > 0xCA } }

    /// What this does to how sure a mention is.
    func weigh(_ schema: Entity.Schema, _ kind: NameKind) -> (logit: Double, reasons: [String]) {
        var logit = 0.0
        var reasons: [String] = []
        func add(_ weight: Double, _ reason: String) {
            logit += weight
            reasons.append(reason)
        }
        switch manner {
        case .exact: break
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
        case .typo where lacksLegalForm && alike > 0.97: add(MentionWeights.noLegalForm, MentionReason.noLegalForm)
        case .typo:
            add(MentionWeights.typo, alike < 0.75 ? MentionReason.similar : MentionReason.typo)
            if isOtherWord { add(MentionWeights.otherWord, MentionReason.otherWord) }
        }
        // In another script equal names are seldom quite alike.
        logit +=
            isOtherScript
            ? MentionWeights.unlikeInOtherScript * max(0, MentionWeights.alikeInOtherScript - alike) * 100
            : MentionWeights.unlike * (1 - alike) * 100
        if isWeak { add(MentionWeights.weakAlias, MentionReason.weakAlias) }
        return (logit, reasons)
    }
}
