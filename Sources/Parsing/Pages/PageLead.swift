/// The standfirst: the sentences between headline and body that sum the article up. It belongs to the text, but often
/// stands in a header outside of the body's element.
struct PageLead: Sendable {
    let titles: Set<PlainWords>
    let meta: MetaTags

    /// The lines with the standfirst before them, where there is one that they do not have.
    func added(to kept: [Block], _ lines: Blocks, _ outline: PageOutline, _ root: Int) -> PageText.Reading {
        guard let line = line(outline, before: max(root, kept.first?.node ?? root)) else { return (lines, kept) }
        let plain = PlainWords(line)
        if kept.prefix(4).contains(where: { isRepeated(plain, by: PlainWords(lines.bytes($0))) }) {
            return (lines, kept)
        }
        var lines = lines
        let start = lines.buffer.count
        lines.buffer.append(contentsOf: line.utf8)
        var block = Block(range: start..<lines.buffer.count, node: root, tag: .p)
        block.weight = textWeight(lines.buffer[start...])
        return (lines, [block] + kept)
    }

    /// Whether a line has the standfirst or, for a good part, its beginning.
    private func isRepeated(_ lead: PlainWords, by line: PlainWords) -> Bool {
        line.contains(beginningOf: lead, length: 60) && line.count * 2 > lead.count
    }

    /// The standfirst that stands after the heading and ends before the first line of the body.
    private func line(_ outline: PageOutline, before end: Int) -> String? {
        let tree = outline.tree
        let descriptions = [meta["description"], meta["og:description"], meta["twitter:description"]]
            .compactMap { $0.map { PlainWords(unescaped($0)) } }.filter { $0.count >= 30 }
        guard let heading = heading(tree, before: end) else { return nil }
        for i in tree.end(heading)..<max(end, tree.end(heading)) {
            // What reaches beyond holds the body, too.
            guard tree.end(i) <= end, tree.tag(i) != .text, (30..<1_200).contains(tree.textLength(i)) else { continue }
            if outline.removed[i], !isRemovedLead(outline, i) { continue }
            let text = tree.string(i)
            let plain = PlainWords(text)
            if isLead(outline, i) || descriptions.contains(where: { isSame($0, plain) }) {
                return titles.contains(plain) ? nil : text
            }
        }
        return nil
    }

    /// What is named as a teaser is one of another article, unless it says what the metadata says of this one.
    private func isRemovedLead(_ outline: PageOutline, _ i: Int) -> Bool {
        !outline.words[i].isDisjoint(with: [.teaser, .lead])
            && !outline.words[max(0, outline.tree.parent(i))].contains(.about)
    }

    private func isLead(_ outline: PageOutline, _ i: Int) -> Bool {
        !outline.removed[i] && outline.words[i].contains(.lead) && outline.linkDensity(i) < 0.3
            && (30..<800).contains(outline.weight(i))
    }

    /// A description may be cut, or be the first of two sentences.
    private func isSame(_ description: PlainWords, _ plain: PlainWords) -> Bool {
        guard plain.count >= 90 else { return false }
        if description.hasPrefix(plain) { return true }
        guard description.count > 60, plain.count < 8 * description.count else { return false }
        return plain.bytes.starts(with: description.bytes.dropLast(4))
    }

    private func heading(_ tree: HTMLTree, before end: Int) -> Int? {
        var found: Int?
        for i in 0..<min(end, tree.count) where tree.tag(i) == .h1 && tree.end(i) <= end {
            if found == nil || titles.contains(PlainWords(tree.string(i))) { found = i }
        }
        return found
    }
}
