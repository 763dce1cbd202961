package import Records

/// The charset of a page's bytes, and the bytes as UTF-8.
///
/// In order: byte order mark; UTF-8 where the bytes are valid UTF-8 and hold more than ASCII, whatever is declared; the
/// HTTP header; `meta`; statistics. A declaration that the bytes refute (unassigned bytes) is passed over. Labels are
/// read as the Encoding Standard §4.2 reads them: ISO-8859-1 means windows-1252, GB 2312 means GB 18030.
package enum CharsetDetector {
    package struct Result: Sendable {
        /// The name of the Encoding Standard, in lower case.
        package var charset: String
        /// Valid UTF-8, without a byte order mark.
        package var utf8: [UInt8]
        package var diagnostics: [Diagnostic] = []
    }

    /// - Parameter contentType: the HTTP header field, where there is one.
    package static func decode(_ bytes: [UInt8], contentType: String? = nil) -> Result {
        if let (charset, skip) = mark(bytes) { return result(Array(bytes[skip...]), charset) }
        if let wide = unmarkedUTF16(bytes) { return result(bytes, wide) }
        if bytes.withUnsafeBufferPointer({ UTF8Bytes.isValid($0) }) {
            return escaped(bytes).map { result(bytes, $0) } ?? Result(charset: "utf-8", utf8: bytes)
        }
        let shape = UTF8Shape(bytes)
        let declared = [contentType.flatMap { label(in: Array($0.utf8)[...]) }, metaLabel(bytes)].compactMap { $0 }
        for charset in declared.map(Charset.canonical) where charset != "utf-8" && !charset.hasPrefix("utf-") {
            guard !(shape.isMostlyUTF8 && shape.sequences > 8), let text = converted(bytes, charset) else { continue }
            if text.bad * 200 <= text.seen { return Result(charset: charset, utf8: text.utf8) }
        }
        if shape.isMostlyUTF8 { return result(bytes, "utf-8") }
        return result(bytes, CharsetStatistics.charset(of: bytes))
    }

    private static func result(_ bytes: [UInt8], _ charset: String) -> Result {
        guard let text = converted(bytes, charset) else {
            return Result(charset: "utf-8", utf8: Array(String(decoding: bytes, as: UTF8.self).utf8))
        }
        var r = Result(charset: charset, utf8: text.utf8)
        if text.bad > 0 {
            let what = "\(text.bad) bytes are not \(charset) and were replaced"
            r.diagnostics = [Diagnostic(.note, "charset", what)]
        }
        return r
    }

    /// The bytes in UTF-8, how many characters beyond ASCII there are and how many of them stand for bytes that mean
    /// nothing in the charset; nil where nobody knows it.
    static func converted(_ bytes: [UInt8], _ charset: String) -> (utf8: [UInt8], seen: Int, bad: Int)? {
        let decoded = bytes.withUnsafeBufferPointer { Charset.decode($0, label: charset, lossy: true) }
        guard let decoded else { return nil }
        var seen = 0
        var bad = 0
        decoded.withUnsafeBufferPointer { b in
            var i = 0
            while i < b.count {
                if b[i] >= 0xC0 {
                    seen += 1
                    if b[i] == 0xEF, i + 2 < b.count, b[i + 1] == 0xBF, b[i + 2] == 0xBD { bad += 1 }
                }
                i += 1
            }
        }
        return (decoded, seen, bad)
    }

    private static func mark(_ b: [UInt8]) -> (String, Int)? {
        if b.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if b.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        if b.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
        return nil
    }

    /// UTF-16 without a mark: every other byte of the first tags is zero.
    private static func unmarkedUTF16(_ b: [UInt8]) -> String? {
        guard b.count >= 32 else { return nil }
        let head = b.prefix(64)
        let even = head.enumerated().filter { $0.offset % 2 == 0 && $0.element == 0 }.count
        let odd = head.enumerated().filter { $0.offset % 2 == 1 && $0.element == 0 }.count
        if odd * 3 > head.count, even == 0 { return "utf-16le" }
        if even * 3 > head.count, odd == 0 { return "utf-16be" }
        return nil
    }

    /// The charsets of ISO/IEC 2022 in seven bits show by their escape sequences alone (RFC 1468, RFC 1557).
    private static func escaped(_ b: [UInt8]) -> String? {
        let found = b.withUnsafeBufferPointer { $0.firstIndex(of: 0x1B) }
        guard let at = found, at + 3 < b.count, !b.contains(where: { $0 >= 0x80 }) else { return nil }
        if b[at + 1] == 0x24, b[at + 2] == 0x29, b[at + 3] == 0x43 { return "iso-2022-kr" }
        let japanese =
            b[at + 1] == 0x24 && (b[at + 2] == 0x42 || b[at + 2] == 0x40) || b[at + 1] == 0x28 && b[at + 2] == 0x4A
        return japanese ? "iso-2022-jp" : nil
    }

    /// The label in `meta charset` or `meta http-equiv` within the first 4 KiB (the Encoding Standard looks at 1 KiB).
    private static func metaLabel(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096)
        var i = 0
        while i + 6 < head.count {
            guard head[i] == 60, lowered(head[i + 1]) == 109, lowered(head[i + 2]) == 101 else {
                i += 1
                continue
            }
            let end = head[i...].firstIndex(of: 62) ?? head.endIndex
            if let found = label(in: head[i..<end]) { return found }
            i = end
        }
        return nil
    }

    /// What follows `charset=`.
    private static func label(in b: ArraySlice<UInt8>) -> String? {
        let word = Array("charset".utf8)
        var i = b.startIndex
        while i + word.count < b.endIndex {
            guard zip(b[i...], word).allSatisfy({ lowered($0) == $1 }) else {
                i += 1
                continue
            }
            var rest = b[(i + word.count)...].drop { isSpace($0) }
            guard rest.first == 61 else {
                i += 1
                continue
            }
            rest = rest.dropFirst().drop { isSpace($0) || $0 == 34 || $0 == 39 }
            let name = rest.prefix { $0 > 32 && $0 != 34 && $0 != 39 && $0 != 59 && $0 != 47 && $0 < 0x80 }
            return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
        }
        return nil
    }
}
