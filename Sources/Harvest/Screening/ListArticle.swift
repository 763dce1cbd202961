import Articles
import Records

/// An entry of a list, written as an article.
enum ListArticle {
    /// Of the ids of these articles, which are told from those of sources by it.
    static let prefix = "list:"

    static func id(of entry: Entity) -> String { prefix + entry.id }

    static func article(of entry: Entity, source: Source, at now: Timestamp) -> Article {
        var lines = [sentence(of: entry, source)]
        if !entry.aliases.isEmpty { lines.append("Also known as " + entry.aliases.joined(separator: "; ") + ".") }
        if !entry.identifiers.isEmpty {
            lines.append(
                "Identifiers: " + entry.identifiers.map { "\($0.type) \($0.value)" }.joined(separator: ", ") + ".")
        }
        if !entry.addresses.isEmpty { lines.append("Addresses: " + entry.addresses.joined(separator: "; ") + ".") }
        if let remarks = entry.remarks { lines.append(remarks) }
        let text = lines.joined(separator: "\n")
        let title = "\(source.title): \(entry.name)"
        var article = Article(
            id: id(of: entry), source: source.id, url: source.url, canonicalURL: source.url, title: title,
            text: text, fetched: now, fingerprint: Fingerprint.of(title: title, text: text))
        article.published = entry.listed.flatMap { Timestamp(rfc3339: $0 + "T00:00:00Z") }
        return article
    }

    private static func sentence(of entry: Entity, _ source: Source) -> String {
        let programmes = entry.programs.isEmpty ? "" : " under " + entry.programs.joined(separator: ", ")
        let since = entry.listed.map { " since \($0)" } ?? ""
        return "\(entry.name) stands on the list “\(source.title)”\(programmes)\(since)."
    }
}
