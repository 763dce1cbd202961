import Records
import Settings

/// The language of the article: `language: [ru, es]`.
struct LanguageCondition: Condition {
    static let name = "language"
    static let title = "the language of the article"

    private let wanted: Set<String>

    init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        guard !words.isEmpty else { return nil }
        wanted = Set(words)
    }

    var kinds: KindSet { [] }
    var phrase: String { "an article in " + wanted.sorted().joined(separator: ", ") }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        .article(
            layout.scene.article.language.map { wanted.contains(String($0.prefix { $0 != "-" })) }
                ?? false)
    }
}
