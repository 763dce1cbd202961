/// Walks through one paragraph and finds where its sentences end.
struct SentenceScan {
    let p: UnsafePointer<UInt8>
    var at: Int
    let end: Int
    let count: Int

    /// The next sentence, without white space around it; nil at the end of the paragraph.
    mutating func next() -> Range<Int>? {
        while at < end, isSpace(p[at]) { at += 1 }
        guard at < end else { return nil }
        let start = at
        while at < end {
            let stop = stopLength(at)
            if stop == 0 {
                at += 1
                continue
            }
            let dot = at
            at += stop
            while at < end, p[at] == 0x2E || p[at] == 0x21 || p[at] == 0x3F { at += 1 }
            let afterStops = at
            let isWide = p[dot] >= 0x80 && !isEllipsis(dot)
            skipClosers()
            if at >= end || isWide || isSpace(p[at]) && isBoundary(dot, afterStops) { break }
        }
        var last = min(at, end)
        while last > start, isSpace(p[last - 1]) { last -= 1 }
        return start..<last
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

    /// The length of the mark at `at` if it may end a sentence, else 0.
    private func stopLength(_ at: Int) -> Int {
        let byte = p[at]
        if byte < 0x80 { return byte == 0x2E || byte == 0x21 || byte == 0x3F ? 1 : 0 }
        let (value, length) = UTF8Decoder.scalar(p, at: at, count: end)
        switch value {
        case 0x3002, 0xFF01, 0xFF1F, 0xFF61, 0xFF0E: return length  // 。！？｡．
        case 0x061F, 0x06D4: return length  // Arabic question mark, Urdu full stop
        case 0x0964, 0x0965, 0x0589, 0x1362, 0x17D4, 0x104B: return length  // danda, Armenian, Ethiopic, Khmer, Myanmar
        case 0x2026, 0x203C, 0x2047, 0x2048, 0x2049: return length  // … ‼ ⁇ ⁈ ⁉
        default: return 0
        }
    }

    private func isEllipsis(_ at: Int) -> Bool { UTF8Decoder.scalar(p, at: at, count: end).value == 0x2026 }

    /// Quotes and brackets that close what the sentence opened.
    private mutating func skipClosers() {
        while at < end {
            let (value, length) = UTF8Decoder.scalar(p, at: at, count: end)
            switch value {
            case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D, 0x300D, 0x300F, 0xFF09, 0x3011, 0x300B:
                at += length
            default: return
            }
        }
    }

    /// Whether the full stop (or `!`, `?`, `…`) at `dot`, white space behind it, ends the sentence.
    private func isBoundary(_ dot: Int, _ afterStops: Int) -> Bool {
        let follows = nextWord()
        if follows.isLower { return false }
        if p[dot] != 0x2E || afterStops - dot > 1 { return true }
        let startsAnew = Abbreviations.starters.contains(follows.folded)
        if isInitial(dot) { return isDotted(dot) && startsAnew }
        let word = wordBefore(dot)
        if Abbreviations.before.contains(word) { return false }
        if Abbreviations.beforeNumber.contains(word) { return !follows.isDigit }
        return !Abbreviations.after.contains(word) || startsAnew
    }

    /// One capital before the full stop: an initial, or the end of `U.S.`.
    private func isInitial(_ dot: Int) -> Bool {
        let start = wordStart(dot)
        let (value, length) = UTF8Decoder.scalar(p, at: start, count: end)
        guard start + length == dot, let scalar = Unicode.Scalar(value) else { return false }
        return scalar.properties.isUppercase && (value != 0x49 || start > 0 && p[start - 1] == 0x2E)
    }

    /// The initial has another right before it: `U.S.`
    private func isDotted(_ dot: Int) -> Bool {
        let start = wordStart(dot)
        return isInitial(dot) && start >= 2 && p[start - 1] == 0x2E && !isSpace(p[start - 2])
    }

    private func wordStart(_ dot: Int) -> Int {
        var start = dot
        while start > 0, dot - start < 24, p[start - 1] >= 0x80 || isLetterOrDigit(p[start - 1]) { start -= 1 }
        return start
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 }

    private func wordBefore(_ dot: Int) -> String {
        let start = wordStart(dot)
        return TextFolder.fold(
            String(decoding: UnsafeBufferPointer(start: p + start, count: dot - start), as: UTF8.self))
    }

    /// Quotes, brackets and turned marks before the first word of a sentence.
    private static func opens(_ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0x27, 0x28, 0x5B, 0xAB, 0x2018, 0x201C, 0x201E, 0xBF, 0xA1: true
        default: false
        }
    }

    private func nextWord() -> (folded: String, isLower: Bool, isDigit: Bool) {
        var i = at
        while i < end, isSpace(p[i]) { i += 1 }
        while i < end {
            let (value, length) = UTF8Decoder.scalar(p, at: i, count: end)
            guard SentenceScan.opens(value) else { break }
            i += length
        }
        guard i < end else { return ("", false, false) }
        let (value, _) = UTF8Decoder.scalar(p, at: i, count: end)
        let isLower = Unicode.Scalar(value)?.properties.isLowercase ?? false
        var stop = i
        while stop < end, stop - i < 24, p[stop] >= 0x80 || isLetterOrDigit(p[stop]) { stop += 1 }
        let word = String(decoding: UnsafeBufferPointer(start: p + i, count: stop - i), as: UTF8.self)
        return (TextFolder.fold(word), isLower, value >= 48 && value <= 57)
    }
}
