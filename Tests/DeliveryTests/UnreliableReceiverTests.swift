import Foundation
import Harvest
import Records
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// Alerts of a real store over HTTP to receivers that fail at random.
@Suite struct UnreliableReceiverTests {
    let world: World
    let server: HostileServer

    init() throws {
        world = try World()
        server = try HostileServer()
    }

    func route(_ path: String, timeout: String = "1s") throws -> Route {
        Route(
            name: path,
            sink: try Sample.sink("webhook", ["url": [server.url("/" + path)], "timeout": [timeout]]))
    }

    /// By key, what came in whole requests that were taken.
    final class Desk: Sendable {
        let taken = Mutex<[String: Int]>([:])
        let random: Mutex<SeededRandom>

        init(seed: UInt64) { random = Mutex(SeededRandom(seed: seed)) }

        /// Half of the time it takes what came and says so; else it fails in one of many ways, in some of which it has
        /// taken it too.
        func answer(_ request: HostileRequest) -> HostileAnswer {
            let draw = random.withLock { Int.random(in: 0..<20, using: &$0) }
            let isTaken = draw < 10 || draw >= 17
            if isTaken, let key = request.headers["idempotency-key"] { taken.withLock { $0[key, default: 0] += 1 } }
            switch draw {
            case 0..<8: return .ok("ok")
            case 8: return .ok(bytes: [0, 255, 27, 10])
            case 9: return .cut("taken, but")
            case 10..<13: return .status(500, "oops")
            case 13: return .status(503, "", headers: [("Retry-After", "1")])
            case 14: return .status(429, "")
            case 15: return .status(502)
            case 16: return .drop
            case 17: return .drop
            case 18: return .status(500, "taken all the same")
            default: return HostileAnswer(200, body: .raw(Array("garbage".utf8)))
            }
        }
    }

    @Test(
        "through a receiver that fails half of the time everything arrives, and keys tell what came twice",
        arguments: 1...3)
    func halfOfTheTime(seed: UInt64) async throws {
        let desk = Desk(seed: seed)
        server.route("/hook") { desk.answer($0) }
        let ids = try await world.alerts(40)
        let keys = Set(try await world.store.pendingDeliveries(limit: 100).map { Parcel($0, at: world.clock.now).key })
        let route = try route("hook")
        var rounds = 0
        while let next = try await world.deliver(route), rounds < 2_000 {
            rounds += 1
            world.clock.now = max(next, world.clock.now.adding(1))
        }
        #expect(Set(desk.taken.withLock { $0.keys }) == keys)
        #expect(keys.count == ids.count)
        #expect(try await world.waiting == 0)
        #expect(try await world.store.report().rows["receipts"] == ids.count)
        #expect(try await world.store.failedDeliveries(of: nil, limit: 10).isEmpty)
    }

    @Test("a receiver that hangs holds up no other", .timeLimit(.minutes(1)))
    func hanging() async throws {
        let times = Mutex<[ContinuousClock.Instant]>([])
        server.route("/hangs") { _ in .hang }
        server.route("/works") { _ in
            times.withLock { $0.append(.now) }
            return .ok("")
        }
        _ = try await world.alerts(10)
        let start = ContinuousClock.now
        try await world.deliver(try route("hangs", timeout: "3s"), try route("works"))
        let last = try #require(times.withLock { $0.last })
        #expect(times.withLock { $0.count } == 10)
        #expect(last - start < .seconds(2.5))
        #expect(server.count("/hangs") == 1)
    }

    @Test("a command waits for a receiver that comes back soon, and not for one that does not", .timeLimit(.minutes(1)))
    func patience() async throws {
        let count = Mutex(0)
        server.route("/hook") { _ in
            count.withLock {
                $0 += 1
                return $0 < 3 ? .status(500) : .ok("")
            }
        }
        _ = try await world.alerts(1)
        let clock: @Sendable () -> Timestamp = { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
        let route = try route("hook")
        let next = try await world.delivery(route).run(clock: clock, patience: 20)
        #expect(next == nil)
        #expect(try await world.waiting == 0)
        server.route("/hook") { _ in .status(500) }
        try await world.article("s9", story: 9)
        let start = ContinuousClock.now
        #expect(try await world.delivery(route).run(clock: clock, patience: 2) != nil)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test("killed at any moment between answer and receipt, nothing is lost, and the same key tells what came again")
    func killed() async throws {
        let desk = Desk(seed: 7)
        server.route("/hook") { desk.answer($0) }
        _ = try await world.alerts(25)
        let keys = Set(try await world.store.pendingDeliveries(limit: 100).map { Parcel($0, at: world.clock.now).key })
        let url = server.url("/hook")
        let folder = world.folder.path
        var random = SeededRandom(seed: 50)
        for _ in 0..<10 {
            let microseconds = Int.random(in: 5_000...150_000, using: &random)
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [url = url as String, folder = folder as String, microseconds = microseconds as Int] in
                let store = try SQLiteStore(directory: folder)
                let sink = try Sample.sink("webhook", ["url": [url], "timeout": ["1s"]])
                let delivery = AlertDelivery(store: store, routes: [Route(name: "hook", sink: sink)]) { _ in }
                Thread.detachNewThread {
                    usleep(UInt32(microseconds))
                    kill(getpid(), SIGKILL)
                }
                while true {
                    _ = try await delivery.run(clock: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) })
                    usleep(1_000)
                }
            }
        }
        server.route("/hook") { request in
            if let key = request.headers["idempotency-key"] { desk.taken.withLock { $0[key, default: 0] += 1 } }
            return .ok("")
        }
        let route = try route("hook")
        world.clock.now = Timestamp(seconds: Int64(Date().timeIntervalSince1970)).adding(86_400)
        while let next = try await world.deliver(route) { world.clock.now = max(next, world.clock.now.adding(1)) }
        #expect(Set(desk.taken.withLock { $0.keys }) == keys)
        #expect(try await world.waiting == 0)
        #expect(try await world.store.report().rows["receipts"] == keys.count)
    }
}
