package import Fetching
import Parsing
import Records
import Texts

/// Finds what can be collected from an address: the feed that it is, those that the page names, those at the usual
/// places, news sitemaps. Politely: one request after another, through the fetcher with its delays, and few of them.
///
///     let found = await Discovery(fetcher: fetcher, checker: checker) { … }.run("https://news.example/")
///     found.candidates.first?.report.url
package struct Discovery: Sendable {
    /// How a candidate was found.
    package enum Origin: String, Encodable, Sendable {
        /// It is the address that was given.
        case given
        /// A platform whose addresses are known.
        case platform
        /// The page declares it.
        case declared
        /// A link in the page.
        case linked
        /// One of the usual places.
        case usual
        /// A sitemap that the host's robots.txt names.
        case robots
    }

    package struct Candidate: Encodable, Sendable {
        package var origin: Origin
        /// 0…100: how good a source it would be.
        package var score: Int
        package var report: SourceReport
    }

    package struct Result: Sendable {
        package var url: String
        /// Of the page.
        package var title: String?
        /// Best first.
        package var candidates: [Candidate] = []
        /// The address is a list of feeds, with so many of them.
        package var listed: Int?
        /// Why there is nothing, or what else is to be known.
        package var notes: [String] = []
        package var requests = 0
    }

    package enum Event: Sendable {
        case asking(String, Origin)
        case found(Candidate)
        case missed(String, reason: String)
    }

    /// Requests for one address at most, robots.txt not counted.
    static let mostRequests = 14
    private static let mostLinked = 5
    private static let mostSitemaps = 2

    let fetcher: Fetcher
    let checker: SourceChecker
    let report: @Sendable (Event) -> Void

    package init(fetcher: Fetcher, checker: SourceChecker, report: @escaping @Sendable (Event) -> Void) {
        self.fetcher = fetcher
        self.checker = checker
        self.report = report
    }

    /// - Parameter address: http or https; `feed:` or no scheme at all is understood too.
    package func run(_ address: String) async -> Result {
        let url = Self.absolute(address)
        var result = Result(url: url)
        for (candidate, kind) in Platforms.candidates(for: url) {
            _ = await ask(candidate, kind, .platform, &result)
        }
        if result.candidates.isEmpty { await look(at: url, &result) }
        result.candidates.sort { $0.score > $1.score }
        if result.candidates.isEmpty, result.listed == nil, result.notes.isEmpty {
            result.notes.append(
                "no feed was found; the page itself can be watched: `tidewaiter sources add \(url) --kind page`")
        }
        return result
    }

    private func look(at url: String, _ result: inout Result) async {
        guard let document = await ask(url, .feed, .given, &result), result.candidates.isEmpty else { return }
        if let list = try? OPMLReader.read(document) {
            result.listed = list.entries.count
            result.notes.append(
                "this is a list of \(list.entries.count) feeds: `tidewaiter sources import-opml \(url)` takes them over"
            )
            return
        }
        let linked = LinkedFeeds(document)
        result.title = linked.title.map(SourceName.title)
        for link in linked.feeds.prefix(Self.mostLinked) {
            _ = await ask(link.url, .feed, link.place == .declared ? .declared : .linked, &result)
        }
        if result.candidates.isEmpty { await tryUsualPlaces(document.url, linked.generator, &result) }
        await lookIntoSitemaps(document.url, &result)
    }

    private func tryUsualPlaces(_ page: String, _ generator: String?, _ result: inout Result) async {
        for url in WellKnownFeeds.addresses(for: page, generator: generator) {
            guard await ask(url, .feed, .usual, &result) != nil, result.candidates.isEmpty else { return }
        }
    }

    /// Fetches an address and adds it to the candidates where it is one.
    /// - Returns: the answer, whatever it is; nil where the host should not be asked any more.
    private func ask(
        _ url: String, _ kind: Source.Kind, _ origin: Origin, _ result: inout Result
    ) async -> Document? {
        guard result.requests < Self.mostRequests else { return nil }
        report(.asking(url, origin))
        result.requests += 1
        let started = ContinuousClock.now
        let document: Document
        do throws(FetchError) {
            document = try await fetcher.fetch(FetchRequest(url))
        } catch {
            report(.missed(url, reason: error.message))
            if origin == .given { result.notes.append(error.message) }
            // Another address of the host may be allowed, and shorter; one of a host that is not there is not.
            return error.kind == .forbiddenByRobots || error.kind == .tooLarge
                ? Document(requestedURL: url, status: 0, body: [], fetched: checker.clock()) : nil
        }
        let source = Source(id: "", title: "", kind: kind, url: url)
        let read = checker.report(on: document, of: source, seconds: SourceChecker.seconds(since: started))
        guard read.usable else {
            let isPage = origin == .given && (200..<300).contains(document.status)
            report(.missed(url, reason: isPage ? "no feed itself; looking at what it names" : read.reason ?? ""))
            if origin == .given, !isPage { result.notes.append(read.reason ?? "") }
            return document.status == 429 || document.status == 503 ? nil : document
        }
        let isKnown = result.candidates.contains { Self.same($0.report.answered ?? $0.report.url, document.url) }
        if !isKnown {
            let candidate = Candidate(
                origin: origin, score: Self.score(read, origin, at: document.fetched), report: read)
            result.candidates.append(candidate)
            report(.found(candidate))
        }
        return document
    }

    private static func same(_ a: String, _ b: String) -> Bool { AddressKey.of(a) == AddressKey.of(b) }

    static func absolute(_ address: String) -> String {
        var text = Substring(address.filter { !$0.isWhitespace })
        for prefix in ["feed://", "feed:"] where text.lowercased().hasPrefix(prefix) {
            text = text.dropFirst(prefix.count)
        }
        return text.contains("://") ? String(text) : "https://" + text
    }
}

