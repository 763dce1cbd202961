import CLibXML2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A page as an expression sees it: the nodes of `HTMLTree`, number for number, with the names that a rule asks for. It
/// is read anew, since `HTMLTree` leaves out what every other page can do without.
struct SiteTree {
    private var nodes: [tw_html_node] = []
    private var attributes: [tw_html_attribute] = []
    private var text: [UInt8] = []
    private var values: [UInt8] = []

    init(utf8: [UInt8], vocabulary: SiteVocabulary) {
        guard let tags = vocabulary.tags, let names = vocabulary.attributes else { return }
        let limits = tw_html_limits(
            nodes: HTMLTree.Limits.nodes, depth: HTMLTree.Limits.depth, work: HTMLTree.Limits.work)
        let count = min(utf8.count, HTMLTree.Limits.bytes)
        let tree = utf8.withUnsafeBufferPointer { tw_html_parse(tags, names, $0.baseAddress, count, limits) }
        guard let tree else { return }
        defer { tw_html_free(tree) }
        let t = tree.pointee
        nodes = Array(UnsafeBufferPointer(start: t.nodes, count: t.node_count))
        attributes = Array(UnsafeBufferPointer(start: t.attributes, count: t.attribute_count))
        text = Array(UnsafeBufferPointer(start: t.text, count: t.text_count))
        values = Array(UnsafeBufferPointer(start: t.values, count: t.value_count))
    }

    var count: Int { nodes.count }

    /// The index after the last descendant; of the document (-1) that of the last node.
    func end(_ i: Int) -> Int { i < 0 ? nodes.count : Int(nodes[i].end) }
    /// The document's (-1) where it has none above.
    func parent(_ i: Int) -> Int { Int(nodes[i].parent) }
    /// The number of an element's name.
    func tag(_ i: Int) -> UInt8 { nodes[i].tag }
    func isText(_ i: Int) -> Bool { Int(nodes[i].tag) == Int(TW_HTML_TEXT) }

    /// The places of an element's attributes, without the text of a script.
    func attributes(of i: Int) -> Range<Int> {
        guard i >= 0 else { return 0..<0 }
        let first = Int(nodes[i].attribute)
        return first..<first + Int(nodes[i].attribute_count)
    }

    /// The number of an attribute's name.
    func name(attribute: Int) -> UInt8 { attributes[attribute].name }
    func isScript(attribute: Int) -> Bool { Int(attributes[attribute].name) == Int(TW_HTML_TEXT) }

    /// The value of an attribute by its number; nil where it is absent.
    func value(_ i: Int, _ name: UInt8) -> ArraySlice<UInt8>? {
        attributes(of: i).first { attributes[$0].name == name }.map { value(attribute: $0) }
    }

    func value(attribute: Int) -> ArraySlice<UInt8> {
        let a = attributes[attribute]
        return values[Int(a.start)..<Int(a.start) + Int(a.length)]
    }

    /// All text of a node, as it stands in the page; of the document, of the whole page.
    func text(_ i: Int) -> ArraySlice<UInt8> {
        i < 0 ? text[...] : text[Int(nodes[i].text_start)..<Int(nodes[i].text_end)]
    }
}

/// The names of a rule as C knows them.
final class SiteVocabulary: @unchecked Sendable {
    let tags: OpaquePointer?
    let attributes: OpaquePointer?

    init(_ names: SiteNames) {
        tags = Self.table(names.elements)
        attributes = Self.table(names.attributes)
    }

    deinit {
        // They are one `calloc` each.
        free(tags.map(UnsafeMutableRawPointer.init))
        free(attributes.map(UnsafeMutableRawPointer.init))
    }

    private static func table(_ names: [String]) -> OpaquePointer? {
        var all: [CChar] = []
        var starts: [Int] = []
        for name in names {
            starts.append(all.count)
            all += name.utf8.map { CChar(bitPattern: $0) }
            all.append(0)
        }
        return all.withUnsafeBufferPointer { characters -> OpaquePointer? in
            guard let base = characters.baseAddress else { return nil }
            return starts.map { base + $0 }.withUnsafeBufferPointer { list -> OpaquePointer? in
                list.baseAddress.map { tw_html_names_make($0, list.count) } ?? nil
            }
        }
    }
}
