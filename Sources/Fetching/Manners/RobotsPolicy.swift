/// What a robots.txt allows (RFC 9309), matched as Google's crawler does where the standard leaves it open: misspelt
/// names of lines, a missing colon, `index.html` standing for its folder.
///
///     let policy = RobotsPolicy(parsing: document.body)
///     policy.allows("https://example.org/private/x", agent: "Tidewaiter")
package struct RobotsPolicy: Sendable, Equatable {
    struct Rule: Sendable, Equatable {
        var allows: Bool
        var pattern: RobotsPattern
    }

    /// Consecutive `User-agent` lines and the rules below them.
    struct Group: Sendable, Equatable {
        /// Product tokens in lower case.
        var agents: [[UInt8]] = []
        var isForAll = false
        var rules: [Rule] = []
        var crawlDelay: Double?
    }

    var groups: [Group]
    /// The sitemaps it names, in order: absolute addresses, as written.
    package var sitemaps: [String]

    /// The bytes of a robots.txt from which rules are read; the standard asks for at least 500 KiB (§2.5).
    package static let maxBytes = 512 << 10

    /// Reads the first `maxBytes` bytes. Any bytes are a policy: what is not understood is passed over, as §2.2 wants.
    package init(parsing bytes: [UInt8]) {
        var parser = RobotsParser()
        parser.parse(bytes.prefix(RobotsPolicy.maxBytes))
        groups = parser.groups
        sitemaps = parser.sitemaps
    }

    /// Whether the agent, given by its product token, may fetch the address. Absolute or from the root, percent-encoded;
    /// compared octet by octet (§2.2.2), the longest rule winning, an allowing one among equals.
    package func allows(_ url: String, agent: String) -> Bool {
        let path = RobotsPolicy.path(of: Array(url.utf8))
        var allowing = 0
        var forbidding = 0
        for group in groups(for: agent) {
            for rule in group.rules where rule.pattern.length > (rule.allows ? allowing : forbidding) {
                guard rule.pattern.matches(path) else { continue }
                if rule.allows { allowing = rule.pattern.length } else { forbidding = rule.pattern.length }
            }
        }
        return allowing >= forbidding
    }

    /// The `Crawl-delay` in seconds for the agent: no part of the standard, but widely used and widely meant. The longest
    /// when there are several.
    package func crawlDelay(agent: String) -> Double? { groups(for: agent).compactMap(\.crawlDelay).max() }

    /// Only what binds the agent, as a robots.txt in ASCII that means the same for it. Most of a typical file speaks to
    /// others, so this is what is kept.
    package func excerpt(for agent: String) -> String {
        var lines = ["User-agent: *"]
        for group in groups(for: agent) {
            lines += group.rules.map { ($0.allows ? "Allow: " : "Disallow: ") + $0.pattern.text }
        }
        if let delay = crawlDelay(agent: agent) { lines.append("Crawl-delay: \(delay)") }
        lines += sitemaps.map { "Sitemap: " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    /// All groups that name the agent, or else all for everyone (§2.2.1).
    private func groups(for agent: String) -> [Group] {
        let token = agent.utf8.map(RobotsPolicy.lowercased)
        let own = groups.filter { $0.agents.contains(token) }
        return own.isEmpty ? groups.filter(\.isForAll) : own
    }

    static func isTokenByte(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 || byte == 45
    }

    static func lowercased(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 32 : byte }

    /// Path and query of an address, without fragment; `/` when it has none.
    static func path(of url: [UInt8]) -> [UInt8] {
        let slashes = url.starts(with: [47, 47])
        var start = slashes ? 2 : 0
        let isDelimiter: (UInt8) -> Bool = { $0 == 47 || $0 == 63 || $0 == 59 }
        let early = url[start...].firstIndex(where: isDelimiter) ?? url.count
        if early > start, early + 1 < url.count, url[early - 1] == 58, url[early] == 47, url[early + 1] == 47 {
            start = early + 2
        }
        let fragment = url[(slashes ? 2 : 0)...].firstIndex(of: 35) ?? url.count
        guard let first = url[start...].firstIndex(where: isDelimiter), first < fragment else { return [47] }
        return (url[first] == 47 ? [] : [47]) + url[first..<fragment]
    }
}
