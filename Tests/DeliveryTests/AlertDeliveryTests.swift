import Harvest
import Records
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// Alerts of a real store on their way to sinks that take them, or do not.
@Suite struct AlertDeliveryTests {
    let world: World

    init() throws { world = try World() }

    @Test("each alert goes to each sink once, and leaves the outbox with the last receipt")
    func everywhere() async throws {
        let ids = try await world.alerts(3)
        let (one, two) = (Memory(), Memory())
        try await world.deliver(Route(name: "one", sink: one), Route(name: "two", sink: two))
        #expect(one.taken == ids && two.taken == ids)
        #expect(try await world.waiting == 0)
        try await world.deliver(Route(name: "one", sink: one), Route(name: "two", sink: two))
        #expect(one.tried.count == 3 && two.tried.count == 3)
    }

    @Test(
        "an alert goes out again, under another key, when its severity, origins, facts or state are new, and only then")
    func updates() async throws {
        let sink = Memory()
        let route = Route(name: "one", sink: sink)
        let id = try await world.article("s1", story: 1, points: 50).raised[0].id
        try await world.deliver(route)
        try await world.article("s2", story: 1, points: 50)
        try await world.deliver(route)
        #expect(sink.taken.count == 1, "another article of the same publisher")
        try await world.article("s3", story: 1, points: 50, source: "port-news")
        try await world.deliver(route)
        try await world.article("s4", story: 1, points: 70, source: "port-news")
        try await world.deliver(route)
        try await world.article("s5", story: 1, points: 70, source: "port-news", concepts: ["event:seizure"])
        try await world.deliver(route)
        _ = try await world.store.setState(.escalated, of: id, note: nil, at: world.clock.now)
        try await world.deliver(route)
        try await world.deliver(route)
        let told = sink.state.withLock { $0.taken }
        #expect(
            told.map(\.change.text) == [
                "medium;new;1;offence:smuggling", "medium;new;2;offence:smuggling", "high;new;2;offence:smuggling",
                "high;new;2;event:seizure;offence:smuggling", "high;escalated;2;event:seizure;offence:smuggling",
            ])
        #expect(told.map(\.isUpdate) == [false, true, true, true, true])
        #expect(Set(told.map(\.key)).count == 5 && Set(told.map(\.alert.id)) == [id])
        #expect(try await world.waiting == 0)
    }

    @Test("a sink that wants less is told less, and nothing waits for it")
    func wants() async throws {
        let (all, some) = (Memory(), Memory())
        var picky = Route(name: "some", sink: some)
        picky.filter.severity = .high
        picky.updates = [.facts]
        let routes = [Route(name: "all", sink: all), picky]
        try await world.article("s1", story: 1, points: 50)
        try await world.delivery(routes).run(clock: world.clock.read)
        #expect(some.taken.isEmpty)
        try await world.article("s2", story: 1, points: 70)
        try await world.delivery(routes).run(clock: world.clock.read)
        try await world.article("s3", story: 1, points: 90, source: "port-news")
        try await world.delivery(routes).run(clock: world.clock.read)
        try await world.article("s4", story: 1, points: 90, concepts: ["event:fine"])
        try await world.delivery(routes).run(clock: world.clock.read)
        #expect(all.taken.count == 4)
        #expect(
            some.state.withLock { $0.taken.map(\.change.text) } == [
                "high;new;1;offence:smuggling", "critical;new;2;event:fine;offence:smuggling",
            ])
        #expect(try await world.waiting == 0)
    }

    @Test("a decision is news for who was told, and nothing is told of what was put aside before")
    func decisions() async throws {
        let ids = try await world.alerts(2)
        let sink = Memory()
        let route = Route(name: "one", sink: sink)
        _ = try await world.store.setState(.dismissed, of: ids[0], note: nil, at: world.clock.now)
        #expect(try await world.waiting == 1)
        try await world.deliver(route)
        #expect(sink.taken == [ids[1]])
        _ = try await world.store.setState(.dismissed, of: ids[1], note: nil, at: world.clock.now)
        try await world.deliver(route)
        #expect(sink.taken == [ids[1], ids[1]])
        _ = try await world.store.setState(.open, of: ids[0], note: nil, at: world.clock.now)
        try await world.deliver(route)
        #expect(sink.taken == [ids[1], ids[1], ids[0]])
        #expect(try await world.waiting == 0)
    }

    @Test("what is rejected waits alone, goes out again after growing waits, and is set aside and shown in the end")
    func poisoned() async throws {
        let ids = try await world.alerts(3)
        let sink = Memory { $0.alert.id == ids[1] ? .no(.rejected) : nil }
        let route = Route(name: "one", sink: sink)
        var waits: [Int64] = []
        var next = try await world.deliver(route)
        #expect(sink.taken == [ids[0], ids[2]])
        while let time = next {
            waits.append(time.seconds - world.clock.now.seconds)
            try await world.deliver(route)
            world.clock.now = time
            next = try await world.deliver(route)
        }
        #expect(waits == [1, 1, 2, 4])
        #expect(sink.tried.count == 7)
        let failed = try await world.store.failedDeliveries(of: "one", limit: 10)
        #expect(failed.map(\.alert) == [ids[1]])
        #expect(failed.first?.attempts == 5 && failed.first?.error == "no")
        #expect(try await world.waiting == 0)
        #expect(world.failures.last == "one \(ids[1]): no; set aside after 5 attempts")
        let mended = Memory()
        #expect(try await world.store.retryFailedDeliveries(of: nil) == 1)
        #expect(try await world.waiting == 1)
        try await world.deliver(Route(name: "one", sink: mended))
        #expect(mended.taken == [ids[1]])
        #expect(try await world.store.failedDeliveries(of: nil, limit: 10).isEmpty)
        #expect(try await world.waiting == 0)
    }

    @Test(
        "a change of an alert that was set aside goes out, and what was to be retried is not forgotten over another commit"
    )
    func changedPoison() async throws {
        let id = try await world.article("s1", story: 1, points: 50).raised[0].id
        let sink = Memory { $0.alert.severity == .medium ? .no(.rejected) : nil }
        var route = Route(name: "one", sink: sink)
        route.retry.rejections = 1
        try await world.deliver(route)
        #expect(try await world.store.failedDeliveries(of: nil, limit: 10).count == 1)
        _ = try await world.store.retryFailedDeliveries(of: nil)
        try await world.article("s2", story: 1, points: 50)
        #expect(try await world.waiting == 1)
        try await world.article("s3", story: 1, points: 70)
        try await world.deliver(route)
        #expect(sink.taken == [id])
        #expect(try await world.store.failedDeliveries(of: nil, limit: 10).isEmpty)
    }

    @Test("a sink that is away is asked after growing pauses, once each, and gets everything when it is back")
    func outage() async throws {
        let ids = try await world.alerts(20)
        let isBack = Mutex(false)
        let sink = Memory { _ in isBack.withLock { $0 } ? nil : .no(.unavailable) }
        let other = Memory()
        let routes = [Route(name: "one", sink: sink), Route(name: "two", sink: other)]
        for _ in 0..<600 {
            try await world.delivery(routes).run(clock: world.clock.read)
            world.clock.pass(10)
        }
        #expect(other.taken == ids)
        #expect(Set(sink.tried).count > 3, "not the same one each time")
        #expect(sink.tried.count < 20)
        isBack.withLock { $0 = true }
        for _ in 0..<120 {
            world.clock.pass(30)
            try await world.delivery(routes).run(clock: world.clock.read)
        }
        #expect(Set(sink.taken) == Set(ids) && sink.taken.count == ids.count)
        #expect(try await world.waiting == 0)
    }

    @Test("a sink that answers for one alert alone that it cannot, gets the others, and that one is set aside")
    func stuck() async throws {
        let ids = try await world.alerts(5)
        let sink = Memory { $0.alert.id == ids[0] ? .no(.deferred) : nil }
        let route = Route(name: "one", sink: sink)
        try await world.deliver(route)
        #expect(sink.taken == Array(ids[1...]))
        for story in 100..<140 {
            world.clock.pass(1_000)
            try await world.article("s\(story)0", story: story)
            try await world.deliver(route)
        }
        #expect(try await world.store.failedDeliveries(of: nil, limit: 10).map(\.alert) == [ids[0]])
        #expect(sink.taken.count == 44)
    }

    @Test("what a sink asks for is waited, by this run and the next")
    func retryAfter() async throws {
        _ = try await world.alerts(2)
        let sink = Memory { _ in .no(.unavailable, retryAfter: 300) }
        let next = try await world.deliver(Route(name: "one", sink: sink))
        #expect(next == world.clock.now.adding(300))
        world.clock.pass(299)
        try await world.deliver(Route(name: "one", sink: sink))
        #expect(sink.tried.count == 1)
        world.clock.pass(2)
        try await world.deliver(Route(name: "one", sink: sink))
        #expect(sink.tried.count == 2)
    }

    @Test("a clock that went back holds nothing up")
    func clockBack() async throws {
        let ids = try await world.alerts(2)
        let sink = Memory { _ in .no(.unavailable, retryAfter: 3_600) }
        try await world.deliver(Route(name: "one", sink: sink))
        world.clock.now = Sample.noon.adding(-86_400 * 365)
        let mended = Memory()
        try await world.deliver(Route(name: "one", sink: mended))
        #expect(Set(mended.taken) == Set(ids))
        var route = Route(name: "two", sink: mended)
        route.digest.rhythms[.high] = .daily
        world.clock.now = Sample.noon
        _ = try await world.article("s9", story: 9)
        try await world.deliver(route)
        world.clock.now = Sample.noon.adding(-86_400 * 365)
        try await world.deliver(route)
        #expect(mended.digests.count == 1)
    }

    @Test("alerts of a window go together at its end, in digests of bounded size; worse ones at once")
    func digests() async throws {
        let ids = try await world.alerts(7, points: 50)
        let sink = Memory()
        var route = Route(name: "one", sink: sink)
        route.digest.rhythms = [.medium: .hourly]
        #expect(try await world.deliver(route) == world.clock.now.adding(3_600))
        let urgent = try await world.article("s9", story: 9, points: 90).raised[0].id
        try await world.deliver(route)
        #expect(sink.taken == [urgent])
        try await world.article("s1003a", story: 3, points: 90)
        world.clock.pass(1_800)
        try await world.deliver(route)
        #expect(sink.taken == [urgent, ids[2]], "one of those that waited has become worse")
        world.clock.pass(1_799)
        try await world.deliver(route)
        #expect(sink.digests.isEmpty)
        world.clock.pass(1)
        try await world.deliver(route)
        #expect(sink.digests == [[ids[0], ids[1], ids[3]], [ids[4], ids[5], ids[6]]])
        #expect(try await world.waiting == 0)
    }

    @Test("a digest that finds nobody goes again as one; of one that is rejected each alert goes alone")
    func failedDigests() async throws {
        let ids = try await world.alerts(3, points: 50)
        let mood = Mutex(DeliveryError.Kind.unavailable)
        let sink = Memory { parcel in
            switch mood.withLock({ $0 }) {
            case .unavailable: .no(.unavailable)
            case .rejected: parcel.alert.id == ids[1] ? .no(.rejected) : nil
            default: nil
            }
        }
        var route = Route(name: "one", sink: sink)
        route.digest.rhythms = [.medium: .hourly]
        try await world.deliver(route)
        world.clock.pass(3_600)
        try await world.deliver(route)
        #expect(world.failures.count == 3)
        mood.withLock { $0 = .rejected }
        world.clock.pass(60)
        try await world.deliver(route)
        #expect(sink.taken.isEmpty, "together they are rejected")
        world.clock.pass(60)
        try await world.deliver(route)
        #expect(sink.taken == [ids[0], ids[2]])
        #expect(sink.digests.isEmpty)
    }

    @Test("settings that were changed end all waits, and a sink that is no more is waited for no more")
    func settings() async throws {
        let ids = try await world.alerts(2)
        let away = Memory { _ in .no(.unavailable, retryAfter: 3_600) }
        let other = Memory()
        try await world.deliver(
            Route(name: "one", sink: away, settings: "a"), Route(name: "two", sink: other, settings: "x"))
        let mended = Memory()
        try await world.deliver(
            Route(name: "one", sink: mended, settings: "b"), Route(name: "two", sink: other, settings: "x"))
        #expect(Set(mended.taken) == Set(ids) && other.taken == ids)
        try await world.article("s9", story: 9)
        try await world.deliver(
            Route(name: "one", sink: away, settings: "a"), Route(name: "two", sink: other, settings: "x"))
        #expect(try await world.waiting == 1)
        try await world.deliver(Route(name: "two", sink: other, settings: "x"))
        #expect(try await world.waiting == 0)
        #expect(other.taken.count == 3)
    }

    @Test("what would be done is told without doing it")
    func prospects() async throws {
        let ids = try await world.alerts(2, points: 50)
        try await world.article("s9", story: 9, points: 90)
        let sink = Memory()
        var route = Route(name: "one", sink: sink)
        route.digest.rhythms = [.medium: .hourly]
        var other = Route(name: "two", sink: sink)
        other.filter.severity = .critical
        let prospects = try await world.delivery(route, other).prospects(at: world.clock.now)
        #expect(prospects.count == 6)
        #expect(prospects.first?.decision == .hold(until: world.clock.now.adding(3_600)))
        #expect(prospects.filter { $0.decision == .send }.map(\.sink) == ["one", "two"])
        #expect(prospects.filter { $0.alert.id == ids[0] }.map(\.decision).contains(.pass))
        #expect(sink.tried.isEmpty)
        #expect(try await world.waiting == 3)
        try await world.deliver(route, other)
        world.clock.pass(3_600)
        let due = try await world.delivery(route, other).prospects(at: world.clock.now)
        #expect(due.map(\.decision) == [.bundle, .bundle])
        try await world.article("t1", story: 20)
        let away = Route(name: "two", sink: Memory { _ in .no(.unavailable, retryAfter: 99) }, settings: "other")
        try await world.deliver(away)
        let held = try await world.delivery(away).prospects(at: world.clock.now)
        #expect(held.map(\.decision).contains(.hold(until: world.clock.now.adding(99))))
    }

    @Test("without sinks nothing is delivered, and nothing leaves the outbox")
    func noSinks() async throws {
        _ = try await world.alerts(1)
        try await world.delivery().run(clock: world.clock.read)
        #expect(try await world.waiting == 1)
    }
}
