package import Records

/// OPML → the feeds in it, however broken the file is: nested to any depth, bare ampersands and quotes, outlines without
/// end, names in any case, no head, several lists in one file, a wrong charset.
///
///     let list = try OPMLReader.read(document)
///     list.entries.map(\.url)
package enum OPMLReader {
    /// Outlines beyond these are left out.
    static let maxOutlines = 200_000
    /// Folders within each other that count as topics.
    static let maxTopics = 8
    /// Complaints of one kind that are told one by one.
    static let maxComplaints = 100

    /// Reads the body of `document`. Throws where it is no OPML at all: `.empty`, `.notRecognised`.
    package static func read(_ document: Document) throws(ParseError) -> OPMLList {
        guard document.body.contains(where: { $0 > 32 }) else {
            throw ParseError(.empty, "the file is empty", place: document.url)
        }
        let text = XMLCharset.decode(document.body, contentType: document.contentType)
        let tags = tags(of: text.bytes)
        guard tags.isList else {
            throw ParseError(.notRecognised, "this is not OPML: it has no outlines", place: document.url)
        }
        var reader = OutlineReader(
            feedsAreEmpty: tags.starts - tags.ends >= tags.openFeeds, endsAreMissing: tags.starts > tags.ends)
        for tag in tags.all { reader.take(tag) }
        var list = reader.list
        // A media type that is not XML's says nothing of a file that was read.
        list.diagnostics =
            text.diagnostics.filter { $0.code != "malformed-media-type" } + tags.complaints + list.diagnostics
        return list
    }

    private struct Found {
        var all: [OPMLTags.Tag] = []
        var starts = 0
        var ends = 0
        /// Outlines of feeds whose start tag does not end them.
        var openFeeds = 0
        var roots = 0
        var complaints: [Diagnostic] = []
        var isList: Bool { roots > 0 || starts > 0 }
    }

    private static func tags(of bytes: [UInt8]) -> Found {
        bytes.withUnsafeBufferPointer { input in
            var found = Found()
            var tags = OPMLTags(input)
            var outlines = 0
            while let tag = tags.next() {
                switch tag {
                case .outline(let attributes, let isClosed, let line):
                    outlines += 1
                    guard outlines <= maxOutlines else {
                        found.complaints.append(
                            Diagnostic(
                                .warning, "too-many-outlines", "only the first \(maxOutlines) outlines were read",
                                line: line))
                        return found
                    }
                    if isClosed { found.ends += 1 } else if attributes["xmlurl"] != nil { found.openFeeds += 1 }
                    found.starts += 1
                case .outlineEnd: found.ends += 1
                case .root: found.roots += 1
                default: break
                }
                found.all.append(tag)
            }
            if found.starts != found.ends {
                let what = "\(found.starts) outlines begin and \(found.ends) end"
                found.complaints.append(Diagnostic(.warning, "malformed-nesting", what))
            }
            return found
        }
    }
}

/// Goes through the outlines with a stack of the open ones.
private struct OutlineReader {
    /// One open outline.
    private struct Open {
        /// What a folder is called; nil for a feed, and for a folder without a name.
        var folder: String?
        var isFeed = false
        /// The outline and all within are commented out.
        var isComment = false
    }

    var list = OPMLList()
    /// As many ends are missing as feeds could have: their start tags stand alone.
    let feedsAreEmpty: Bool
    /// Some outline has no end: then a feed ends where the next outline begins.
    let endsAreMissing: Bool
    private var open: [Open] = []
    private var isInBody = false
    private var complaints: [String: Int] = [:]

    init(feedsAreEmpty: Bool, endsAreMissing: Bool) {
        self.feedsAreEmpty = feedsAreEmpty && endsAreMissing
        self.endsAreMissing = endsAreMissing
    }

