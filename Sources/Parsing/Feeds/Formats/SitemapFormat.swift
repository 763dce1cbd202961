/// Sitemaps and sitemap indexes (sitemaps.org protocol 0.9), with Google's modules for news and pictures. Each address
/// becomes an item: `lastmod` is its update, `news:publication_date` its publication.
enum SitemapFormat: FeedFormat {
    static let name = "sitemap"
    static let title = "Sitemap, sitemap index and news sitemap"

    static let namespaces = [
        "http://www.sitemaps.org/schemas/sitemap/0.9": "sitemap",
        "https://www.sitemaps.org/schemas/sitemap/0.9": "sitemap",
        "http://www.google.com/schemas/sitemap/0.84": "sitemap", "http://www.google.com/schemas/sitemap/0.9": "sitemap",
        "http://www.google.com/schemas/sitemap-image/1.1": "picture",
        "http://www.google.com/schemas/sitemap-video/1.1": "film",
    ]

    static let elements: [String: FeedElement] = [
        "sitemap:urlset": .root, "sitemap:sitemapindex": .root, "sitemap:url": .item, "sitemap:sitemap": .item,
        "sitemap:loc": .link, "sitemap:lastmod": .updated, "picture:image": .transparent,
        "picture:loc": .pictureAddress, "picture:title": .ignored, "picture:caption": .ignored,
        "film:video": .transparent, "film:thumbnail_loc": .pictureAddress,
    ]

    static func version(of root: FeedRoot) -> String? {
        switch root.name {
        case "sitemap:urlset", "urlset": "sitemap"
        case "sitemap:sitemapindex", "sitemapindex": "sitemapindex"
        default: nil
        }
    }
}
