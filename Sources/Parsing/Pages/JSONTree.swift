/// JSON as pages hold it (RFC 8259, read leniently: control characters in strings, comments before and after, missing
/// ends), in flat arrays: the values inside value `i` are `i + 1 ..< end`. Nothing recurs, so depth needs no limit;
/// the number of values has one.
struct JSONTree: Sendable {
    enum Kind: Sendable { case object, array, string, other }

    struct Node: Sendable {
        var kind: Kind
        var parent: Int
        var end: Int
        /// The name of a member; empty for elements of arrays.
        var key: String
        /// Strings and, as written, numbers.
        var text: String
    }

    static let most = 20_000
    private(set) var nodes: [Node] = []

    init(_ bytes: ArraySlice<UInt8>) {
        var reader = Reader(bytes: bytes, at: bytes.startIndex)
        reader.read()
        nodes = reader.nodes
    }

    func children(_ i: Int) -> [Int] {
        var found: [Int] = []
        var at = i + 1
        while at < nodes[i].end {
            found.append(at)
            at = nodes[at].end
        }
        return found
    }

    /// The member of this name, the first where there are more.
    func member(_ i: Int, _ key: String) -> Int? {
        var at = i + 1
        while at < nodes[i].end {
            if nodes[at].key == key { return at }
            at = nodes[at].end
        }
        return nil
    }

    /// A string or a number, also the first of an array of them.
    func string(_ i: Int, _ key: String) -> String? {
        guard let m = member(i, key) else { return nil }
        switch nodes[m].kind {
        case .string, .other: return nodes[m].text.isEmpty ? nil : nodes[m].text
        case .array: return children(m).first { nodes[$0].kind == .string }.map { nodes[$0].text }
        case .object: return nil
        }
    }
}

private struct Reader {
    let bytes: ArraySlice<UInt8>
    var at: Int
    var nodes: [JSONTree.Node] = []
    private var open: [Int] = []
    private var key = ""

    init(bytes: ArraySlice<UInt8>, at: Int) {
        self.bytes = bytes
        self.at = at
    }

    mutating func read() {
        while let start = bytes[at...].first, start != 123, start != 91 { at += 1 }
        while at < bytes.endIndex, nodes.count < JSONTree.most {
            step()
            if open.isEmpty, !nodes.isEmpty { break }
        }
        for i in open { nodes[i].end = nodes.count }
    }

    private mutating func step() {
        switch bytes[at] {
        case 123: enter(.object)
        case 91: enter(.array)
        case 125, 93:
            at += 1
            if let i = open.popLast() { nodes[i].end = nodes.count }
            key = ""
        case 34: readString()
        case 44, 58, 32, 9, 10, 13: at += 1
        default: readOther()
        }
    }

    private mutating func enter(_ kind: JSONTree.Kind) {
        at += 1
        let i = add(kind, "")
        open.append(i)
    }

    @discardableResult
    private mutating func add(_ kind: JSONTree.Kind, _ text: String) -> Int {
        nodes.append(
            JSONTree.Node(kind: kind, parent: open.last ?? -1, end: nodes.count + 1, key: key, text: text))
        key = ""
        return nodes.count - 1
    }

    private mutating func readOther() {
        let start = at
        while at < bytes.endIndex, ![44, 125, 93, 123, 91, 34].contains(bytes[at]), !isSpace(bytes[at]) { at += 1 }
        if at == start { at += 1 } else { add(.other, String(decoding: bytes[start..<at], as: UTF8.self)) }
    }

    private mutating func readString() {
        at += 1
        var out: [UInt8] = []
        while at < bytes.endIndex, bytes[at] != 34 {
            if bytes[at] == 92 {
                escape(&out)
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        at = min(at + 1, bytes.endIndex)
        let text = String(decoding: out, as: UTF8.self)
        var after = at
        while after < bytes.endIndex, isSpace(bytes[after]) { after += 1 }
        let isName = after < bytes.endIndex && bytes[after] == 58 && open.last.map { nodes[$0].kind == .object } == true
        if isName { key = text } else { add(.string, text) }
    }

    private mutating func escape(_ out: inout [UInt8]) {
        guard at + 1 < bytes.endIndex else {
            at = bytes.endIndex
            return
        }
        let c = bytes[at + 1]
        at += 2
        switch c {
        case 110, 114, 116, 98, 102: out.append(c == 110 ? 10 : 32)
        case 117: UTF8Bytes.append(scalar(), to: &out)
        default: out.append(c)
        }
    }

    /// `\uXXXX`, with its second half where it is the first of a surrogate pair.
    private mutating func scalar() -> UInt32 {
        guard let high = hex() else { return 0xFFFD }
        guard high >= 0xD800, high < 0xDC00, at + 1 < bytes.endIndex, bytes[at] == 92, bytes[at + 1] == 117 else {
            return high
        }
        at += 2
        guard let low = hex(), low >= 0xDC00, low < 0xE000 else { return 0xFFFD }
        return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    }

    private mutating func hex() -> UInt32? {
        guard at + 4 <= bytes.endIndex, let v = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else {
            return nil
        }
        at += 4
        return v
    }
}
