import Fetching
import Harvest
import Records
import Storage
import TestSupport
import Testing

/// When sources are asked again.
@Suite("Rhythm")
struct RhythmTests {
    /// A Wednesday, midnight.
    static let start = Timestamp(year: 2026, month: 1, day: 14)

    static func source(_ id: String = "s", every: Source.Rhythm = .adaptive, host: String = "a.example") -> Source {
        var source = Source(id: id, title: "", kind: .feed, url: "https://\(host)/\(id).xml")
        source.every = every
        return source
    }

    static func poll(new: Int = 0, items: Int? = nil, _ published: [Timestamp] = [], seconds: Int? = nil) -> Poll {
        var poll = Poll()
        poll.new = new
        poll.items = items
        poll.published = published
        poll.hints.seconds = seconds
        return poll
    }

    /// Seconds until the next poll.
    static func wait(_ state: SourceState, from now: Timestamp) -> Int64 {
        (state.nextDue?.seconds ?? .min) - now.seconds
    }

    @Test(
        "a first answer's dates set the pace",
        arguments: [
            // Items, seconds between them, least and most seconds to wait.
            (50, 120, 300, 600), (20, 1_800, 1_800, 3_700), (10, 80_000, 8 * 3_600, 24 * 3_600),
            (10, 30 * 86_400, 86_000, 86_400),
        ] as [(Int, Int64, Int64, Int64)])
    func firstAnswer(items: Int, apart: Int64, least: Int64, most: Int64) {
        var state = SourceState(source: "s")
        let dates = (0..<items).map { Self.start.adding(-apart * Int64($0) - 60) }
        Rhythm.succeeded(
            &state, source: Self.source(), poll: Self.poll(new: items, items: items, dates), at: Self.start)
        let wait = Self.wait(state, from: Self.start)
        #expect((least...most).contains(wait), "\(wait)")
    }

    @Test("without dates a source is asked again within the hour, then by what it does")
    func undated() {
        var state = SourceState(source: "s")
        Rhythm.succeeded(&state, source: Self.source(), poll: Self.poll(new: 20, items: 20), at: Self.start)
        #expect((300...3_600).contains(Self.wait(state, from: Self.start)))
        var now = Self.start
        for _ in 0..<40 {
            now = state.nextDue ?? now
            Rhythm.succeeded(&state, source: Self.source(), poll: Self.poll(), at: now)
        }
        #expect(Self.wait(state, from: now) > 12 * 3_600)
    }

    @Test(
        "the publisher's wish lengthens the wait, a day at most",
        arguments: [(3_600, 3_600, 3_660), (18_000, 18_000, 18_060), (900_000, 86_400, 86_400)] as [(Int, Int64, Int64)]
    )
    func hints(seconds: Int, least: Int64, most: Int64) {
        var state = SourceState(source: "s")
        let dates = (0..<50).map { Self.start.adding(-1_800 * Int64($0)) }
        state.history.window = 1_000
        var poll = Self.poll(new: 50, items: 50, dates, seconds: seconds)
        poll.isWindow = false
        Rhythm.succeeded(&state, source: Self.source(), poll: poll, at: Self.start)
        #expect((least...most).contains(Self.wait(state, from: Self.start)))
    }

    @Test("but no longer than half of the window lasts")
    func window() {
        var state = SourceState(source: "s")
        let dates = (0..<20).map { Self.start.adding(-600 * Int64($0)) }
        let poll = Self.poll(new: 20, items: 20, dates, seconds: 86_400)
        Rhythm.succeeded(&state, source: Self.source(), poll: poll, at: Self.start)
        // Ten items take 100 minutes.
        #expect((3_000...6_600).contains(Self.wait(state, from: Self.start)))
    }

    @Test("what the body asked for holds while answers have none")
    func rememberedHint() {
        var state = SourceState(source: "s")
        var poll = Self.poll(new: 1, items: 500, [Self.start], seconds: 7_200)
        poll.hints.bodySeconds = 7_200
        poll.hints.hasBody = true
        Rhythm.succeeded(&state, source: Self.source(), poll: poll, at: Self.start)
        let later = Self.start.adding(7_300)
        Rhythm.succeeded(&state, source: Self.source(), poll: Self.poll(), at: later)
        #expect(Self.wait(state, from: later) >= 7_200)
    }

