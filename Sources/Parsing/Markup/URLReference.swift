/// Addresses as they stand in documents: resolved against a base (RFC 3986 §5), leniently, as text – nothing is
/// escaped, no case is changed, and what cannot be understood stays as it is.
package enum URLReference {
    /// The absolute form of `reference`; the reference itself when there is no base.
    package static func resolved(_ reference: String, base: String) -> String {
        if isPlainlyAbsolute(reference) { return reference }
        let text = withoutExtraSlashes(reference)
        guard !base.isEmpty else { return text }
        guard !text.isEmpty else { return base }
        let r = Parts(text)
        if r.scheme != nil, r.authority != nil { return text }
        let b = Parts(base)
        if let scheme = r.scheme {
            // RFC 3986 §5.2.2 allows `http:path` of the base's own scheme to be relative, as browsers read it.
            guard scheme.lowercased() == b.scheme?.lowercased(), b.authority != nil else { return text }
        }
        return merged(r, b).text
    }

    /// `http://x…` or `https://x…`, as almost all are.
    private static func isPlainlyAbsolute(_ reference: String) -> Bool {
        var reference = reference
        return reference.withUTF8 { b in
            guard b.count > 8, b[0] == 104, b[1] == 116, b[2] == 116, b[3] == 112 else { return false }
            let colon = b[4] == 115 ? 5 : 4
            return b[colon] == 58 && b[colon + 1] == 47 && b[colon + 2] == 47 && b[colon + 3] != 47
                && b[colon + 3] != 35
        }
    }

    /// The same when its scheme is one that a reader may follow; nil when it is not (`javascript:`, `data:` …).
    package static func safe(_ reference: String, base: String) -> String? {
        let whole = resolved(reference, base: base)
        return isSafe(whole) ? whole : nil
    }

    /// A relative address, or an absolute one whose scheme is on the list of feed readers.
    package static func isSafe(_ address: String) -> Bool {
        var name: [UInt8] = []
        for b in address.utf8 {
            if b == 58 { return name.withUnsafeBufferPointer { schemes[$0] } ?? false }
            if b == 47 || b == 63 || b == 35 || name.count > 16 { return true }
            // White space and controls within a scheme are dropped by browsers: "java\tscript:".
            if b > 32 { name.append(b) }
        }
        return true
    }

    private static let schemes = NameTable<Bool>(
        """
        file ftp gopher h323 hdl http https imap magnet mailto mms news nntp prospero rsync rtsp rtspu sftp shttp sip \
        sips snews svn svn+ssh telnet wais aim callto cvs facetime feed git gtalk irc ircs irc6 itms msnim skype ssh \
        smb ymsg tel xmpp urn tag geo webcal
        """.split(separator: " ").map { (String($0), true) })

    /// `http:////host` is meant as `http://host`.
    private static func withoutExtraSlashes(_ reference: String) -> String {
        guard let at = reference.utf8.firstIndex(of: 58) else { return reference }
        let rest = reference.utf8[at...].dropFirst()
        guard rest.starts(with: [47, 47, 47]), at != reference.startIndex,
            reference.utf8[..<at].allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 43 || $0 == 45 || $0 == 46 }),
            !reference.hasPrefix("file:")
        else { return reference }
        let host = rest.drop { $0 == 47 }
        return String(reference[...at]) + "//" + String(Substring(host))
    }

    /// The address with the path `/` where it has none (RFC 3986 §6.2.3).
    static func withPath(_ address: String) -> String {
        var parts = Parts(address)
        guard parts.authority != nil, parts.path.isEmpty else { return address }
        parts.path = "/"
        return parts.text
    }

    /// RFC 3986 §5.2.2.
    private static func merged(_ r: Parts, _ b: Parts) -> Parts {
        var t = r
        t.scheme = b.scheme
        guard r.authority == nil else { return t }
        t.authority = b.authority
        if r.path.isEmpty {
            t.path = b.path
            t.query = r.query ?? b.query
        } else if r.path.utf8.first == 47 {
            t.path = withoutDots(r.path)
        } else {
            let folder = b.path.utf8.lastIndex(of: 47).map { b.path[...$0] } ?? (b.authority == nil ? "" : "/")
            t.path = withoutDots(folder + r.path)
        }
        return t
    }

    /// RFC 3986 §5.2.4.
    private static func withoutDots(_ path: Substring) -> Substring {
        guard path.utf8.contains(46) else { return path }
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        for (i, s) in segments.enumerated() {
            let isLast = i == segments.count - 1
            if s == ".." {
                if kept.count > 1 { kept.removeLast() }
                if isLast { kept.append("") }
            } else if s == "." {
                if isLast { kept.append("") }
            } else {
                kept.append(s)
            }
        }
        return Substring(kept.joined(separator: "/"))
    }

    /// RFC 3986 appendix B.
    private struct Parts {
        var scheme: Substring?
        var authority: Substring?
        var path: Substring
        var query: Substring?
        var fragment: Substring?

        init(_ text: String) {
            var rest = Substring(text)
            if let colon = rest.utf8.firstIndex(of: 58), let first = rest.utf8.first, ASCII.isLetter(first),
                rest.utf8[..<colon].allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 43 || $0 == 45 || $0 == 46 })
            {
                scheme = rest[..<colon]
                rest = rest[colon...].dropFirst()
            }
            if let at = rest.utf8.firstIndex(of: 35) {
                fragment = rest[at...].dropFirst()
                rest = rest[..<at]
            }
            if let at = rest.utf8.firstIndex(of: 63) {
                query = rest[at...].dropFirst()
                rest = rest[..<at]
            }
            if rest.utf8.starts(with: [47, 47]) {
                rest = rest.dropFirst(2)
                let end = rest.utf8.firstIndex(of: 47) ?? rest.endIndex
                authority = rest[..<end]
                rest = rest[end...]
            }
            path = rest
        }

        var text: String {
            var s = ""
            if let scheme { s += scheme + ":" }
            if let authority { s += "//" + authority }
            s += path
            if let query { s += "?" + query }
            if let fragment { s += "#" + fragment }
            return s
        }
    }
}
