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
    /// Years of birth that the text tells; looked for only where two people of one name ask for them.
    private var birthYears: Set<String> = []

    /// How sure a full name must be to lend weight to a weak one.
    private static let sure = 1.5
    /// How sure a name must be that one of its words stands for later.
    private static let sureEnough = 0.6

    init(_ analysis: Analysis, _ judgements: [Judgement], _ index: EntityIndex, text: String) {
        self.index = index
        self.judgements = judgements
        mentions = analysis.mentions
        byEntity = Dictionary(grouping: judgements.indices) { judgements[$0].entity }
        countries = Set(analysis.countries.map { $0.lowercased() })
        for mention in analysis.mentions { note(mention) }
        if haveNamesakes { birthYears = BirthYears.find(in: text) }
    }

    /// Whether two people with known dates of birth stand at one place.
    private var haveNamesakes: Bool {
        var first: [[Int]: String] = [:]
        return judgements.contains { judgement in
            guard let entity = index[judgement.entity], entity.schema == .person, !entity.birthDates.isEmpty else {
                return false
            }
            let mention = mentions[judgement.place]
            let place = [mention.zone == .title ? 0 : 1, mention.start, mention.end]
            if let other = first[place] { return other != judgement.entity }
            first[place] = judgement.entity
            return false
        }
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
        if judgement.isCalled {
            let isNamed = isNamedBefore(judgement)
            logit += isNamed ? MentionWeights.namedBefore : MentionWeights.notNamedBefore
        } else if judgement.kind.isWeak || judgement.isShortened, isNamedInFull(judgement) {
            add(MentionWeights.fullName, MentionReason.fullName)
        }
        if judgement.isShortened, judgement.kind.telling < 2, holdsPlace(judgement) {
            add(MentionWeights.placeWithin, MentionReason.place)
        }
        if hasCountry(entity) { add(MentionWeights.country, MentionReason.country) }
        if hasGoods(entity) { add(MentionWeights.trade, MentionReason.trade) }
        if speaksOfSanctions, !entity.topics.isEmpty { add(MentionWeights.sanctions, MentionReason.sanctions) }
        return weighed(judgement, entity, among: rivals(of: judgement), logit, reasons)
    }

    /// With what the text says of other parties of that name: of one list, one of them is meant at most.
    private func weighed(
        _ judgement: Judgement, _ entity: Entity, among rivals: [Judgement], _ logit: Double, _ reasons: [String]
    ) -> (logit: Double, reasons: [String]) {
        guard !rivals.isEmpty else { return (logit, reasons) }
        let own = support(of: judgement, entity)
        var best = (ofList: 0, ofAll: 0)
        var isShared = false
        for rival in rivals {
            guard let other = index[rival.entity] else { continue }
            let support = support(of: rival, other)
            best.ofAll = max(best.ofAll, support)
            guard other.dataset == entity.dataset else { continue }
            isShared = true
            best.ofList = max(best.ofList, support)
        }
        if isShared, own < best.ofList {
            return (min(logit, MentionWeights.otherPartyOfList), reasons + [MentionReason.otherParty])
        }
        if isShared, own == best.ofList {
            return (min(logit, MentionWeights.severalParties), reasons + [MentionReason.severalParties])
        }
        guard own < best.ofAll, !entity.countries.isEmpty || !entity.birthDates.isEmpty else { return (logit, reasons) }
        return (logit + MentionWeights.otherParty, reasons + [MentionReason.otherParty])
    }

    /// How many things the text says that hold for the party of a judgement: a number of it counts most.
    private func support(of judgement: Judgement, _ entity: Entity) -> Int {
        (numbers[judgement.entity] == nil ? 0 : 8) + (isNamedInFull(judgement) ? 4 : 0)
            + (entity.birthDates.contains { birthYears.contains(String($0.prefix(4))) } ? 3 : 0)
            + (hasCountry(entity) ? 1 : 0) + (hasGoods(entity) ? 1 : 0)
    }

    private func hasCountry(_ entity: Entity) -> Bool { entity.countries.contains(where: countries.contains) }

    private func hasGoods(_ entity: Entity) -> Bool {
        entity.commodities.contains { code in goods.contains { isOneGood($0, code) } }
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

    /// Other parties that stand there as surely.
    private func rivals(of judgement: Judgement) -> [Judgement] {
        let mention = mentions[judgement.place]
        return judgements.filter { other in
            other.entity != judgement.entity && mentions[other.place].start == mention.start
                && mentions[other.place].end == mention.end && mentions[other.place].zone == mention.zone
                && other.logit >= judgement.logit - 0.3
        }
    }

    /// The mentions that a longer one of the same party holds, which is about as sure: they are one mention. `scored`:
    /// the mentions with their scores.
    func withinOwn(_ scored: [Mention]) -> [Int] {
        var within: [Int] = []
        for places in byEntity.values where places.count > 1 {
            let own = places.map { judgements[$0].place }
            within += own.filter { place in
                own.contains { PartyEvidenceInText.holds(scored[$0], scored[place]) }
            }
        }
        return within
    }

    private static func holds(_ longer: Mention, _ mention: Mention) -> Bool {
        longer.zone == mention.zone && longer.start <= mention.start && mention.end <= longer.end
            && longer.end - longer.start > mention.end - mention.start && longer.score >= mention.score - asSure
    }

    private static let asSure = 0.1

    /// A place stands within the name: `Rotterdam Metals` may be the metals of Rotterdam.
    private func holdsPlace(_ judgement: Judgement) -> Bool {
        let mention = mentions[judgement.place]
        return mentions.contains { other in
            [.country, .port, .location].contains(other.kind) && other.zone == mention.zone
                && mention.start <= other.start && other.end <= mention.end
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

    /// The party stands in the text, before this word that it is called by, under its name.
    private func isNamedBefore(_ judgement: Judgement) -> Bool {
        let mention = mentions[judgement.place]
        return (byEntity[judgement.entity] ?? []).contains { i in
            let other = judgements[i]
            let place = mentions[other.place]
            return !other.isCalled && other.logit >= PartyEvidenceInText.sureEnough && other.name.count > 1
                && (place.zone != mention.zone || place.start < mention.start)
        }
    }

    /// The party stands in the text under a name that says more.
    private func isNamedInFull(_ judgement: Judgement) -> Bool {
        (byEntity[judgement.entity] ?? []).contains { i in
            let other = judgements[i]
            return other.logit >= PartyEvidenceInText.sure && !other.kind.isWeak && other.name != judgement.name
                && !other.isCalled
                && (!other.isShortened || !judgement.isShortened || other.name.count > judgement.name.count)
        }
    }
}
