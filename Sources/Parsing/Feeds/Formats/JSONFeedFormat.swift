import FoundationEssentials
import Records

/// JSON Feed 1.0 and 1.1 (jsonfeed.org). A member of the wrong type counts as absent.
enum JSONFeedFormat: FeedFormat {
    static let name = "json"
    static let title = "JSON Feed 1.0 and 1.1"
    static let namespaces: [String: String] = [:]
    static let elements: [String: FeedElement] = [:]

    static func parse(_ document: Document, raw: Bool) throws(ParseError) -> Feed {
        let text = XMLCharset.decode(document.body)
        guard let cut = ItemCap.cut(json: text.bytes) else {
            let what = "the feed has more than \(ItemCap.jsonValues) values, and no items that could be told apart"
            throw ParseError(.tooLarge, what, place: document.url)
        }
        var tree: JSONFeedTree
        do {
            tree = try JSONDecoder().decode(JSONFeedTree.self, from: Data(cut.bytes))
        } catch {
            throw ParseError(.malformed, "this looks like a JSON feed, but is not valid JSON", place: document.url)
        }
        let version = tree["version"].text ?? ""
        guard version.contains("jsonfeed.org/version/") || tree["items"].list != nil else {
            throw ParseError(.notRecognised, "this is JSON, but not a JSON feed: it has no items", place: document.url)
        }
        var feed = feed(
            tree, format: version.hasSuffix("/1") || version.hasSuffix("/1.0") ? "json1" : "json11", document)
        feed.encoding = text.encoding
        let items = tree["items"].list ?? []
        feed.items = items.prefix(ItemCap.items).map { item($0, base: document.url, raw: raw) }
        if cut.isCut || items.count > feed.items.count {
            feed.diagnostics.append(
                ItemCap.warning(kept: feed.items.count, leftOut: cut.isCut ? nil : items.count - feed.items.count))
        }
        // The format has no times for the feed itself: the latest of its items are the next best.
        feed.updated = feed.items.compactMap(\.updated).max()
        feed.published = feed.items.compactMap(\.published).max()
        for i in feed.items.indices where feed.items[i].authors.isEmpty { feed.items[i].authors = feed.authors }
        return feed
    }

    private static func feed(_ tree: JSONFeedTree, format: String, _ document: Document) -> Feed {
        var feed = Feed(format: format)
        let base = document.url
        feed.title = tree["title"].text
        feed.link = tree["home_page_url"].text.map { URLReference.resolved($0, base: base) }
        feed.id = tree["feed_url"].text
        feed.description = tree["description"].text
        feed.language = tree["language"].text
        feed.image = (tree["icon"].text ?? tree["favicon"].text).map { URLReference.resolved($0, base: base) }
        feed.authors = authors(tree)
        return feed
    }

    private static func item(_ tree: JSONFeedTree, base: String, raw: Bool) -> FeedItem {
        func address(_ name: String) -> String? {
            tree[name].text.map { URLReference.withPath(URLReference.resolved($0, base: base)) }
        }
        var item = FeedItem()
        item.id = tree["id"].scalar
        item.url = address("url") ?? address("external_url")
        item.title = tree["title"].text
        let html = tree["content_html"].text.flatMap { raw ? $0 : clean($0, base: base) }
        item.content = html ?? tree["content_text"].text
        item.summary = tree["summary"].text ?? item.content
        item.updated = tree["date_modified"].text.flatMap(DateParser.timestamp)
        item.published = tree["date_published"].text.flatMap(DateParser.timestamp) ?? item.updated
        item.authors = authors(tree)
        item.categories = (tree["tags"].list ?? []).compactMap(\.text)
        item.image = address("image") ?? address("banner_image") ?? html.flatMap(FirstPicture.address(in:))
        item.language = tree["language"].text
        item.enclosures = (tree["attachments"].list ?? []).compactMap { file in
            file["url"].text.map {
                Enclosure(
                    url: URLReference.resolved($0, base: base), type: file["mime_type"].text,
                    length: file["size_in_bytes"].scalar)
            }
        }
        return item
    }

    /// Version 1.1 has a list where 1.0 had one author; who is named in either is one.
    private static func authors(_ tree: JSONFeedTree) -> [String] {
        var names: [String] = []
        for person in [tree["author"]] + (tree["authors"].list ?? []) {
            if let name = person["name"].text ?? person["url"].text, !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func clean(_ html: String, base: String) -> String? {
        let bytes = Array(html.utf8).withUnsafeBufferPointer { HTMLSanitizer.clean($0, base: base) }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// Any JSON value, read so that a surprise in one member does not lose the others.
private enum JSONFeedTree: Decodable {
    case object([String: JSONFeedTree])
    case array([JSONFeedTree])
    case string(String)
    case number(Double)
    case other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let s = try? value.decode(String.self) {
            self = .string(s)
        } else if let n = try? value.decode(Double.self) {
            self = .number(n)
        } else if let list = try? value.decode([JSONFeedTree].self) {
            self = .array(list)
        } else if let members = try? value.decode([String: JSONFeedTree].self) {
            self = .object(members)
        } else {
            self = .other
        }
    }

    /// A member of an object; `.other` when there is none.
    subscript(name: String) -> JSONFeedTree {
        if case .object(let members) = self { members[name] ?? .other } else { .other }
    }

    /// A string that is not empty.
    var text: String? {
        if case .string(let s) = self, !s.isEmpty { s } else { nil }
    }

    /// A string or a number, as identifiers and sizes are written.
    var scalar: String? {
        if case .number(let n) = self { return Int64(exactly: n).map(String.init) ?? String(n) }
        return text
    }

    var list: [JSONFeedTree]? {
        if case .array(let list) = self { list } else { nil }
    }
}
