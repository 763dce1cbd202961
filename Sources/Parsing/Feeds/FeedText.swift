import Records

/// The text of one element as it was written, on its way to the string that is kept.
struct FeedText {
    /// A media type in lower case; Atom's short names (`text`, `html`, `xhtml`) are expanded.
    var type: String
    var isBase64: Bool
    /// Where the text begins in the reader's buffer.
    var start: Int
    var base: String
    /// The division that encloses all of an Atom text of type xhtml, and is no part of it (RFC 4287 §3.1.1.3):
    /// the ranges of its tags.
    var divisionOpen: Range<Int>?
    var divisionClose: Range<Int>?
    /// How deep in the document that division stands.
    var divisionDepth: Int?

    init(type: String, mode: String?, start: Int, base: String) {
        self.type = Self.expanded(type)
        self.start = start
        self.base = base
        let isText = self.type.hasPrefix("text/") || self.type.hasSuffix("+xml") || self.type.hasSuffix("/xml")
        isBase64 = mode == "base64" || !isText
    }

    var isXHTML: Bool { type == "application/xhtml+xml" }
    var isHTML: Bool { type == "text/html" || isXHTML }

    private static func expanded(_ type: String) -> String {
        switch type.lowercased() {
        case "text", "plain": "text/plain"
        case "html": "text/html"
        case "xhtml": "application/xhtml+xml"
        case let other: other
        }
    }

    /// Many feeds give HTML where the format says plain text. True for what has an end tag or a character reference,
    /// no tag that is not HTML, and no reference that is not known: the cases in which a mistake costs nothing.
    static func looksLikeHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var hasEvidence = false
        var i = 0
        while i < text.count {
            if text[i] == 60 {
                let isEnd = i + 1 < text.count && text[i + 1] == 47
                let name = word(text, i + (isEnd ? 2 : 1))
                if !name.isEmpty {
                    let rule = MarkupRules.elements[UnsafeBufferPointer(rebasing: text[name])]
                    guard rule?.allowed.contains(.html) == true else { return false }
                    if isEnd, name.upperBound < text.count, text[name.upperBound] == 62 { hasEvidence = true }
                }
            } else if text[i] == 38 {
                let isNumeric = i + 1 < text.count && text[i + 1] == 35
                let name = word(text, i + (isNumeric ? 2 : 1))
                if !name.isEmpty, name.upperBound < text.count, text[name.upperBound] == 59 {
                    let known = HTMLEntities.codePoint(UnsafeBufferPointer(rebasing: text[name])) != nil
                    guard isNumeric || known else { return false }
                    hasEvidence = true
                }
            }
            i += 1
        }
        return hasEvidence
    }

    private static func word(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int> {
        var i = min(start, text.count)
        let low = i
        while i < text.count, ASCII.isAlphanumeric(text[i]) || text[i] == 95 { i += 1 }
        return low..<i
    }

    /// Character data as it is written in XHTML; `quotes`: within an attribute.
    static func appendEscaped(
        _ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8], quotes: Bool = false
    ) {
        var start = 0
        for i in 0..<bytes.count {
            let entity: StaticString
            switch bytes[i] {
            case 38: entity = "&amp;"
            case 60: entity = "&lt;"
            case 62: entity = "&gt;"
            case 34 where quotes: entity = "&quot;"
            default: continue
            }
            buffer.append(contentsOf: bytes[start..<i])
            buffer.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
            start = i + 1
        }
        buffer.append(contentsOf: bytes[start...])
    }

    /// UTF-8 that was taken for ISO 8859-1 and encoded once more becomes readable; C1 controls become the characters
    /// of windows-1252 that were meant.
    static func mended(_ text: [UInt8]) -> [UInt8] {
        let hasLatin = text.withUnsafeBufferPointer {
            ByteSearch.first(of: 0xC2, 0xC3, 0xC2, in: $0, from: 0) < $0.count
        }
        guard hasLatin else { return text }
        let once = undone(text) ?? text
        guard once.indices.contains(where: { once[$0] == 0xC2 && $0 + 1 < once.count && once[$0 + 1] < 0xA0 }) else {
            return once
        }
        var out: [UInt8] = []
        var i = 0
        while i < once.count {
            if once[i] == 0xC2, i + 1 < once.count, once[i + 1] < 0xA0 {
                UTF8Bytes.append(Charset.c1(UInt32(once[i + 1])), to: &out)
                i += 2
            } else {
                out.append(once[i])
                i += 1
            }
        }
        return out
    }

    /// The bytes behind doubly encoded UTF-8; nil when it is none.
    private static func undone(_ text: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            if text[i] < 0x80 {
                out.append(text[i])
                i += 1
            } else {
                guard text[i] == 0xC2 || text[i] == 0xC3, i + 1 < text.count else { return nil }
                out.append((text[i] & 3) << 6 | text[i + 1] & 0x3F)
                i += 2
            }
        }
        return out.withUnsafeBufferPointer { UTF8Bytes.isValid($0) } ? out : nil
    }
}
