import Articles
import Fetching
import Parsing
import Records
import Storage

/// Fetches the pages behind the items of one source in one pass: each page once for as long as its item stays the same,
/// within the budgets of source and host. A page that cannot be had loses nothing: the item stands as its source gave
/// it, and its page is tried again later.
struct PageFollower {
    private let source: Source
    private let stations: Stations
    private let follows: Bool
    private var remembered: [String: FollowedPage] = [:]
    private var seen: Set<String> = []
    private var fetched = 0
    /// Pages that wait for a later pass.
    private(set) var waiting = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(source: Source, stations: Stations) {
        self.source = source
        self.stations = stations
        follows = source.follow || source.kind == .sitemap
    }

    /// Recalls what is known of the pages behind these items.
    mutating func prepare(_ drafts: [Draft]) async throws {
        guard follows else { return }
        remembered = try await stations.store.followedPages(of: drafts.map(\.article.id))
    }

    /// The draft to store, with the page behind it where that was to be had; nil where there is nothing to store.
    /// - Parameter known: the fingerprint under which the article is stored; nil for a new one.
    mutating func follow(_ draft: Draft, known: String?) async throws -> Draft? {
        guard follows, draft.article.url.hasPrefix("http") else {
            return known == draft.article.fingerprint ? nil : draft
        }
        let id = draft.article.id
        seen.insert(id)
        // Stored before pages were remembered, or before the source was followed.
        if known != nil, remembered[id] == nil, draft.page == nil { return nil }
        var page = draft.page ?? remembered[id] ?? FollowedPage(draft, of: source)
        guard page.isOpen(for: draft.item, at: stations.clock()) else { return nil }
        if page.item != draft.item { page.renew(for: draft) }
        guard isWithinBudget(page) else {
            waiting += 1
            page.nextTry = stations.clock()
            return try await standing(draft, page, known)
        }
        return try await fetch(draft, page, known)
    }

    /// The items whose pages are still wanted, besides those this pass has met. An item that says nothing without its page
    /// is not stored yet: its draft is not complete.
    mutating func left() async throws -> [Draft] {
        guard follows else { return [] }
        let pages = try await stations.store.pendingPages(of: source.id, at: stations.clock(), limit: 10_000)
            .filter { !seen.contains($0.article) }
        let room = max(0, source.pages - fetched)
        waiting += max(0, pages.count - room)
        var drafts: [Draft] = []
        for page in pages.prefix(room) {
            let stored = try await stations.store.article(page.article)
            let article =
                stored
                ?? stations.builder(of: source).article(at: page.url, id: page.article, fetched: stations.clock())
            var draft = Draft(article, evidence: nil)
            draft.isComplete = stored != nil
            draft.item = page.item
            draft.page = page
            drafts.append(draft)
        }
        return drafts
    }

    private mutating func isWithinBudget(_ page: FollowedPage) -> Bool {
        guard fetched < source.pages,
            stations.budget.take(from: Fetcher.hostName(of: page.url) ?? page.url, at: stations.clock())
        else { return false }
        fetched += 1
        return true
    }

    private mutating func fetch(_ draft: Draft, _ page: FollowedPage, _ known: String?) async throws -> Draft? {
        var page = page
        var request = FetchRequest(page.url)
        if known != nil { (request.etag, request.lastModified) = (page.etag, page.lastModified) }
        switch await stations.answer(to: request) {
        case .success(let document): return try await read(document, draft, &page, known)
        case .failure(let error):
            guard error.kind != .cancelled, error.kind != .closed else { throw CancellationError() }
            note(&page, "page-" + error.kind.rawValue, error.message, error.retryAfter, isFinal: error.isFinal)
            return try await standing(draft, page, known)
        }
    }

    private mutating func read(
        _ document: Document, _ draft: Draft, _ page: inout FollowedPage, _ known: String?
    ) async throws -> Draft? {
        guard (200..<300).contains(document.status) else {
            if document.status == 304 { page.settle() } else { refuse(document, &page) }
            return try await standing(draft, page, known)
        }
        let content = try await content(of: document)
        page.settle()
        (page.etag, page.lastModified) = (document.etag, document.lastModified)
        var full = draft
        full.article = stations.builder(of: source).article(draft.article, with: content)
        full.page = page
        guard full.article != draft.article else { return try await standing(draft, page, known) }
        full.isComplete = true
        full.evidence = content.noArchive ? nil : try await stations.evidence.keep(document, of: source)
        guard known != full.article.fingerprint else { return try await standing(full, page, known) }
        return full
    }

    /// The article of a document, with the pages after it where it has some.
    private mutating func content(of document: Document) async throws -> Page {
        let first = await stations.page(from: document)
        // A rule that has grown stale is so on page after page.
        for var problem in first.diagnostics
        where problem.code == "pdf-unreadable" || problem.code.hasPrefix("site-rule-") {
            problem.place = problem.place ?? document.url
            if !diagnostics.contains(problem) { diagnostics.append(problem) }
        }
        var further = FurtherPages(source: source, stations: stations, room: source.pages - fetched)
        let whole = try await further.joined(to: first, of: document)
        fetched += further.fetched
        diagnostics += further.diagnostics
        return whole
    }

    private mutating func refuse(_ document: Document, _ page: inout FollowedPage) {
        let isFinal = (400..<500).contains(document.status) && ![408, 425, 429].contains(document.status)
        note(&page, "page-status", "the server answered \(document.status)", nil, isFinal: isFinal)
    }

    private mutating func note(
        _ page: inout FollowedPage, _ code: String, _ message: String, _ notBefore: Timestamp?, isFinal: Bool
    ) {
        page.fail(message, notBefore: notBefore, isFinal: isFinal, at: stations.clock())
        if page.nextTry != nil { waiting += 1 }
        diagnostics.append(Diagnostic(.warning, code, message, place: page.url))
    }

    /// The draft as its source gave it, to be stored where nothing better is; what is known of its page either way.
    private func standing(_ draft: Draft, _ page: FollowedPage, _ known: String?) async throws -> Draft? {
        guard known == nil, draft.isComplete else {
            try await stations.store.save([page])
            return nil
        }
        var draft = draft
        draft.page = page
        return draft
    }
}

extension Stations {
    func answer(to request: FetchRequest) async -> Result<Document, FetchError> {
        do throws(FetchError) { return .success(try await fetcher.fetch(request)) } catch { return .failure(error) }
    }
}

extension FetchError {
    /// Whether asking again would bring the same.
    fileprivate var isFinal: Bool {
        switch kind {
        case .forbiddenByRobots, .forbiddenAddress, .forbiddenScheme, .badURL, .tooLarge, .redirectLoop: true
        default: false
        }
    }
}
