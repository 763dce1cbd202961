/// Finds who wrote a page: names, in order, and rather none than a wrong one.
struct PageAuthors: Sendable {
    let tree: HTMLTree
    let outline: PageOutline
    let meta: MetaTags
    let linked: LinkedData
    let site: PageSite

    func authors() -> [String] {
        // A publisher that signs as the author does so on purpose.
        let stated = clean(linked.authors, organisations: true)
        if !stated.isEmpty { return stated }
        let sources: [() -> [String]] = [
            {
                meta.all("dc.creator") + meta.all("parsely-author") + meta.all("dcterms.creator")
                    + meta.all("dc.creator.personalname")
                    + meta.all("sailthru.author") + meta.all("cxenseparse:author") + meta.all("byl")
            },
            { marked(.rel) },
            {
                meta.all("author") + meta.all("article:author") + meta.all("article:author_name")
                    + meta.all("citation_author")
            },
            { marked(.itemprop) },
            { card() },
            { byline() },
            { line() },
        ]
        for source in sources {
            let names = clean(source())
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Elements with rel="author" or itemprop="author", outside comments.
    private func marked(_ attribute: HTMLAttribute) -> [String] {
        var found: [String] = []
        var i = 0
        while i < tree.count, found.count < 8 {
            defer { i += 1 }
            if outline.words[i].contains(.comments), outline.weight(i) * 2 < outline.total {
                i = tree.end(i) - 1; continue
            }
            guard tree.hasAttributes(i), tree.value(i, attribute, is: "author"), tree.tag(i) != .meta,
                tree.tag(i) != .link
            else { continue }
            let text = tree.value(i, .content) ?? name(i)
            if let text, !text.isEmpty, text.utf8.count < 120 { found.append(text) }
            i = tree.end(i) - 1
        }
        return found
    }

    /// The first short element whose class speaks of an author, or a line that begins "By".
    private func byline() -> [String] {
        for i in 0..<tree.count where outline.words[i].contains(.author) {
            let length = Int(tree.nodes[i].textEnd - tree.nodes[i].textStart)
            guard length > 3, length < 400, outline.words[i].isDisjoint(with: [.comments, .body]) else { continue }
            for text in tree.segments(i).prefix(3) where text.utf8.count < 100 {
                let names = clean([text])
                if !names.isEmpty { return names }
            }
        }
        return []
    }

    /// "By Ana Keller" in a line by itself near the headline.
    private func line() -> [String] {
        guard let heading = (0..<tree.count).first(where: { tree.tag($0) == .h1 }) else { return [] }
        var seen = 0
        var i = tree.end(heading)
        while i < tree.count, seen < 40 {
            defer { i += 1 }
            let length = Int(tree.nodes[i].textEnd - tree.nodes[i].textStart)
            guard tree.tag(i).isBlock || tree.tag(i) == .span, length > 5, length < 160 else { continue }
            seen += 1
            guard let text = tree.segments(i).first, text.utf8.count < 80, let rest = AuthorLine.signed(text) else {
                continue
            }
            let names = clean([rest]).filter { AuthorLine.isPersonal($0) }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// The first piece of an element, or what its itemprop="name" says.
    private func name(_ i: Int) -> String? {
        for k in i..<tree.end(i) where tree.hasAttributes(k) && tree.value(k, .itemprop, is: "name") {
            return tree.value(k, .content) ?? tree.string(k)
        }
        return tree.segments(i).first
    }

    /// "Written by" of a Twitter card (`twitter:label1`, `twitter:data1`).
    private func card() -> [String] {
        for n in ["1", "2"] {
            guard let label = meta["twitter:label" + n]?.lowercased(), let data = meta["twitter:data" + n] else {
                continue
            }
            if [
                "written by", "author", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da",
                "geschreven door", "автор", "skrevet av", "skriven av", "napisane przez",
            ].contains(label) {
                return [data]
            }
        }
        return []
    }

    private func clean(_ values: [String], organisations: Bool = false) -> [String] {
        var out: [String] = []
        for value in values.prefix(20) {
            let flat = folded(Array(unescaped(value).utf8)[...])
            if organisations, values.count == 1, site.isName(flat), !flat.contains("/") { return [flat] }
            if !organisations, site.isAddressed(in: flat) { continue }
            for part in AuthorLine.names(PageAuthors.single(flat)) where accepts(part) {
                if !out.contains(where: { PlainWords($0) == PlainWords(part) }) { out.append(part) }
            }
        }
        return out
    }

    /// A name that stands twice in a row – as a link and as a caption – once.
    private static func single(_ text: String) -> String {
        let b = Array(text.utf8)
        let half = b.count / 2
        guard b.count >= 8 else { return text }
        if b.count % 2 == 0, b[..<half] == b[half...] { return String(decoding: b[..<half], as: UTF8.self) }
        if b.count % 2 == 1, b[half] == 32, b[..<half] == b[(half + 1)...] {
            return String(decoding: b[..<half], as: UTF8.self)
        }
        return text
    }

    private func accepts(_ name: String) -> Bool {
        let plain = PlainWords(name)
        guard plain.count >= 3, name.utf8.count <= 60, !name.utf8.contains(where: { isDigit($0) || $0 == 64 }) else {
            return false
        }
        guard !name.contains("http"), !name.contains("www."), !name.contains("→"), !name.contains("["),
            name.split(separator: " ").count <= 6
        else { return false }
        if site.isName(name) { return false }
        if let last = name.split(separator: " ").last, AuthorLine.companies.contains(last.lowercased()) { return false }
        return !AuthorLine.nobody.contains(String(decoding: plain.bytes, as: UTF8.self)) && !AuthorLine.isTitle(name)
    }
}
