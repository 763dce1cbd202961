/// Takes out of an article's lines those that are not the article's.
struct LineFilter: Sendable {
    /// Title, headings that repeat it, and names that stand alone on a line: never part of the text.
    var titles: Set<PlainWords>
    var authors: [String] = []
    /// The host of the page without `www.`; empty where it is not known.
    var host = ""

    /// The lines that stay, in order.
    func kept(_ lines: Blocks) -> [Block] {
        let end = cut(lines)
        var kept: [Block] = []
        var seen: Set<UInt64> = []
        let listLinks = linkedLists(lines)
        for (i, block) in lines.blocks[..<end].enumerated() {
            let bytes = lines.bytes(block)
            let block = headsProse(i, lines) ? block.unlinked : block
            if isFurniture(block, bytes, lines, atStart: kept.isEmpty, listLinks) { continue }
            if bytes.count > 60, !seen.insert(bytes.reduce(WordTable.seed) { WordTable.mixed($0, $1) }).inserted {
                continue
            }
            kept.append(block)
        }
        while let last = kept.last, isTrailing(last, lines) { kept.removeLast() }
        return kept.count > 3 ? withoutBiography(kept, lines) : kept
    }

    /// A heading that links to itself, as a handle for readers, or one that links elsewhere while the section that it
    /// heads stands here.
    private func headsProse(_ i: Int, _ lines: Blocks) -> Bool {
        let block = lines.blocks[i]
        guard block.tag.isHeading, block.linkWeight > 0 else { return false }
        if block.anchorWeight == block.linkWeight { return true }
        guard i + 1 < lines.blocks.count, isElsewhere(block.link) else { return false }
        let next = lines.blocks[i + 1]
        return next.weight > 80 && next.linkWeight * 3 < next.weight && !next.tag.isHeading
    }

    /// Whether a link leads to another site than that of the page.
    private func isElsewhere(_ link: ArraySlice<UInt8>) -> Bool {
        guard !host.isEmpty, let mark = link.firstIndex(of: 58), link[mark...].starts(with: "://".utf8) else {
            return false
        }
        let named = link[(mark + 3)...].prefix { $0 != 47 && $0 != 63 }
        return !named.isEmpty && !String(decoding: named, as: UTF8.self).hasSuffix(host)
    }

    /// Without "Ana Keller is our trade editor" at the end.
    private func withoutBiography(_ kept: [Block], _ lines: Blocks) -> [Block] {
        let known = authors.filter { $0.utf8.count > 6 }
        guard !known.isEmpty else { return kept }
        let tail = kept.suffix(3).filter { block in
            guard block.weight < 500 else { return true }
            let text = lines.text(block)
            return !known.contains { name in
                text.hasPrefix(name) && LineFilter.verbs.contains { text.dropFirst(name.count).hasPrefix($0) }
            }
        }
        return kept.dropLast(3) + tail
    }

    private static let verbs = [
        " is ", " was ", " has ", " writes ", " covers ", " works ", ", ", " ist ", " schreibt ", " est ", " es ",
        " è ", " är ", " er ", " é ",
    ]

    private func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: Array("http".utf8)) && !bytes.contains(32)
    }

    /// All lines but titles and furniture, be they links or not.
    func withoutTitles(_ lines: Blocks) -> [Block] {
        lines.blocks.filter { block in
            let bytes = lines.bytes(block)
            let words = PlainWords(bytes)
            return !words.isEmpty && !titles.contains(words) && !Furniture.isFurniture(bytes, linked: false)
        }
    }

    private func isTrailing(_ block: Block, _ lines: Blocks) -> Bool {
        if block.tag.isHeading { return true }
        return block.isBold && block.weight < 60 && lines.bytes(block).last == 58
    }

    private func isFurniture(
        _ block: Block, _ bytes: ArraySlice<UInt8>, _ lines: Blocks, atStart: Bool, _ lists: Set<Int>
    ) -> Bool {
        let linked = Double(block.linkWeight) / Double(max(1, block.weight))
        if block.inList || block.tag == .li {
            if lists.contains(block.node) || linked > 0.85 && block.weight < 150 { return true }
        } else if linked > 0.85, block.weight < 250, !isAddress(bytes) {
            return true
        }
        guard bytes.count < 400 else { return false }
        if !bytes.contains(where: { $0 >= 0x80 || isASCIILetter($0) || isDigit($0) }) { return true }
        if Furniture.isFurniture(bytes, linked: linked > 0.3) { return true }
        guard block.weight < 300 else { return false }
        if titles.contains(PlainWords(bytes)) { return true }
        return atStart && isAbout(lines.text(block), block)
    }

    /// Author and date lines between title and text.
    private func isAbout(_ text: String, _ block: Block) -> Bool {
        guard block.weight < 90 else { return false }
        if authors.contains(where: { !$0.isEmpty && text.contains($0) && text.count < $0.count + 40 }) { return true }
        return DateScanner.isDateLine(text)
    }

    /// Whether a good paragraph without links is there: what "read also" stood between, then, was the article.
    private func hasProse(_ blocks: ArraySlice<Block>) -> Bool {
        blocks.contains { $0.weight >= 200 && $0.linkWeight == 0 && $0.tag == .p }
    }

    /// Items of lists in which most of the text is links.
    private func linkedLists(_ lines: Blocks) -> Set<Int> {
        var found: Set<Int> = []
        var i = 0
        let blocks = lines.blocks
        while i < blocks.count {
            guard blocks[i].inList || blocks[i].tag == .li else {
                i += 1
                continue
            }
            var end = i
            var text = 0
            var links = 0
            while end < blocks.count, blocks[end].inList || blocks[end].tag == .li {
                text += blocks[end].weight
                links += blocks[end].linkWeight
                end += 1
            }
            if links * 2 > text { found.formUnion(blocks[i..<end].map(\.node)) }
            i = end
        }
        return found
    }

    /// Where what follows the article begins: a heading that says so, once enough of the text has passed and when
    /// hardly any prose follows (for comments, whatever follows).
    private func cut(_ lines: Blocks) -> Int {
        let total = lines.blocks.reduce(0) { $0 + $1.weight }
        let prose = lines.blocks.map { $0.weight > 80 && $0.linkWeight * 3 < $0.weight ? $0.weight : 0 }
        var ahead = prose.reduce(0, +)
        let allProse = ahead
        var passed = 0
        for (i, block) in lines.blocks.enumerated() {
            ahead -= prose[i]
            if block.weight < 60,
                let share = Furniture.endShare(lines.bytes(block), heading: block.tag.isHeading || block.isBold),
                Double(passed) >= share * Double(total), share < 0.3 || ahead * 5 < allProse,
                share != Furniture.betweenShare || !hasProse(lines.blocks[(i + 1)...])
            {
                return i
            }
            passed += block.weight
        }
        return lines.blocks.count
    }
}
