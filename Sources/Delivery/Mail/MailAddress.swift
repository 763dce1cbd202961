/// A mailbox (RFC 5322 §3.4): `Name <local@domain>` or the address alone.
struct MailAddress: Hashable, Sendable {
    /// `local@domain`: dot-atoms of ASCII, as every server takes them.
    let address: String
    /// Any text; empty for none.
    let name: String

    /// Nil for what is no mailbox, or would not be one in every server's eyes.
    init?(_ text: String) {
        let trimmed = Plain.line(text, most: 400)
        guard trimmed.unicodeScalars.count == text.unicodeScalars.count else { return nil }
        if let open = trimmed.lastIndex(of: "<"), trimmed.hasSuffix(">") {
            let inner = trimmed[trimmed.index(after: open)...].dropLast()
            name = Plain.line(String(trimmed[..<open]), most: 120).trimmingQuotes
            address = String(inner)
        } else {
            name = ""
            address = trimmed
        }
        guard MailAddress.isAddress(address), !name.contains(where: { $0 == "<" || $0 == ">" }) else { return nil }
    }

    var domain: String { String(address.drop { $0 != "@" }.dropFirst()) }

    /// The mailbox as it stands in a field.
    var field: String {
        guard !name.isEmpty else { return address }
        return HeaderText.phrase(name) + " <\(address)>"
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...253).contains(parts[1].utf8.count) else {
            return false
        }
        return isDotted(parts[0], also: "!#$%&'*+-/=?^_`{|}~") && isDotted(parts[1], also: "-")
    }

    private static func isDotted(_ text: Substring, also signs: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    switch byte {
                    case 48...57, 65...90, 97...122: true
                    default: signs.utf8.contains(byte)
                    }
                }
        }
    }
}

extension String {
    fileprivate var trimmingQuotes: String {
        hasPrefix("\"") && hasSuffix("\"") && count > 1 ? String(dropFirst().dropLast()) : self
    }
}