// MARK: - Sitemaps

extension Discovery {
    /// News sitemaps that the host's robots.txt names: the fetcher has read it already. Where nothing else was found, the
    /// first sitemap of all is better than nothing; an index is looked into one level deep.
    private func lookIntoSitemaps(_ page: String, _ result: inout Result) async {
        guard let host = AddressKey.host(of: page), let text = await fetcher.hostStates()[host]?.robots else { return }
        let sitemaps = RobotsPolicy(parsing: Array(text.utf8)).sitemaps
        let news = sitemaps.filter(Self.isAboutNews)
        let isNeeded = result.candidates.isEmpty
        for url in (news.isEmpty && isNeeded ? Array(sitemaps.prefix(1)) : news).prefix(Self.mostSitemaps) {
            let before = result.candidates.count
            guard let document = await ask(url, .sitemap, .robots, &result) else { return }
            guard result.candidates.count > before, result.candidates.last?.report.format == "sitemapindex" else {
                continue
            }
            guard let child = Self.child(of: document) else { continue }
            let index = result.candidates.removeLast()
            _ = await ask(child, .sitemap, .robots, &result)
            if result.candidates.count == before { result.candidates.append(index) }
        }
    }

    /// The part of a sitemap index that holds the news: by its name, else the one that changed last.
    private static func child(of index: Document) -> String? {
        guard let feed = try? FeedParser.parse(index) else { return nil }
        let parts = feed.items.filter { $0.url?.hasPrefix("http") == true }
        if let news = parts.compactMap(\.url).first(where: isAboutNews) { return news }
        return parts.max { ($0.updated ?? .distantPast) < ($1.updated ?? .distantPast) }?.url
    }

    private static func isAboutNews(_ url: String) -> Bool {
        url.hasPrefix("http") && url.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }.lowercased().contains("news")
    }
}

// MARK: - Scores

extension Discovery {
    /// How good a source it would be: whole feeds with dates and news before others.
    static func score(_ report: SourceReport, _ origin: Origin, at now: Timestamp) -> Int {
        var score =
            switch report.kind {
            case .feed: 50
            case .sitemap: report.format == "sitemapindex" ? 5 : report.example != nil ? 35 : 15
            default: 25
            }
        score += min(report.items ?? 0, 15)
        if let newest = report.newest {
            let days = (now.seconds - newest.seconds) / 86_400
            score += days < 2 ? 20 : days < 7 ? 14 : days < 30 ? 7 : days < 180 ? 0 : -20
        }
        if !report.validators.isEmpty { score += 4 }
        score -= 4 * report.remarks.count { $0.severity == .warning }
        if origin == .linked { score -= 3 }
        // The comments of readers are no news.
        let words = (report.url + " " + (report.title ?? "")).lowercased()
        if words.contains("comment") { score -= 35 }
        return max(0, min(100, score))
    }
}

extension Timestamp {
    fileprivate static let distantPast = Timestamp(seconds: .min)
}
