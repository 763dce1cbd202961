/// Values as YAML 1.2 writes them, whatever they hold: titles come from outside.
enum YAMLText {
    /// A scalar: plain where that cannot be misread, else in double quotes with escapes (YAML 1.2.2 §7.3.1).
    static func scalar(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// A list on one line.
    static func list(_ words: [String]) -> String { "[" + words.map(scalar).joined(separator: ", ") + "]" }

    /// Letters, digits and a little punctuation that means nothing to YAML, wherever it stands; no word that is a
    /// boolean, null or number to some version of it.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, first | 32 &- 97 < 26, text.utf8.last != 32, text.utf8.count <= 200 else {
            return false
        }
        var before: UInt8 = 0
        for byte in text.utf8 {
            let isLetter = byte | 32 &- 97 < 26 || byte &- 48 < 10
            // `https://` is plain, `a: b` is not.
            if before == 58, byte != 47 { return false }
            if byte == 32, before == 32 { return false }
            guard isLetter || [32, 45, 46, 47, 58, 95].contains(byte) else { return false }
            before = byte
        }
        return before != 58 && !words.contains(text.lowercased())
    }

    private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 34: out += "\\\""
            case 92: out += "\\\\"
            case 9: out += "\\t"
            case 10: out += "\\n"
            case 13: out += "\\r"
            case 0..<32, 127..<160: out += "\\x" + hex(scalar.value, 2)
            // Line ends to some, and what may not stand in a file at all.
            case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: out += "\\u" + hex(scalar.value, 4)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    private static func hex(_ value: UInt32, _ digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
