/// Media RSS 1.5.1: titles, descriptions and pictures of films, as video sites publish them.
enum MediaModule: FeedFormat {
    static let name = "media"
    static let title = "Media RSS"

    static let namespaces = [
        "http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media",
        "https://search.yahoo.com/mrss/": "media",
    ]

    static let elements: [String: FeedElement] = [
        "media:group": .transparent, "media:title": .mediaTitle, "media:description": .moreDescription,
        "media:category": .category, "media:keywords": .keywords, "media:content": .media,
        "media:thumbnail": .thumbnail,
    ]
}
