import Records
import Texts

/// Reads one page.
struct PageReader: Sendable {
    let tree: HTMLTree
    let url: String

    func page() -> Page {
        var page = Page()
        guard tree.count > 0 else {
            page.diagnostics = [Diagnostic(.warning, "no-text", "the page has no elements")]
            return page
        }
        let meta = MetaTags(tree)
        let linked = LinkedData(tree)
        let site = PageSite(meta: meta, linked: linked, url: url)
        var outline = PageOutline(tree)
        PagePruner.prune(&outline, .full)
        let titles = PageTitle(tree: tree, meta: meta, linked: linked, site: site, url: url)
        page.title = titles.title().flatMap { $0.isEmpty ? nil : $0 }
        page.authors = PageAuthors(
            tree: tree, outline: outline, meta: meta, linked: linked, site: site, url: url, title: page.title
        ).authors()
        page.published = PageDate(
            tree: tree, outline: outline, meta: meta, linked: linked, url: url, title: page.title
        ).published()
        page.site = site.name
        page.canonicalURL = site.canonical
        page.noArchive = ["robots", "googlebot"].contains { meta[$0]?.lowercased().contains("noarchive") == true }
        var known = Set(
            ([page.title] + titles.headings(.h1) + [meta["og:title"]]).compactMap { $0 }.map { PlainWords($0) })
        known.remove(PlainWords(""))
        let host = PageReader.host(url.isEmpty ? site.canonical ?? "" : url)
        let text = PageText(
            tree: tree, filter: LineFilter(titles: known, authors: page.authors, host: host), linked: linked,
            lead: PageLead(titles: known, meta: meta))
        page.text = text.text(&outline)
        let teaser = PageTeaser(tree: tree, outline: outline, body: linked.body)
        page.isTeaser = teaser.isTeaser(page.text)
        page.language =
            LanguageDetector().language(of: page.text.isEmpty ? page.title ?? "" : page.text, hint: nil)?.tag
        if tree.truncated {
            page.diagnostics.append(Diagnostic(.warning, "page-too-large", "only a part of the page was read"))
        }
        if page.isTeaser {
            page.diagnostics.append(
                Diagnostic(
                    .note, "teaser", "only the beginning of the article is on the page; the rest is for subscribers"))
        }
        if outline.comments > 0 {
            let what = outline.comments == 1 ? "a section" : "\(outline.comments) sections"
            page.diagnostics.append(Diagnostic(.note, "comments", "\(what) of readers' comments was left out"))
        }
        if page.text.isEmpty { page.diagnostics.append(Diagnostic(.warning, "no-text", "the page has no text")) }
        return page
    }
}

extension PageReader {
    /// The host of an address without `www.`, lower case; empty where there is none.
    static func host(_ url: String) -> String {
        guard let start = url.firstRange(of: "://") else { return "" }
        let host = url[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != ":" }.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}

/// The text of the article, with what to do when the best guess gives little.
struct PageText: Sendable {
    let tree: HTMLTree
    let filter: LineFilter
    let linked: LinkedData
    let lead: PageLead

    /// Below so much a text is worth another try.
    static let little = 250

    func text(_ outline: inout PageOutline) -> String {
        var best = read(outline)
        let stated = StatedBody(linked.body)
        if let stated { best = best.map { ($0.lines, stated.trimmed($0.kept, $0.lines)) } }
        if let stated, stated.weight > 2 * weight(best) { return stated.text }
        if weight(best) >= PageText.little { return string(best) }
        outline.restore()
        PagePruner.prune(&outline, .weak)
        best = longer(best, read(outline))
        if weight(best) >= PageText.little { return string(best) }
        best = longer(best, everything(outline))
        // A page of links – a list of notices – says what it has to say in them.
        return string(best.flatMap { $0.kept.isEmpty ? nil : $0 } ?? links(outline))
    }

    typealias Reading = (lines: Blocks, kept: [Block])

    private func read(_ outline: PageOutline) -> Reading? {
        guard let root = BodyFinder(outline: outline).body() else { return nil }
        let lines = Blocks(outline, root: root)
        return lead.added(to: filter.kept(lines), lines, outline, root)
    }

    /// All that is not in links, when no element stands out.
    private func everything(_ outline: PageOutline) -> Reading? {
        let lines = Blocks(outline, root: 0)
        return (lines, filter.kept(lines))
    }

    private func links(_ outline: PageOutline) -> Reading {
        let lines = Blocks(outline, root: 0)
        return (lines, filter.withoutTitles(lines))
    }

    private func longer(_ a: Reading?, _ b: Reading?) -> Reading? {
        weight(b) * 10 > weight(a) * 13 ? b : a
    }

    private func weight(_ reading: Reading?) -> Int { reading?.kept.reduce(0) { $0 + $1.weight } ?? 0 }

    private func string(_ reading: Reading?) -> String {
        guard let reading else { return "" }
        var out: [UInt8] = []
        out.reserveCapacity(reading.lines.buffer.count)
        for block in reading.kept {
            if !out.isEmpty { out.append(10) }
            out.append(contentsOf: reading.lines.bytes(block))
        }
        return String(decoding: out, as: UTF8.self)
    }
}
