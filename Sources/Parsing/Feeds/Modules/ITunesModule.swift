/// Apple's podcast module.
enum ITunesModule: FeedFormat {
    static let name = "itunes"
    static let title = "Podcasts (iTunes)"

    static let namespaces = [
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "http://example.com/dtds/podcast-1.0.dtd": "itunes",
        "https://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    ]

    static let elements: [String: FeedElement] = [
        "itunes:author": .author, "itunes:owner": .owner, "itunes:name": .name, "itunes:email": .email,
        "itunes:category": .nestedCategory, "itunes:keywords": .keywords, "itunes:image": .picture,
        "itunes:link": .picture, "itunes:subtitle": .moreSubtitle, "itunes:summary": .moreSummary,
    ]
}
