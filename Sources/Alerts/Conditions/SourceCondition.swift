package import Records
package import Settings

/// Where it was published: `source: [official, press]` – tiers, or ids of sources.
package struct SourceCondition: Condition {
    package static let name = "source"
    package static let title = "the tier or the id of the source"

    let wanted: Set<String>

    package init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        guard !words.isEmpty else { return nil }
        wanted = Set(words)
    }

    package func met(in scene: Scene, subject: Entity?) -> Met {
        .article(wanted.contains(scene.source.tier.rawValue) || wanted.contains(scene.source.id))
    }
}
