import Texts

/// Where feeds usually are, for sites that do not say where theirs is.
enum WellKnownFeeds {
    /// As many are tried.
    static let most = 8

    /// By the program that made the page, as its `meta name="generator"` says, in lower case.
    private static let byGenerator: [(generator: String, path: String)] = [
        ("wordpress", "/feed/"), ("ghost", "/rss/"), ("blogger", "/feeds/posts/default"), ("drupal", "/rss.xml"),
        ("hugo", "/index.xml"), ("jekyll", "/feed.xml"), ("gatsby", "/rss.xml"), ("hexo", "/atom.xml"),
        ("joomla", "/?format=feed&type=rss"), ("squarespace", "/blog?format=rss"), ("wix", "/blog-feed.xml"),
        ("typo3", "/feed.xml"), ("mediawiki", "/index.php?title=Special:RecentChanges&feed=atom"),
    ]

    /// Most common first.
    private static let places = [
        "/feed", "/rss.xml", "/rss", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/?feed=rss2",
        "/feeds/posts/default",
    ]

    /// Absolute addresses to try for a page, likeliest first, at most `most`. A page below the root is a section that
    /// may have a feed of its own.
    static func addresses(for page: String, generator: String?) -> [String] {
        var found: [String] = []
        func add(_ path: String, _ base: String) {
            guard let url = CanonicalURL.resolve(path, against: base), !found.contains(url) else { return }
            found.append(url)
        }
        if let generator, let known = byGenerator.first(where: { generator.contains($0.generator) }) {
            add(known.path, page)
        }
        let path = page.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }
        if path.count > 1 {
            let folder = path.hasSuffix("/") ? String(path) : path + "/"
            add(folder + "feed", page)
            add(folder + "rss.xml", page)
        }
        for place in places { add(place, page) }
        return Array(found.prefix(most))
    }
}
