import Texts

/// The names of the site and the canonical address.
struct PageSite: Sendable {
    /// As the page says it.
    let name: String?
    /// All names under which the site goes, the host's too.
    let names: [String]
    let canonical: String?
    private let plain: [PlainWords]

    init(meta: MetaTags, linked: LinkedData, url: String) {
        let declared = [
            meta["og:site_name"], linked.publisher, linked.site,
            meta["application-name", "apple-mobile-web-app-title", "dc.publisher", "twitter:app:name:iphone"],
        ].compactMap { $0 }.map(unescaped).filter { !$0.isEmpty }
        name = declared.first
        let host = PageSite.host(url)
        names = declared + (host.map { [$0, PageSite.domain($0), PageSite.label($0)] } ?? [])
        plain = names.map { PlainWords($0) }.filter { !$0.isEmpty }
        canonical = PageSite.absolute(meta.canonical ?? meta["og:url"], base: url)
    }

    /// Whether a text is a name of the site and nothing else.
    func isName(_ text: String) -> Bool { plain.contains(PlainWords(text)) }

    /// Whether a text is part of a name of the site, or has one in it.
    func isLikeName(_ text: String) -> Bool {
        let words = PlainWords(text)
        return words.count >= 3 && plain.contains { $0.contains(words) || $0.count > 3 && words.contains($0) }
    }

    /// Whether a name of the site, of six letters at least, is in a text.
    func isNamed(in text: String) -> Bool {
        let words = PlainWords(text)
        return plain.contains { $0.count >= 6 && words.contains($0) }
    }

    /// Whether the site's host stands in a text.
    func isAddressed(in text: String) -> Bool {
        let low = text.lowercased()
        return names.contains { $0.contains(".") && low.contains($0.lowercased()) }
    }

    private static func host(_ url: String) -> String? {
        guard let scheme = url.firstRange(of: "://") else { return nil }
        let rest = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        let host = rest.hasPrefix("www.") ? String(rest.dropFirst(4)) : String(rest)
        return host.isEmpty ? nil : host
    }

    /// `news` of `news.example`.
    private static func label(_ host: String) -> String {
        String(domain(host).prefix { $0 != "." })
    }

    /// `news.example` of `sport.news.example`, `news.co.example` of `www.news.co.example`.
    private static func domain(_ host: String) -> String {
        let parts = host.split(separator: ".")
        guard parts.count >= 3 else { return host }
        return parts.suffix(parts[parts.count - 2].count <= 3 ? 3 : 2).joined(separator: ".")
    }

    /// An http address, completed from the page's own (RFC 3986 §5.2 for the forms that canonical links have); nil for
    /// what is none.
    private static func absolute(_ href: String?, base: String) -> String? {
        guard let href = href?.trimmingSpaces, !href.isEmpty, href.utf8.allSatisfy({ $0 > 32 && $0 != 60 }) else {
            return nil
        }
        if href.hasPrefix("http://") || href.hasPrefix("https://") { return host(href) == nil ? nil : href }
        guard let scheme = base.firstRange(of: "://") else { return nil }
        if href.hasPrefix("//") { return base[..<scheme.lowerBound] + ":" + href }
        guard href.hasPrefix("/") else { return nil }
        return base[..<scheme.upperBound] + base[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" } + href
    }
}
