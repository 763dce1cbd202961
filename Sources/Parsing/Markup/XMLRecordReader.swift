/// An element with all that is in it: one record of a list. Names are local names; namespaces are passed over, since
/// no official list has two elements that differ in them alone.
package struct XMLNode: Sendable {
    package var name: String
    /// In the order of the document.
    package var attributes: [(name: String, value: String)] = []
    /// The element's own character data, white space at both ends cut off.
    package var text: String = ""
    /// The elements directly within, in order.
    package var children: [XMLNode] = []

    package init(name: String) { self.name = name }

    /// The value of an attribute; nil when it is absent or empty.
    package func attribute(_ name: String) -> String? {
        for a in attributes where a.name == name { return a.value.isEmpty ? nil : a.value }
        return nil
    }

    /// The first element directly within of this name.
    package func child(_ name: String) -> XMLNode? {
        for c in children where c.name == name { return c }
        return nil
    }

    /// All elements directly within of this name.
    package func children(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// The elements reached by going down these names one after another, through every branch.
    package func all(_ path: String...) -> [XMLNode] {
        path.reduce([self]) { nodes, name in nodes.flatMap { $0.children(name) } }
    }

    /// The text of the first element at the end of the path; nil when it is absent or empty.
    package func value(_ path: String...) -> String? {
        var nodes = [self]
        for name in path { nodes = nodes.flatMap { $0.children(name) } }
        for n in nodes where !n.text.isEmpty { return n.text }
        return nil
    }
}

/// Reads a list record by record: each element of a given name becomes a small tree, is handed over, and is forgotten.
/// A record that the document breaks off in the middle of is not handed over.
package final class XMLRecordReader {
    /// The document element, with its attributes and nothing within; nil when there was none.
    package private(set) var root: XMLNode?

    private let wanted: Set<String>
    private let each: (XMLNode) -> Void
    private var open: [(node: XMLNode, text: [UInt8])] = []
    private var names: [UnsafeRawPointer: String] = [:]

    private init(_ wanted: Set<String>, _ each: @escaping (XMLNode) -> Void) {
        self.wanted = wanted
        self.each = each
    }

    /// Hands every element named in `records` to `each`, in the order in which they end; one within another belongs to
    /// the outer alone.
    package static func read(
        _ bytes: [UInt8], records: Set<String>, options: XMLOptions = .list, each: (XMLNode) -> Void
    ) -> (outcome: XMLOutcome, root: XMLNode?) {
        withoutActuallyEscaping(each) { each in
            let reader = XMLRecordReader(records, each)
            let outcome = XMLReader.read(bytes, options: options, handler: reader)
            return (outcome, reader.root)
        }
    }
}

extension XMLRecordReader: XMLHandler {
    package func start(_ element: XMLElement) {
        let name = name(of: element.name.local)
        guard root != nil else {
            let node = node(name, element)
            root = node
            if wanted.contains(name) { open.append((node, [])) }
            return
        }
        if !open.isEmpty || wanted.contains(name) { open.append((node(name, element), [])) }
    }

    package func end(_ name: XMLName) {
        guard var (node, text) = open.popLast() else { return }
        node.text = trimmed(&text)
        if let parent = open.indices.last {
            open[parent].node.children.append(node)
        } else {
            each(node)
        }
    }

    package func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let last = open.indices.last { open[last].text.append(contentsOf: bytes) }
    }

    private func node(_ name: String, _ element: XMLElement) -> XMLNode {
        var node = XMLNode(name: name)
        node.attributes.reserveCapacity(element.attributeCount)
        for i in 0..<element.attributeCount {
            let a = element.attribute(at: i)
            node.attributes.append((self.name(of: a.name.local), a.value.string))
        }
        return node
    }

    /// libxml2 keeps each name once, so its address stands for it.
    private func name(of slice: XMLSlice) -> String {
        guard let base = slice.bytes.baseAddress else { return "" }
        if let known = names[UnsafeRawPointer(base)] { return known }
        let new = slice.string
        names[UnsafeRawPointer(base)] = new
        return new
    }

    private func trimmed(_ text: inout [UInt8]) -> String {
        func isSpace(_ b: UInt8) -> Bool { b == 32 || (b >= 9 && b <= 13) }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: text[first...last], as: UTF8.self)
    }
}
