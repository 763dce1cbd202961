import Fetching
import Foundation
import Harvest
import Parsing
import Records
import Storage
import Synchronization

/// One policy in the world: a week of learning in which it asks the world directly, the measured hours in which every
/// request goes through the fetcher to the server and every answer through the parser, and as much more of the direct
/// way as the last items need to be seen.
struct Simulation {
    let world: World
    let fetcher: Fetcher
    let server: FeedServer
    /// The server's clock.
    let clock: SimulatedClock
    let hours: Int
    private var policy: any Policy
    private var sources: [Source]
    private var states: [SourceState]
    /// How many items of each source were seen or lost: the number of the next one.
    private var next: [Int]
    private var agenda = Agenda()
    private(set) var tally = Tally()

    /// Seconds of simulated time that are worked on at once.
    private static let step: Int64 = 10

    init(_ policy: any Policy, world: World, fetcher: Fetcher, server: FeedServer, clock: SimulatedClock, hours: Int) {
        (self.policy, self.world, self.fetcher, self.server) = (policy, world, fetcher, server)
        (self.clock, self.hours) = (clock, hours)
        sources = world.publishers.map { publisher in
            let path = FeedAnswer.path(publisher.index)
            let url = server.url(host: publisher.index % server.hosts, path: path)
            return Source(id: "publisher-\(publisher.index)", title: "", kind: .feed, url: url)
        }
        states = sources.map { SourceState(source: $0.id) }
        next = world.publishers.map { _ in 0 }
    }

    /// - Parameter isCold: begins with the measured hours, knowing nothing.
    mutating func run(isCold: Bool) async throws {
        let (start, end) = (World.start, World.start + Int64(hours) * 3_600)
        for index in sources.indices {
            // Sources are entered over an hour.
            let offset = Int64(index * 3_600 / max(1, sources.count))
            agenda.add(index, at: (isCold ? start : start - World.warmUp) + offset)
        }
        if !isCold { askDirectly(until: start) }
        tally.begin(from: start, to: end)
        let server = self.server.cpuSeconds
        let used = Tally.cpuSeconds()
        try await ask(until: end)
        tally.cpuSeconds = Tally.cpuSeconds() - used - (self.server.cpuSeconds - server)
        tally.endOfRequests()
        askDirectly(until: end + World.after)
        for publisher in world.publishers { tally.unseen(publisher, from: next[publisher.index]) }
    }

    // MARK: - Over the network

    private mutating func ask(until end: Int64) async throws {
        while let first = agenda.first, first < end {
            let now = first + Self.step - 1
            clock.set(now)
            let due = agenda.take(until: now)
            let requests = due.map { index in
                (index, FetchRequest(sources[index].url, etag: states[index].etag))
            }
            let fetcher = self.fetcher
            let readsUpdatePeriod = policy.readsUpdatePeriod
            let answers = await withTaskGroup(of: (Int, Answer?).self) { group in
                for (index, request) in requests {
                    group.addTask { (index, await Answer(request, fetcher, readsUpdatePeriod)) }
                }
                var answers: [(Int, Answer?)] = []
                for await answer in group { answers.append(answer) }
                return answers
            }
            for (index, answer) in answers.sorted(by: { $0.0 < $1.0 }) { note(answer, of: index, at: now) }
        }
    }

    private mutating func note(_ answer: Answer?, of index: Int, at now: Int64) {
        guard let answer else { return failed(index, at: now) }
        states[index].etag = answer.etag
        succeeded(index, answer.numbers, answer.poll, at: now)
    }

    // MARK: - Without it

    /// The same, by looking into the world: what the parser would find, and no manners.
    private mutating func askDirectly(until end: Int64) {
        while let now = agenda.first, now < end {
            for index in agenda.take(until: now) {
                let publisher = world.publishers[index]
                if publisher.isDown(at: now) {
                    failed(index, at: now)
                } else {
                    let shown = publisher.shown(at: now)
                    let isNew = states[index].lastSuccess == nil || shown.upperBound > next[index]
                    succeeded(index, isNew ? shown : nil, poll(publisher, isNew ? shown : nil), at: now)
                    states[index].etag = "\"\(index)-\(shown.upperBound)\""
                }
            }
        }
    }

    private func poll(_ publisher: Publisher, _ shown: Range<Int>?) -> Poll {
        var feed = Feed(format: "rss20")
        feed.ttlMinutes = publisher.ttlMinutes
        if publisher.isHourly, policy.readsUpdatePeriod { feed.updateSeconds = 3_600 }
        var document = Document(requestedURL: "", body: [], fetched: Timestamp(seconds: 0))
        if let maxAge = publisher.maxAge {
            document.headers = [.init(name: "cache-control", value: "max-age=\(maxAge)")]
        }
        var poll = Poll()
        poll.items = shown?.count
        if publisher.isDated {
            poll.published = shown.map { $0.map { Timestamp(seconds: publisher.times[$0]) } } ?? []
        }
        poll.hints = PollHints(document: document, feed: shown == nil ? nil : feed)
        return poll
    }

    // MARK: - Either way

    private mutating func succeeded(_ index: Int, _ shown: Range<Int>?, _ poll: Poll, at now: Int64) {
        let isFirst = states[index].lastSuccess == nil
        var poll = poll
        if let shown {
            poll.new = max(0, shown.upperBound - max(shown.lowerBound, next[index]))
            let lost = isFirst ? 0..<0 : next[index]..<max(next[index], shown.lowerBound)
            let new = max(shown.lowerBound, next[index])..<max(shown.upperBound, next[index])
            tally.note(world.publishers[index], new: new, lost: lost, at: now)
            next[index] = max(next[index], shown.upperBound)
        }
        tally.request(isWasted: poll.new == 0, isUnchanged: shown == nil)
        policy.succeeded(&states[index], sources[index], poll, at: Timestamp(seconds: now))
        enter(index, after: now)
    }

    private mutating func failed(_ index: Int, at now: Int64) {
        tally.request(isWasted: true, isUnchanged: false)
        policy.failed(&states[index], sources[index], at: Timestamp(seconds: now))
        enter(index, after: now)
    }

    private mutating func enter(_ index: Int, after now: Int64) {
        agenda.add(index, at: max(now + 1, states[index].nextDue?.seconds ?? now + 86_400))
    }
}

/// What came back, read.
private struct Answer: Sendable {
    var etag: String?
    /// Of the items, oldest first; nil: not modified.
    var numbers: Range<Int>?
    var poll = Poll()

    /// Nil for what a harvest would call a failure.
    init?(_ request: FetchRequest, _ fetcher: Fetcher, _ readsUpdatePeriod: Bool) async {
        guard let document = try? await fetcher.fetch(request) else { return nil }
        etag = document.etag ?? request.etag
        if document.status == 304 {
            poll.hints = PollHints(document: document, feed: nil)
            return
        }
        guard document.status == 200, var feed = try? FeedParser.parse(document) else { return nil }
        if !readsUpdatePeriod { feed.updateSeconds = nil }
        let all = feed.items.compactMap { $0.id.flatMap { Int($0) } }
        numbers = (all.min() ?? 0)..<(all.max().map { $0 + 1 } ?? 0)
        poll.items = feed.items.count
        poll.published = feed.items.compactMap { $0.published ?? $0.updated }
        poll.hints = PollHints(document: document, feed: feed)
    }
}

/// The time that it is in the world, for the server's thread.
final class SimulatedClock: Sendable {
    private let seconds = Atomic<Int64>(World.start)

    var now: Int64 { seconds.load(ordering: .relaxed) }
    func set(_ time: Int64) { seconds.store(time, ordering: .relaxed) }
}
