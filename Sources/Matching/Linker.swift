package import Records
import Texts

/// Says which mentions of a text stand for which known party, how surely, and why.
///
/// A number decides. A mention that `MentionJudge` has weighed is as sure as that says, for the same reasons. Of one that
/// nobody has weighed, a full name is strong, but never certain; a weak alias or a name of one word proves little by
/// itself: it needs a number of the same party in the text, or the party under another name.
package struct Linker: Sendable {
    private let index: EntityIndex

    package init(index: EntityIndex) { self.index = index }

    /// How sure a link is by itself, before what the text adds.
    enum Surety {
        static let identifier = 0.99
        /// The number of a vessel or an owner that a trader has named.
        static let related = 0.9
        static let fullName = 0.9
        static let otherOrder = 0.85
        static let similarName = 0.75
        static let weakAlias = 0.4
        static let oneWord = 0.45
        /// A name that a number of the same party in the text confirms; a weak one beside a full one.
        static let confirmed = 0.97
        static let supported = 0.85
        static let country = 0.05
    }

    /// A match for each mention of kind `entity` whose party is known, and for each identifier that a party holds; in
    /// the order of the mentions.
    package func link(_ analysis: Analysis) -> [Match] {
        var links: [Link] = []
        for (place, mention) in analysis.mentions.enumerated() {
            switch mention.kind {
            case .entity: nameLink(mention, place).map { links.append($0) }
            case .identifier: links += identifierLinks(mention, place)
            default: continue
            }
        }
        let countries = countries(of: analysis)
        let grouped = Dictionary(grouping: links, by: \.entity)
        return links.map { finished($0, among: grouped[$0.entity] ?? [], countries) }
    }

    /// A match in the making.
    private struct Link {
        var mention: Int
        var entity: String
        var score: Double
        var reasons: [String]
        /// The name that was met, as its key; nil for identifiers.
        var name: String?
        var needsSupport = false
        /// Context has been counted already.
        var isJudged = false
        var isIdentifier: Bool { name == nil }
    }

    private func identifierLinks(_ mention: Mention, _ place: Int) -> [Link] {
        guard let scheme = mention.scheme else { return [] }
        let identifier = Identifier(type: scheme, value: mention.id ?? mention.text)
        let own = index.entity(holding: identifier).map {
            Link(
                mention: place, entity: $0, score: Surety.identifier * mention.score, reasons: ["identifier: \(scheme)"]
            )
        }
        let related = index.entity(relatedTo: identifier).map {
            Link(
                mention: place, entity: $0, score: Surety.related * mention.score,
                reasons: ["identifier of a vessel or owner: \(scheme)"])
        }
        return own + related.filter { link in !own.contains { $0.entity == link.entity } }
    }

    private func nameLink(_ mention: Mention, _ place: Int) -> Link? {
        guard let id = mention.id, let entity = index[id] else { return nil }
        let words = NameWords.folded(mention.text)
        let key = words.joined(separator: " ")
        if let reasons = judgement(of: mention, words, entity) {
            return Link(
                mention: place, entity: id, score: mention.score, reasons: reasons, name: key, isJudged: true)
        }
        let (surety, reason) = meeting(words, entity)
        var link = Link(
            mention: place, entity: id, score: surety * mention.score, reasons: [reason], name: key)
        let weak =
            entity.weakAliases.contains { NameWords.folded($0) == words }
            && !([entity.name] + entity.aliases).contains { NameWords.folded($0) == words }
        if weak {
            link.score = min(link.score, Surety.weakAlias)
            link.reasons.append(MentionReason.weakAlias)
        } else if words.count < 2 {
            link.score = min(link.score, Surety.oneWord)
            link.reasons.append(MentionReason.oneWord)
        }
        link.needsSupport = weak || words.count < 2
        return link
    }

    /// The reasons of a mention that was weighed; nil for another: of a name word for word its score is 1, and of any
    /// other it has no reasons.
    private func judgement(of mention: Mention, _ words: [String], _ entity: Entity) -> [String]? {
        guard mention.score < 1 else { return nil }
        let manners = [
            MentionReason.typo, MentionReason.similar, MentionReason.otherOrder, MentionReason.inflected,
            MentionReason.otherScript, MentionReason.noLegalForm, MentionReason.otherSpelling, MentionReason.initial,
            MentionReason.noMiddle, MentionReason.middle, MentionReason.namedBefore,
        ]
        let met = manners.filter(mention.reasons.contains)
        guard met.isEmpty else {
            return met.map { "name: \($0)" } + mention.reasons.filter { !met.contains($0) }
        }
        let (_, reason) = meeting(words, entity)
        return reason == Linker.exact || !mention.reasons.isEmpty ? [reason] + mention.reasons : nil
    }

    private static let exact = "name: exact"

    private func meeting(_ words: [String], _ entity: Entity) -> (Double, String) {
        let names = ([entity.name] + entity.aliases + entity.weakAliases).map { NameWords.folded($0) }
        if names.contains(words) { return (Surety.fullName, Linker.exact) }
        let sorted = words.sorted()
        if names.contains(where: { $0.sorted() == sorted }) { return (Surety.otherOrder, "name: other order") }
        return (Surety.similarName, "name: similar")
    }

    /// With what the rest of the text says of the same party.
    private func finished(_ link: Link, among others: [Link], _ countries: Set<String>) -> Match {
        var link = link
        if !link.isIdentifier {
            if let number = others.first(where: \.isIdentifier) {
                link.score = max(link.score, Surety.confirmed)
                let reason = "confirmed by " + (number.reasons.first ?? "identifier")
                if !link.reasons.contains(reason) { link.reasons.append(reason) }
            } else if link.isJudged {
                return Match(
                    mention: link.mention, entity: link.entity, score: rounded(link.score), reasons: link.reasons)
            } else if link.needsSupport, others.contains(where: { !$0.needsSupport && $0.name != link.name }) {
                link.score = max(link.score, Surety.supported)
                link.reasons.append(MentionReason.fullName)
            } else if others.contains(where: { $0.name != link.name }) {
                link.score += Surety.country
                link.reasons.append("also under another name")
            }
            if !link.isJudged, let country = index[link.entity]?.countries.first(where: countries.contains) {
                link.score += Surety.country
                link.reasons.append("country: \(country.uppercased())")
            }
            link.score = min(link.score, Surety.confirmed)
        }
        return Match(mention: link.mention, entity: link.entity, score: rounded(link.score), reasons: link.reasons)
    }

    /// What the text is about and which countries it names, lower case.
    private func countries(of analysis: Analysis) -> Set<String> {
        var codes = Set(analysis.countries.map { $0.lowercased() })
        for mention in analysis.mentions where mention.kind == .country {
            if let code = mention.id?.split(separator: ":").last { codes.insert(code.lowercased()) }
        }
        return codes
    }

    private func rounded(_ score: Double) -> Double { (min(max(score, 0), 1) * 1000).rounded() / 1000 }
}
