import Records

/// One rule met at one place of an article: puts the finding together.
struct Reading {
    let rule: AlertRule
    let layout: Layout
    let anchor: Evaluation.Anchor
    /// The mentions by which the requirement is met, the decisive one first.
    let met: [Int]

    private static let mostLinks = 8

    private var scene: Scene { layout.scene }
    private var subject: Alert.Subject { anchor.subject }

    /// Which of several readings promises most: how near, how early.
    var rank: Rank {
        let spot = layout.spots[anchor.mention]
        let tie = met.first.map { layout.tie(anchor.mention, $0) } ?? .sentence
        let words = met.first.flatMap { layout.words(between: anchor.mention, $0) } ?? 0
        return Rank(
            tie: tie, doubt: anchor.party.map { 1 - $0.match.score } ?? 0, words: words, place: spot.key)
    }

    struct Rank: Comparable {
        let tie: Tie
        let doubt: Double
        let words: Int
        let place: Int

        static func < (a: Rank, b: Rank) -> Bool {
            (a.tie, a.doubt, a.words, a.place) < (b.tie, b.doubt, b.words, b.place)
        }
    }

    func finding(_ weights: Weights) -> Finding {
        let quote = Quote(layout: layout, mentions: [anchor.mention] + met, subject: subject)
        let concepts = happenings(beside: quote)
        let goods = ids(of: KindSet(.commodity), beside: quote)
        let places = countries(beside: quote)
        let linked = links()
        let text = rule.text(
            subject: subject.name, concepts: concepts, goods: goods, places: places,
            parties: linked.map(\.name))
        return Finding(
            rule: rule.id, subject: subject, article: scene.article.id, linked: linked,
            concepts: concepts,
            countries: places, commodities: goods, evidence: evidence(quote),
            contributions: [Alert.Contribution("\(rule.id): \(text)", rule.base)]
                + Scoring(reading: self, weights: weights, linked: linked).contributions())
    }

    private func evidence(_ quote: Quote) -> Alert.Evidence {
        let article = scene.article
        var evidence = Alert.Evidence(
            article: article.id, source: scene.source.id, tier: scene.source.tier,
            publisher: scene.source.publisher,
            url: article.url, published: article.published, title: article.title,
            language: article.language,
            quote: quote.text, mentions: quote.spans, sha256: article.evidence)
        evidence.reliability = scene.source.reliability ?? Source.Reliability(scene.source.tier)
        return evidence
    }

    /// Offences, events and regulations; sanction words and topics only where the rule asked for them, since nearly every
    /// article of the trade has some.
    private func happenings(beside quote: Quote) -> [String] {
        let asked = Set(met.compactMap { scene.mention($0).id })
        return ids(of: .happenings, beside: quote).filter { id in
            asked.contains(id) || !(id.hasPrefix("topic:") || id.hasPrefix("sanction:"))
        }
    }

    /// The concepts that met the rule, then those that stand in the quote.
    private func ids(of kinds: KindSet, beside quote: Quote) -> [String] {
        var ids: [String] = []
        var seen: Set<String> = []
        for index in met + [anchor.mention] + quote.inside where kinds.has(layout.spots[index].kind) {
            guard !scene.mention(index).negated, let id = scene.mention(index).id,
                seen.insert(id).inserted
            else {
                continue
            }
            ids.append(id)
        }
        return ids
    }

    /// Countries of the quote, else of the article as a whole.
    private func countries(beside quote: Quote) -> [String] {
        var codes: [String] = []
        for id in ids(of: .places, beside: quote) {
            if let code = Watch.country(of: id), !codes.contains(code) { codes.append(code) }
        }
        return codes.isEmpty ? Array(scene.analysis.countries.prefix(3)) : codes
    }

    /// Listed parties of the article that stand near enough to count, nearest first, each once.
    private func links() -> [Alert.Link] {
        let others = scene.parties.filter {
            !$0.isTrader && $0.subject.id != subject.id && !scene.mention($0.mention).negated
        }
        let near = others.map { (party: $0, tie: layout.tie(anchor.mention, $0.mention)) }
            .filter { $0.tie.scope <= .paragraph || met.contains($0.party.mention) }
            .sorted { ($0.tie, $0.party.mention) < ($1.tie, $1.party.mention) }
        var links: [Alert.Link] = []
        var seen: Set<String> = []
        for (party, _) in near
        where seen.insert(party.entity.id).inserted && links.count < Self.mostLinks {
            links.append(
                Alert.Link(
                    entity: party.entity.id, list: party.entity.dataset, name: party.entity.name,
                    score: party.match.score, reasons: party.match.reasons))
        }
        return links
    }
}

extension AlertRule {
    /// The explanation with what was found.
    func text(
        subject: String, concepts: [String], goods: [String], places: [String], parties: [String]
    ) -> String {
        var text = ""
        var rest = explanation[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            switch rest[open...close] {
            case "{subject}": text += subject
            case "{concepts}": text += Self.list(concepts.map(Self.word))
            case "{goods}": text += Self.list(goods.map(Self.word))
            case "{places}": text += Self.list(places)
            case "{parties}": text += Self.list(parties)
            default: text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private static func list(_ words: [String]) -> String {
        words.isEmpty ? "–" : words.joined(separator: ", ")
    }

    /// `offence:origin-fraud` as people say it: `origin fraud`.
    private static func word(_ id: String) -> String {
        id.hasPrefix("commodity:")
            ? "HS " + (id.split(separator: ":").last ?? "")
            : String(id.drop { $0 != ":" }.dropFirst().map { $0 == "-" ? " " : $0 })
    }
}
