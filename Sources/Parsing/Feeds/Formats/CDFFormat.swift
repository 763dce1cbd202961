/// Microsoft's Channel Definition Format of 1997: names in capitals, addresses and times in attributes.
enum CDFFormat: FeedFormat {
    static let name = "cdf"
    static let title = "Channel Definition Format"
    static let namespaces: [String: String] = [:]
    static let elements: [String: FeedElement] = ["abstract": .abstract]

    static func version(of root: FeedRoot) -> String? { root.name == "channel" ? "cdf" : nil }
}
