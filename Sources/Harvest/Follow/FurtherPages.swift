import Fetching
import Parsing
import Records

/// The pages of an article after its first, where a rule of the site finds their addresses: fetched with the manners and
/// within the budgets of the first, kept as evidence, and joined to it.
struct FurtherPages {
    let source: Source
    let stations: Stations
    /// How many the source's budget leaves.
    var room: Int
    private(set) var fetched = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(source: Source, stations: Stations, room: Int) {
        self.source = source
        self.stations = stations
        self.room = room
    }

    /// The first page with the texts of those after it; where one cannot be had, with those before.
    mutating func joined(to first: Page, of document: Document) async throws -> Page {
        guard first.nextURL != nil, let rule = stations.extractor.sites.rule(for: document.url) else { return first }
        var whole = first
        var met: Set<String> = [Self.bare(document.requestedURL), Self.bare(document.url)]
        var texts: Set<String> = [first.text]
        var next = first.nextURL
        var number = 1
        while let url = next {
            guard met.insert(Self.bare(url)).inserted else { break }
            number += 1
            guard number <= rule.followPages else {
                note("pages-left", "the article has more than \(rule.followPages) pages; the rest was not read", url)
                break
            }
            guard let page = try await page(at: url, like: document) else { break }
            // Some sites give their first page, or their last, for every number.
            if page.text.isEmpty || !texts.insert(page.text).inserted { break }
            whole.text += (whole.text.isEmpty ? "" : "\n") + page.text
            whole.noArchive = whole.noArchive || page.noArchive
            next = page.nextURL
        }
        return whole
    }

    private mutating func page(at url: String, like first: Document) async throws -> Page? {
        guard let host = Fetcher.hostName(of: url), host == Fetcher.hostName(of: first.url) else {
            note("page-missing", "the next page of the article is on another host", url)
            return nil
        }
        guard fetched < room, stations.budget.take(from: host, at: stations.clock()) else {
            note("page-missing", "the budget did not reach for the next page of the article", url)
            return nil
        }
        fetched += 1
        switch await stations.answer(to: FetchRequest(url)) {
        case .success(let document): return try await read(document, url, host)
        case .failure(let error):
            guard error.kind != .cancelled, error.kind != .closed else { throw CancellationError() }
            note("page-missing", "the next page of the article: \(error.message)", url)
            return nil
        }
    }

    private mutating func read(_ document: Document, _ url: String, _ host: String) async throws -> Page? {
        guard (200..<300).contains(document.status) else {
            note("page-missing", "the next page of the article: the server answered \(document.status)", url)
            return nil
        }
        guard Fetcher.hostName(of: document.url) == host else {
            note("page-missing", "the next page of the article leads to another host", url)
            return nil
        }
        let page = await stations.page(from: document)
        if !page.noArchive { try await stations.evidence.remember(document, of: source) }
        return page
    }

    private mutating func note(_ code: String, _ message: String, _ url: String) {
        diagnostics.append(Diagnostic(.warning, code, message, place: url))
    }

    /// Without the fragment: `#page-2` is no other document.
    private static func bare(_ url: String) -> String { String(url.prefix { $0 != "#" }) }
}
