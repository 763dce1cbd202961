/// One line of text: a paragraph, heading, list item, table row, or what stands between two `<br>`.
struct Block: Sendable {
    /// In the buffer of `Blocks`; white space folded.
    var range: Range<Int>
    /// The nearest block element.
    var node: Int
    var tag: HTMLTag
    var weight = 0
    var linkWeight = 0
    /// All of it is set bold.
    var isBold = false
    /// In a list.
    var inList = false
    /// The part of `linkWeight` that points into the page itself.
    var anchorWeight = 0
    /// Where its first link leads.
    var link: ArraySlice<UInt8> = []
}

extension Block {
    /// As if it held no link.
    var unlinked: Block {
        var copy = self
        copy.linkWeight = 0
        return copy
    }
}

/// The lines of an element.
struct Blocks: Sendable {
    var buffer: [UInt8] = []
    var blocks: [Block] = []

    func bytes(_ block: Block) -> ArraySlice<UInt8> { buffer[block.range] }
    func text(_ block: Block) -> String { String(decoding: buffer[block.range], as: UTF8.self) }

    /// Reads what is not removed below `root`.
    init(_ outline: PageOutline, root: Int) {
        var reader = BlockReader(outline: outline)
        reader.read(root)
        buffer = reader.buffer
        blocks = reader.blocks
    }
}

/// Walks a subtree in document order with a stack of what is open.
private struct BlockReader {
    let outline: PageOutline
    var buffer: [UInt8] = []
    var blocks: [Block] = []
    private var open: [(end: Int, tag: HTMLTag, node: Int)] = []
    private var start = 0
    private var current: Block?
    private var boldWeight = 0
    private var openLinks = 0
    private var openAnchors = 0
    private var link: ArraySlice<UInt8> = []
    private var openBold = 0

    init(outline: PageOutline) { self.outline = outline }

    mutating func read(_ root: Int) {
        let tree = outline.tree
        var i = root
        let end = tree.end(root)
        while i < end {
            while let top = open.last, top.end <= i { close() }
            if outline.removed[i] {
                i = max(tree.end(i), i + 1)
                continue
            }
            let tag = tree.tag(i)
            if tag == .text { add(i) } else { begin(i, tag) }
            i += 1
        }
        while !open.isEmpty { close() }
        flush()
    }

    private mutating func begin(_ i: Int, _ tag: HTMLTag) {
        if tag == .br || tag == .hr {
            flush()
            return
        }
        if tag.isBlock { flush() }
        if tag == .td || tag == .th { space() }
        open.append((outline.tree.end(i), tag, i))
        count(tag, i, 1)
    }

    private mutating func close() {
        guard let top = open.popLast() else { return }
        if top.tag.isBlock { flush() }
        if top.tag == .td || top.tag == .th { space() }
        count(top.tag, top.node, -1)
    }

    private mutating func count(_ tag: HTMLTag, _ i: Int, _ step: Int) {
        if tag == .a {
            openLinks += step
            let target = outline.tree.bytes(i, .href) ?? []
            if target.first == 35 { openAnchors += step }
            link = target
        }
        if tag == .b || tag == .strong { openBold += step }
    }

    private mutating func space() {
        if buffer.count > start, buffer.last != 32 { buffer.append(32) }
    }

    private mutating func add(_ i: Int) {
        let node = outline.tree.nodes[i]
        let before = buffer.count
        appendFolded(outline.tree.text[Int(node.textStart)..<Int(node.textEnd)], to: &buffer, from: start)
        guard buffer.count > before else { return }
        if current == nil {
            let holder = open.last { $0.tag.isBlock }
            current = Block(range: 0..<0, node: holder?.node ?? i, tag: holder?.tag ?? .other)
            current?.inList = open.contains { $0.tag == .li || $0.tag == .dd }
        }
        let w = textWeight(buffer[before...])
        current?.weight += w
        if openLinks > 0 {
            current?.linkWeight += w
            if current?.link.isEmpty == true { current?.link = link }
        }
        if openAnchors > 0 { current?.anchorWeight += w }
        if openBold > 0 { boldWeight += w }
    }

    private mutating func flush() {
        while buffer.count > start, buffer.last == 32 { buffer.removeLast() }
        if var block = current, buffer.count > start, block.weight > 0 {
            block.range = start..<buffer.count
            block.isBold = boldWeight * 10 >= block.weight * 9
            blocks.append(block)
        } else {
            buffer.removeLast(buffer.count - start)
        }
        current = nil
        boldWeight = 0
        start = buffer.count
    }
}