    mutating func take(_ tag: OPMLTags.Tag) {
        switch tag {
        case .root:
            open = []
            isInBody = false
        case .title(let title): if !isInBody, list.title == nil, !title.isEmpty { list.title = title }
        case .body: isInBody = true
        case .outlineEnd: _ = open.popLast()
        case .outline(let attributes, let isClosed, let line):
            isInBody = true
            if endsAreMissing, open.last?.isFeed == true { open.removeLast() }
            var this = Open()
            this.isComment = open.last?.isComment == true || attributes["iscomment"]?.lowercased() == "true"
            let title = attributes["title"] ?? attributes["text"]
            this.isFeed = attributes["xmlurl"] != nil || attributes["url"] != nil || attributes["htmlurl"] != nil
            if !this.isFeed { this.folder = attributes["text"] ?? title }
            if this.isFeed {
                if this.isComment {
                    complain("commented-out", "“\(title ?? "")” is commented out", line: line)
                } else {
                    add(attributes, title: title, line: line)
                }
            }
            if !isClosed, !(this.isFeed && feedsAreEmpty) { open.append(this) }
        }
    }

    private mutating func add(_ attributes: [String: String], title: String?, line: Int) {
        let type = attributes["type"]?.lowercased() ?? ""
        let name = title ?? attributes["xmlurl"] ?? attributes["url"] ?? attributes["htmlurl"] ?? ""
        guard let written = attributes["xmlurl"] ?? (Self.feedTypes.contains(type) ? attributes["url"] : nil) else {
            let what =
                type == "include" || attributes["url"]?.lowercased().hasSuffix(".opml") == true
                ? "“\(name)” refers to another list, which is to be imported by itself"
                : "“\(name)” names a page and no feed: `sources discover` looks for one"
            return complain("no-feed-address", what, line: line)
        }
        guard let url = Self.address(written) else {
            return complain("bad-address", "“\(name)” has no address that can be asked: “\(written)”", line: line)
        }
        var entry = OPMLEntry(url: url, line: line)
        entry.title = title == written ? nil : title
        entry.homepage = attributes["htmlurl"].flatMap(Self.address)
        if type == "sitemap" { entry.kind = .sitemap }
        entry.language = attributes["language"].flatMap {
            $0.utf8.count > 35 || ["unknown", "none"].contains($0.lowercased()) ? nil : LanguageTag.normal($0)
        }
        entry.topics = topics(categories: attributes["category"])
        list.entries.append(entry)
    }

    /// Types of outlines whose `url` is that of a feed.
    private static let feedTypes: Set<String> = ["rss", "atom", "feed", "rdf", "rss1", "rss2", "json", "sitemap"]

    /// `category` is a list of categories, each with slashes between the levels of its hierarchy (OPML 2.0, “What is
    /// the category attribute?”).
    private func topics(categories: String?) -> [String] {
        var found: [String] = []
        func add(_ word: some StringProtocol) {
            let word = folded(Array(word.utf8)[...])
            if !word.isEmpty, found.count < OPMLReader.maxTopics, !found.contains(word) { found.append(word) }
        }
        for folder in open.lazy.compactMap(\.folder).prefix(OPMLReader.maxTopics) { add(folder) }
        for word in (categories ?? "").split(whereSeparator: { $0 == "," || $0 == "/" }) { add(word) }
        return found
    }

    /// `feed:` addresses (draft-obasanjo-feed-URI-scheme) as what they stand for; nil for what is not http or https.
    private static func address(_ written: String) -> String? {
        var text = Substring(written.filter { !$0.isWhitespace })
        for prefix in ["feed://", "feed:"] where text.lowercased().hasPrefix(prefix) {
            let rest = text.dropFirst(prefix.count)
            text = rest.contains("://") ? rest : "http://" + rest
        }
        let lower = text.prefix(8).lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://"), text.utf8.count < 8_192,
            text.utf8.drop(while: { $0 != 47 }).dropFirst(2).first.map({ $0 != 47 && $0 != 63 && $0 != 35 }) == true
        else { return nil }
        return String(text)
    }

    private mutating func complain(_ code: String, _ message: String, line: Int) {
        complaints[code, default: 0] += 1
        guard complaints[code, default: 0] <= OPMLReader.maxComplaints else { return }
        list.diagnostics.append(Diagnostic(code == "commented-out" ? .note : .warning, code, message, line: line))
    }
}
