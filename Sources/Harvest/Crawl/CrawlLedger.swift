import Fetching
import Parsing
import Records

/// What is known of the feeds of a crawl, in memory and in its folder. Answers are read here, one at a time, so that one
/// feed's items are the most that is held.
actor CrawlLedger {
    private let files: CrawlFiles
    private var feeds: [String: FeedMemory]

    /// Opens the folder; throws as `CrawlFiles` does.
    init(directory: String) throws {
        files = try CrawlFiles(directory: directory)
        feeds = try files.feeds()
    }

    func hosts() -> [String: HostState] { files.hosts() }
    func save(_ hosts: [String: HostState]) throws { try files.save(hosts) }

    /// Ends the pass, and lets the folder go.
    func finish(_ hosts: [String: HostState]) throws {
        try files.save(hosts)
        try files.rewrite(feeds)
        files.release()
    }

    func memory(of feed: String) -> FeedMemory { feeds[feed] ?? FeedMemory(feed: feed) }

    /// Notes that there was no answer.
    func note(_ error: FetchError, of feed: String, at now: Timestamp) throws -> CrawlAnswer {
        var memory = memory(of: feed)
        if error.requests > 0 {
            memory.lastAsked = now
            memory.status = nil
            try keep(memory)
        }
        let outcome: CrawlAnswer.Outcome =
            switch error.kind {
            case .forbiddenByRobots: .forbidden
            case .hostPaused: .deferred
            default: .failed
            }
        return CrawlAnswer(feed: feed, status: memory.status, outcome: outcome, reason: error.message)
    }

    /// Reads the answer and notes what is to be known of it.
    func note(_ document: Document, of feed: String) throws -> CrawlAnswer {
        var memory = memory(of: feed)
        memory.status = document.status
        memory.lastAsked = document.fetched
        memory.notBefore = nil
        if let moved = document.movedTo { memory.movedTo = moved }
        let answer = Self.answer(document, &memory)
        try keep(memory)
        return answer
    }

    private func keep(_ memory: FeedMemory) throws {
        try files.append(memory)
        feeds[memory.feed] = memory
    }
}

// MARK: - Answers

extension CrawlLedger {
    private static func answer(_ document: Document, _ memory: inout FeedMemory) -> CrawlAnswer {
        let hasMoved = document.movedTo != nil
        var answer = CrawlAnswer(
            feed: memory.feed, status: document.status, outcome: hasMoved ? .moved : .ok)
        switch document.status {
        case 304:
            if !hasMoved { answer.outcome = .notModified }
            keepFresh(&memory, document, lifetime: Freshness.seconds(of: document) ?? memory.lifetime)
        case 200..<300:
            do throws(ParseError) {
                try read(document, &memory, &answer)
            } catch {
                answer.outcome = .failed
                answer.reason = error.message
            }
        // Gone is the address that answered, which after a temporary redirect is not the feed's.
        case 410 where document.url == document.requestedURL || hasMoved:
            memory.isGone = true
            answer.outcome = .gone
        case 429, 503:
            memory.notBefore = RetryPolicy.retryAfter(document.header("retry-after"), now: document.fetched)
                .map { document.fetched.adding(Int64($0.rounded(.up)) + 1) }
            fallthrough
        default:
            answer.outcome = .failed
            answer.reason = "the server answered \(document.status)"
        }
        return answer
    }

    private static func read(
        _ document: Document, _ memory: inout FeedMemory, _ answer: inout CrawlAnswer
    ) throws(ParseError) {
        guard !ItemBound.isExceeded(by: document.body) else {
            throw ParseError(
                .tooLarge, "the feed has more items or values than are read: \(ItemBound.items) items",
                place: document.url)
        }
        let feed = try FeedParser.parse(document, raw: true)
        answer.items = feed.items.count
        answer.new = memory.note(SeenItems.hashes(of: feed.items))
        // A compressed body cut on its way looks whole to libcurl; its validators and its freshness stand for the part
        // that is missing too.
        let isCut =
            document.header("content-encoding") != nil
            && feed.diagnostics.contains { $0.code.hasPrefix("malformed") }
        memory.etag = isCut ? nil : document.etag
        memory.lastModified = isCut ? nil : document.lastModified
        keepFresh(&memory, document, lifetime: isCut ? nil : Freshness.seconds(of: document))
    }

    private static func keepFresh(_ memory: inout FeedMemory, _ document: Document, lifetime: Int64?) {
        memory.lifetime = lifetime
        memory.notBefore = lifetime.flatMap { $0 > 0 ? document.fetched.adding($0) : nil }
    }
}
