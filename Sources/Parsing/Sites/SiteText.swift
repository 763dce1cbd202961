import Records

/// The text of a page where a rule says what belongs to it, or what does not.
struct SiteText {
    let tree: HTMLTree
    /// Nodes that do not belong to the text.
    let pruned: [Int]
    /// The page as it was read so far, for the lines that repeat its title or authors.
    let page: Page

    /// The lines of these elements in their order, but for captions, what is not shown, what repeats the title, and the
    /// lines that are furniture everywhere; empty where there are none.
    func text(of roots: [Int]) -> String {
        var all = outline
        for i in 0..<tree.count where tree.tag(i) == .figcaption { all.remove(i) }
        var shown = all
        PagePruner.removeNeverText(&shown)
        let filter = self.filter
        var text: [String] = []
        // An element within one that was read has been read.
        var end = 0
        for root in roots where root >= end && root < tree.count {
            // A rule may name what a script is to show, or what is furniture elsewhere.
            let lines = Blocks(shown.removed[root] ? all : shown, root: root)
            text += filter.withoutTitles(lines).map(lines.text)
            end = tree.end(root)
        }
        return text.joined(separator: "\n")
    }

    /// The text as it is found without a rule, in what is left of the page; nil where that is little.
    func text() -> String? {
        var outline = self.outline
        PagePruner.prune(&outline, .full)
        guard let root = BodyFinder(outline: outline).body() else { return nil }
        let lines = Blocks(outline, root: root)
        let kept = filter.kept(lines)
        guard kept.reduce(0, { $0 + $1.weight }) >= PageText.little else { return nil }
        return kept.map(lines.text).joined(separator: "\n")
    }

    private var outline: PageOutline {
        var outline = PageOutline(tree)
        for i in pruned where i < tree.count { outline.remove(i) }
        return outline
    }

    private var filter: LineFilter {
        var titles = [page.title, MetaTags(tree)["og:title"]].compactMap(\.self)
        for i in 0..<tree.count where tree.tag(i) == .h1 { titles.append(tree.string(i)) }
        var known = Set(titles.map { PlainWords($0) })
        known.remove(PlainWords(""))
        return LineFilter(titles: known, authors: page.authors)
    }
}
