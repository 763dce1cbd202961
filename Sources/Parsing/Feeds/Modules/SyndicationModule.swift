/// RSS 1.0 syndication module: how often the publisher changes the feed.
enum SyndicationModule: FeedFormat {
    static let name = "sy"
    static let title = "Syndication module"
    static let namespaces = ["http://purl.org/rss/1.0/modules/syndication/": "sy"]
    static let elements: [String: FeedElement] = [
        "sy:updateperiod": .updatePeriod, "sy:updatefrequency": .updateFrequency,
    ]
}
