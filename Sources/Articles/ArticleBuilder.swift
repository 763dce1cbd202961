/// Turns what was parsed – feed items, the pages behind them, watched pages – into articles: identity, canonical
/// address, plain text, language, fingerprint. What enters: `Feed` or `Page` with their `Source`; what leaves:
/// `Article`s, each ready for the analysis.
package import Records
package import Texts

package struct ArticleBuilder: Sendable {
    private let source: Source
    private let detector: LanguageDetector
    /// Longer texts are cut here: nobody reads on, and a hostile feed must not fill the store.
    package static let maxTextBytes = 2 << 20

    package init(source: Source, detector: LanguageDetector) {
        self.source = source
        self.detector = detector
    }

    /// One article per item, in the order of the feed. An item without an address, a title and a text says nothing and
    /// is left out; the second return value counts those.
    package func articles(
        from feed: Feed, of document: Document
    ) -> (articles: [Article], empty: Int) {
        var articles: [Article] = []
        var empty = 0
        for (item, identity) in zip(feed.items, Identity.identities(of: feed.items)) {
            let text = PlainText.of(item.content ?? item.summary ?? "")
            let title = PlainText.of(item.title ?? "").replacing("\n", with: " ")
            guard let identity, !(title.isEmpty && text.isEmpty && item.url == nil) else {
                empty += 1
                continue
            }
            let address = item.url ?? feed.link ?? document.url
            var article = article(
                identity: identity, url: address, title: title, text: text, fetched: document.fetched,
                declared: item.language ?? feed.language)
            article.authors = item.authors
            article.categories = item.categories
            article.published = plausible(item.published ?? item.updated, at: document.fetched)
            articles.append(article)
        }
        return (articles, empty)
    }

    /// The same article with the text of the page behind it, where that says more than the feed did.
    package func article(_ article: Article, with page: Page) -> Article {
        guard page.text.utf8.count > article.text.utf8.count else { return article }
        var full = article
        full.text = clipped(page.text)
        if full.title.isEmpty, let title = page.title { full.title = title }
        if full.authors.isEmpty { full.authors = page.authors }
        if full.published == nil {
            full.published = plausible(page.published.flatMap(Self.instant), at: article.fetched)
        }
        if let canonical = page.canonicalURL { full.canonicalURL = CanonicalURL.canonical(canonical) }
        full.language = page.language ?? full.language
        full.fingerprint = Fingerprint.of(title: full.title, text: full.text)
        return full
    }

    /// The article that a watched page is; its identity is its address, so that a changed page is a new revision.
    package func article(from page: Page, of document: Document) -> Article {
        let address = page.canonicalURL ?? document.url
        var article = article(
            identity: CanonicalURL.canonical(document.requestedURL), url: address, title: page.title ?? source.title,
            text: page.text, fetched: document.fetched, declared: page.language)
        article.authors = page.authors
        article.published = plausible(page.published.flatMap(Self.instant), at: document.fetched)
        return article
    }

    /// An article of which nothing is known yet but its id and its address; the page behind that will say the rest.
    package func article(at url: String, id: String, fetched: Timestamp) -> Article {
        Article(
            id: id, source: source.id, url: url, canonicalURL: CanonicalURL.canonical(url), title: "", text: "",
            fetched: fetched, fingerprint: Fingerprint.of(title: "", text: ""))
    }

    /// What a watched page has added since it was looked at last, as an article of its own: the same addition twice – a
    /// page that goes back and forth – is the same article.
    package func article(added text: String, to page: Page, of document: Document) -> Article {
        let address = page.canonicalURL ?? document.url
        var article = article(
            identity: CanonicalURL.canonical(document.requestedURL) + "\n" + Digest.sha256(text), url: address,
            title: page.title ?? source.title, text: text, fetched: document.fetched, declared: page.language)
        article.authors = page.authors
        return article
    }

    private func article(
        identity: String, url: String, title: String, text: String, fetched: Timestamp, declared: String?
    ) -> Article {
        let text = clipped(text)
        var article = Article(
            id: Digest.sha256(Array("\(source.id)\n\(identity)".utf8)).prefix(20).description, source: source.id,
            url: url, canonicalURL: CanonicalURL.canonical(url), title: title, text: text, fetched: fetched,
            fingerprint: Fingerprint.of(title: title, text: text))
        article.language = language(of: title, text, declared: declared ?? source.language)
        return article
    }

    /// The detector is believed over a declaration when it is sure: templates declare the language of their maker.
    private func language(of title: String, _ text: String, declared: String?) -> String? {
        let declared = declared.flatMap(Self.tag)
        let sample = text.utf8.count < 200 ? title + "\n" + text : text
        guard let found = detector.language(of: sample, hint: declared) else { return declared }
        return found.confidence >= 0.5 || declared == nil ? found.tag : declared
    }

    /// A declared language as BCP 47 writes it (`en_US` → `en-US`); nil for what is no tag.
    private static func tag(_ declared: String) -> String? {
        let tag = declared.replacing("_", with: "-")
        let subtags = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = subtags.first, (2...3).contains(first.count) else { return nil }
        return subtags.allSatisfy {
            (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
            ? tag : nil
    }

    /// A time more than a day ahead is a slip of the publisher's clock or calendar: better none than a wrong one.
    private func plausible(_ time: Timestamp?, at now: Timestamp) -> Timestamp? {
        time.flatMap { $0 <= now.adding(86_400) && $0.seconds > 0 ? $0 : nil }
    }

    private static func instant(_ text: String) -> Timestamp? {
        Timestamp(rfc3339: text) ?? Timestamp(rfc3339: text + "T00:00:00Z")
    }

    private func clipped(_ text: String) -> String {
        guard text.utf8.count > Self.maxTextBytes else { return text }
        return String(decoding: text.utf8.prefix(Self.maxTextBytes), as: UTF8.self)
    }
}
