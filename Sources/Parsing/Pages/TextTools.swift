/// Small tools over strings that the page reader shares.

extension StringProtocol {
    /// Without white space at both ends.
    var trimmingSpaces: String { String(decoding: trimmed(Array(utf8)[...]), as: UTF8.self) }
}

extension String {
    /// The first place of a part, byte by byte.
    func firstRange(of part: String) -> Range<Index>? { range(of: part, last: false) }
    /// The last place of a part, byte by byte.
    func lastRange(of part: String) -> Range<Index>? { range(of: part, last: true) }

    private func range(of part: String, last: Bool) -> Range<Index>? {
        let b = Array(utf8)
        let p = Array(part.utf8)
        guard let first = p.first, b.count >= p.count else { return nil }
        var found: Int?
        for at in 0...(b.count - p.count) where b[at] == first && b[at..<at + p.count].elementsEqual(p) {
            found = at
            if !last { break }
        }
        return found.map {
            let start = utf8.index(startIndex, offsetBy: $0)
            return start..<utf8.index(start, offsetBy: p.count)
        }
    }
}

/// Character references that were escaped twice, as those in JSON-LD and meta elements often are (HTML §13.5).
func unescaped(_ text: String) -> String {
    guard text.utf8.contains(38) else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
        if bytes[i] == 38, let end = bytes[i...].prefix(12).firstIndex(of: 59),
            let scalar = reference(bytes[i + 1..<end])
        {
            UTF8Bytes.append(scalar, to: &out)
            i = end + 1
        } else {
            out.append(bytes[i])
            i += 1
        }
    }
    return String(decoding: out, as: UTF8.self)
}

private func reference(_ name: ArraySlice<UInt8>) -> UInt32? {
    guard let first = name.first else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    guard first == 35 else { return namedReferences[text] }
    let digits = text.dropFirst()
    let value = digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap { $0 < 9 ? nil : Charset.c1($0) }
}

private let namedReferences: [String: UInt32] = [
    "amp": 38, "quot": 34, "apos": 39, "lt": 60, "gt": 62, "nbsp": 32, "rsquo": 0x2019, "lsquo": 0x2018,
    "rdquo": 0x201D,
    "ldquo": 0x201C, "bdquo": 0x201E, "ndash": 0x2013, "mdash": 0x2014, "hellip": 0x2026, "laquo": 0xAB, "raquo": 0xBB,
    "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC, "szlig": 0xDF, "eacute": 0xE9,
    "egrave": 0xE8, "agrave": 0xE0, "aacute": 0xE1, "iacute": 0xED, "oacute": 0xF3, "uacute": 0xFA, "ntilde": 0xF1,
    "ccedil": 0xE7, "euro": 0x20AC,
]
