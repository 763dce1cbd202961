import Records
import Settings

/// Where it was published: `source: [official, press]` – tiers or ids of sources; `reliability: B` – that or better.
struct SourceCondition: Condition {
    static let name = "source"
    static let title = "the tier or the id of the source, or any with a least reliability"

    private let wanted: Set<String>
    private let reliability: Source.Reliability?

    init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        reliability = mapping.choice("reliability", Source.Reliability.self)
        guard !words.isEmpty, !mapping.has("reliability") || reliability != nil else { return nil }
        wanted = Set(words)
    }

    var kinds: KindSet { [] }
    var names: [Known.Name] {
        let tiers = Source.Tier.allCases.map(\.rawValue) + ["any"]
        return wanted.sorted().filter { !tiers.contains($0) }.map { .source($0) }
    }
    var phrase: String { "a source of " + wanted.sorted().joined(separator: ", ") }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        let source = layout.scene.source
        let isWanted =
            wanted.contains("any") || wanted.contains(source.tier.rawValue) || wanted.contains(source.id)
        let rated = source.reliability ?? Source.Reliability(source.tier)
        // F is not the worst: nobody can tell.
        return .article(
            isWanted && (reliability.map { rated != .f && rated.rawValue <= $0.rawValue } ?? true))
    }
}
