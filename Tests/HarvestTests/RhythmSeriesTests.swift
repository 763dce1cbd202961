import Foundation
import Harvest
import Records
import Storage
import TestSupport
import Testing

/// A publisher who is asked whenever the rhythm says so, for days.
private struct Series {
    /// Publication times, rising.
    let times: [Int64]
    let window: Int
    var state = SourceState(source: "s")
    var polls: [Int64] = []
    var lost = 0
    var delays: [Int64] = []

    /// A Poisson process; `shape` is the share of the peak rate (items per hour) at a time.
    init(seed: UInt64, days: Int64, perHour: Double, window: Int, shape: (Timestamp) -> Double = { _ in 1 }) {
        var random = SeededRandom(seed: seed)
        var times: [Int64] = []
        let start = RhythmTests.start.seconds
        var time = Double(start - 20 * 86_400)
        while time < Double(start + days * 86_400) {
            time += -log(Double.random(in: 0.000_000_1...1, using: &random)) * 3_600 / perHour
            let moment = Timestamp(seconds: Int64(time))
            if Double.random(in: 0..<1, using: &random) < shape(moment) { times.append(moment.seconds) }
        }
        (self.times, self.window) = (times, window)
    }

    mutating func run(days: Int64) {
        var next: Int?
        var now = RhythmTests.start
        let end = RhythmTests.start.adding(days * 86_400)
        while now < end {
            polls.append(now.seconds)
            let published = times.prefix { $0 <= now.seconds }.count
            let shown = max(0, published - window)..<published
            let new = max(shown.lowerBound, next ?? 0)..<published
            if let next {
                lost += max(0, shown.lowerBound - next)
                delays += new.map { now.seconds - times[$0] }
            }
            next = published
            let dates = new.isEmpty ? [] : shown.map { Timestamp(seconds: times[$0]) }
            Rhythm.succeeded(
                &state, source: RhythmTests.source(),
                poll: RhythmTests.poll(new: new.count, items: new.isEmpty ? nil : shown.count, dates), at: now)
            now = state.nextDue ?? end
        }
    }

    /// Between polls, in seconds.
    var waits: [Int64] { zip(polls.dropFirst(), polls).map { $0 - $1 } }
}

@Suite("Rhythm over days")
struct RhythmSeriesTests {
    @Test(
        "waits stay within 5 minutes and a day, and the window never turns over",
        arguments: [(0.01, 10), (0.1, 10), (0.5, 10), (2, 10), (6, 20), (30, 50)] as [(Double, Int)],
        [1, 2, 3] as [UInt64])
    func bounds(rate: (perHour: Double, window: Int), seed: UInt64) {
        var series = Series(seed: seed, days: 10, perHour: rate.perHour, window: rate.window)
        series.run(days: 10)
        #expect(series.waits.allSatisfy { (300...86_400).contains($0) })
        #expect(series.lost == 0)
    }

    @Test("who publishes by day is asked by day, and seen sooner than by asking as often at all hours")
    func profile() {
        func isOpen(_ time: Timestamp) -> Bool { (8..<18).contains(time.time.hour) }
        var series = Series(seed: 5, days: 14, perHour: 1, window: 20) { isOpen($0) ? 1 : 0.01 }
        series.run(days: 14)
        let late = series.polls.filter { $0 > RhythmTests.start.seconds + 7 * 86_400 }
        let byDay = late.filter { isOpen(Timestamp(seconds: $0)) }.count
        #expect(Double(byDay) > 0.75 * Double(late.count))
        let mean = Double(series.delays.reduce(0, +)) / Double(series.delays.count)
        let even = 14.0 * 86_400 / Double(series.polls.count) / 2
        #expect(mean < 0.75 * even)
    }

    @Test("a batch at a fixed hour is fetched soon after it")
    func batches() {
        var series = Series(seed: 5, days: 20, perHour: 240, window: 50) { time in
            time.time.hour == 9 && time.time.minute < 3 ? 1 : 0
        }
        series.run(days: 20)
        let delays = series.delays.suffix(100).sorted()
        #expect(delays[50] < 1_800, "\(delays[50])")
    }

    @Test("a source that becomes eight times as busy is asked more often within hours")
    func change() {
        let turn = RhythmTests.start.adding(5 * 86_400)
        var series = Series(seed: 9, days: 8, perHour: 4, window: 50) { $0 < turn ? 0.125 : 1 }
        series.run(days: 8)
        func polls(_ from: Int64, _ to: Int64) -> Int {
            series.polls.count { $0 >= turn.seconds + from * 3_600 && $0 < turn.seconds + to * 3_600 }
        }
        #expect(polls(6, 30) > polls(-24, 0))
    }

    @Test("the same history gives the same schedule; sources do not keep step")
    func determinism() {
        var first = Series(seed: 3, days: 3, perHour: 2, window: 20)
        var second = first
        first.run(days: 3)
        second.run(days: 3)
        #expect(first.polls == second.polls)
        let times = (0..<100).map { index -> Int64 in
            var state = SourceState(source: "s\(index)")
            Rhythm.failed(
                &state, source: RhythmTests.source("s\(index)"), reason: "", notBefore: nil, at: RhythmTests.start)
            return state.nextDue?.seconds ?? 0
        }
        #expect(Set(times).count > 50)
    }

    @Test("silence is told where it means something: not at night, not at weekends, not of bursts")
    func silence() {
        func office(_ time: Timestamp) -> Double {
            // Day 0 of the start is a Wednesday.
            let day = ((time.seconds - RhythmTests.start.seconds) / 86_400 % 7 + 7) % 7
            return (8..<18).contains(time.time.hour) && day != 3 && day != 4 ? 1 : 0
        }
        let source = RhythmTests.source()
        var series = Series(seed: 4, days: 30, perHour: 1, window: 20, shape: office)
        series.run(days: 24)
        // 24 days on it is a Saturday; Monday morning follows.
        let last = Timestamp(seconds: series.polls.last ?? 0)
        #expect(Rhythm.silence(of: series.state, source: source, at: last) == nil)
        var state = series.state
        var told: Int?
        for hours in 1...240 where told == nil {
            let now = last.adding(Int64(hours) * 3_600)
            Rhythm.succeeded(&state, source: source, poll: RhythmTests.poll(), at: now)
            if Rhythm.silence(of: state, source: source, at: now) != nil { told = hours }
        }
        #expect(told.map { (40...120).contains($0) } ?? false, "\(told ?? -1)")
        // It stays told, though the rate has long gone down.
        for day in 1...60 {
            let now = last.adding(Int64(240 + day * 24) * 3_600)
            Rhythm.succeeded(&state, source: source, poll: RhythmTests.poll(), at: now)
        }
        let end = last.adding(Int64(300 + 60 * 24) * 3_600)
        let silence = Rhythm.silence(of: state, source: source, at: end)
        #expect(silence != nil)
        #expect(silence.map { "\($0)".hasPrefix("silent for 7") } ?? false, "\(silence.map { "\($0)" } ?? "")")
    }

    @Test("of a source that is hardly known nothing is told")
    func unknown() {
        var state = SourceState(source: "s")
        for day in 0..<30 as Range<Int64> {
            let now = RhythmTests.start.adding(day * 86_400)
            Rhythm.succeeded(
                &state, source: RhythmTests.source(), poll: RhythmTests.poll(new: day == 2 ? 1 : 0), at: now)
            #expect(Rhythm.silence(of: state, source: RhythmTests.source(), at: now) == nil)
        }
    }
}
