/// The feeds that an HTML page names (`<link rel="alternate" type="application/rss+xml" href=…>`, WHATWG HTML
/// §4.6.6.1).
enum FeedLinks {
    private static let types = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/json",
    ]

    /// Absolute addresses in the order of the page, each once, at most 32. Only the head of the page is searched.
    static func inPage(_ bytes: UnsafeBufferPointer<UInt8>, base: String) -> [String] {
        var found: [String] = []
        let head = UnsafeBufferPointer(rebasing: bytes.prefix(512 << 10))
        var i = 0
        while i < head.count, found.count < 32 {
            guard head[i] == 60, isLink(head, i + 1) else {
                i += 1
                continue
            }
            let end = head[i...].firstIndex(of: 62) ?? head.count
            if let url = feed(attributes(UnsafeBufferPointer(rebasing: head[(i + 5)..<end])), base: base),
                !found.contains(url)
            {
                found.append(url)
            }
            i = end
        }
        return found
    }

    /// Whether something is a page, by the first kilobytes.
    static func looksLikePage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let head = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
        return ["<html", "<!doctype html", "<head", "<body"].contains { head.contains($0) }
    }

    private static func isLink(_ b: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        guard i + 4 < b.count else { return false }
        return b[i..<(i + 4)].map(ASCII.lower) == Array("link".utf8) && ASCII.isSpace(b[i + 4])
    }

    private static func feed(_ attributes: [String: String], base: String) -> String? {
        let relations = (attributes["rel"] ?? "").lowercased().split(separator: " ")
        guard relations.contains("alternate"), let type = attributes["type"]?.lowercased(),
            types.contains(MediaType(type).name), let href = attributes["href"], !href.isEmpty
        else { return nil }
        return URLReference.safe(href, base: base)
    }

    private static func attributes(_ tag: UnsafeBufferPointer<UInt8>) -> [String: String] {
        var found: [String: String] = [:]
        var i = 0
        while i < tag.count {
            while i < tag.count, ASCII.isSpace(tag[i]) || tag[i] == 47 { i += 1 }
            let start = i
            while i < tag.count, !ASCII.isSpace(tag[i]), tag[i] != 61, tag[i] != 47 { i += 1 }
            let name = String(decoding: tag[start..<i], as: UTF8.self).lowercased()
            while i < tag.count, ASCII.isSpace(tag[i]) { i += 1 }
            guard i < tag.count, tag[i] == 61 else {
                if start == i { i += 1 }
                continue
            }
            i += 1
            while i < tag.count, ASCII.isSpace(tag[i]) { i += 1 }
            guard i < tag.count else { break }
            let quote = tag[i]
            let isQuoted = quote == 34 || quote == 39
            if isQuoted { i += 1 }
            let from = i
            while i < tag.count, isQuoted ? tag[i] != quote : !ASCII.isSpace(tag[i]) { i += 1 }
            found[name] = CharacterReferences.decoded(UnsafeBufferPointer(rebasing: tag[from..<i]))
            if isQuoted { i += 1 }
        }
        return found
    }
}
