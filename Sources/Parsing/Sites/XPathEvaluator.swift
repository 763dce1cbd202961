/// The page is too large for the expression, or the expression too costly for the page.
struct XPathExhausted: Error {}

/// Evaluates expressions over one page. Loops over indices, but for the expression's own nesting; all evaluations of an
/// evaluator together take at most `Limits.work` steps.
struct XPathEvaluator {
    enum Limits {
        /// Nodes looked at, and each four bytes of text searched: some tenths of a second at most.
        static let work = 20_000_000
    }

    let tree: SiteTree
    private let classNumber = HTMLAttribute.class.rawValue
    private(set) var left = Limits.work

    init(tree: SiteTree, work: Int = Limits.work) {
        self.tree = tree
        left = work
    }

    /// The node an expression is asked at, and where it stands among those it was found with.
    struct Context {
        var node = XPathNode.document
        var position = 1
        var size = 1
    }

    mutating func value(_ expression: XPathExpression, at c: Context = Context()) throws(XPathExhausted) -> XPathValue {
        switch expression {
        case .literal(let bytes): return .string(bytes)
        case .number(let number): return .number(number)
        case .path(let path): return .nodes(try nodes(path, at: c))
        case .union(let parts):
            var all: [XPathNode] = []
            for part in parts {
                if case .nodes(let nodes) = try value(part, at: c) { all += nodes }
            }
            return .nodes(Self.inOrder(all))
        case .binary(let op, let a, let b): return try result(of: op, a, b, at: c)
        case .call(let function, let arguments): return try call(function, arguments, at: c)
        }
    }

    mutating func pay(_ steps: Int) throws(XPathExhausted) {
        left -= steps
        if left < 0 { throw XPathExhausted() }
    }

    // MARK: - Paths

    private mutating func nodes(_ path: XPathPath, at c: Context) throws(XPathExhausted) -> [XPathNode] {
        var set: [XPathNode]
        switch path.start {
        case .root: set = [.document]
        case .context: set = [c.node]
        case .expression(let inner, let predicates):
            guard case .nodes(let found) = try value(inner, at: c) else { return [] }
            set = found
            for predicate in predicates { set = try filtered(set, predicate) }
        }
        for step in path.steps where !set.isEmpty { set = try taken(step, from: set) }
        return set
    }

    /// Where no predicate asks for a position, nodes reached twice are taken once at once.
    private mutating func taken(_ step: XPathStep, from set: [XPathNode]) throws(XPathExhausted) -> [XPathNode] {
        guard step.isPositional else {
            var found = Self.inOrder(try axis(step, from: set))
            for predicate in step.predicates { found = try filtered(found, predicate) }
            return found
        }
        var all: [XPathNode] = []
        for node in set {
            var found = try axis(step, from: [node])
            if found.isEmpty { continue }
            for predicate in step.predicates { found = try filtered(found, predicate) }
            all += found
        }
        return Self.inOrder(all)
    }

    private mutating func filtered(
        _ set: [XPathNode], _ predicate: XPathExpression
    ) throws(XPathExhausted) -> [XPathNode] {
        var kept: [XPathNode] = []
        for (i, node) in set.enumerated() {
            try pay(1)
            let context = Context(node: node, position: i + 1, size: set.count)
            let value = try value(predicate, at: context)
            if case .number(let number) = value {
                if number == Double(i + 1) { kept.append(node) }
            } else if bool(value) {
                kept.append(node)
            }
        }
        return kept
    }

    /// What lies along an axis, in the direction of the axis.
    private mutating func axis(_ step: XPathStep, from set: [XPathNode]) throws(XPathExhausted) -> [XPathNode] {
        var found: [XPathNode] = []
        // Where the descendants of one begin within those of the one before.
        var from = 0
        for origin in set {
            let i = Int(origin.node)
            switch step.axis {
            case _ where origin.isAttribute: aroundAttribute(origin, step, &found)
            case .self: if matches(origin, step.test) { found.append(origin) }
            case .parent:
                guard i >= 0 else { continue }
                let parent = XPathNode(node: Int32(tree.parent(i)))
                if matches(parent, step.test) { found.append(parent) }
            case .attribute: try attributes(of: i, step.test, &found)
            case .child: try siblings(from: i + 1, to: tree.end(i), step.test, &found)
            case .descendant: try descendants(from: i + 1, to: tree.end(i), &from, step.test, &found)
            case .descendantOrSelf:
                if i < 0, matches(origin, step.test) { found.append(origin) }
                try descendants(from: max(i, 0), to: tree.end(i), &from, step.test, &found)
            case .followingSibling:
                if i >= 0 { try siblings(from: tree.end(i), to: tree.end(tree.parent(i)), step.test, &found) }
            case .precedingSibling:
                guard i >= 0 else { continue }
                var before: [XPathNode] = []
                try siblings(from: tree.parent(i) + 1, to: i, step.test, &before)
                found += before.reversed()
            }
        }
        return found
    }

    /// An attribute has nothing around it but its element.
    private func aroundAttribute(_ origin: XPathNode, _ step: XPathStep, _ found: inout [XPathNode]) {
        let element = XPathNode(node: origin.node)
        switch (step.axis, step.test) {
        case (.self, .node), (.descendantOrSelf, .node): found.append(origin)
        case (.parent, _): if matches(element, step.test) { found.append(element) }
        default: break
        }
    }

    /// - Parameter met: those before it have been taken.
    private mutating func descendants(
        from start: Int, to end: Int, _ met: inout Int, _ test: XPathTest, _ found: inout [XPathNode]
    ) throws(XPathExhausted) {
        let first = max(start, met)
        met = max(met, end)
        try pay(max(0, met - first))
        for i in stride(from: first, to: met, by: 1) where matches(XPathNode(node: Int32(i)), test) {
            found.append(XPathNode(node: Int32(i)))
        }
    }

    private mutating func siblings(
        from start: Int, to end: Int, _ test: XPathTest, _ found: inout [XPathNode]
    ) throws(XPathExhausted) {
        var i = start
        while i < end {
            try pay(1)
            let node = XPathNode(node: Int32(i))
            if matches(node, test) { found.append(node) }
            i = max(tree.end(i), i + 1)
        }
    }

    private mutating func attributes(
        of i: Int, _ test: XPathTest, _ found: inout [XPathNode]
    ) throws(XPathExhausted) {
        let range = tree.attributes(of: i)
        try pay(range.count)
        for a in range where !tree.isScript(attribute: a) {
            let node = XPathNode(node: Int32(i), attribute: Int32(a))
            if matches(node, test) { found.append(node) }
        }
    }

    private func matches(_ node: XPathNode, _ test: XPathTest) -> Bool {
        let i = Int(node.node)
        switch test {
        case .node: return true
        case .text: return i >= 0 && !node.isAttribute && tree.isText(i)
        case .name(let name, let classes):
            if node.isAttribute { return name.map { $0 == tree.name(attribute: Int(node.attribute)) } ?? true }
            guard i >= 0, !tree.isText(i), name.map({ $0 == tree.tag(i) }) ?? true else { return false }
            guard !classes.isEmpty else { return true }
            guard let list = tree.value(i, classNumber) else { return false }
            return classes.allSatisfy { XPathText.has(word: $0, in: list) }
        }
    }

    private static func inOrder(_ nodes: [XPathNode]) -> [XPathNode] {
        guard zip(nodes, nodes.dropFirst()).contains(where: { $0 >= $1 }) else { return nodes }
        var sorted: [XPathNode] = []
        for node in nodes.sorted() where node != sorted.last { sorted.append(node) }
        return sorted
    }
}
