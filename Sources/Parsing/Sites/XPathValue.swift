/// A node of a page: an element or text by its number, the document (-1), or an attribute of an element. Ordered as in the
/// document.
struct XPathNode: Hashable, Comparable {
    var node: Int32
    /// The place of the attribute in the tree; -1 for the node itself.
    var attribute: Int32 = -1

    static let document = XPathNode(node: -1)
    var isAttribute: Bool { attribute >= 0 }

    static func < (a: XPathNode, b: XPathNode) -> Bool {
        a.node != b.node ? a.node < b.node : a.attribute < b.attribute
    }
}

/// What an expression comes to (XPath 1.0 §1); sets of nodes are in the order of the document.
enum XPathValue {
    case nodes([XPathNode])
    case string([UInt8])
    case number(Double)
    case bool(Bool)

    var isBool: Bool { if case .bool = self { true } else { false } }
    var isNumber: Bool { if case .number = self { true } else { false } }
}

/// Conversions of strings and numbers (XPath 1.0 §4.2, §4.4).
enum XPathText {
    static func number(_ text: ArraySlice<UInt8>) -> Double {
        let text = trimmed(text)
        guard !text.isEmpty, text.count <= 40, text.allSatisfy({ isDigit($0) || $0 == 46 || $0 == 45 }) else {
            return .nan
        }
        return Double(String(decoding: text, as: UTF8.self)) ?? .nan
    }

    static func string(_ number: Double) -> [UInt8] {
        if number.isNaN { return Array("NaN".utf8) }
        if let whole = Int(exactly: number) { return Array(String(whole).utf8) }
        return Array("\(number)".utf8)
    }

    /// White space folded to one space each, none at the ends (`normalize-space`).
    static func normalized(_ text: ArraySlice<UInt8>) -> [UInt8] { Array(folded(text).utf8) }

    /// Where a part begins in a text; nil where it does not stand in it. Long parts, which may come from the page, are
    /// searched by Knuth, Morris and Pratt, whose cost is that of the text however often it begins like the part.
    static func place(of part: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
        guard let first = part.first else { return text.startIndex }
        guard part.count <= text.count else { return nil }
        guard part.count <= 8 else { return place(ofLong: Array(part), in: text) }
        var i = text.startIndex
        let last = text.endIndex - part.count
        while i <= last {
            if text[i] == first, text[i..<i + part.count].elementsEqual(part) { return i }
            i += 1
        }
        return nil
    }

    private static func place(ofLong part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        var borders = [0]
        var length = 0
        for c in part.dropFirst() {
            while length > 0, part[length] != c { length = borders[length - 1] }
            if part[length] == c { length += 1 }
            borders.append(length)
        }
        length = 0
        for i in text.indices {
            while length > 0, part[length] != text[i] { length = borders[length - 1] }
            if part[length] == text[i] { length += 1 }
            if length == part.count { return i + 1 - length }
        }
        return nil
    }

    /// Whether a word stands in a list of words between spaces.
    static func has(word: [UInt8], in list: ArraySlice<UInt8>) -> Bool {
        list.split(whereSeparator: isSpace).contains { $0.elementsEqual(word) }
    }
}
