/// The text of a fragment of sanitised HTML, as feeds carry it in summaries and contents: one block per line, white
/// space collapsed. One pass over the bytes; whole pages are the business of `Parsing`'s page extractor.
package enum PlainText {
    private static let blocks: Set<String> = [
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
        "section", "article", "hr", "dd", "dt", "figure", "figcaption",
    ]
    private static let hidden: Set<String> = ["script", "style"]
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…", "euro": "€", "pound": "£",
    ]

    /// Plain text passes through unchanged but for white space.
    package static func of(_ html: String) -> String {
        var reader = Reader(bytes: Array(html.utf8))
        return reader.text()
    }

    private struct Reader {
        let bytes: [UInt8]
        var at = 0
        var out: [UInt8] = []

        mutating func text() -> String {
            out.reserveCapacity(bytes.count)
            while at < bytes.count {
                switch bytes[at] {
                case UInt8(ascii: "<"): tag()
                case UInt8(ascii: "&"): reference()
                case let byte where byte <= 32:
                    space()
                    at += 1
                default:
                    out.append(bytes[at])
                    at += 1
                }
            }
            while let last = out.last, last <= 32 { out.removeLast() }
            return String(decoding: out, as: UTF8.self)
        }

        mutating func space() {
            if let last = out.last, last > 32 { out.append(32) }
        }

        mutating func line() {
            while out.last == 32 { out.removeLast() }
            if let last = out.last, last != 10 { out.append(10) }
        }

        /// A `<` that opens no tag (`a < b`) is text.
        mutating func tag() {
            var name = at + 1
            if name < bytes.count, bytes[name] == UInt8(ascii: "/") { name += 1 }
            guard name < bytes.count, bytes[name] | 32 >= 97 && bytes[name] | 32 <= 122 || bytes[name] == 33 else {
                out.append(bytes[at])
                at += 1
                return
            }
            if bytes[name...].starts(with: "!--".utf8) {
                skip(past: "-->")
                return
            }
            var end = name
            while end < bytes.count, bytes[end] > 32, bytes[end] != 62, bytes[end] != 47 { end += 1 }
            let word = String(decoding: bytes[name..<end], as: UTF8.self).lowercased()
            let closes = bytes[at + 1] == UInt8(ascii: "/")
            while at < bytes.count, bytes[at] != 62 { at += 1 }
            at = min(at + 1, bytes.count)
            if PlainText.hidden.contains(word), !closes { skip(past: "</\(word)") }
            if PlainText.blocks.contains(word) { line() }
        }

        /// Moves behind the next occurrence of `mark` and, for an end tag, behind its `>`.
        mutating func skip(past mark: String) {
            let mark = Array(mark.utf8)
            while at < bytes.count, !bytes[at...].starts(with: mark) { at += 1 }
            at = min(at + mark.count, bytes.count)
            if mark.first == 60 {
                while at < bytes.count, bytes[at] != 62 { at += 1 }
                at = min(at + 1, bytes.count)
            }
        }

        mutating func reference() {
            var end = at + 1
            while end < bytes.count, end - at <= 10, bytes[end] != UInt8(ascii: ";"), bytes[end] > 32 { end += 1 }
            guard end < bytes.count, bytes[end] == UInt8(ascii: ";"),
                let text = PlainText.value(of: String(decoding: bytes[at + 1..<end], as: UTF8.self))
            else {
                out.append(bytes[at])
                at += 1
                return
            }
            if text == " " { space() } else { out += text.utf8 }
            at = end + 1
        }
    }

    private static func value(of reference: String) -> String? {
        if let text = named[reference] { return text }
        guard reference.first == "#" else { return nil }
        let digits = reference.dropFirst()
        let code = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, code > 31, let scalar = Unicode.Scalar(code) else { return nil }
        return code == 160 ? " " : String(Character(scalar))
    }
}
