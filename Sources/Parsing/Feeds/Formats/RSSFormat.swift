/// RSS 0.91 to 0.94 and 2.0 (RSS Advisory Board, RSS 2.0.11), with the element names of the Netscape and UserLand
/// branches. Names are compared without case: feeds do not keep to the specification's capitals.
enum RSSFormat: FeedFormat {
    static let name = "rss"
    static let title = "RSS 0.91 to 2.0"

    static let namespaces = [
        "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "",
        "http://blogs.law.harvard.edu/tech/rss": "", "http://backend.userland.com/rss091": "",
        "http://purl.org/rss/1.0/modules/rss091#": "", "http://www.rssboard.org/rss-specification": "",
    ]

    static let elements: [String: FeedElement] = [
        "rss": .root, "channel": .channel, "item": .item, "image": .image, "textinput": .textInput,
        "title": .title, "link": .link, "description": .description, "fullitem": .encodedContent, "body": .body,
        "xhtml:body": .body, "guid": .id, "pubdate": .published, "lastbuilddate": .updated, "copyright": .rights,
        "category": .category, "keywords": .category, "tags": .keywords, "language": .language,
        "generator": .generator, "comments": .comments, "author": .author, "managingeditor": .author,
        "webmaster": .publisher, "enclosure": .enclosure, "source": .source, "url": .address, "name": .name,
        "email": .email, "ttl": .ttl, "skiphours": .skipHours, "hour": .hour, "skipdays": .ignored,
    ]

    /// Versions 0.91 of Netscape and of UserLand differ in the document type alone.
    static func version(of root: FeedRoot) -> String? {
        guard root.name == "rss" else { return nil }
        if root.documentType.contains("netscape") { return "rss091n" }
        switch root.version {
        case "0.91": return "rss091u"
        case "0.92": return "rss092"
        case "0.93": return "rss093"
        case "0.94": return "rss094"
        default: return root.version.hasPrefix("2.") ? "rss20" : "rss"
        }
    }
}
