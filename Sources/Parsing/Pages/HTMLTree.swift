import CLibXML2

/// A page as libxml2's tolerant HTML parser reads it, in flat arrays: nodes stand in document order, so that the
/// descendants of node `i` are `i + 1 ..< end(i)`, and every walk is a loop over indices.
///
/// Scripts (but JSON-LD), styles, comments, drawings and attributes outside `HTMLAttribute` are not in it. At most
/// `Limits.nodes` nodes and `Limits.depth` levels; deeper elements hang as leaves from the last level.
package struct HTMLTree: Sendable {
    package struct Node: Sendable {
        package var tag: HTMLTag
        /// -1 for the root.
        package var parent: Int32
        package var end: Int32
        /// The text of the node with all its descendants, in `text`.
        package var textStart: Int32
        package var textEnd: Int32
        var attribute: Int32
        var attributeCount: UInt16
    }

    package enum Limits {
        package static let bytes = 32 << 20
        package static let nodes = 1_500_000
        package static let depth = 200
        /// Steps for end tags that close nothing: some two seconds at worst.
        package static let work = 1_000_000_000
    }

    package private(set) var nodes: [Node] = []
    package private(set) var text: [UInt8] = []
    private var values: [UInt8] = []
    private var attributes: [tw_html_attribute] = []
    /// A limit was met; what was read until then is there.
    package private(set) var truncated = false

    /// Reads a page.
    /// - Parameter utf8: valid UTF-8, without a byte order mark.
    package init(utf8: [UInt8]) {
        let utf8 = DoubleEncoding.mended(utf8) ?? utf8
        let vocabulary = Vocabulary.shared
        guard let tags = vocabulary.tags, let names = vocabulary.attributes else { return }
        let limits = tw_html_limits(nodes: Limits.nodes, depth: Limits.depth, work: Limits.work)
        let count = min(utf8.count, Limits.bytes)
        let tree = utf8.withUnsafeBufferPointer { tw_html_parse(tags, names, $0.baseAddress, count, limits) }
        guard let tree else { return }
        defer { tw_html_free(tree) }
        let t = tree.pointee
        truncated = t.truncated != 0 || count < utf8.count
        text = Array(UnsafeBufferPointer(start: t.text, count: t.text_count))
        values = Array(UnsafeBufferPointer(start: t.values, count: t.value_count))
        attributes = Array(UnsafeBufferPointer(start: t.attributes, count: t.attribute_count))
        nodes = UnsafeBufferPointer(start: t.nodes, count: t.node_count).map {
            Node(
                tag: HTMLTag.byNumber[Int($0.tag)], parent: $0.parent, end: $0.end,
                textStart: Int32(truncatingIfNeeded: $0.text_start), textEnd: Int32(truncatingIfNeeded: $0.text_end),
                attribute: Int32(truncatingIfNeeded: $0.attribute), attributeCount: $0.attribute_count)
        }
    }

    package var count: Int { nodes.count }
    package func tag(_ i: Int) -> HTMLTag { nodes[i].tag }
    package func parent(_ i: Int) -> Int { Int(nodes[i].parent) }
    /// The index after the last descendant.
    package func end(_ i: Int) -> Int { Int(nodes[i].end) }

    /// The bytes of an attribute's value; nil where it is absent.
    package func bytes(_ i: Int, _ name: HTMLAttribute) -> ArraySlice<UInt8>? { bytes(i, number: name.rawValue) }

    /// The value of an attribute, white space around it removed; nil where it is absent.
    package func value(_ i: Int, _ name: HTMLAttribute) -> String? {
        bytes(i, name).map { String(decoding: trimmed($0), as: UTF8.self) }
    }

    /// The raw text of a JSON-LD script.
    package func script(_ i: Int) -> ArraySlice<UInt8>? { bytes(i, number: UInt8(TW_HTML_TEXT)) }

    /// Whether the value of an attribute is this word (ASCII, case aside).
    package func value(_ i: Int, _ name: HTMLAttribute, is word: StaticString) -> Bool {
        guard let b = bytes(i, name), b.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { w in zip(b, w).allSatisfy { lowered($0) == $1 } }
    }

    package func hasAttributes(_ i: Int) -> Bool { nodes[i].attributeCount > 0 }

    private func bytes(_ i: Int, number: UInt8) -> ArraySlice<UInt8>? {
        let n = nodes[i]
        var a = Int(n.attribute)
        let end = a + Int(n.attributeCount)
        while a < end {
            if attributes[a].name == number {
                return values[Int(attributes[a].start)..<Int(attributes[a].start) + Int(attributes[a].length)]
            }
            a += 1
        }
        return nil
    }

    /// The text of a node in pieces, as its blocks and line breaks part it; at most 20.
    package func segments(_ i: Int) -> [String] {
        var found: [String] = []
        var piece: [UInt8] = []
        func close() {
            let text = String(decoding: trimmed(piece[...]), as: UTF8.self)
            if !text.isEmpty { found.append(text) }
            piece = []
        }
        for k in i..<end(i) where found.count < 20 {
            if tag(k) == .text {
                appendFolded(text[Int(nodes[k].textStart)..<Int(nodes[k].textEnd)], to: &piece, from: 0)
            } else if tag(k).isBlock {
                close()
            }
        }
        close()
        return found
    }

    /// Bytes of the text of a node, white space included.
    func textLength(_ i: Int) -> Int { Int(nodes[i].textEnd) - Int(nodes[i].textStart) }

    /// All text of a node, white space folded and trimmed.
    package func string(_ i: Int) -> String { folded(text[Int(nodes[i].textStart)..<Int(nodes[i].textEnd)]) }
}

/// The names as C knows them: made once, never changed, never freed.
private struct Vocabulary: @unchecked Sendable {
    static let shared = Vocabulary()
    let tags: OpaquePointer?
    let attributes: OpaquePointer?

    init() {
        tags = Vocabulary.make(HTMLTag.names)
        attributes = Vocabulary.make(HTMLAttribute.names)
    }

    private static func make(_ names: [String]) -> OpaquePointer? {
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
