import FoundationEssentials

/// Text in the fields of a message: ASCII as it is, everything else as encoded words (RFC 2047), lines folded.
enum HeaderText {
    /// RFC 2047 §2: an encoded word has at most 75 characters; `=?UTF-8?B?…?=` leaves room for 45 bytes.
    private static let bytesInWord = 45
    /// RFC 5322 §2.1.1.
    private static let lineLength = 78

    /// A whole field with its line end. `text` may hold anything: it is made one line first.
    static func field(_ name: String, _ text: String) -> String {
        let line = Plain.line(text, most: 400)
        return fold(name + ":", isPlain(line) ? line.split(separator: " ").map(String.init) : words(line))
    }

    /// A field of parts that are fit for it already (addresses, message ids), folded between them.
    static func field(_ name: String, parts: [String], separator: String = ",") -> String {
        let last = parts.count - 1
        return fold(name + ":", parts.enumerated().map { $1 + ($0 < last ? separator : "") })
    }

    /// A display name: a quoted string, or encoded words (RFC 5322 §3.2.4, RFC 2047 §5).
    static func phrase(_ name: String) -> String {
        guard isPlain(name) else { return words(name).joined(separator: "\r\n ") }
        return "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// What looks like an encoded word would be read as one; what is longer than a line must be parted.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?")
            && text.split(separator: " ").allSatisfy { $0.utf8.count < 70 }
    }

    /// Encoded words, each of whole characters.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        func end() {
            guard !bytes.isEmpty else { return }
            words.append("=?UTF-8?B?" + Data(bytes).base64EncodedString() + "?=")
            bytes = []
        }
        for scalar in text.unicodeScalars {
            let more = Array(String(scalar).utf8)
            if bytes.count + more.count > bytesInWord { end() }
            bytes += more
        }
        end()
        return words
    }

    private static func fold(_ name: String, _ words: [String]) -> String {
        var out = name
        var length = name.utf8.count
        for word in words {
            if length + 1 + word.utf8.count > lineLength, length > name.utf8.count {
                out += "\r\n"
                length = 0
            }
            out += " " + word
            length += 1 + word.utf8.count
        }
        return out + "\r\n"
    }
}

/// Quoted-printable (RFC 2045 §6.7): text that stays readable, in lines of at most 76 characters that end with CRLF.
enum QuotedPrintable {
    static func encode(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\r\n") + "\r\n"
    }

    private static func line(_ text: Substring) -> String {
        var out = ""
        var length = 0
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isPlain = byte == 32 || byte == 9 ? !isLast : (33...126).contains(byte) && byte != 61
            let code = isPlain ? String(UnicodeScalar(byte)) : "=" + hex(byte)
            if length + code.utf8.count > 75 {
                out += "=\r\n"
                length = 0
            }
            out += code
            length += code.utf8.count
        }
        return out
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}
