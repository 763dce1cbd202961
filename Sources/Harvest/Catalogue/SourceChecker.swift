import Articles
package import Fetching
import Foundation
import Parsing
package import Records
import Storage
import Texts

/// Asks a source once and says what it would yield. Nothing is stored.
package struct SourceChecker: Sendable {
    let fetcher: Fetcher
    /// The product token of our user agent.
    let agent: String
    /// The working directory, which paths of archives start from.
    let directory: String
    let clock: @Sendable () -> Timestamp
    let detector = LanguageDetector()

    package init(
        fetcher: Fetcher, agent: String, directory: String, clock: @escaping @Sendable () -> Timestamp = Engine.now
    ) {
        self.fetcher = fetcher
        self.agent = agent
        self.directory = directory
        self.clock = clock
    }

    package func check(_ source: Source) async -> SourceReport {
        if source.kind == .archive, !source.url.hasPrefix("http") {
            return ArchiveLook.report(on: source, directory: directory)
        }
        let started = ContinuousClock.now
        do throws(FetchError) {
            let document = try await fetcher.fetch(request(for: source))
            var report = report(on: document, of: source, seconds: Self.seconds(since: started))
            await lookForTLS(document, &report)
            return report
        } catch {
            var report = SourceReport(source)
            report.seconds = Self.seconds(since: started)
            report.refuse(error.kind.rawValue, error.message, advice: Self.advice(on: error.kind))
            return report
        }
    }

    private func request(for source: Source) -> FetchRequest {
        var request = FetchRequest(source.url)
        switch source.kind {
        case .list:
            request.maxBytes = 512 << 20
            request.timeoutSeconds = 300
        case .archive:
            // Its beginning is enough to see what it is.
            request.headers = [("Range", "bytes=0-65535")]
        default: break
        }
        return request
    }

    /// What the answer to a request for the source says of it.
    package func report(on document: Document, of source: Source, seconds: Double) -> SourceReport {
        var report = SourceReport(source)
        report.seconds = (seconds * 100).rounded() / 100
        report.answered = document.url
        report.status = document.status
        report.movedTo = document.movedTo
        report.bytes = document.body.count
        report.validators = [
            document.etag == nil ? nil : "etag", document.lastModified == nil ? nil : "last-modified",
        ].compactMap { $0 }
        guard (200..<300).contains(document.status) else {
            report.refuse(
                "status-\(document.status)", "the server answered \(document.status)",
                advice: Self.advice(onStatus: document.status))
            return report
        }
        switch source.kind {
        case .feed, .sitemap: read(feed: document, of: source, &report)
        case .page: read(page: document, &report)
        case .list: read(list: document, of: source, &report)
        case .archive: ArchiveLook.read(document.body, &report)
        }
        if report.usable { remarkTransport(document, of: source, &report) }
        return report
    }

    static func seconds(since start: ContinuousClock.Instant) -> Double {
        let parts = start.duration(to: .now).components
        return Double(parts.seconds) + Double(parts.attoseconds / 1_000_000_000_000_000) / 1_000
    }
}

// MARK: - By kind

extension SourceChecker {
    private func read(feed document: Document, of source: Source, _ report: inout SourceReport) {
        let feed: Feed
        do throws(ParseError) {
            feed = try FeedParser.parse(document)
        } catch {
            let advice: String? =
                error.alternatives.isEmpty
                ? error.kind == .notRecognised ? "`tidewaiter sources discover \(document.url)` looks for feeds" : nil
                : "`tidewaiter sources add \(error.alternatives[0])`"
            return report.refuse("not-a-feed", error.message, advice: advice)
        }
        report.usable = true
        if feed.format.hasPrefix("sitemap") { report.kind = .sitemap }
        report.format = feed.format
        report.title = feed.title.map(Self.line)
        report.items = feed.items.count
        let builder = ArticleBuilder(source: source, detector: detector)
        let (articles, empty) = builder.articles(from: feed, of: document)
        let times = articles.compactMap(\.published).sorted()
        report.newest = times.last
        report.perDay = Self.rate(times)
        report.language = Self.commonest(articles.compactMap(\.language)) ?? feed.language
        report.example = articles.first.flatMap { $0.title.isEmpty ? nil : Self.line($0.title) }
        report.pollSeconds = pollSeconds(of: source, document, feed, times)
        report.remarks +=
            FeedFaults(
                feed: feed, articles: articles, empty: empty, document: document, source: source, now: clock()
            ).remarks
    }

    /// When a first answer like this one makes the source due again.
    private func pollSeconds(of source: Source, _ document: Document, _ feed: Feed, _ times: [Timestamp]) -> Int {
        var poll = Poll()
        poll.new = feed.items.count
        poll.items = feed.items.count
        poll.published = times
        poll.hints = PollHints(document: document, feed: feed)
        let now = clock()
        var state = SourceState(source: source.id)
        Rhythm.succeeded(&state, source: source, poll: poll, at: now)
        return state.history.interval ?? Int((state.nextDue?.seconds ?? now.seconds) - now.seconds)
    }

    private func read(page document: Document, _ report: inout SourceReport) {
        let page = PageExtractor().page(from: document)
        report.title = page.title.map(Self.line)
        report.language = page.language
        report.items = 1
        report.format = "page"
        for problem in page.diagnostics { report.remark(problem.severity, problem.code, problem.message) }
        guard !page.text.isEmpty else {
            return report.refuse(
                "no-text", "there is no text on the page",
                advice: "pages that are put together by scripts cannot be watched; look for a feed")
        }
        report.usable = true
        if page.noArchive { remarkNoArchive(&report) }
        let feeds = LinkedFeeds(document).feeds
        if let feed = feeds.first(where: { $0.place == .declared }) {
            report.remark(
                .note, "has-feed", "the page names the feed \(feed.url)", advice: "a feed tells more, sooner")
        }
    }

    private func read(list document: Document, of source: Source, _ report: inout SourceReport) {
        guard let format = source.format.flatMap(ListFormats.named) else {
            return report.refuse(
                "format", "there is no list format “\(source.format ?? "")”",
                advice: "see `tidewaiter parse list --help`")
        }
        report.format = format.name
        let result: ListResult
        do throws(ParseError) {
            result = try format.read(ListInput(main: document.body, parts: [:]), dataset: source.id)
        } catch {
            return report.refuse("not-a-list", error.message)
        }
        report.items = result.entities.count
        report.newest = result.published.flatMap { Timestamp(rfc3339: $0 + "T00:00:00Z") }
        report.usable = true
        for problem in result.diagnostics.prefix(3) { report.remark(problem.severity, problem.code, problem.message) }
        if let expected = source.expect.entities, !expected.contains(result.entities.count) {
            report.refuse(
                "expect",
                "it holds \(result.entities.count) records, expected \(expected.lowerBound) to \(expected.upperBound)",
                advice: "correct `expect:` of this source if the list really changed so much")
        }
    }

    /// A text as one line of bounded length.
    static func line(_ text: String) -> String { SourceName.title(text) }

    private static func rate(_ times: [Timestamp]) -> Double? {
        guard let first = times.first, let last = times.last, times.count > 1 else { return nil }
        let days = max(Double(last.seconds - first.seconds) / 86_400, 1.0 / 24)
        return (Double(times.count - 1) / days * 10).rounded() / 10
    }

    private static func commonest(_ words: [String]) -> String? {
        let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
