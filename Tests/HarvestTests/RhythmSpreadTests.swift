import Harvest
import Records
import Storage
import Testing

/// Work that is overdue after a stop.
@Suite("Rhythm after a stop")
struct RhythmSpreadTests {
    private static let now = RhythmTests.start

    /// So many sources on so many hosts, each with an interval, all overdue since `hours`.
    private static func overdue(
        _ count: Int, hosts: Int, interval: (Int) -> Int = { _ in 3_600 }, hours: Int64 = 5
    ) -> [(source: Source, state: SourceState)] {
        (0..<count).map { index in
            var state = SourceState(source: "s\(index)")
            state.nextDue = now.adding(-hours * 3_600)
            state.history.interval = interval(index)
            return (RhythmTests.source("s\(index)", host: "h\(index % hosts).example"), state)
        }
    }

    @Test("ten thousand sources come within half an hour, evenly, those of each host too")
    func manySources() throws {
        let times = Rhythm.spread(Self.overdue(10_000, hosts: 200), at: Self.now)
        #expect(times.count == 10_000)
        let waits = times.values.map { $0.seconds - Self.now.seconds }
        #expect(waits.allSatisfy { (0...1_800).contains($0) })
        for minute in 0..<30 {
            let due = waits.count { $0 / 60 == minute }
            #expect((200...500).contains(due), "\(minute): \(due)")
        }
        let host = (0..<50).compactMap { times["s\($0 * 200)"]?.seconds }.sorted()
        #expect(zip(host.dropFirst(), host).allSatisfy { $0 - $1 >= 35 })
    }

    @Test("a dozen come within seconds")
    func fewSources() {
        let times = Rhythm.spread(Self.overdue(12, hosts: 3), at: Self.now)
        #expect(times.values.allSatisfy { (0...5).contains($0.seconds - Self.now.seconds) })
    }

    @Test("nobody waits for longer than its own interval, and the busy come first on their host")
    func order() {
        let busy = 6_000
        let due = Self.overdue(8_000, hosts: 1) { $0 == busy ? 300 : 86_400 }
        let times = Rhythm.spread(due, at: Self.now)
        let wait = (times["s\(busy)"]?.seconds ?? .max) - Self.now.seconds
        #expect(wait < 2)
        let all = Rhythm.spread(Self.overdue(8_000, hosts: 8_000) { _ in 300 }, at: Self.now)
        #expect(all.values.allSatisfy { (0...300).contains($0.seconds - Self.now.seconds) })
    }

    @Test("the same every time, also for sources never asked, and for none")
    func sameAgain() {
        var due = Self.overdue(50, hosts: 7)
        due.append((RhythmTests.source("new"), SourceState(source: "new")))
        #expect(Rhythm.spread(due, at: Self.now) == Rhythm.spread(due.reversed(), at: Self.now))
        #expect(Rhythm.spread(due, at: Self.now)["new"] != nil)
        #expect(Rhythm.spread([], at: Self.now).isEmpty)
    }

    @Test("hours to leave out stay left out")
    func skipHours() {
        var due = Self.overdue(1, hosts: 1)
        due[0].state.history.skipHours = [0]
        #expect(Rhythm.spread(due, at: Self.now)["s0"]?.time.hour == 1)
    }
}
