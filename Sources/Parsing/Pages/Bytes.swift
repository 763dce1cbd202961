/// Small tools over UTF-8 bytes that the page reader shares.

@inline(__always)
func lowered(_ c: UInt8) -> UInt8 { c >= 65 && c <= 90 ? c | 32 : c }

@inline(__always)
func isSpace(_ c: UInt8) -> Bool { c == 32 || (c >= 9 && c <= 13) }

@inline(__always)
func isDigit(_ c: UInt8) -> Bool { c >= 48 && c <= 57 }

@inline(__always)
func isASCIILetter(_ c: UInt8) -> Bool { (c | 32) >= 97 && (c | 32) <= 122 }

/// Without the white space at both ends.
func trimmed(_ b: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var b = b
    while let c = b.first, isSpace(c) { b = b.dropFirst() }
    while let c = b.last, isSpace(c) { b = b.dropLast() }
    return b
}

/// White space – no-break and typographic spaces too – folded to one space each, none at the ends, and what is
/// never seen (zero-width characters, soft hyphens) removed.
func folded(_ bytes: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    appendFolded(bytes, to: &out, from: 0)
    while out.last == 32 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
}

/// As `folded`, onto a buffer whose own text begins at `start`: a space is never first there nor doubled.
func appendFolded(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8], from start: Int) {
    bytes.withUnsafeBufferPointer { b in
        var i = 0
        while i < b.count {
            let c = b[i]
            if c > 32, c < 0x80 {
                out.append(c)
                i += 1
                continue
            }
            let (kind, length) = space(b, i)
            if kind == .space {
                if out.count > start, out[out.count - 1] != 32 { out.append(32) }
            } else if kind == .seen {
                for k in i..<min(i + length, b.count) { out.append(b[k]) }
            }
            i += length
        }
    }
}

private enum Seen { case seen, space, hidden }

/// What stands at `i`, and its length in bytes.
@inline(__always)
private func space(_ b: UnsafeBufferPointer<UInt8>, _ i: Int) -> (Seen, Int) {
    let c = b[i]
    if c <= 32 { return (.space, 1) }
    let d = i + 1 < b.count ? b[i + 1] : 0
    if c == 0xC2 {
        if d == 0xA0 || d == 0x85 { return (.space, 2) }
        return (d == 0xAD || d < 0xA0 ? .hidden : .seen, 2)
    }
    let e = i + 2 < b.count ? b[i + 2] : 0
    if c == 0xE2, d == 0x80 {
        // U+2000…200A, 2028, 2029, 202F are spaces; U+200B, 200E, 200F, 202A…202E are not to be seen. The joiners
        // U+200C and U+200D belong to words (Persian, Hindi, emoji).
        if e <= 0x8A || e == 0xA8 || e == 0xA9 || e == 0xAF { return (.space, 3) }
        return (e == 0x8B || e == 0x8E || e == 0x8F || (e >= 0xAA && e <= 0xAE) ? .hidden : .seen, 3)
    }
    if c == 0xE2, d == 0x81 { return (e == 0x9F ? .space : e == 0xA0 ? .hidden : .seen, 3) }
    if c == 0xE3, d == 0x80, e == 0x80 { return (.space, 3) }
    if c == 0xEF, d == 0xBB, e == 0xBF { return (.hidden, 3) }
    return (.seen, c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2)
}

/// How much a text says, in letters of an alphabet: white space counts nothing, a character of Chinese, Japanese or
/// Korean two.
func textWeight(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { b in
        var n = 0
        for c in b where c > 32 && (c < 0x80 || c >= 0xC0) { n &+= c >= 0xE3 && c < 0xF0 ? 2 : 1 }
        return n
    }
}
