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

        /// What the contract calls it.
        var kind: String { isTrader ? "trader" : subject.schema == .vessel ? "vessel" : "party" }
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
            guard analysis.mentions.indices.contains(match.mention), let party = entity(match.entity)
            else {
                return nil
            }
            let trader = party.notes[Watch.traderNote].flatMap(entity)
            return Party(mention: match.mention, match: match, entity: party, trader: trader)
        }
    }

    func mention(_ index: Int) -> Mention { analysis.mentions[index] }

    func frame(of zone: Mention.Zone) -> TextFrame { zone == .title ? analysis.title : analysis.text }

    func text(of zone: Mention.Zone) -> String { zone == .title ? article.title : article.text }
}
