package import Records
import Texts

/// Sites whose feeds lie at an address that follows from the page's: known here so that nothing needs to be guessed.
package enum Platforms {
    /// One rule. A pattern is a path whose parts are words, or `*` for any (`{1}` and so on in the template); `*` as part
    /// of a word stands for its rest. `?name=*` asks for a query member.
    struct Rule: Sendable {
        /// The host, without `www.`; a leading dot allows any name below it, nil any host at all.
        var host: String?
        var pattern: String
        var template: String
        var kind = Source.Kind.feed
    }

    /// In the order in which they are tried.
    static let rules: [Rule] = [
        Rule(
            host: "youtube.com", pattern: "/channel/*",
            template: "https://www.youtube.com/feeds/videos.xml?channel_id={1}"),
        Rule(
            host: "youtube.com", pattern: "/playlist?list=*",
            template: "https://www.youtube.com/feeds/videos.xml?playlist_id={1}"),
        Rule(host: "youtube.com", pattern: "/user/*", template: "https://www.youtube.com/feeds/videos.xml?user={1}"),
        Rule(host: "reddit.com", pattern: "/r/*", template: "https://www.reddit.com/r/{1}/.rss"),
        Rule(host: "reddit.com", pattern: "/user/*", template: "https://www.reddit.com/user/{1}/.rss"),
        Rule(host: "old.reddit.com", pattern: "/r/*", template: "https://www.reddit.com/r/{1}/.rss"),
        Rule(host: "github.com", pattern: "/*/*", template: "https://github.com/{1}/{2}/releases.atom"),
        Rule(host: "gitlab.com", pattern: "/*/*", template: "https://gitlab.com/{1}/{2}/-/tags?format=atom"),
        Rule(host: "t.me", pattern: "/s/*", template: "https://t.me/s/{1}", kind: .page),
        Rule(host: "t.me", pattern: "/*", template: "https://t.me/s/{1}", kind: .page),
        Rule(host: "bsky.app", pattern: "/profile/*", template: "https://bsky.app/profile/{1}/rss"),
        Rule(host: "vimeo.com", pattern: "/*", template: "https://vimeo.com/{1}/videos/rss"),
        Rule(host: "medium.com", pattern: "/@*", template: "https://medium.com/feed/@{1}"),
        Rule(host: "medium.com", pattern: "/*", template: "https://medium.com/feed/{1}"),
        Rule(host: ".substack.com", pattern: "", template: "https://{0}/feed"),
        Rule(host: ".wordpress.com", pattern: "", template: "https://{0}/feed/"),
        Rule(host: ".blogspot.com", pattern: "", template: "https://{0}/feeds/posts/default"),
        Rule(host: ".tumblr.com", pattern: "", template: "https://{0}/rss"),
        // Mastodon and its kin, on whatever host.
        Rule(host: nil, pattern: "/@*", template: "https://{0}/@{1}.rss"),
    ]

    /// Hosts with pages at `/@name` that have no such feed.
    private static let others: Set<String> = ["tiktok.com", "threads.net", "youtube.com", "medium.com", "flickr.com"]

    /// The sources that an address stands for, likeliest first; empty for one of no known platform.
    package static func candidates(for url: String) -> [(url: String, kind: Source.Kind)] {
        guard let host = CanonicalURL.host(url) else { return [] }
        let bare =
            host.hasPrefix("www.") ? String(host.dropFirst(4)) : host.hasPrefix("m.") ? String(host.dropFirst(2)) : host
        let rest = url.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" && $0 != "?" }.prefix { $0 != "#" }
        for rule in rules where matches(rule.host, bare) {
            guard let parts = captures(rule.pattern, in: String(rest)) else { continue }
            var address = rule.template.replacing("{0}", with: host)
            for (number, part) in parts.enumerated() { address = address.replacing("{\(number + 1)}", with: part) }
            return [(address, rule.kind)]
        }
        return []
    }

    private static func matches(_ wanted: String?, _ host: String) -> Bool {
        guard let wanted else { return !others.contains(host) }
        return wanted.hasPrefix(".") ? host.hasSuffix(wanted) : host == wanted
    }

    /// What the stars of the pattern stand for; nil where it does not fit the beginning of the path. Only letters, digits
    /// and `-._~` are taken, which need no escapes.
    private static func captures(_ pattern: String, in path: String) -> [String]? {
        let wanted = pattern.split(separator: "?", maxSplits: 1)
        let given = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var found: [String] = []
        let words = (given.first ?? "").split(separator: "/")
        for (at, word) in (wanted.first ?? "").split(separator: "/").enumerated() {
            guard words.indices.contains(at) else { return nil }
            guard let star = word.firstIndex(of: "*") else {
                if word != words[at] { return nil }
                continue
            }
            guard words[at].hasPrefix(word[..<star]), let part = safe(words[at].dropFirst(word[..<star].count)) else {
                return nil
            }
            found.append(part)
        }
        guard wanted.count == 2 else { return found }
        let name = wanted[1].prefix { $0 != "*" }
        let member = given.count == 2 ? given[1].split(separator: "&").first { $0.hasPrefix(name) } : nil
        guard let member, let part = safe(member.dropFirst(name.count)) else { return nil }
        return found + [part]
    }

    private static func safe(_ part: Substring) -> String? {
        let isSafe = part.utf8.allSatisfy { byte in
            byte | 32 &- 97 < 26 || byte &- 48 < 10 || [45, 46, 95, 126].contains(byte)
        }
        return isSafe && !part.isEmpty && part.utf8.count <= 128 ? String(part) : nil
    }
}
