import Records

/// What a text says of a party besides one mention of it: its numbers, its other names, its country, its trade.
struct PartyEvidenceInText {
    private let index: EntityIndex
    private let mentions: [Mention]
    private let judgements: [Judgement]
    private let byEntity: [String: [Int]]
    /// The scheme of a number of the party that stands in the text.
    private var numbers: [String: String] = [:]
    private var countries: Set<String> = []
    private var goods: [Substring] = []
    private var speaksOfSanctions = false

    /// How sure a full name must be to lend weight to a weak one.
    private static let sure = 1.5

    init(_ analysis: Analysis, _ judgements: [Judgement], _ index: EntityIndex) {
        self.index = index
        self.judgements = judgements
        mentions = analysis.mentions
        byEntity = Dictionary(grouping: judgements.indices) { judgements[$0].entity }
        countries = Set(analysis.countries.map { $0.lowercased() })
        for mention in analysis.mentions { note(mention) }
    }

    private mutating func note(_ mention: Mention) {
        let name = mention.id?.split(separator: ":").last
        switch mention.kind {
        case .identifier:
            guard let scheme = mention.scheme else { return }
            for id in index.entity(holding: Identifier(type: scheme, value: mention.id ?? mention.text)) {
                numbers[id] = scheme
            }
        case .country: if let name { countries.insert(name.lowercased()) }
        case .commodity: if let name { goods.append(name) }
        case .sanction: speaksOfSanctions = true
        case .topic: speaksOfSanctions = speaksOfSanctions || mention.id == "topic:sanctions"
        default: return
        }
    }

    /// The judgement with what the text adds.
    func weighed(_ judgement: Judgement) -> (logit: Double, reasons: [String]) {
        var logit = judgement.logit
        var reasons = judgement.reasons
        func add(_ weight: Double, _ reason: String) {
            logit += weight
            if !reasons.contains(reason) { reasons.append(reason) }
        }
        if isWithinOther(judgement) { add(MentionWeights.longerName, MentionReason.longerName) }
        if judgement.kind.telling < 2, let reason = otherMeaning(judgement) { add(MentionWeights.alsoPlace, reason) }
        guard let entity = index[judgement.entity] else { return (logit, reasons) }
        if let scheme = numbers[judgement.entity] {
            logit = max(logit, MentionWeights.confirmed)
            reasons.append(MentionReason.number(scheme))
            return (logit, reasons)
        }
        if judgement.kind.isWeak, isNamedInFull(judgement) { add(MentionWeights.fullName, MentionReason.fullName) }
        if entity.countries.contains(where: countries.contains) { add(MentionWeights.country, MentionReason.country) }
        if entity.commodities.contains(where: { code in goods.contains { isOneGood($0, code) } }) {
            add(MentionWeights.trade, MentionReason.trade)
        }
        if speaksOfSanctions, !entity.topics.isEmpty { add(MentionWeights.sanctions, MentionReason.sanctions) }
        if isSharedName(judgement, entity.dataset) {
            logit = min(logit, MentionWeights.severalParties)
            reasons.append(MentionReason.severalParties)
        }
        return (logit, reasons)
    }

    /// One code begins with the other.
    private func isOneGood(_ said: Substring, _ declared: String) -> Bool {
        said.hasPrefix(declared) || declared.hasPrefix(said)
    }

    /// Another party's name, surer than chance, holds this one.
    private func isWithinOther(_ judgement: Judgement) -> Bool {
        let mention = mentions[judgement.place]
        return judgements.contains { other in
            guard other.entity != judgement.entity, other.logit > 0 else { return false }
            let longer = mentions[other.place]
            return longer.zone == mention.zone && longer.start <= mention.start && mention.end <= longer.end
                && longer.end - longer.start > mention.end - mention.start
        }
    }

    /// Another party of the same list stands there as surely.
    private func isSharedName(_ judgement: Judgement, _ list: String) -> Bool {
        let mention = mentions[judgement.place]
        return judgements.contains { other in
            other.entity != judgement.entity && mentions[other.place].start == mention.start
                && mentions[other.place].end == mention.end && mentions[other.place].zone == mention.zone
                && other.logit >= judgement.logit - 0.3 && index[other.entity]?.dataset == list
        }
    }

    /// A place or a good of the lexicons stands there as well.
    private func otherMeaning(_ judgement: Judgement) -> String? {
        let mention = mentions[judgement.place]
        for other in mentions
        where other.zone == mention.zone && other.start <= mention.start && mention.end <= other.end {
            switch other.kind {
            case .country, .port, .location: return MentionReason.place
            case .commodity: return MentionReason.good
            default: continue
            }
        }
        return nil
    }

    /// The party stands in the text under a name that says more.
    private func isNamedInFull(_ judgement: Judgement) -> Bool {
        (byEntity[judgement.entity] ?? []).contains { i in
            let other = judgements[i]
            return other.logit >= PartyEvidenceInText.sure && !other.kind.isWeak && other.name != judgement.name
        }
    }
}
