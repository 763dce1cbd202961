import Records

/// The text of one element as it was written, on its way to the string that is kept.
struct FeedText {
    /// What its media type makes of it. Atom has short names for three of them (RFC 4287 §3.1.1).
    enum Kind { case plain, html, xhtml, xml, otherText, binary }

    var kind: Kind
    var isBase64: Bool
    /// Where the text begins in the reader's buffer.
    var start: Int
    /// What addresses within are relative to: the place in the reader's `bases`.
    var base: Int
    /// The division that encloses all of an Atom text of type xhtml, and is no part of it (RFC 4287 §3.1.1.3):
    /// the ranges of its tags.
    var divisionOpen: Range<Int>?
    var divisionClose: Range<Int>?
    /// How deep in the document that division stands.
    var divisionDepth: Int?

    /// `kind` unless the tag has a `type`.
    init(kind: Kind, _ tag: XMLElement, start: Int, base: Int) {
        let type = tag.attribute("type")
        self.kind = type.flatMap { $0.isEmpty ? nil : Self.kind($0) } ?? kind
        self.start = start
        self.base = base
        isBase64 = self.kind == .binary || tag.attribute("mode").map { $0 == "base64" } ?? false
    }

    var isHTML: Bool { kind == .html || kind == .xhtml }

    private static func kind(_ type: XMLSlice) -> Kind {
        switch type.string.lowercased() {
        case "text", "plain", "text/plain": .plain
        case "html", "text/html": .html
        case "xhtml", "application/xhtml+xml": .xhtml
        case let other where other.hasSuffix("+xml") || other.hasSuffix("/xml"): .xml
        case let other where other.hasPrefix("text/"): .otherText
        default: .binary
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
    /// of windows-1252 that were meant. Nil when there is nothing to mend.
    static func mended(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let first = ByteSearch.first(of: 0xC2, 0xC3, 0xC2, in: text, from: UTF8Bytes.asciiEnd(text, from: 0))
        guard first < text.count else { return nil }
        if isLatinAlone(text), let once = undone(text) {
            return once.withUnsafeBufferPointer { withoutControls($0) } ?? once
        }
        return withoutControls(text)
    }

    /// The text with C1 controls replaced; nil when there are none.
    private static func withoutControls(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var start = 0
        var i = 0
        while true {
            i = ByteSearch.first(of: 0xC2, 0xC2, 0xC2, in: text, from: i)
            guard i + 1 < text.count else { break }
            if text[i + 1] < 0xA0 {
                out.append(contentsOf: text[start..<i])
                UTF8Bytes.append(Charset.c1(UInt32(text[i + 1])), to: &out)
                start = i + 2
            }
            i += 2
        }
        guard start > 0 else { return nil }
        out.append(contentsOf: text[start...])
        return out
    }

    /// Whether all characters beyond ASCII are below U+0100, as those of doubly encoded text are.
    private static func isLatinAlone(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while true {
            i = UTF8Bytes.asciiEnd(text, from: i)
            guard i < text.count else { return true }
            guard text[i] == 0xC2 || text[i] == 0xC3 else { return false }
            i += 2
        }
    }

    /// The bytes behind doubly encoded UTF-8; nil when it is none.
    private static func undone(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            if text[i] < 0x80 {
                out.append(text[i])
                i += 1
            } else {
                guard i + 1 < text.count else { return nil }
                out.append((text[i] & 3) << 6 | text[i + 1] & 0x3F)
                i += 2
            }
        }
        return out.withUnsafeBufferPointer { UTF8Bytes.isValid($0) } ? out : nil
    }
}
