/// Finds who wrote a page: names, in order, and rather none than a wrong one.
struct PageAuthors: Sendable {
    let tree: HTMLTree
    let outline: PageOutline
    let meta: MetaTags
    let linked: LinkedData
    let site: PageSite
    let url: String
    /// The headline, as it was found to be.
    let title: String?

    /// What the page's data say, when it is a person; else a person whom the page shows as its author; else what the
    /// data say all the same.
    func authors() -> [String] {
        let stated = clean(linked)
        if stated.contains(where: isSigned) { return extended(stated) }
        var fallback = stated
        for source in declared + shown {
            let names = clean(source())
            if names.isEmpty { continue }
            if fallback.isEmpty, linked.authors.isEmpty {
                if names.contains(where: isSigned) { return names }
                fallback = names
            } else if names.contains(where: { AuthorLine.isPersonal($0) && !site.isNamed(in: $0) }),
                isNamesake(names, fallback)
            {
                return names
            }
        }
        return fallback
    }

    /// Neither an account, nor the site – unless that goes by the name of a person.
    private func isSigned(_ name: String) -> Bool {
        guard site.isName(name) else { return !AuthorLine.isAccount(name) }
        return AuthorLine.isPersonal(name) && !AuthorLine.beginsWithArticle(name)
    }

    /// An account gives way to the name that it is made of alone; the site to every person.
    private func isNamesake(_ names: [String], _ fallback: [String]) -> Bool {
        guard let account = fallback.first, AuthorLine.isAccount(account), !site.isName(account) else { return true }
        return names.contains {
            PlainWords($0).contains(PlainWords(account)) || PlainWords(account).contains(PlainWords($0))
        }
    }

    private typealias Source = () -> [String]

    private var declared: [Source] {
        [
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
        ]
    }

    private var shown: [Source] { [{ byline() }, { line() }, { profile() }] }

    /// The authors that the page shows, when they are those that its data name and more.
    private func extended(_ stated: [String]) -> [String] {
        let known = stated.map { PlainWords($0) }
        for source in [{ marked(.rel) }, { marked(.itemprop) }, { byline() }] as [Source] {
            let names = clean(source())
            guard names.count > stated.count, names.count <= 6, names.allSatisfy(AuthorLine.isPersonal) else {
                continue
            }
            let plain = names.map { PlainWords($0) }
            if known.allSatisfy({ plain.contains($0) }) { return names }
        }
        return stated
    }

    /// Elements with rel="author" or itemprop="author", outside comments.
    private func marked(_ attribute: HTMLAttribute) -> [String] {
        var found: [String] = []
        var last: Int32?
        var i = 0
        while i < tree.count, found.count < 8 {
            defer { i += 1 }
            if outline.words[i].contains(.comments), outline.weight(i) * 2 < outline.total {
                i = tree.end(i) - 1; continue
            }
            guard tree.hasAttributes(i), tree.value(i, attribute, is: "author"), tree.tag(i) != .meta,
                tree.tag(i) != .link
            else { continue }
            // Names far from the first are of other pages.
            if let last, tree.nodes[i].textStart > last + 400 { break }
            last = tree.nodes[i].textEnd
            let text = tree.value(i, .content) ?? name(i)
            if let text, !text.isEmpty, text.utf8.count < 120 { found.append(text) }
            i = tree.end(i) - 1
        }
        return found
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

    /// The names of lines that speak of authors; a line that names the site first speaks of the site.
    func clean(_ values: [String]) -> [String] {
        var out: [String] = []
        for value in values.prefix(20) {
            let flat = folded(Array(unescaped(value).utf8)[...])
            if site.isAddressed(in: flat) || site.isName(flat) { continue }
            let parts = AuthorLine.names(PageAuthors.single(flat))
            if parts.count > 1, let first = parts.first, site.isName(first) { continue }
            add(parts.filter { accepts($0) && !AuthorLine.isDesk($0) && PlainWords($0) != lastOfTitle }, to: &out)
        }
        return out
    }

    /// The names that JSON-LD gives. An organisation is not taken apart. A site that signs as a person is kept when it
    /// alone is named; as an organisation it says no more than that it published the page.
    private func clean(_ linked: LinkedData) -> [String] {
        let values = linked.authors
        var out: [String] = []
        for value in values.prefix(20) {
            let flat = folded(Array(unescaped(value.name).utf8)[...])
            if site.isName(flat) {
                return values.count == 1 && value.kind == .person && !flat.contains("/") ? [flat] : out
            }
            add(
                (value.kind == .organisation ? [flat] : AuthorLine.names(PageAuthors.single(flat))).filter(accepts),
                to: &out)
        }
        return out
    }

    /// What stands last in the title of the head, behind a bar or dash: mostly the site.
    private var lastOfTitle: PlainWords? {
        guard let whole = meta.title else { return nil }
        let cuts = [" | ", " – ", " — ", " - ", " :: ", " » "].compactMap { whole.lastRange(of: $0)?.upperBound }
        return cuts.max().map { PlainWords(String(whole[$0...])) }
    }

    private func add(_ names: [String], to out: inout [String]) {
        for name in names where !out.contains(where: { PlainWords($0) == PlainWords(name) }) { out.append(name) }
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
        guard plain.count >= 3, name.utf8.count <= 60, !AuthorLine.hasNumber(name), !name.utf8.contains(64) else {
            return false
        }
        guard !name.contains("http"), !name.contains("www."), !name.contains("→"), !name.contains("["),
            name.split(separator: " ").count <= 6
        else { return false }
        if site.isName(name) || AuthorLine.isInvitation(name) || AuthorLine.hasDomain(name) { return false }
        if let section = meta["article:section"], PlainWords(section) == plain { return false }
        if let last = name.split(separator: " ").last, AuthorLine.companies.contains(last.lowercased()) { return false }
        return !AuthorLine.nobody.contains(String(decoding: plain.bytes, as: UTF8.self)) && !AuthorLine.isTitle(name)
    }
}
