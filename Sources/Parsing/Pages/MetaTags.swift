/// The `meta` and `link` elements of a page by name, first value first.
struct MetaTags: Sendable {
    private var values: [String: [String]] = [:]
    private(set) var canonical: String?
    private(set) var base: String?
    /// The `title` element of the head.
    private(set) var title: String?
    private(set) var language: String?

    init(_ tree: HTMLTree) {
        for i in 0..<tree.count {
            switch tree.tag(i) {
            case .meta: add(tree, i)
            case .link:
                if canonical == nil, tree.value(i, .rel, is: "canonical") { canonical = tree.value(i, .href) }
            case .base: if base == nil { base = tree.value(i, .href) }
            case .title: if title == nil { title = tree.string(i) }
            case .html: if language == nil { language = tree.value(i, .lang) }
            default: break
            }
        }
    }

    private mutating func add(_ tree: HTMLTree, _ i: Int) {
        guard let content = tree.bytes(i, .content).map(folded), !content.isEmpty else { return }
        for attribute in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
            guard let name = tree.value(i, attribute), name.utf8.count < 60 else { continue }
            values[name.lowercased(), default: []].append(content)
        }
    }

    /// The first value of the first of these names that has one.
    subscript(_ names: String...) -> String? {
        for name in names {
            if let value = values[name]?.first { return value }
        }
        return nil
    }

    /// The first value, by name, of those with this in their name.
    func named(_ part: String) -> String? {
        values.keys.filter { $0.firstRange(of: part) != nil && $0.firstRange(of: part + "er") == nil }.min().flatMap {
            values[$0]?.first
        }
    }

    func all(_ name: String) -> [String] { values[name] ?? [] }
}
