/// Finds the element that holds the article.
struct BodyFinder: Sendable {
    let outline: PageOutline

    /// The node, or nil when there is nothing that looks like prose.
    func body() -> Int? {
        guard let best = best() else { return nil }
        return withBeginning(descended(named(climbed(best))))
    }

    private func best() -> Int? {
        let scores = scores()
        let main = articleOfHeading()
        var best: (node: Int, score: Double)?
        for i in scores.indices where scores[i] > 0 {
            var score = scores[i] * (1 - min(1, outline.linkDensity(i))) * bonus(i)
            if let main, i >= main, i < outline.tree.end(main) { score *= 1.7 }
            if score > best?.score ?? 0 { best = (i, score) }
        }
        return best?.node
    }

    /// The `<article>` that holds the first h1: further ones on the page are other articles.
    private func articleOfHeading() -> Int? {
        let tree = outline.tree
        guard var at = (0..<tree.count).first(where: { tree.tag($0) == .h1 && !outline.removed[$0] }) else {
            return nil
        }
        while at >= 0, tree.tag(at) != .article { at = tree.parent(at) }
        return at > 0 ? at : nil
    }

    /// Each paragraph speaks for its parent, and less and less for four elements above.
    private func scores() -> [Double] {
        let tree = outline.tree
        var scores = [Double](repeating: 0, count: tree.count)
        for i in 0..<tree.count where outline.own[i] > 0 && !outline.removed[i] {
            var points = Double(outline.own[i]) - 1.2 * Double(outline.ownLinks[i])
            guard points >= 25 else { continue }
            var at = i
            switch tree.tag(i) {
            case .p, .pre, .blockquote: at = tree.parent(i)
            case .h1, .h2, .h3, .h4, .h5, .h6, .header, .figcaption, .caption, .footer: continue
            case .li, .dd, .dt:
                points *= 0.5
                at = tree.parent(i)
            default: if !hasBlocks(i) { at = tree.parent(i) }
            }
            for _ in 0..<5 where at >= 0 {
                scores[at] += points
                points *= 0.55
                at = tree.parent(at)
            }
        }
        return scores
    }

    private func hasBlocks(_ i: Int) -> Bool {
        let tree = outline.tree
        return (i + 1..<min(tree.end(i), i + 60)).contains { tree.tag($0).isBlock }
    }

    private func bonus(_ i: Int) -> Double {
        let tree = outline.tree
        var bonus = 1.0
        if tree.bytes(i, .itemprop)?.elementsEqual("articleBody".utf8) == true { bonus *= 1.6 }
        if outline.words[i].contains(.body) { bonus *= 1.35 }
        if tree.tag(i) == .article || tree.tag(i) == .main { bonus *= 1.2 }
        return bonus
    }

    /// Up to where the rest of a body stands that was split over several elements.
    private func climbed(_ start: Int) -> Int {
        var chosen = start
        var at = outline.tree.parent(start)
        for _ in 0..<8 where at > 0 {
            // Beyond an <article> stands another one.
            if leftArticle(chosen, at), outline.unlinked(chosen) > 650 { break }
            let grown = Double(outline.unlinked(at)) > 1.25 * Double(outline.unlinked(chosen))
            if grown, outline.linkDensity(at) < 0.35, prose(at) > 1.2 * prose(chosen) { chosen = at }
            at = outline.tree.parent(at)
        }
        return chosen
    }

    private func leftArticle(_ chosen: Int, _ at: Int) -> Bool {
        var i = chosen
        while i != at, i > 0 {
            if outline.tree.tag(i) == .article { return true }
            i = outline.tree.parent(i)
        }
        return false
    }

    /// Up to an element that is said to be the body, where it does not hold much else.
    private func named(_ start: Int) -> Int {
        guard !isSaidToBeBody(start) else { return start }
        let mass = Double(outline.unlinked(start))
        var at = outline.tree.parent(start)
        for _ in 0..<8 where at > 0 {
            if outline.linkDensity(at) > 0.35 { break }
            if isSaidToBeBody(at), Double(outline.unlinked(at)) < 3 * mass { return at }
            at = outline.tree.parent(at)
        }
        return start
    }

    /// Up to an element that holds first paragraphs which stand ahead of what was found: pages that ask for money
    /// halfway put the rest in an element of its own.
    private func withBeginning(_ start: Int) -> Int {
        let tree = outline.tree
        var found = start
        for _ in 0..<3 {
            let parent = tree.parent(found)
            guard parent > 0, tree.tag(parent) != .body, outline.linkDensity(parent) < 0.35,
                Double(outline.unlinked(parent)) < 1.6 * Double(outline.unlinked(found)),
                hasParagraph(parent, before: found)
            else { break }
            found = parent
        }
        return found
    }

    /// Whether a paragraph is a child of a node and stands before another child.
    private func hasParagraph(_ parent: Int, before child: Int) -> Bool {
        let tree = outline.tree
        var i = parent + 1
        while i < child {
            if tree.tag(i) == .p, !outline.removed[i], outline.weight(i) >= 80, outline.linkDensity(i) < 0.3 {
                return true
            }
            i = max(tree.end(i), i + 1)
        }
        return false
    }

    private func isSaidToBeBody(_ i: Int) -> Bool {
        outline.words[i].contains(.body) || outline.tree.bytes(i, .itemprop)?.elementsEqual("articleBody".utf8) == true
    }

    /// Paragraph text, or all unlinked text on pages that have no paragraphs.
    private func prose(_ i: Int) -> Double {
        outline.paragraphs[0] > 200 ? Double(outline.paragraphs[i]) : Double(outline.unlinked(i))
    }

    /// Down to a child that is said to be the body and holds most of it.
    private func descended(_ start: Int) -> Int {
        let tree = outline.tree
        let mass = Double(outline.unlinked(start))
        var found = start
        for i in start + 1..<max(start + 1, tree.end(start)) where !outline.removed[i] {
            if isSaidToBeBody(i), Double(outline.unlinked(i)) >= 0.7 * mass { found = i }
        }
        return found
    }
}
