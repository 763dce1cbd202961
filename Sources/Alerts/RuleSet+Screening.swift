package import Records

extension RuleSet {
    /// What the rules with `on: screening` find where a trader, its owner or its vessel meets an entry of a list.
    ///
    /// - Parameters:
    ///   - party: the trader itself, or the owner or vessel that was met.
    ///   - trader: the trader of the register behind it.
    ///   - article: the entry as an article of the list's source, so that it is found and quoted like any other.
    package func findings(
        of party: Entity, trader: Entity, meeting entry: Entity, hit: Hit, article: Article,
        source: Source
    ) -> [Finding] {
        rules.filter { rule in
            rule.trigger == .screening
                && (rule.via.isEmpty || rule.via.contains(Self.role(of: party, trader)))
        }.compactMap { rule in
            let subject = Alert.Subject(kind: "trader", id: trader.id, name: trader.name)
            let link = Alert.Link(
                entity: entry.id, list: entry.dataset, name: entry.name, score: hit.score,
                reasons: hit.reasons)
            var finding = Finding(
                rule: rule.id, subject: subject, article: article.id, linked: [link],
                concepts: ["event:listing"], countries: entry.countries.map { $0.uppercased() },
                commodities: [],
                evidence: Self.evidence(of: article, entry: entry, hit: hit, source: source),
                contributions: contributions(rule, party: party, trader: trader, entry: entry, hit: hit))
            finding.evidence.reliability = source.reliability ?? Source.Reliability(source.tier)
            return finding.points >= rule.least ? finding : nil
        }
    }

    /// How the entry leads to the trader: `trader` itself, its `owner` or its `vessel`.
    private static func role(of party: Entity, _ trader: Entity) -> String {
        party.id == trader.id ? "trader" : party.notes["role"] ?? "owner"
    }

    private static func evidence(of article: Article, entry: Entity, hit: Hit, source: Source)
        -> Alert.Evidence
    {
        let quote = article.text.split(separator: "\n").first.map(String.init) ?? article.title
        var spans: [Alert.Evidence.Span] = []
        if let range = quote.firstRange(of: hit.name) {
            let start = quote.utf8.distance(from: quote.startIndex, to: range.lowerBound)
            spans = [.init(start: start, end: start + hit.name.utf8.count, kind: "party", id: entry.id)]
        }
        return Alert.Evidence(
            article: article.id, source: source.id, tier: source.tier, publisher: source.publisher,
            url: article.url,
            published: article.published, title: article.title, language: article.language, quote: quote,
            mentions: spans, sha256: article.evidence)
    }

    private func contributions(
        _ rule: AlertRule, party: Entity, trader: Entity, entry: Entity, hit: Hit
    ) -> [Alert.Contribution] {
        let via = party.id == trader.id ? "" : " through \(party.name)"
        let text = rule.text(
            subject: trader.name + via, concepts: ["event:listing"], goods: [], places: [],
            parties: ["\(entry.name) (\(entry.dataset))"])
        var all = [Alert.Contribution("\(rule.id): \(text)", rule.base)]
        if let identifier = hit.reasons.first(where: { $0.hasPrefix("identifier") }) {
            all.append(.init("known by \(identifier)", weights[.identifier]))
        }
        let shared = Set(entry.countries).intersection(trader.countries + party.countries)
        if !shared.isEmpty {
            let names = shared.sorted().joined(separator: ", ").uppercased()
            all.append(.init("country in common (\(names))", weights[.placesDeclared]))
        }
        let tenths = Int(((1 - hit.score) * 10).rounded())
        if tenths > 0 {
            all.append(
                .init(
                    "match not certain (\(hit.reasons.joined(separator: ", ")))",
                    weights[.doubtPerTenth] * tenths))
        }
        return all
    }
}
