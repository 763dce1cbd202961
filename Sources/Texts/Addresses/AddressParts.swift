/// The five components of an address (RFC 3986 §3 and appendix B), as bytes and as written.
struct AddressParts {
    var scheme: [UInt8]?
    var authority: [UInt8]?
    var path: [UInt8] = []
    var query: [UInt8]?
    var fragment: [UInt8]?

    /// Splits anything; white space around it, and line breaks and tabs inside, are not part of an address.
    init(_ address: String) {
        var rest = AddressParts.trimmed(address)[...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = Array(rest[(hash + 1)...])
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = Array(rest[(mark + 1)...])
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), AddressParts.isScheme(rest[..<colon]) {
            scheme = rest[..<colon].map(TextFolder.lower)
            rest = rest[(colon + 1)...]
        }
        if rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = Array(rest[..<end])
            rest = rest[end...]
        }
        path = Array(rest)
    }

    private static func trimmed(_ address: String) -> [UInt8] {
        let bytes = Array(address.utf8)
        let start = bytes.firstIndex { $0 > 32 } ?? bytes.endIndex
        let end = (bytes.lastIndex { $0 > 32 } ?? start - 1) + 1
        return bytes[start..<max(start, end)].filter { $0 != 9 && $0 != 10 && $0 != 13 }
    }

    /// `ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`
    private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, TextFolder.lower(first) &- 97 < 26 else { return false }
        return bytes.allSatisfy { TextFolder.lower($0) &- 97 < 26 || $0 &- 48 < 10 || $0 == 43 || $0 == 45 || $0 == 46 }
    }

    /// The address put together again (RFC 3986 §5.3).
    var text: String {
        var bytes: [UInt8] = []
        if let scheme { bytes += scheme + [UInt8(ascii: ":")] }
        if let authority { bytes += [UInt8(ascii: "/"), UInt8(ascii: "/")] + authority }
        bytes += path
        if let query { bytes += [UInt8(ascii: "?")] + query }
        if let fragment { bytes += [UInt8(ascii: "#")] + fragment }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Takes `.` and `..` out of the path (RFC 3986 §5.2.4).
    mutating func removeDotSegments() {
        guard !path.isEmpty else { return }
        let isAbsolute = path[0] == UInt8(ascii: "/")
        var kept: [ArraySlice<UInt8>] = []
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() where index > 0 || !isAbsolute {
            let isLast = index == segments.count - 1
            if segment.elementsEqual([46]) || segment.elementsEqual([46, 46]) {
                if segment.count == 2, !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append([]) }
            } else {
                kept.append(segment)
            }
        }
        path = (isAbsolute ? [UInt8(ascii: "/")] : []) + kept.joined(separator: [UInt8(ascii: "/")])
    }

    /// Host in lower case and port, without the user's name; nil without authority.
    var hostAndPort: (host: [UInt8], port: [UInt8])? {
        guard let authority else { return nil }
        let at = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? 0
        let rest = authority[at...]
        let bracket = rest.lastIndex(of: UInt8(ascii: "]")) ?? rest.startIndex
        guard let colon = rest[bracket...].lastIndex(of: UInt8(ascii: ":")) else {
            return (rest.map(TextFolder.lower), [])
        }
        return (rest[..<colon].map(TextFolder.lower), Array(rest[(colon + 1)...]))
    }
}
