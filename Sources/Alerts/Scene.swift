/// What a rule looks at: one article, what it mentions, and who of the register and the lists is meant.
package import Records

package struct Scene: Sendable {
    package let article: Article
    package let analysis: Analysis
    package let source: Source
    /// Mentions that stand for a known party: the mention's index, the party, and how sure.
    package let parties: [Party]
    package let watch: Watch
    /// What a concept is called (`commodity:hs:7108`: Gold), where the lexicons say.
    let title: @Sendable (String) -> String?

    package struct Party: Sendable {
        package let mention: Int
        package let match: Match
        package let entity: Entity
        /// The trader whose owner or vessel this is; nil where the party stands for itself.
        package let trader: Entity?

        /// Who is concerned: the trader behind an owner or vessel, else the party itself.
        var subject: Entity { trader ?? entity }
        var isTrader: Bool { subject.dataset == Watch.register }
    }

    /// - Parameters:
    ///   - title: what a concept is called, by its id.
    ///   - entity: looks a party up by id; matches whose party is unknown are left out.
    package init(
        article: Article, analysis: Analysis, matches: [Match], source: Source, watch: Watch,
        title: @escaping @Sendable (String) -> String? = { _ in nil }, entity: (String) -> Entity?
    ) {
        self.title = title
        self.article = article
        self.analysis = analysis
        self.source = source
        self.watch = watch
        parties = matches.compactMap { match in
            guard analysis.mentions.indices.contains(match.mention), let party = entity(match.entity) else {
                return nil
            }
            let trader = party.notes[Watch.traderNote].flatMap(entity)
            return Party(mention: match.mention, match: match, entity: party, trader: trader)
        }
    }

    func mention(_ index: Int) -> Mention { analysis.mentions[index] }

    /// The indices of the mentions of these kinds that nothing in their sentence denies.
    func affirmed(_ kinds: Set<Mention.Kind>) -> [Int] {
        analysis.mentions.indices.filter { kinds.contains(mention($0).kind) && !mention($0).negated }
    }
}

/// What the register as a whole trades in: which goods, places and ports concern us at all.
package struct Watch: Sendable {
    /// The dataset of the traders.
    package static let register = "register"
    /// The note of an owner or vessel that names its trader's id.
    package static let traderNote = " trader"

    let goods: Set<String>
    let places: Set<String>

    package init(traders: [Entity]) {
        goods = Set(traders.flatMap(\.commodities))
        places = Set(traders.flatMap { $0.origins + $0.destinations })
    }

    /// Whether a commodity concept (`commodity:hs:7108`) and a set of declared HS codes mean the same goods: one code
    /// begins with the other. Chapters (two digits) count, since news seldom say more.
    static func overlaps(_ concept: String, _ codes: some Collection<String>) -> Bool {
        guard let code = concept.split(separator: ":").last else { return false }
        return codes.contains { $0.hasPrefix(code) || code.hasPrefix($0) }
    }

    /// The country of a place concept: `country:IR` and `port:IRBND` both give `IR`.
    static func country(of concept: String) -> String? {
        guard let code = concept.split(separator: ":").last, code.count >= 2 else { return nil }
        return String(code.prefix(2))
    }
}
