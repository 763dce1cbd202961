/// One document to fetch.
package struct FetchRequest: Sendable {
    /// Absolute, http or https.
    package var url: String
    /// What the last answer said, to ask whether there is anything newer (RFC 9110 §13.1).
    package var etag: String?
    package var lastModified: String?
    /// Asks for the new items of a feed only (RFC 3229, `A-IM: feed`) where `etag` says which are known; a server that can
    /// do that answers 226.
    package var acceptsDelta = false
    /// Media types, in the form of the Accept field.
    package var accept: String?
    /// Instead of the configuration's, for this document.
    package var maxBytes: Int?
    package var timeoutSeconds: Double?
    /// How often a transient failure (no connection, time-out, cut answer, 5xx) is tried again, after a growing wait.
    package var retries = 0
    /// False passes over robots.txt for this request, for addresses the user himself operates or was given to use.
    package var robots = true
    /// Makes it a POST, whose redirects are not followed.
    package var body: [UInt8]?
    package var contentType: String?
    /// Further fields. They are not sent on to another host when it redirects.
    package var headers: [(String, String)] = []

    package init(_ url: String, etag: String? = nil, lastModified: String? = nil) {
        self.url = url
        self.etag = etag
        self.lastModified = lastModified
    }

    /// The lines to send; `elsewhere` once a redirect has left the first host. A value that would break the line is left
    /// out: it can only come from outside.
    func headerLines(elsewhere: Bool, more: [(String, String?)] = []) -> [String] {
        var fields: [(String, String?)] = [
            ("If-None-Match", etag), ("If-Modified-Since", lastModified), ("Accept", accept),
            ("Content-Type", body == nil ? nil : contentType ?? "application/octet-stream"),
        ]
        if acceptsDelta, FetchRequest.line("If-None-Match", etag) != nil { fields.append(("A-IM", "feed")) }
        fields += more
        if !elsewhere { fields += headers.map { ($0.0, $0.1) } }
        return fields.compactMap(FetchRequest.line)
    }

    private static func line(_ name: String, _ value: String?) -> String? {
        guard let value, !value.isEmpty, !name.isEmpty else { return nil }
        let line = "\(name): \(value)"
        return line.utf8.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 9 } ? line : nil
    }
}
