/// Makes texts comparable: case, diacritics, width and ligatures away (`Łódź` → `lodz`, `Ｓtraße` → `strasse`,
/// `Æ` → `ae`, `İ` → `i`). Nothing is transliterated: Cyrillic stays Cyrillic.
///
/// Full case folding, compatibility decomposition (NFKD) and no combining characters (Unicode §3.13, UAX #15), and the
/// Latin letters that Unicode does not decompose (ø, ł, đ …). Folding what is folded changes nothing.
package enum TextFolder {
    /// The folded text. Spaces and punctuation stay, in their plain form.
    package static func fold(_ text: String) -> String {
        var text = text
        var bytes: [UInt8] = []
        text.withUTF8 { fold($0, into: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the folded text to `bytes`. Bytes that are not UTF-8 are copied as they are.
    package static func fold(_ utf8: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
        guard let p = utf8.baseAddress else { return }
        let table = FoldTable.shared
        bytes.reserveCapacity(bytes.count + utf8.count)
        var at = 0
        while at < utf8.count {
            let byte = p[at]
            if byte < 0x80 {
                bytes.append(lower(byte))
                at += 1
            } else {
                let (value, length) = UTF8Decoder.scalar(p, at: at, count: utf8.count)
                table.append(table.entry(value), value, p + at, length, to: &bytes)
                at += length
            }
        }
    }

    /// An ASCII letter in lower case, any other byte as it is.
    @inline(__always)
    static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
}
