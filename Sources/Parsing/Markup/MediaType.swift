/// A media type as servers write it in `Content-Type` (RFC 9110 §8.3.1), read leniently.
package struct MediaType: Sendable {
    /// `type/subtype` in lower case, empty when there is none.
    package let name: String
    /// The value of the parameter `charset`, without quotes.
    package let charset: String?

    package init(_ field: String) {
        let parts = field.split(separator: ";", omittingEmptySubsequences: false)
        name = (parts.first ?? "").lowercased().filter { !$0.isWhitespace }
        var found: String?
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].lowercased().filter({ !$0.isWhitespace }) == "charset" else { continue }
            let value = pair[1].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
            if !value.isEmpty { found = value }
        }
        charset = found
    }

    package var isText: Bool { name.hasPrefix("text/") }

    /// RFC 7303 §4: the types of XML itself, and every `+xml`.
    package var isXML: Bool {
        name.hasSuffix("+xml") || ["application", "text"].contains { name.hasPrefix($0 + "/xml") }
    }

    /// RFC 8259 §11 and every `+json`.
    package var isJSON: Bool { name.hasSuffix("+json") || name.hasSuffix("/json") }
}
