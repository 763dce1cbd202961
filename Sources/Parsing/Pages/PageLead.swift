/// The standfirst: the sentences between headline and body that sum the article up. It belongs to the text, but often
/// stands in a header outside of the body's element.
struct PageLead: Sendable {
    let titles: Set<PlainWords>
    let meta: MetaTags

    /// The lines with the standfirst before them, where there is one that they do not have.
    func added(to kept: [Block], _ lines: Blocks, _ outline: PageOutline, _ root: Int) -> PageText.Reading {
        guard let line = line(outline, root) else { return (lines, kept) }
        let plain = PlainWords(line)
        if kept.prefix(4).contains(where: { PlainWords(lines.bytes($0)).contains(beginningOf: plain, length: 60) }) {
            return (lines, kept)
        }
        var lines = lines
        let start = lines.buffer.count
        lines.buffer.append(contentsOf: line.utf8)
        var block = Block(range: start..<lines.buffer.count, node: root, tag: .p)
        block.weight = textWeight(lines.buffer[start...])
        return (lines, [block] + kept)
    }

    private func line(_ outline: PageOutline, _ root: Int) -> String? {
        let tree = outline.tree
        let descriptions = [meta["description"], meta["og:description"], meta["twitter:description"]]
            .compactMap { $0.map { PlainWords(unescaped($0)) } }.filter { $0.count >= 30 }
        guard let heading = heading(tree, before: root) else { return nil }
        var i = tree.end(heading)
        while i < root {
            if outline.removed[i] {
                i = tree.end(i)
                continue
            }
            // What reaches beyond `root` holds the body, too.
            if tree.end(i) <= root, tree.tag(i) != .text, (30..<800).contains(outline.weight(i)) {
                let text = tree.string(i)
                let plain = PlainWords(text)
                let isLead = outline.words[i].contains(.lead) && outline.linkDensity(i) < 0.3
                if isLead || plain.count >= 90 && descriptions.contains(where: { isSame($0, plain) }) {
                    return titles.contains(plain) ? nil : text
                }
            }
            i += 1
        }
        return nil
    }

    /// A description may be cut, or be the first of two sentences.
    private func isSame(_ description: PlainWords, _ plain: PlainWords) -> Bool {
        if description.hasPrefix(plain) { return true }
        guard description.count > 60, plain.count < 2 * description.count else { return false }
        return plain.bytes.starts(with: description.bytes.dropLast(4))
    }

    private func heading(_ tree: HTMLTree, before root: Int) -> Int? {
        var found: Int?
        for i in 0..<root where tree.tag(i) == .h1 && tree.end(i) <= root {
            if titles.contains(PlainWords(tree.string(i))) || found == nil { found = i }
        }
        return found
    }
}
