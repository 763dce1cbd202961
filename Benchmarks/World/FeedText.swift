/// Feeds and sitemaps as sources serve them, each with its own trouble.
struct FeedText: Sendable {
    let source: NewsSource
    /// Scheme, host and port.
    let base: String
    /// Newest first.
    let articles: [NewsArticle]

    var contentType: String {
        switch source.kind {
        case .json: "application/feed+json"
        case .atom: "application/atom+xml"
        case .sitemap: "application/xml"
        default: source.trouble == .charset ? "text/xml" : "application/rss+xml; charset=utf-8"
        }
    }

    var text: String {
        switch source.kind {
        case .rss, .rssFollow: rss
        case .atom: atom
        case .json: json
        case .sitemap: sitemap
        }
    }

    private func link(_ article: NewsArticle) -> String { base + article.path }

    private func html(_ article: NewsArticle) -> String { article.paragraphs.map { "<p>\(xml($0))</p>" }.joined() }

    private var rss: String {
        let isBroken = source.trouble == .malformed
        let items = articles.map { article in
            let title = isBroken ? article.title + " & more" : xml(article.title)
            let body =
                source.kind == .rssFollow
                ? "<description>\(xml(article.paragraphs.first ?? ""))</description>"
                : "<description>\(xml(article.paragraphs.first ?? ""))</description>"
                    + "<content:encoded><![CDATA[\(html(article))]]></content:encoded>"
            return """
                <item><title>\(title)</title><link>\(link(article))</link>\
                <guid isPermaLink="false">\(source.id)-\(article.id)</guid>\
                <pubDate>\(date(article))</pubDate>\(body)</item>
                """
        }
        let encoding = source.trouble == .charset ? "iso-8859-1" : "utf-8"
        return """
            <?xml version="1.0" encoding="\(encoding)"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>\(xml(source.title))</title><link>\(base)/s/\(source.id)/</link><description>News</description>
            <language>\(source.language)</language>
            \(items.joined(separator: "\n"))
            """ + (isBroken ? "\n" : "</channel></rss>\n")
    }

    private func date(_ article: NewsArticle) -> String {
        guard source.trouble == .dates else { return Stamp.rfc822(article.published) }
        let forms = ["%d.%m.%Y %H:%M", "%B %d, %Y %I:%M %p GMT", "%Y/%m/%d %H:%M:%S", "%a, %d %b %y %H:%M +0000"]
        return Stamp.clock(article.published, forms[article.id % forms.count])
    }

    private var atom: String {
        let entries = articles.map { article in
            """
            <entry><title>\(xml(article.title))</title><link href="\(link(article))"/>\
            <id>urn:world:\(source.id):\(article.id)</id><published>\(Stamp.rfc3339(article.published))</published>\
            <updated>\(Stamp.rfc3339(article.published))</updated>\
            <content type="html">\(xml(html(article)))</content></entry>
            """
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(source.language)"><title>\(xml(source.title))</title>
            <id>urn:world:\(source.id)</id><updated>\(Stamp.rfc3339(articles.first?.published ?? 0))</updated>
            \(entries.joined(separator: "\n"))
            </feed>
            """
    }

    private var json: String {
        let items = articles.map { article in
            """
            {"id":"\(source.id)-\(article.id)","url":"\(link(article))","title":\(quoted(article.title)),\
            "content_html":\(quoted(html(article))),"date_published":"\(Stamp.rfc3339(article.published))"}
            """
        }
        return """
            {"version":"https://jsonfeed.org/version/1.1","title":\(quoted(source.title)),
            "language":"\(source.language)","items":[\(items.joined(separator: ",\n"))]}
            """
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }

    private var sitemap: String {
        let entries = articles.map {
            "<url><loc>\(link($0))</loc><lastmod>\(Stamp.rfc3339($0.published))</lastmod></url>"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(entries.joined(separator: "\n"))
            </urlset>
            """
    }
}

/// The page of an article, with the furniture that pages have: navigation, most read, related, footer. The headlines in
/// it are those of other articles and name traders; they are no part of this one.
struct PageText: Sendable {
    let article: NewsArticle
    let base: String
    let others: [NewsArticle]

    var text: String {
        let links = others.map { "<li><a href=\"\(base)\($0.path)\">\(xml($0.title))</a></li>" }
        let half = links.count / 2
        let paragraphs = article.paragraphs.map { "<p>\(xml($0))</p>" }.joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="\(article.source.language)"><head><meta charset="utf-8">
            <title>\(xml(article.title)) | \(xml(article.source.title))</title>
            <meta property="og:type" content="article"><meta property="og:title" content="\(xml(article.title))">
            <meta property="article:published_time" content="\(Stamp.rfc3339(article.published))">
            <link rel="canonical" href="\(base)\(article.path)"></head>
            <body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/trade">Trade</a></li>
            <li><a href="/law">Law</a></li></ul></nav></header>
            <main><article><h1>\(xml(article.title))</h1>
            <p class="byline"><time datetime="\(Stamp.rfc3339(article.published))">\
            \(Stamp.clock(article.published, "%d %B %Y"))</time></p>
            \(paragraphs)
            </article>
            <aside class="most-read"><h2>Most read</h2><ol>\(links.prefix(half).joined())</ol></aside>
            <section class="related"><h3>Related</h3><ul>\(links.dropFirst(half).joined())</ul></section></main>
            <footer><p>© \(xml(article.source.publisher)). All rights reserved. Contact, imprint, cookies.</p></footer>
            </body></html>
            """
    }
}
