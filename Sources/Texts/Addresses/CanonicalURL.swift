/// Addresses made absolute and made comparable. Pure text: nothing is looked up.
package enum CanonicalURL {
    /// The absolute address of a reference found in a document at `base` (RFC 3986 §5.2, strict). Nil when neither
    /// has a scheme. What is written stays as written but for white space and dot segments.
    package static func resolve(_ reference: String, against base: String) -> String? {
        var target = AddressParts(reference)
        if target.scheme != nil {
            if target.authority != nil { target.removeDotSegments() }
            return target.text
        }
        let base = AddressParts(base)
        guard base.scheme != nil else { return nil }
        target.scheme = base.scheme
        if target.authority == nil {
            target.authority = base.authority
            if target.path.isEmpty {
                target.path = base.path
                target.query = target.query ?? base.query
            } else if target.path[0] != UInt8(ascii: "/") {
                target.path = merged(target.path, base)
            }
        }
        target.removeDotSegments()
        return target.text
    }

    /// RFC 3986 §5.2.3.
    private static func merged(_ path: [UInt8], _ base: AddressParts) -> [UInt8] {
        if base.authority != nil, base.path.isEmpty { return [UInt8(ascii: "/")] + path }
        guard let slash = base.path.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return base.path[...slash] + path
    }

    /// One form for all spellings of an address (RFC 3986 §6.2): scheme and host in lower case, no default port, no
    /// fragment, no tracking parameters, no dot segments, `/` for an empty path, percent-encoding only where it is
    /// needed and in capitals. Other schemes than http and https stay as they are.
    package static func canonical(_ url: String) -> String {
        var parts = AddressParts(url)
        guard let scheme = parts.scheme, let place = parts.hostAndPort,
            scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8)
        else { return parts.text }
        let host = place.host.last == UInt8(ascii: ".") ? place.host.dropLast() : place.host[...]
        let usual = scheme.count == 4 ? "80" : "443"
        let port = place.port.isEmpty || place.port.elementsEqual(usual.utf8) ? [] : [UInt8(ascii: ":")] + place.port
        parts.authority = PercentEncoding.normal(Array(host)) + port
        parts.path = PercentEncoding.normal(parts.path)
        parts.removeDotSegments()
        if parts.path.isEmpty { parts.path = [UInt8(ascii: "/")] }
        parts.query = parts.query.flatMap(TrackingParameters.without).map(PercentEncoding.normal)
        parts.fragment = nil
        return parts.text
    }

    /// The host in lower case, without port, user and brackets; nil where the address names none.
    package static func host(_ url: String) -> String? {
        guard let host = AddressParts(url).hostAndPort?.host, !host.isEmpty else { return nil }
        let bare = host.first == UInt8(ascii: "[") ? host.dropFirst().prefix { $0 != UInt8(ascii: "]") } : host[...]
        return String(decoding: bare.last == UInt8(ascii: ".") ? bare.dropLast() : bare, as: UTF8.self)
    }
}
