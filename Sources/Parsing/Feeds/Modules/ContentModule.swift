/// RSS 1.0 content module: the whole text as escaped HTML.
enum ContentModule: FeedFormat {
    static let name = "content"
    static let title = "Content module"
    static let namespaces = ["http://purl.org/rss/1.0/modules/content/": "content"]
    static let elements: [String: FeedElement] = ["content:encoded": .encodedContent]
}
