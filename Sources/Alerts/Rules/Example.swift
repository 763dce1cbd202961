import Settings

/// A text with which a rule shows what it is for: `rules check` reads it and expects the rule to fire, or to stay silent.
package struct Example: Sendable, Hashable {
    package let title: String
    package let text: String
    /// BCP 47.
    package let language: String
    package let fires: Bool
    /// Who or what it is to fire about (`T-1`, `commodity:hs:7108`, `EG`); nil: whatever it finds.
    package let subject: String?
    package let line: Int?

    /// The `fires:` and `silent:` lists of an `examples:` block.
    static func read(_ mapping: Mapping) -> [Example] {
        let examples = [("fires", true), ("silent", false)].flatMap { key, fires in
            mapping.mappings(key).compactMap { Example($0, fires: fires) }
        }
        mapping.finish()
        return examples
    }

    private init?(_ mapping: Mapping, fires: Bool) {
        defer { mapping.finish() }
        title = mapping.string("title") ?? ""
        language = mapping.string("language") ?? "en"
        subject = mapping.string("subject")
        self.fires = fires
        line = mapping.line
        guard let text = mapping.required("text") else { return nil }
        self.text = text
    }
}
