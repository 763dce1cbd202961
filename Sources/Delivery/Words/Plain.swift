/// Foreign text made fit for one line or a protocol's field.
enum Plain {
    /// Without control characters, line ends and what changes the direction of writing; runs of space are one; at most
    /// `most` characters, with an ellipsis where it was cut.
    static func line(_ text: String, most: Int) -> String {
        var line = String.UnicodeScalarView()
        var count = 0
        var owesSpace = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                owesSpace = !line.isEmpty
                continue
            }
            if scalar.value < 32 || (127...159).contains(scalar.value) || turnsWriting(scalar) { continue }
            guard count < most else { return String(line) + "…" }
            if owesSpace { line.append(" ") }
            count += owesSpace ? 2 : 1
            owesSpace = false
            line.append(scalar)
        }
        return String(line)
    }

    /// What a peer said, for a receipt: at most so many bytes are looked at.
    static func said(_ bytes: some Sequence<UInt8>, most: Int = 200) -> String {
        line(String(decoding: Array(bytes.prefix(4 * most)), as: UTF8.self), most: most)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9...13, 32, 0x85, 0xA0, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func turnsWriting(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    /// With the five characters of XML and HTML escaped, and without those that XML 1.0 §2.2 does not allow.
    static func markup(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\t", "\n", "\r": out.unicodeScalars.append(scalar)
            default:
                let value = scalar.value
                if value >= 32, value != 0xFFFE, value != 0xFFFF { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// An address that may be a link: http or https, and nothing that ends it.
    static func link(_ url: String) -> String? {
        let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
        let isWhole = url.utf8.allSatisfy { $0 > 32 && $0 != 127 && !"<>\"|\\^`{}".utf8.contains($0) }
        return isWeb && isWhole && url.utf8.count <= 2_048 ? url : nil
    }
}
