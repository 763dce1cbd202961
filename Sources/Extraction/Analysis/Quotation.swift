/// Where a text gives somebody else's words: between quotation marks of one paragraph (“ ”, „ “, « », 「 」, " "), four words
/// or more – fewer are a name or a word held at a distance.
struct Quotation {
    /// Byte ranges in order, without the marks.
    private(set) var spans: [Range<Int>] = []

    private static let leastBytes = 16
    private static let leastGaps = 3
    /// In characters of Han or kana, which no spaces part.
    private static let leastWideBytes = 30

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var at = 0
        // The opening mark that waits for its closing one: what closes it, and where the words begin.
        var open: (closing: [[UInt8]], start: Int)?
        while at < text.count {
            let byte = text[at]
            // A paragraph ends: a curly quotation may go on in the next, which then opens with a mark of its own.
            if byte == 0x0A {
                if let (closing, start) = open, closing != [[0x22]] { add(start..<at, text) }
                open = nil
            }
            guard byte == 0x22 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 else {
                at += 1
                continue
            }
            if let (closing, start) = open {
                if let mark = closing.first(where: { Quotation.stands($0, text, at) }) {
                    add(start..<at, text)
                    open = nil
                    at += mark.count
                    continue
                }
            } else if let (mark, closing) = Quotation.pairs.first(where: { Quotation.stands($0.mark, text, at) }) {
                at += mark.count
                open = (closing, at)
                continue
            }
            at += 1
        }
        if let (closing, start) = open, closing != [[0x22]] { add(start..<text.count, text) }
    }

    /// Whether a stretch lies within somebody else's words.
    func holds(_ start: Int, _ end: Int) -> Bool {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upperBound <= start { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].lowerBound <= start && end <= spans[low].upperBound
    }

    private static let pairs: [(mark: [UInt8], closing: [[UInt8]])] = [
        ("\"", ["\""]), ("“", ["”", "“"]), ("„", ["“", "”"]), ("«", ["»"]), ("「", ["」"]), ("『", ["』"]),
    ].map { (Array($0.0.utf8), $0.1.map { Array($0.utf8) }) }

    private static func stands(_ mark: [UInt8], _ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        at + mark.count <= text.count && mark.indices.allSatisfy { text[at + $0] == mark[$0] }
    }

    private mutating func add(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
        guard range.count >= Quotation.leastBytes else { return }
        let gaps = text[range].lazy.filter { $0 == 0x20 }.count
        let isWide = text[range].first.map { $0 >= 0xE3 } ?? false
        if gaps >= Quotation.leastGaps || isWide && range.count >= Quotation.leastWideBytes { spans.append(range) }
    }
}
