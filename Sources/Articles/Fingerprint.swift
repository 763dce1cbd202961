import Texts

/// Tells whether an article still says the same.
package enum Fingerprint {
    /// 32 hex digits over title and text with their white space collapsed, so that a re-flowed template is no revision.
    package static func of(title: String, text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(title.utf8.count + text.utf8.count + 1)
        for byte in [title, text].joined(separator: "\n").utf8 {
            if byte > 32 {
                bytes.append(byte)
            } else if let last = bytes.last, last != 32 {
                bytes.append(32)
            }
        }
        return Digest.sha256(bytes).prefix(32).description
    }
}
