/// A heading that may hold the headline of a page.
struct PageTitleHeading: Sendable {
    let text: String
    let plain: PlainWords
    /// It stands in the trail of links that leads to the page, where the title is made for search engines.
    let isTrail: Bool
    /// It is a link to the front page.
    let linksHome: Bool

    /// Reads the heading at `node`; its text goes without what is set above or below the headline.
    init(_ tree: HTMLTree, _ node: Int, url: String) {
        text = PageTitleHeading.headline(tree, node)
        plain = PlainWords(text)
        isTrail = PageTitleHeading.isInTrail(tree, node)
        linksHome = PageTitleHeading.linksHome(tree, node, url)
    }

    /// The headings of a level, at most 20, without the very long ones.
    static func all(_ tree: HTMLTree, _ tag: HTMLTag, url: String) -> [PageTitleHeading] {
        var found: [PageTitleHeading] = []
        for i in 0..<tree.count where tree.tag(i) == tag && found.count < 20 {
            let heading = PageTitleHeading(tree, i, url: url)
            if !heading.text.isEmpty, heading.text.utf8.count < 600 { found.append(heading) }
        }
        return found
    }

    /// The text without kickers, small print and the readings of ruby text; all of it when little else is left.
    private static func headline(_ tree: HTMLTree, _ node: Int) -> String {
        var kept: [UInt8] = []
        var left = false
        var i = node + 1
        while i < tree.end(node) {
            if isBeside(tree, i) {
                left = true
                i = max(tree.end(i), i + 1)
                continue
            }
            if tree.tag(i) == .text { kept += tree.text[Int(tree.nodes[i].textStart)..<Int(tree.nodes[i].textEnd)] }
            i += 1
        }
        guard left else { return tree.string(node) }
        let text = folded(kept[...])
        // A colon, though hidden, makes both one sentence.
        return PlainWords(text).count >= 10 && text.first != ":" ? text : tree.string(node)
    }

    private static func isBeside(_ tree: HTMLTree, _ i: Int) -> Bool {
        switch tree.tag(i) {
        case .rt, .rp, .small, .time: return true
        case .text: return false
        default: break
        }
        guard let name = tree.value(i, .class)?.lowercased(), !name.isEmpty else { return false }
        return kickers.contains { name.firstRange(of: $0) != nil }
    }

    private static let kickers = [
        "kicker", "overline", "subheadline", "eyebrow", "dachzeile", "pretitle", "spitzmarke", "topic-label",
        "topiclabel", "roofline",
        "oberzeile", "rubric", "rubrik", "category",
    ]

    private static func isInTrail(_ tree: HTMLTree, _ node: Int) -> Bool {
        var i = node
        for _ in 0..<4 where i > 0 {
            if tree.tag(i) == .li || tree.tag(i) == .nav { return true }
            if let name = tree.value(i, .class)?.lowercased(), name.firstRange(of: "breadcrumb") != nil { return true }
            i = tree.parent(i)
        }
        return false
    }

    private static func linksHome(_ tree: HTMLTree, _ node: Int, _ url: String) -> Bool {
        let parent = tree.parent(node)
        let first = parent >= 0 && tree.tag(parent) == .a ? parent : node
        guard let link = (first..<tree.end(node)).first(where: { tree.tag($0) == .a }),
            let href = tree.value(link, .href)
        else { return false }
        if href == "/" { return path(url).map { $0 != "/" && !$0.isEmpty } ?? false }
        guard let there = path(href), there.isEmpty || there == "/" else { return false }
        return path(url).map { $0 != there } ?? true
    }

    /// What follows the host in an address; nil for a relative one.
    private static func path(_ url: String) -> Substring? {
        guard let scheme = url.firstRange(of: "://") else { return nil }
        return url[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
    }
}
