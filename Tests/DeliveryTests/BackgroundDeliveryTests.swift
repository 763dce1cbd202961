import Foundation
import Harvest
import Records
import Synchronization
import TestSupport
import Testing

@testable import Delivery

@Suite(.timeLimit(.minutes(1))) struct BackgroundDeliveryTests {
    let world: World
    let server: HostileServer

    init() throws {
        world = try World()
        server = try HostileServer()
        server.route("/works") { _ in .ok("") }
        server.route("/hangs") { _ in .hang }
    }

    func background(_ paths: String...) throws -> BackgroundDelivery {
        let routes = try paths.map { path in
            let values = ["url": [server.url("/" + path)], "timeout": ["30s"]]
            return Route(name: path, sink: try Sample.sink("webhook", values))
        }
        return BackgroundDelivery(
            world.delivery(routes), clock: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) })
    }

    func holdsSoon(_ body: () async throws -> Bool) async rethrows -> Bool {
        for _ in 1...250 {
            if try await body() { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    @Test("news go out at once, while another sink hangs, and a stop does not wait for that one")
    func nudged() async throws {
        let background = try background("works", "hangs")
        _ = try await world.alerts(2)
        try await background.start()
        #expect(await holdsSoon { server.count("/works") == 2 && server.count("/hangs") == 1 })
        for story in 10..<14 {
            try await world.article("s\(story)0", story: story)
            try await background.nudge()
            #expect(await holdsSoon { server.count("/works") == story - 7 })
        }
        #expect(server.count("/hangs") == 1)
        let start = ContinuousClock.now
        await background.stop()
        #expect(ContinuousClock.now - start < .seconds(12))
    }

    @Test("what failed is tried again without a word from outside")
    func retries() async throws {
        let count = Mutex(0)
        server.route("/hook") { _ in
            count.withLock {
                $0 += 1
                return $0 < 3 ? .status(502) : .ok("")
            }
        }
        let background = try background("hook")
        _ = try await world.alerts(1)
        try await background.start()
        #expect(try await holdsSoon { try await world.waiting == 0 })
        #expect(count.withLock { $0 } == 3)
        await background.stop()
    }
}
