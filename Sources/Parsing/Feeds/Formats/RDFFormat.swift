/// RSS 0.90 and 1.0, which are RDF: the items stand beside the channel. The elements themselves are those of RSS.
enum RDFFormat: FeedFormat {
    static let name = "rdf"
    static let title = "RSS 0.90 and 1.0 (RDF)"

    private static let rss10 = "http://purl.org/rss/1.0/"
    private static let rss090 = "http://my.netscape.com/rdf/simple/0.9/"

    static let namespaces = [
        rss10: "", rss090: "", "http://channel.netscape.com/rdf/simple/0.9/": "",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://webns.net/mvcb/": "admin",
    ]

    static let elements: [String: FeedElement] = [
        "rdf:rdf": .root, "admin:generatoragent": .generatorAgent, "rdf:seq": .ignored, "items": .ignored,
    ]

    static func version(of root: FeedRoot) -> String? {
        guard root.name == "rdf:rdf" || root.name == "rdf" else { return nil }
        if root.childNamespace == rss10 || root.namespace == rss10 { return "rss10" }
        if root.childNamespace.contains("/rdf/simple/0.9/") { return "rss090" }
        return "rss"
    }
}
