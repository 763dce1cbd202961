import Alerts
import Articles
import Fetching
import Records
import Storage
import Texts

/// Sources that have fallen silent, as alerts: what a source does not say any more is told by nobody else. Each is an
/// article of its own, so that it has evidence, and goes when the source speaks again.
struct SourceWatch: Sendable {
    let engine: Engine
    let knowledge: Knowledge
    /// Of the ids of these articles.
    static let prefix = "source:"

    /// Looks at all sources that publish; returns the alerts that are new and those that changed.
    func run(at now: Timestamp) async throws -> (raised: [Alert], updated: [Alert]) {
        let publishing = try await engine.store.publishing(by: now)
        let watched = Dictionary(
            engine.sources.filter { [.feed, .sitemap].contains($0.kind) }.map { ($0.id, $0) }
        ) { first, _ in first }
        guard let reference = publishing.filter({ watched[$0.source] != nil }).map(\.last.seconds).max() else {
            return ([], [])
        }
        let known = try await engine.store.fingerprints(of: publishing.map { Self.prefix + $0.source })
        var alerts: (raised: [Alert], updated: [Alert]) = ([], [])
        for item in publishing where !item.source.hasPrefix(Self.prefix) {
            guard let source = watched[item.source] else { continue }
            let quiet = Quiet(item, reference: reference)
            guard quiet != nil || known[Self.prefix + source.id] != nil else { continue }
            let outcome = try await engine.store.commit(
                commit(source, item, quiet, at: now), at: now, by: knowledge.storyRules)
            alerts.raised += outcome.raised
            alerts.updated += outcome.updated
        }
        return alerts
    }

    private func commit(
        _ source: Source, _ item: SourcePublishing, _ quiet: Quiet?, at now: Timestamp
    ) -> ArticleCommit {
        let title = "\(source.title) has fallen silent"
        let words = quiet?.words ?? "publishes again"
        let text = "\(source.title) \(words). Its last article is of \(item.last)."
        // Its own source, so that it is no publication of the one that it is about.
        var article = Article(
            id: Self.prefix + source.id, source: Self.prefix + source.id, url: source.url, canonicalURL: source.url,
            title: title, text: text, fetched: now, fingerprint: Fingerprint.of(title: title, text: text))
        article.published = item.last
        article.language = "en"
        guard quiet != nil else { return ArticleCommit(article: article) }
        let evidence = Alert.Evidence(
            article: article.id, source: source.id, tier: source.tier, publisher: source.publisher, url: source.url,
            published: item.last, title: title, language: "en", quote: text,
            mentions: [.init(start: 0, end: source.title.utf8.count, kind: "source", id: source.id)])
        let raising = Raising(
            .source, subject: Alert.Subject(kind: "source", id: source.id, name: source.title), evidence: evidence)
        return ArticleCommit(article: article, findings: knowledge.rules.findings(raising))
    }
}
