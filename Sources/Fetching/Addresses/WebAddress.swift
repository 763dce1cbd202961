import CCurl

/// An absolute http or https address in normal form: percent-encoded, host in lower case and ASCII, no fragment.
struct WebAddress: Hashable, Sendable {
    enum Flaw: Error, Equatable {
        case malformed
        case scheme(String)
    }

    /// As it is requested.
    let url: String
    /// Scheme, host and port: what shares a robots.txt and a budget (`https://example.org`).
    let host: String
    /// As it may be shown: without user name and password.
    let shown: String

    static let longest = 8_192

    /// Reads an address, relative to `base` where that is given. Space around it is passed over.
    init(_ text: String, relativeTo base: WebAddress? = nil) throws(Flaw) {
        let trimmed = text.trimmingASCIISpace
        guard !trimmed.isEmpty, trimmed.utf8.count <= WebAddress.longest,
            trimmed.utf8.allSatisfy({ $0 > 31 && $0 != 127 })
        else { throw .malformed }
        var parts = tw_url()
        defer { tw_url_free(&parts) }
        let result = Int(base.map { tw_url_parse($0.url, trimmed, &parts) } ?? tw_url_parse(nil, trimmed, &parts))
        let scheme = parts.scheme.map { String(cString: $0).lowercased() } ?? ""
        if result == TW_URL_SCHEME { throw .scheme(scheme) }
        guard result == TW_URL_OK, let url = parts.url, let host = parts.host else { throw .malformed }
        let port = parts.default_port ? "" : ":\(parts.port)"
        self.url = String(cString: url)
        self.host = scheme + "://" + String(cString: host) + port
        shown = parts.has_user ? self.host + WebAddress.path(of: self.url) : self.url
    }

    /// Its robots.txt (RFC 9309 §2.3).
    var robots: String { host + "/robots.txt" }

    /// For robots rules, which compare percent-encoded octets: hexadecimal digits in capitals (RFC 3986 §6.2.2.1).
    var forRobots: String {
        guard url.utf8.contains(37) else { return url }
        var bytes = Array(url.utf8)
        for i in bytes.indices where bytes[i] == 37 {
            for j in i + 1..<min(i + 3, bytes.count) where (97...102).contains(bytes[j]) { bytes[j] -= 32 }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func path(of url: String) -> String {
        guard let slashes = url.firstRange(of: "://") else { return "" }
        let rest = url[slashes.upperBound...]
        return rest.firstIndex(where: { $0 == "/" || $0 == "?" }).map { String(rest[$0...]) } ?? ""
    }
}

extension String {
    /// Without spaces and control characters at both ends.
    var trimmingASCIISpace: String {
        let inner = utf8.drop { $0 <= 32 }
        let end = inner.lastIndex { $0 > 32 }.map { inner.index(after: $0) } ?? inner.startIndex
        return String(decoding: inner[..<end], as: UTF8.self)
    }
}