    @Test("hints: the longest of ttl, sy:updatePeriod and max-age, each a day at most")
    func readingHints() {
        var document = Document(requestedURL: "https://a.example/", body: [], fetched: Self.start)
        document.headers = [.init(name: "cache-control", value: "max-age=1800")]
        var feed = Feed(format: "rss20")
        feed.ttlMinutes = 45
        feed.updateSeconds = 3_600
        feed.skipHours = [3, 99, 3]
        let hints = PollHints(document: document, feed: feed)
        #expect(hints.seconds == 3_600)
        #expect(hints.skipHours == [3])
        feed.ttlMinutes = .max
        #expect(PollHints(document: document, feed: feed).seconds == 86_400)
        feed.ttlMinutes = -5
        feed.updateSeconds = 0
        #expect(PollHints(document: document, feed: feed).seconds == 1_800)
        #expect(PollHints(document: document, feed: nil).seconds == 1_800)
    }

    @Test("every: is kept to the second, whatever is published or asked for")
    func fixed() {
        for seconds in [60, 900, 7 * 86_400] {
            var state = SourceState(source: "s")
            let source = Self.source(every: .every(seconds: seconds))
            let poll = Self.poll(new: 5, items: 5, [Self.start], seconds: 86_400)
            Rhythm.succeeded(&state, source: source, poll: poll, at: Self.start)
            #expect(Self.wait(state, from: Self.start) == Int64(seconds))
        }
    }

    @Test("hours to leave out are left out, by every: too; all 24 are a mistake")
    func skipHours() {
        for (hours, expected) in [([1, 2], 3), (Array(0..<24), 1)] {
            var state = SourceState(source: "s")
            var poll = Self.poll(new: 1, items: 10, [Self.start])
            poll.hints.skipHours = hours
            poll.hints.hasBody = true
            Rhythm.succeeded(&state, source: Self.source(every: .every(seconds: 4_000)), poll: poll, at: Self.start)
            #expect(state.nextDue?.time.hour == expected)
        }
    }

    @Test("failures double the wait from a quarter of the source's own up to a day; a success forgets them")
    func failures() {
        var state = SourceState(source: "s")
        state.history.interval = 14_400
        var waits: [Int64] = []
        for _ in 0..<8 {
            Rhythm.failed(&state, source: Self.source(), reason: "no", notBefore: nil, at: Self.start)
            waits.append(Self.wait(state, from: Self.start))
        }
        for (wait, ideal) in zip(waits, [3_600, 7_200, 14_400, 28_800, 57_600, 86_400, 86_400, 86_400]) {
            #expect(abs(Double(wait) / Double(ideal) - 1) <= 0.1001, "\(wait) \(ideal)")
            #expect(wait <= 86_400)
        }
        #expect(state.failures == 8 && state.lastError == "no")
        Rhythm.succeeded(&state, source: Self.source(), poll: Self.poll(), at: Self.start)
        #expect(state.failures == 0 && state.lastError == nil)
    }

    @Test("Retry-After is when to come after a first failure, and the least after further ones")
    func retryAfter() {
        var state = SourceState(source: "s")
        state.history.interval = 80_000
        let pause = Self.start.adding(1_200)
        Rhythm.failed(&state, source: Self.source(), reason: "429", notBefore: pause, at: Self.start)
        #expect(state.nextDue == pause)
        let long = Self.start.adding(200_000)
        Rhythm.failed(&state, source: Self.source(), reason: "429", notBefore: long, at: Self.start)
        #expect(state.nextDue == long)
    }

    @Test("what is retired is never due; what is unknown is")
    func due() {
        var state = SourceState(source: "s")
        #expect(Rhythm.isDue(nil, at: Self.start) && Rhythm.isDue(state, at: Self.start))
        state.nextDue = Self.start.adding(1)
        #expect(!Rhythm.isDue(state, at: Self.start) && Rhythm.isDue(state, at: Self.start.adding(1)))
        state.retired = true
        #expect(!Rhythm.isDue(state, at: Self.start.adding(1)))
    }

    @Test("dates of the future, of long ago and histories that make no sense do no harm")
    func nonsense() {
        var state = SourceState(source: "s")
        state.history.hours = [1, 2]
        state.history.items = -5
        let dates = [Timestamp(year: 9999, month: 12, day: 31), Timestamp(year: 1, month: 1, day: 1)]
        for day in [0, 1, 1, 9] as [Int64] {
            let now = Self.start.adding(day * 86_400)
            Rhythm.succeeded(&state, source: Self.source(), poll: Self.poll(new: 2, items: 2, dates), at: now)
            #expect((300...86_400).contains(Self.wait(state, from: now)))
        }
        // A clock that was set back.
        let before = Self.start.adding(-86_400)
        Rhythm.succeeded(&state, source: Self.source(), poll: Self.poll(new: 2, items: 2, dates), at: before)
        #expect((300...86_400).contains(Self.wait(state, from: before)))
    }
}
