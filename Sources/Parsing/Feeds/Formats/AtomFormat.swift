/// Atom 1.0 (RFC 4287) and 0.3, whose element names differ.
enum AtomFormat: FeedFormat {
    static let name = "atom"
    static let title = "Atom 0.3 and 1.0"

    private static let atom10 = "http://www.w3.org/2005/atom"

    static let namespaces = [
        atom10: "", "http://purl.org/atom/ns#": "", "http://example.com/newformat#": "", "http://purl.org/pie/": "",
        "http://example.com/necho": "", "http://purl.org/echo/": "", "uri/of/echo/namespace#": "",
        "http://www.w3.org/1999/xhtml": "xhtml", "http://www.w3.org/1999/xlink": "xlink",
        "http://www.w3.org/xml/1998/namespace": "xml",
    ]

    static let elements: [String: FeedElement] = [
        "feed": .root, "entry": .item, "id": .id, "subtitle": .subtitle, "tagline": .subtitle, "info": .info,
        "rights": .rights, "summary": .summary, "content": .content, "published": .published, "issued": .published,
        "updated": .updated, "modified": .updated, "created": .created, "uri": .address, "homepage": .address,
        "contributor": .contributor, "logo": .pictureAddress, "icon": .thumbnail,
    ]

    static func version(of root: FeedRoot) -> String? {
        guard root.name == "feed" else { return nil }
        if root.namespace == atom10 { return "atom10" }
        return root.version == "0.3" || root.namespace == "http://purl.org/atom/ns#" ? "atom03" : "atom"
    }
}
