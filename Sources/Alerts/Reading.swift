import Records

/// One rule met at one place of an article: puts the finding together.
struct Reading {
    let rule: AlertRule
    let scene: Scene
    /// The mention of the subject.
    let anchor: Int
    /// The mentions by which the requirement is met, the decisive one first.
    let met: [Int]
    let subject: Alert.Subject
    let party: Scene.Party?

    func finding(_ weights: Weights) -> Finding {
        let quote = Quote(scene: scene, mentions: [anchor] + met, subject: subject)
        let concepts = happenings(beside: quote)
        let goods = ids(of: [.commodity], beside: quote)
        let places = countries(beside: quote)
        let linked = links()
        let text = rule.explanation
            .replacing("{subject}", with: subject.name)
            .replacing("{concepts}", with: list(concepts.map(Self.word)))
            .replacing("{goods}", with: list(goods.map(Self.word)))
            .replacing("{places}", with: list(places))
            .replacing("{parties}", with: list(linked.map(\.name)))
        return Finding(
            rule: rule.id, subject: subject, article: scene.article.id, linked: linked, concepts: concepts,
            countries: places, commodities: goods, evidence: evidence(quote),
            contributions: [Alert.Contribution("\(rule.id): \(text)", rule.base)]
                + Scoring(reading: self, weights: weights, linked: linked).contributions())
    }

    private func list(_ words: [String]) -> String {
        words.isEmpty ? "–" : words.joined(separator: ", ")
    }

    /// `offence:origin-fraud` as people say it: `origin fraud`.
    private static func word(_ id: String) -> String {
        id.hasPrefix("commodity:")
            ? "HS " + (id.split(separator: ":").last ?? "")
            : (id.split(separator: ":").dropFirst().joined(separator: ":")).replacing("-", with: " ")
    }

    private func evidence(_ quote: Quote) -> Alert.Evidence {
        let article = scene.article
        return Alert.Evidence(
            article: article.id, source: scene.source.id, tier: scene.source.tier, publisher: scene.source.publisher,
            url: article.url, published: article.published, title: article.title, language: article.language,
            quote: quote.text, mentions: quote.spans, sha256: article.evidence)
    }

    /// Offences, events and regulations; sanction words and topics only where the rule asked for them, since nearly every
    /// article of the trade has some.
    private func happenings(beside quote: Quote) -> [String] {
        let asked = Set(met.compactMap { scene.mention($0).id })
        return ids(of: [.offence, .event, .regulation, .sanction, .topic], beside: quote).filter { id in
            asked.contains(id) || !(id.hasPrefix("topic:") || id.hasPrefix("sanction:"))
        }
    }

    /// The concepts that met the rule, then those that stand in the quote.
    private func ids(of kinds: Set<Mention.Kind>, beside quote: Quote) -> [String] {
        var ids: [String] = []
        for index in met + [anchor] + quote.inside where kinds.contains(scene.mention(index).kind) {
            guard !scene.mention(index).negated, let id = scene.mention(index).id, !ids.contains(id) else { continue }
            ids.append(id)
        }
        return ids
    }

    /// Countries of the quote, else of the article as a whole.
    private func countries(beside quote: Quote) -> [String] {
        var codes: [String] = []
        for id in ids(of: [.country, .port], beside: quote) {
            if let code = Watch.country(of: id), !codes.contains(code) { codes.append(code) }
        }
        return codes.isEmpty ? Array(scene.analysis.countries.prefix(3)) : codes
    }

    /// Listed parties of the article that stand near enough to count, nearest first, each once.
    private func links() -> [Alert.Link] {
        var links: [Alert.Link] = []
        let near = scene.parties.filter {
            !$0.isTrader && !scene.mention($0.mention).negated && $0.subject.id != subject.id
        }
        .filter { scene.scope(anchor, $0.mention) <= .paragraph || met.contains($0.mention) }
        .sorted { (scene.scope(anchor, $0.mention), $0.mention) < (scene.scope(anchor, $1.mention), $1.mention) }
        for party in near where !links.contains(where: { $0.entity == party.entity.id }) {
            links.append(
                Alert.Link(
                    entity: party.entity.id, list: party.entity.dataset, name: party.entity.name,
                    score: party.match.score, reasons: party.match.reasons))
        }
        return Array(links.prefix(8))
    }
}
