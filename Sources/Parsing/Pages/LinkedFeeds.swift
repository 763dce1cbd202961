package import Records
import Texts

/// A feed that a page points to.
package struct LinkedFeed: Hashable, Sendable {
    /// Where it was found, surest first.
    package enum Place: Int, Sendable, Comparable {
        /// `Link` field of the answer, or `link` element, with the media type of a feed.
        case declared
        /// A link within the page whose address looks like that of a feed.
        case guessed

        package static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }
    }

    /// Absolute, http or https.
    package var url: String
    package var place: Place

    package init(url: String, place: Place) {
        self.url = url
        self.place = place
    }
}

/// What a page says of itself to those who look for its feeds.
package struct LinkedFeeds: Sendable {
    /// Each once, declared ones first, else in the order of the page; at most 32.
    package private(set) var feeds: [LinkedFeed] = []
    /// The program that made the page (`meta name="generator"`), in lower case.
    package private(set) var generator: String?
    package private(set) var title: String?

    /// The media types of feeds; `application/json` only where the address says feed too, as most of it is not.
    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/json",
        "application/xml", "text/xml", "text/rss", "text/atom", "application/rss", "application/atom",
        "application/x-rss+xml",
    ]

    /// Reads the page of an answer.
    package init(_ document: Document) {
        for field in document.headers where field.name == "link" {
            for link in LinkHeader.links(in: field.value) {
                let type = link.parameters["type"] ?? ""
                guard Self.isFeed(link.relations, type: type, address: link.target) else { continue }
                add(link.target, base: document.url, .declared)
            }
        }
        let tree = HTMLTree(utf8: CharsetDetector.decode(document.body, contentType: document.contentType).utf8)
        let meta = MetaTags(tree)
        generator = meta["generator"]?.lowercased()
        title = meta.title.flatMap { $0.isEmpty ? nil : $0 }
        // HTML §4.2.3: the first `base` with an address counts for the whole page.
        let base = meta.base.flatMap { URLReference.safe($0, base: document.url) } ?? document.url
        for i in 0..<tree.count where tree.tag(i) == .link { addLink(tree, i, base) }
        let site = Self.site(document.url)
        for i in 0..<tree.count where tree.tag(i) == .a { addAnchor(tree, i, base, site) }
        feeds.sort { $0.place < $1.place }
    }

    private mutating func addLink(_ tree: HTMLTree, _ i: Int, _ base: String) {
        guard let address = tree.value(i, .href), !address.isEmpty else { return }
        let relations = (tree.value(i, .rel) ?? "").lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        guard Self.isFeed(relations, type: tree.value(i, .type) ?? "", address: address) else { return }
        add(address, base: base, .declared)
    }

    /// HTML §4.6.6.1: an alternate of the type of a feed; `rel="feed"` says so by itself.
    private static func isFeed(_ relations: [String], type: String, address: String) -> Bool {
        if relations.contains("feed") { return !relations.contains("stylesheet") }
        let name = MediaType(type).name
        guard relations.contains("alternate"), !relations.contains("stylesheet"), types.contains(name) else {
            return false
        }
        return name != "application/json" || address.lowercased().contains("feed")
    }

    private mutating func addAnchor(_ tree: HTMLTree, _ i: Int, _ base: String, _ site: String) {
        guard feeds.count < 32, let address = tree.value(i, .href), !address.isEmpty else { return }
        let type = MediaType(tree.value(i, .type) ?? "").name
        guard type.contains("rss") || type.contains("atom+xml") || Self.looksLikeFeed(address) else { return }
        guard let url = URLReference.safe(address, base: base) else { return }
        // A page about feeds links to those of others.
        let there = Self.site(url)
        guard there == site || there == "feedburner.com" else { return }
        add(url, base: base, .guessed)
    }

    private mutating func add(_ address: String, base: String, _ place: LinkedFeed.Place) {
        guard feeds.count < 32, let url = URLReference.safe(address, base: base),
            url.lowercased().hasPrefix("http://") || url.lowercased().hasPrefix("https://"),
            !feeds.contains(where: { CanonicalURL.canonical($0.url) == CanonicalURL.canonical(url) })
        else { return }
        feeds.append(LinkedFeed(url: String(url.prefix { $0 != "#" }), place: place))
    }

    /// The last two labels of the host, or three where the second level is one of the usual public ones.
    private static func site(_ url: String) -> String {
        guard let host = CanonicalURL.host(url) else { return "" }
        let labels = host.split(separator: ".")
        guard labels.count > 2, !host.utf8.allSatisfy({ isDigit($0) || $0 == 46 }) else { return host }
        let isPublic = labels[labels.count - 2].count <= 3
        return labels.suffix(isPublic ? 3 : 2).joined(separator: ".")
    }
}

// MARK: - Addresses

extension LinkedFeeds {
    /// Whether an address looks like that of a feed: by its last part, or by a query that asks for one.
    package static func looksLikeFeed(_ address: String) -> Bool {
        let lower = address.prefix { $0 != "#" }.lowercased()
        let parts = lower.split(separator: "?", maxSplits: 1)
        if parts.count == 2, queries.contains(where: { parts[1].contains($0) }) { return true }
        guard let path = parts.first else { return false }
        let words = path.split(separator: "/")
        guard let last = words.last.map(String.init) else { return false }
        if names.contains(last) { return true }
        guard let dot = last.lastIndex(of: ".") else { return false }
        let ending = String(last[last.index(after: dot)...])
        if endings.contains(ending) { return true }
        let stem = last[..<dot]
        return (ending == "xml" || ending == "json") && stems.contains { stem.contains($0) }
    }

    private static let names: Set<String> = [
        "feed", "feeds", "rss", "rss2", "atom", "rdf", "feed.json", "index.xml", "rss.php", "rss.aspx", "rss.jsp",
        "rss.do",
        "feed.php",
    ]
    private static let endings: Set<String> = ["rss", "atom", "rdf", "rss2"]
    private static let stems = ["rss", "atom", "feed"]
    private static let queries = [
        "feed=rss", "feed=atom", "format=rss", "format=atom", "format=feed", "type=rss", "output=rss", "alt=rss",
    ]
}
