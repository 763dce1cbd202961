/// Google's news module for sitemaps (schema sitemap-news 0.9).
enum NewsModule: FeedFormat {
    static let name = "news"
    static let title = "News sitemap module"

    static let namespaces = ["http://www.google.com/schemas/sitemap-news/0.9": "news"]

    static let elements: [String: FeedElement] = [
        "news:news": .transparent, "news:publication": .source, "news:name": .title, "news:language": .language,
        "news:publication_date": .published, "news:title": .title, "news:keywords": .keywords,
    ]
}
