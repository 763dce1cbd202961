/// The words around a place in the text. A word is a run of ASCII letters and digits and of letters of other scripts.
extension TextView {
    /// Letters of other scripts belong to words; the signs of Latin-1 (U+0080…U+00BF), general punctuation
    /// (U+2000…U+2FFF) and that of East Asia (U+3000…U+303F, U+FF01…U+FF0F, U+FF1A…U+FF20) do not.
    private func isWord(_ i: Int) -> Bool {
        let byte = self[i]
        if byte < 0x80 { return ByteClass.of(byte) != 0 }
        var lead = i
        while lead > 0, lead > i - 3, self[lead] & 0xC0 == 0x80 { lead -= 1 }
        switch self[lead] {
        case 0xC2, 0xE2: return false
        case 0xE3: return self[lead + 1] != 0x80
        case 0xEF:
            let last = self[lead + 2]
            return self[lead + 1] != 0xBC || !((0x81...0x8F).contains(last) || (0x9A...0xA0).contains(last))
        default: return true
        }
    }

    /// The word that ends at or before `limit`, with what lies between: nil at the start of the text, at an empty line,
    /// and after 24 bytes without a letter.
    func word(before limit: Int) -> (range: Range<Int>, ended: Bool)? {
        var end = min(limit, count)
        var breaks = 0
        var ended = false
        while end > 0, !isWord(end - 1) {
            let byte = self[end - 1]
            if byte == 0x0A { breaks += 1 }
            if breaks > 1 || limit - end > 24 { return nil }
            if byte == 0x21 || byte == 0x3F || byte == 0x2E, isSpace(end) || end == count { ended = true }
            if byte == 0x82, self[end - 2] == 0x80, self[end - 3] == 0xE3 { ended = true }
            end -= 1
        }
        var start = end
        while start > 0, end - start < 48, isWord(start - 1) { start -= 1 }
        return start < end ? (start..<end, ended) : nil
    }

    /// The word that begins at or behind `limit`; nil at the end of the text, an empty line, a sentence's end.
    func word(after limit: Int) -> Range<Int>? {
        var start = max(limit, 0)
        var breaks = 0
        while start < count, !isWord(start) {
            let byte = self[start]
            if byte == 0x0A { breaks += 1 }
            if byte == 0x2E || byte == 0x21 || byte == 0x3F, isSpace(start + 1) || start + 1 == count { return nil }
            if breaks > 1 || start - limit > 24 { return nil }
            start += 1
        }
        var end = start
        while end < count, end - start < 48, isWord(end) { end += 1 }
        return start < end ? start..<end : nil
    }

    func hasDigit(_ range: Range<Int>) -> Bool { range.contains { isDigit($0) } }
}
