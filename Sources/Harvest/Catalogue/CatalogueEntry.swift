import Records
import Settings

/// A source as an entry of a catalogue file.
enum CatalogueEntry {
    /// The lines of the entry, the first with its hyphen, without indentation: what differs from the defaults of its
    /// file, and id, title, kind and address always.
    static func lines(of source: Source, template: Source) -> [String] {
        var lines = ["id: " + YAMLText.scalar(source.id)]
        func write(_ key: String, _ value: String?, unless isDefault: Bool = false) {
            if let value, !isDefault { lines.append("\(key): \(value)") }
        }
        write("title", YAMLText.scalar(source.title))
        write("kind", source.kind.rawValue)
        write("format", source.format.map(YAMLText.scalar), unless: source.format == template.format)
        write("url", YAMLText.scalar(source.url))
        if source.parts != template.parts {
            lines.append("parts:")
            for (name, address) in source.parts.sorted(by: { $0.key < $1.key }) {
                lines.append("  \(YAMLText.scalar(name)): \(YAMLText.scalar(address))")
            }
        }
        write("publisher", source.publisher.map(YAMLText.scalar), unless: source.publisher == template.publisher)
        write("countries", YAMLText.list(source.countries), unless: source.countries == template.countries)
        write("topics", YAMLText.list(source.topics), unless: source.topics == template.topics)
        write("tier", source.tier.rawValue, unless: source.tier == template.tier)
        write("reliability", source.reliability?.rawValue, unless: source.reliability == template.reliability)
        write("language", source.language.map(YAMLText.scalar), unless: source.language == template.language)
        write("every", every(source.every), unless: source.every == template.every)
        write("follow", "\(source.follow)", unless: source.follow == template.follow)
        write("pages", "\(source.pages)", unless: source.pages == template.pages)
        write("purpose", source.purpose.map(YAMLText.scalar), unless: source.purpose == template.purpose)
        write("retain", source.retainDays.map { "\($0)d" }, unless: source.retainDays == template.retainDays)
        let range = source.expect.entities.map { "{entities: [\($0.lowerBound), \($0.upperBound)]}" }
        write("expect", range, unless: source.expect == template.expect)
        write("status", source.verified ? "verified" : "unverified", unless: source.verified == template.verified)
        write("enabled", "\(source.enabled)", unless: source.enabled == template.enabled)
        return lines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
    }

    private static func every(_ rhythm: Source.Rhythm) -> String {
        switch rhythm {
        case .adaptive: "adaptive"
        case .every(let seconds): Duration.text(seconds)
        }
    }
}
