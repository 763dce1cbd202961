/// A tree with what the extraction knows of each node: what its class says, whether it has been removed, and how much
/// text and how much of it in links it holds. Everything is indexed by node.
struct PageOutline: Sendable {
    let tree: HTMLTree
    private(set) var words: [ClassWords]
    private(set) var removed: [Bool]
    /// How many sections of readers' comments were taken out.
    var comments = 0
    /// Weight of the text of the node with its descendants, of the part in links, and of the part in paragraphs; of
    /// what is not removed, as of the last `measure`.
    private(set) var weights: [Int32] = []
    private(set) var links: [Int32] = []
    private(set) var paragraphs: [Int32] = []
    /// The weight of each run of text by itself, and of each block's own text (without that of blocks in it).
    private let runs: [Int32]
    private(set) var own: [Int32] = []
    private(set) var ownLinks: [Int32] = []

    init(_ tree: HTMLTree) {
        self.tree = tree
        removed = Array(repeating: false, count: tree.count)
        var words: [ClassWords] = []
        words.reserveCapacity(tree.count)
        var runs: [Int32] = []
        runs.reserveCapacity(tree.count)
        for i in 0..<tree.count {
            let node = tree.nodes[i]
            runs.append(
                node.tag == .text
                    ? Int32(truncatingIfNeeded: textWeight(tree.text[Int(node.textStart)..<Int(node.textEnd)])) : 0)
            var name: ClassWords = []
            if node.attributeCount > 0 {
                // The id of a heading is made of its words, as a handle for links.
                for attribute in node.tag.isHeading ? [HTMLAttribute.class] : [.class, .id] {
                    if let value = tree.bytes(i, attribute) { name.formUnion(ClassWords(of: value.prefix(400))) }
                }
            }
            words.append(name)
        }
        self.words = words
        self.runs = runs
    }

    var root: Int { 0 }
    var total: Int { weights.isEmpty ? 0 : Int(weights[0]) }

    func weight(_ i: Int) -> Int { Int(weights[i]) }
    func unlinked(_ i: Int) -> Int { Int(weights[i]) - Int(links[i]) }
    func linkDensity(_ i: Int) -> Double { weights[i] > 0 ? Double(links[i]) / Double(weights[i]) : 0 }

    mutating func remove(_ i: Int) {
        for k in i..<tree.end(i) { removed[k] = true }
    }

    mutating func restore() {
        for k in removed.indices { removed[k] = false }
        comments = 0
    }

    /// Weighs what is left. One pass down for the links and paragraphs that a run stands in, one up for the sums.
    mutating func measure() {
        let n = tree.count
        weights = Array(repeating: 0, count: n)
        links = weights
        paragraphs = weights
        own = weights
        ownLinks = weights
        // For each node: the block it belongs to, and whether it stands in a link or a paragraph.
        var block = [Int32](repeating: 0, count: n)
        var inside = [UInt8](repeating: 0, count: n)
        for i in 0..<n where !removed[i] {
            let node = tree.nodes[i]
            let parent = Int(node.parent)
            let above: UInt8 = parent >= 0 ? inside[parent] : 0
            switch node.tag {
            case .a: inside[i] = above | 1
            case .p, .blockquote, .pre: inside[i] = above | 2
            default: inside[i] = above
            }
            block[i] = node.tag.isBlock || node.tag == .td || node.tag == .th || parent < 0 ? Int32(i) : block[parent]
            guard node.tag == .text, runs[i] > 0 else { continue }
            let w = runs[i]
            let b = Int(block[i])
            weights[i] = w
            own[b] &+= w
            if inside[i] & 1 != 0 {
                links[i] = w
                ownLinks[b] &+= w
            } else if inside[i] & 2 != 0 {
                paragraphs[i] = w
            }
        }
        for i in stride(from: n - 1, to: 0, by: -1) where !removed[i] && weights[i] > 0 {
            let parent = tree.parent(i)
            guard parent >= 0 else { continue }
            weights[parent] &+= weights[i]
            links[parent] &+= links[i]
            paragraphs[parent] &+= paragraphs[i]
        }
    }
}
