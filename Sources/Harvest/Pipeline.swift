/// The order of the stations: the way of one source from its address to its alerts, straight down. This file doubles as
/// the table of contents of the program.
import Alerts
import Articles
import Extraction
import Fetching
import Matching
import Parsing
package import Records
package import Storage
import Texts

package struct Pipeline: Sendable {
    let fetcher: Fetcher
    let store: any Store
    let knowledge: Knowledge
    let detector: LanguageDetector
    let extractor = PageExtractor()
    let report: @Sendable (HarvestEvent) -> Void

    /// What one source yielded.
    package struct Yield: Sendable {
        package var new = 0
        package var updated = 0
        package var raised: [String] = []
        package var alertsUpdated: [String] = []
        package var unchanged = false
        /// Items in the answer.
        package var items = 0
        package var diagnostics: [Diagnostic] = []
    }

    package func run(_ source: Source, _ state: inout SourceState, at now: Timestamp) async throws -> Yield {
        let document = try await fetch(source, state)
        guard let body = try accept(document, of: source, &state) else { return Yield(unchanged: true) }
        let builder = ArticleBuilder(source: source, detector: detector)
        var yield = Yield()
        let drafts = try articles(of: source, from: document, body, builder, &state, &yield)
        let known = try await store.fingerprints(of: drafts.map(\.article.id))
        for draft in drafts {
            try Task.checkCancellation()
            let article = draft.article
            if source.follow, known[article.id] != nil { continue }
            guard known[article.id] != article.fingerprint else { continue }
            let full = try await followed(draft, source, builder, &yield)
            let analysis = knowledge.analyzer.analyze(
                title: full.article.title, text: full.article.text, language: full.article.language)
            let matches = knowledge.linker.link(analysis)
            let scene = Scene(
                article: full.article, analysis: analysis, matches: matches, source: source, watch: knowledge.watch,
                title: { knowledge.titles[$0] }, entity: { knowledge.index[$0] })
            let commit = ArticleCommit(
                article: full.article, evidence: full.evidence, contentType: full.contentType, analysis: analysis,
                matches: matches, findings: knowledge.rules.findings(in: scene),
                sketch: Sketcher.sketch(title: full.article.title, text: full.article.text))
            let outcome = try await store.commit(
                commit, at: now, sameStory: Sketcher.sameStory, assemble: knowledge.rules.alert)
            yield.count(outcome)
            report(.articleSaved(source: source.id, title: full.article.title, admission: outcome.admission))
            for alert in outcome.raised { report(.alertRaised(alert)) }
        }
        return yield
    }
}

// MARK: - The stations one by one

extension Pipeline {
    /// An article on its way, with the bytes it was read from.
    struct Draft {
        var article: Article
        var evidence: [UInt8]
        var contentType: String?
    }

    private func fetch(_ source: Source, _ state: SourceState) async throws -> Document {
        var request = FetchRequest(state.url ?? source.url, etag: state.etag, lastModified: state.lastModified)
        request.accept = source.kind == .page ? "text/html,*/*;q=0.5" : nil
        return try await fetcher.fetch(request)
    }

    /// The body, when there is one that says something new. Remembers validators only once the body was worked through:
    /// the caller saves the state after the last article.
    private func accept(_ document: Document, of source: Source, _ state: inout SourceState) throws -> [UInt8]? {
        state.lastStatus = document.status
        if let moved = document.movedTo { state.url = moved }
        switch document.status {
        case 304: return nil
        case 410:
            state.retired = true
            throw SourceFailure("gone", "the server says that it is gone for good (410); it is not asked again")
        case 200..<300: break
        default: throw SourceFailure("status", "the server answered \(document.status)")
        }
        state.etag = document.etag
        state.lastModified = document.lastModified
        let hash = Digest.sha256(document.body)
        guard hash != state.bodyHash else { return nil }
        state.bodyHash = hash
        return document.body
    }

    private func articles(
        of source: Source, from document: Document, _ body: [UInt8], _ builder: ArticleBuilder,
        _ state: inout SourceState, _ yield: inout Yield
    ) throws -> [Draft] {
        let hash = state.bodyHash ?? Digest.sha256(body)
        if source.kind == .page {
            let page = extractor.page(from: document)
            yield.diagnostics = page.diagnostics
            yield.items = 1
            let article = builder.article(from: page, of: document, evidence: hash)
            return [Draft(article: article, evidence: page.noArchive ? [] : body, contentType: document.contentType)]
        }
        let feed = try FeedParser.parse(document)
        // A compressed body cut on its way looks whole to libcurl; its validators stand for the part that is missing too.
        if document.header("content-encoding") != nil,
            feed.diagnostics.contains(where: { $0.code.hasPrefix("malformed") })
        {
            (state.etag, state.lastModified) = (nil, nil)
        }
        let (all, empty) = builder.articles(from: feed, of: document, evidence: hash)
        let articles = Self.latest(all)
        yield.diagnostics = feed.diagnostics
        if articles.count < all.count {
            yield.diagnostics.append(
                Diagnostic(
                    .note, "repeated-items",
                    "\(all.count - articles.count) items repeat another one of the feed: of each the latest counts"))
        }
        yield.items = feed.items.count
        if empty > 0 {
            yield.diagnostics.append(
                Diagnostic(.warning, "empty-items", "\(empty) items without title, text and address were left out"))
        }
        state.itemsSeen = feed.items.count
        return articles.map { Draft(article: $0, evidence: body, contentType: document.contentType) }
    }

    /// One article for each identity, the latest: a feed that holds two versions of an item would change the article
    /// from one to the other and back, each time it is read.
    private static func latest(_ articles: [Article]) -> [Article] {
        var latest: [Article] = []
        var places: [String: Int] = [:]
        for article in articles {
            guard let place = places[article.id] else {
                places[article.id] = latest.count
                latest.append(article)
                continue
            }
            if let time = article.published, latest[place].published.map({ $0 < time }) ?? true {
                latest[place] = article
            }
        }
        return latest
    }

    /// The same draft with the page behind it. A page that cannot be had loses nothing: the item of the feed stands.
    private func followed(
        _ draft: Draft, _ source: Source, _ builder: ArticleBuilder, _ yield: inout Yield
    ) async throws -> Draft {
        guard source.follow, draft.article.url.hasPrefix("http") else { return draft }
        do throws(FetchError) {
            let document = try await fetcher.fetch(FetchRequest(draft.article.url))
            guard (200..<300).contains(document.status) else {
                throw FetchError(.other, "the server answered \(document.status)", url: draft.article.url)
            }
            let page = extractor.page(from: document)
            let article = builder.article(draft.article, with: page, evidence: Digest.sha256(document.body))
            guard article != draft.article else { return draft }
            return Draft(
                article: article, evidence: page.noArchive ? [] : document.body, contentType: document.contentType)
        } catch {
            guard error.kind != .cancelled, error.kind != .closed else { throw error }
            yield.diagnostics.append(
                Diagnostic(.warning, "page-" + error.kind.rawValue, error.message, place: draft.article.url))
            return draft
        }
    }
}

extension Pipeline.Yield {
    mutating func count(_ outcome: CommitOutcome) {
        new += outcome.admission == .new ? 1 : 0
        updated += outcome.admission == .changed ? 1 : 0
        raised += outcome.raised.map(\.id)
        alertsUpdated += outcome.updated.map(\.id)
    }
}

/// Why a source yielded nothing, when it was not the fetch itself that failed.
struct SourceFailure: Error, CustomStringConvertible {
    let code: String
    let description: String

    init(_ code: String, _ description: String) {
        self.code = code
        self.description = description
    }
}
