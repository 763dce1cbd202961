/// The rules of all sites. The one that says most about an address holds: the longest host, and of the same host the
/// longest path; a rule without a host stands back behind all others.
package struct SiteRules: Sendable {
    private var byHost: [String: [SiteRule]] = [:]
    private var anywhere: [SiteRule] = []

    /// - Parameter rules: of two about the same, the first holds.
    package init(_ rules: [SiteRule] = []) {
        for rule in rules {
            if let host = rule.host { byHost[host, default: []].append(rule) } else { anywhere.append(rule) }
        }
        byHost = byHost.mapValues(Self.ranked)
        anywhere = Self.ranked(anywhere)
    }

    package var isEmpty: Bool { byHost.isEmpty && anywhere.isEmpty }
    package var count: Int { byHost.values.reduce(anywhere.count) { $0 + $1.count } }

    /// The rule for an address, if there is one.
    package func rule(for url: String) -> SiteRule? {
        guard !isEmpty, let address = Address(url) else { return nil }
        var host = Substring(address.host)
        while true {
            if let rule = byHost[String(host)]?.first(where: { $0.isAbout(address.path) }) { return rule }
            guard let dot = host.firstIndex(of: ".") else { break }
            host = host[host.index(after: dot)...]
        }
        return anywhere.first { $0.isAbout(address.path) }
    }

    private static func ranked(_ rules: [SiteRule]) -> [SiteRule] {
        rules.enumerated().sorted { a, b in
            let (m, n) = (a.element.path?.utf8.count ?? 0, b.element.path?.utf8.count ?? 0)
            return m == n ? a.offset < b.offset : m > n
        }.map(\.element)
    }

    /// Host and path of an http address.
    private struct Address {
        let host: String
        let path: [UInt8]

        init?(_ url: String) {
            guard let scheme = url.firstRange(of: "://") else { return nil }
            let rest = url[scheme.upperBound...]
            let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            let named = authority.split(separator: "@").last ?? ""
            host = named.prefix { $0 != ":" }.lowercased()
            let path = rest[authority.endIndex...].prefix { $0 != "#" }
            self.path = Array((path.hasPrefix("/") ? "" : "/").utf8) + Array(path.utf8.prefix(4_096))
            guard !host.isEmpty else { return nil }
        }
    }
}

extension SiteRule {
    fileprivate func isAbout(_ address: [UInt8]) -> Bool {
        guard let path else { return true }
        return Self.matches(Array(path.utf8), address)
    }

    /// Whether a text is a pattern's, in which `*` stands for anything. Goes back to the last `*` alone, so that the cost
    /// is at most the product of the lengths.
    static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
        var (p, t) = (0, 0)
        var star: (pattern: Int, text: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == 42 {
                star = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] {
                p += 1
                t += 1
            } else if let back = star {
                star = (back.pattern, back.text + 1)
                p = back.pattern + 1
                t = back.text + 1
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == 42 }
    }
}
