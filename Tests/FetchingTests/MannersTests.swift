import Fetching
import Records
import Testing

@Suite("Turns, pauses and retries")
struct MannersTests {
    @Test("a host's turns keep the delay and the width")
    func turns() {
        var queue = HostQueue<String>(delaySeconds: 2, width: 1)
        #expect(queue.earliestStart == nil)
        queue.add("a")
        queue.add("b")
        queue.add("first", first: true)
        #expect(queue.start(at: 10) == "first")
        #expect(queue.earliestStart == nil, "the only turn is taken")
        queue.finish(answeredAt: nil)
        #expect(queue.earliestStart == 12)
        #expect(queue.start(at: 11.9) == nil)
        #expect(queue.start(at: 12) == "a")
        queue.finish(answeredAt: 13)
        #expect(queue.earliestStart == 15, "the delay counts from the answer")
        #expect(queue.start(at: 20) == "b")
        queue.finish(answeredAt: 20)
        #expect(queue.earliestStart == nil && queue.count == 0)
    }

    @Test("several turns at a time still start with the delay between them")
    func width() {
        var queue = HostQueue<Int>(delaySeconds: 1, width: 2, lastRequest: 4)
        for n in 1...200 { queue.add(n) }
        #expect(queue.start(at: 4.5) == nil)
        #expect(queue.start(at: 5) == 1)
        #expect(queue.start(at: 5.5) == nil)
        #expect(queue.start(at: 6) == 2)
        #expect(queue.start(at: 60) == nil)
        queue.remove { $0.isMultiple(of: 2) }
        queue.finish(answeredAt: 61)
        #expect(queue.start(at: 62) == 3)
        #expect(queue.drain().count == 98)
        #expect(queue.count == 0)
    }

    @Test("the turn of one more is known before it is added")
    func nextTurns() {
        var queue = HostQueue<Int>(delaySeconds: 10, width: 1)
        #expect(queue.nextTurn(at: 5, first: false) == 5)
        queue.add(1)
        #expect(queue.start(at: 5) == 1 && queue.nextTurn(at: 6, first: false) == 15)
        queue.add(2)
        queue.add(3)
        #expect(queue.nextTurn(at: 6, first: false) == 35 && queue.nextTurn(at: 6, first: true) == 15)
        #expect(queue.nextTurn(at: 100, first: true) == 100)
    }

    @Test("a pause lasts as asked, and grows when the host does not say")
    func pauses() throws {
        var pause = HostPause()
        #expect(!pause.isOn(at: 0))
        pause.refuse(retryAfter: 5, now: 100, random: 0)
        #expect(pause.until == 105 && pause.isOn(at: 104.9) && !pause.isOn(at: 105))
        var waits: [Double] = []
        for n in 1...12 {
            var next = HostPause(until: nil, refusals: n)
            next.refuse(retryAfter: nil, now: 0, random: 1)
            waits.append(try #require(next.until))
        }
        #expect(waits.prefix(3) == [60, 120, 240] && waits.last == 3_600)
        pause.refuse(retryAfter: 0, now: 101, random: 0)
        #expect(pause.until == 105, "a refusal makes no pause shorter")
        pause.relent()
        #expect(pause.refusals == 0)
    }

    @Test("waits between attempts double, with half of them random")
    func waits() {
        #expect(RetryPolicy.wait(attempt: 1, first: 1, longest: 60, random: 0) == 0.5)
        #expect(RetryPolicy.wait(attempt: 1, first: 1, longest: 60, random: 1) == 1)
        #expect(RetryPolicy.wait(attempt: 4, first: 1, longest: 60, random: 1) == 8)
        #expect(RetryPolicy.wait(attempt: 1_000, first: 1, longest: 60, random: 1) == 60)
    }

    @Test("only what may be gone a moment later is tried again")
    func transient() {
        let kinds = FetchError.Kind.allCases.filter(RetryPolicy.isTransient)
        #expect(Set(kinds) == [.timedOut, .notConnected, .truncated])
        #expect([500, 502, 503, 504].allSatisfy { RetryPolicy.isTransient(status: $0) })
        #expect([200, 304, 400, 404, 410, 429, 501].allSatisfy { !RetryPolicy.isTransient(status: $0) })
    }

    private static let now = Timestamp(year: 2026, month: 1, day: 15, hour: 8, minute: 30)

    @Test(
        "Retry-After is read as seconds or as a date",
        arguments: [
            ("5", 5), (" 120 ", 120), ("0", 0), ("1.5", 1.5), ("99999999999", 604_800),
            ("Thu, 15 Jan 2026 08:30:10 GMT", 11), ("Thursday, 15-Jan-26 08:31:00 GMT", 61),
            ("Thu Jan 15 08:30:00 2026", 1),
            ("Thu, 15 Jan 2026 08:00:00 GMT", 0), ("Fri, 31 Dec 9999 23:59:59 GMT", 604_800),
        ] as [(String, Double)])
    func retryAfter(_ field: String, _ seconds: Double) {
        #expect(RetryPolicy.retryAfter(field, now: MannersTests.now) == seconds)
    }

    @Test(
        "what is no Retry-After is none",
        arguments: [
            nil, "", "soon", "-5", "1e3", "inf", "nan", "0x10", "Thu, 35 Jan 2026 08:30:10 GMT", "Thu, 15 Jan 2026",
        ])
    func notRetryAfter(_ field: String?) {
        #expect(RetryPolicy.retryAfter(field, now: MannersTests.now) == nil)
    }

    @Test("a year of two digits is the nearest")
    func shortYears() {
        #expect(
            HTTPDate.parse("Sunday, 06-Nov-94 08:49:37 GMT", now: MannersTests.now)?.description
                == "1994-11-06T08:49:37Z")
        #expect(
            HTTPDate.parse("Monday, 06-Nov-75 08:49:37 GMT", now: MannersTests.now)?.description
                == "2075-11-06T08:49:37Z")
        #expect(
            HTTPDate.parse("Sun Nov  6 08:49:37 1994", now: MannersTests.now)?.description == "1994-11-06T08:49:37Z")
    }
}
