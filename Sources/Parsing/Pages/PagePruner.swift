/// Takes out of an outline what is no part of the article.
struct PagePruner: Sendable {
    enum Strength: Sendable {
        /// Furniture by tag, by class and by role.
        case full
        /// By tag alone, for pages on which `full` left hardly anything.
        case weak
    }

    /// Removes; the outline is measured afterwards.
    static func prune(_ outline: inout PageOutline, _ strength: Strength) {
        removeNeverText(&outline)
        outline.measure()
        removeBySense(&outline, strength)
        outline.measure()
    }

    /// What holds no text for a reader, or is not shown.
    static func removeNeverText(_ outline: inout PageOutline) {
        var i = 0
        while i < outline.tree.count {
            if isNeverText(outline.tree, i) {
                outline.remove(i)
                i = outline.tree.end(i)
            } else {
                i += 1
            }
        }
    }

    private static func isNeverText(_ tree: HTMLTree, _ i: Int) -> Bool {
        switch tree.tag(i) {
        case .script, .style, .noscript, .button, .label, .svg, .select, .option, .input, .textarea, .iframe, .template,
            .dialog,
            .object, .embed, .canvas, .audio, .video, .map, .head, .nav, .link, .meta, .img, .rt, .rp:
            return true
        case .text: return false
        default: return tree.hasAttributes(i) && isHidden(tree, i)
        }
    }

    private static func isHidden(_ tree: HTMLTree, _ i: Int) -> Bool {
        if let role = tree.bytes(i, .role), !role.isEmpty,
            furnitureRoles.contains(String(decoding: role, as: UTF8.self))
        {
            // The question of a list of questions opens its answer.
            return !tree.value(i, .role, is: "button")
                || !(i..<min(tree.end(i), i + 20)).contains { tree.tag($0).isHeading }
        }
        // The panel of an accordion is shown at a touch.
        guard let style = tree.bytes(i, .style), !tree.value(i, .role, is: "region") else { return false }
        let flat = style.prefix(200).filter { !isSpace($0) }.map(lowered)
        return contains(flat, "display:none") || contains(flat, "visibility:hidden")
    }

    private static let furnitureRoles: Set<String> = [
        "navigation", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar", "tooltip", "banner", "button",
    ]

    private static func contains(_ bytes: [UInt8], _ word: StaticString) -> Bool {
        word.withUTF8Buffer { w in
            guard bytes.count >= w.count else { return false }
            return (0...bytes.count - w.count).contains { at in (0..<w.count).allSatisfy { bytes[at + $0] == w[$0] } }
        }
    }

    private static func removeBySense(_ outline: inout PageOutline, _ strength: Strength) {
        let totals = (text: Double(outline.unlinked(0)), paragraphs: Double(outline.paragraphs[0]))
        var i = 1
        while i < outline.tree.count {
            if outline.removed[i] || outline.tree.tag(i) == .text {
                i += 1
            } else if isFurniture(outline, i, strength, totals) {
                if outline.words[i].contains(.comments), outline.unlinked(i) >= 80 { outline.comments += 1 }
                outline.remove(i)
                i = outline.tree.end(i)
            } else {
                i += 1
            }
        }
    }

    private static func isFurniture(
        _ outline: PageOutline, _ i: Int, _ strength: Strength, _ totals: (text: Double, paragraphs: Double)
    ) -> Bool {
        let tree = outline.tree
        let words = outline.words[i]
        let tag = tree.tag(i)
        let text = Double(outline.unlinked(i))
        let prose = Double(outline.paragraphs[i])
        let surely = words.contains(.surely) || tag == .footer
        let isLarge =
            text >= (surely ? 0.6 : 0.35) * totals.text || prose >= 2_500
            || prose >= max(1, (surely ? 0.5 : 0.3) * totals.paragraphs)
        if tree.bytes(i, .hidden) != nil { return text < 0.6 * totals.text }
        switch tag {
        case .figcaption: return true
        case .figure: return !holds(tree, i, [.table, .blockquote, .pre])
        case .footer, .form: if !isLarge { return true }
        case .aside: if !isLarge && !words.contains(.body) { return true }
        case .article: if isAside(outline, i) { return true }
        // A row is named after what it tells of.
        case .body, .html, .main, .h1, .tr, .tbody, .thead, .th: return false
        default: break
        }
        guard strength == .full, !words.isEmpty, !words.contains(.body), !isBody(tree, i) else { return false }
        if tag.isHeading, words.contains(.title) { return false }
        if words.contains(.builder) {
            // Page builders call every piece a widget, and hide what they fade in.
            if words.isDisjoint(with: [.furniture, .comments, .about]) { return false }
        } else if words.contains(.widget) {
            return !isLarge && (prose < 600 || outline.linkDensity(i) > 0.4)
        }
        if !words.isDisjoint(with: [.furniture, .hidden]) {
            if words.contains(.embed), holds(tree, i, [.blockquote]) { return false }
            return !isLarge && tag != .blockquote
        }
        if words.contains(.comments) { return text < 0.6 * totals.text }
        if words.contains(.caption) { return outline.weight(i) < 600 && !isLarge }
        if words.contains(.about) { return outline.weight(i) < 400 && !isLarge && !words.contains(.lead) }
        return false
    }

    /// An article within an article, which lives without it: a card that points to another page. Where the inner ones
    /// hold most of the text, they are the parts of it.
    private static func isAside(_ outline: PageOutline, _ i: Int) -> Bool {
        let tree = outline.tree
        var outer = tree.parent(i)
        while outer >= 0, tree.tag(outer) != .article { outer = tree.parent(outer) }
        guard outer >= 0, isCard(outline, i) else { return false }
        var inner = 0
        var at = outer + 1
        while at < tree.end(outer) {
            if tree.tag(at) == .article {
                inner += outline.unlinked(at)
                at = tree.end(at)
            } else {
                at += 1
            }
        }
        return inner * 20 < 17 * outline.unlinked(outer)
    }

    /// Short, or a good part of it links.
    private static func isCard(_ outline: PageOutline, _ i: Int) -> Bool {
        outline.unlinked(i) < 600 || outline.linkDensity(i) > 0.15
    }

    private static func isBody(_ tree: HTMLTree, _ i: Int) -> Bool {
        guard let value = tree.bytes(i, .itemprop) else { return false }
        return value.elementsEqual("articleBody".utf8)
    }

    private static func holds(_ tree: HTMLTree, _ i: Int, _ tags: Set<HTMLTag>) -> Bool {
        (i..<min(tree.end(i), i + 400)).contains { tags.contains(tree.tag($0)) }
    }
}
