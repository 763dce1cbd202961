package import Records
package import Settings

/// The language of the article: `language: [ru, es]`.
package struct LanguageCondition: Condition {
    package static let name = "language"
    package static let title = "the language of the article"

    let wanted: Set<String>

    package init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        guard !words.isEmpty else { return nil }
        wanted = Set(words)
    }

    package func met(in scene: Scene, subject: Entity?) -> Met {
        .article(scene.article.language.map { wanted.contains(String($0.prefix { $0 != "-" })) } ?? false)
    }
}
