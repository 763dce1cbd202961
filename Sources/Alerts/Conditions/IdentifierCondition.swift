package import Records
package import Settings

/// A checked identifier of a scheme: `identifier: [imo, container]`.
package struct IdentifierCondition: Condition {
    package static let name = "identifier"
    package static let title = "an identifier of one of these schemes stands in the text"

    let schemes: Set<String>

    package init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        guard !words.isEmpty else { return nil }
        schemes = Set(words)
    }

    package func met(in scene: Scene, subject: Entity?) -> Met {
        .mentions(scene.affirmed([.identifier]).filter { schemes.contains(scene.mention($0).scheme ?? "") })
    }
}
