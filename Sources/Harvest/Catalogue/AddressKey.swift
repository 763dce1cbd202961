import Texts

/// Addresses in forms that can be compared.
package enum AddressKey {
    /// Equal for addresses that are the same to a publisher: one form for all spellings, with or without encryption,
    /// `www.` and a slash at the end.
    package static func of(_ url: String) -> String {
        var key = Substring(CanonicalURL.canonical(url))
        for scheme in ["https://", "http://"] where key.hasPrefix(scheme) {
            key = key.dropFirst(scheme.count)
            if key.hasPrefix("www.") { key = key.dropFirst(4) }
        }
        while key.hasSuffix("/") { key = key.dropLast() }
        return String(key)
    }

    /// Scheme, name and port, as the fetcher knows hosts (`https://example.org`); nil for what has none.
    package static func host(of url: String) -> String? {
        let canonical = CanonicalURL.canonical(url)
        guard CanonicalURL.host(canonical) != nil, let slashes = canonical.firstRange(of: "://") else { return nil }
        return String(canonical[..<slashes.upperBound])
            + canonical[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" }
    }
}
