import Fetching
import Foundation
import Records
import TestSupport
import Testing

@Suite("The fetcher's manners", .timeLimit(.minutes(1)))
struct FetcherMannersTests {
    private func gaps(_ server: HostileServer) -> [Double] {
        let times = server.requests.map(\.time)
        return zip(times, times.dropFirst()).map { $1 - $0 }
    }

    @Test("robots.txt is asked once, first, and obeyed")
    func robots() async throws {
        let server = try HostileServer()
        server.route("/robots.txt") { _ in .ok("User-agent: *\nDisallow: /private/\n") }
        for path in ["/a", "/b", "/private/x"] { server.route(path) { _ in .ok("x") } }
        server.route("/to-private") { _ in .redirect(to: "/private/x") }
        let fetcher = try loopbackFetcher { $0.robots = true }
        async let a = fetcher.fetch(FetchRequest(server.url("/a")))
        async let b = fetcher.fetch(FetchRequest(server.url("/b")))
        #expect(try await (a.status, b.status) == (200, 200))
        #expect(await failure(fetcher, server.url("/private/x"))?.kind == .forbiddenByRobots)
        #expect(await failure(fetcher, server.url("/to-private"))?.kind == .forbiddenByRobots)
        #expect(server.requests.first?.path == "/robots.txt" && server.count("/robots.txt") == 1)
        #expect(server.count("/private/x") == 0)
        var request = FetchRequest(server.url("/private/x"))
        request.robots = false
        #expect(try await fetcher.fetch(request).status == 200)
        await fetcher.close()
    }

    @Test(
        "without a robots.txt all is allowed; with one that cannot be had nothing is",
        arguments: [(404, true), (403, true), (410, true), (500, false), (503, false), (302, true)])
    func missingRobots(_ status: Int, _ isAllowed: Bool) async throws {
        let server = try HostileServer()
        server.route("/robots.txt") { _ in .status(status) }
        server.route("/a") { _ in .ok("x") }
        let fetcher = try loopbackFetcher { $0.robots = true }
        if isAllowed {
            #expect(try await fetcher.fetch(FetchRequest(server.url("/a"))).status == 200)
        } else {
            for _ in 1...2 {
                let error = await failure(fetcher, server.url("/a"))
                #expect(error?.kind == .forbiddenByRobots && error?.retryAfter != nil && error?.requests == 0)
            }
        }
        #expect(server.count("/robots.txt") == 1 && server.count("/a") == (isAllowed ? 1 : 0))
        await fetcher.close()
    }

    @Test("a robots.txt behind redirects counts, also on another host; one in a circle is none")
    func movedRobots() async throws {
        let server = try HostileServer()
        let other = try HostileServer(address: "127.0.0.3")
        let target = other.url("/rules")
        server.route("/robots.txt") { _ in .redirect(to: target, status: 301) }
        other.route("/rules") { _ in .ok("User-agent: Tidewaiter\nDisallow: /a") }
        other.route("/robots.txt") { _ in .redirect(to: "/robots.txt") }
        other.route("/a") { _ in .ok("x") }
        let fetcher = try loopbackFetcher { $0.robots = true }
        #expect(await failure(fetcher, server.url("/a"))?.kind == .forbiddenByRobots)
        #expect(try await fetcher.fetch(FetchRequest(other.url("/a"))).status == 200)
        #expect(other.count("/robots.txt") == 1)
        await fetcher.close()
    }

    @Test("a robots.txt that hangs or is huge")
    func hostileRobots() async throws {
        let hanging = try HostileServer()
        hanging.route("/robots.txt") { _ in .hang }
        let huge = try HostileServer()
        huge.route("/robots.txt") { _ in
            .endless(
                "User-agent: *\nDisallow: /private\n" + String(repeating: "# filler\n", count: 8_000), limit: 50 << 20)
        }
        huge.route("/a") { _ in .ok("x") }
        let fetcher = try loopbackFetcher {
            $0.robots = true
            $0.timeoutSeconds = 2
        }
        #expect(await failure(fetcher, hanging.url("/a"))?.kind == .forbiddenByRobots)
        #expect(try await fetcher.fetch(FetchRequest(huge.url("/a"))).status == 200)
        #expect(await failure(fetcher, huge.url("/private"))?.kind == .forbiddenByRobots)
        await fetcher.close()
    }

    @Test(
        "between two requests to a host lies the delay, robots.txt and redirects included; hosts do not wait for each other"
    )
    func delays() async throws {
        let servers = try (1...3).map { try HostileServer(address: "127.0.0.\($0)") }
        for server in servers {
            server.route("/to") { _ in .redirect(to: "/x") }
            server.route("/x") { _ in .ok("x") }
        }
        let fetcher = try loopbackFetcher {
            $0.robots = true
            $0.delaySeconds = 0.2
        }
        await withTaskGroup(of: Void.self) { group in
            for server in servers {
                for path in ["/to", "/x", "/x?2"] {
                    group.addTask { _ = try? await fetcher.fetch(FetchRequest(server.url(path))) }
                }
            }
        }
        let lastStart = servers.compactMap { $0.requests.first?.time }.max() ?? 0
        #expect(servers.allSatisfy { ($0.requests.last?.time ?? 0) > lastStart }, "all hosts at the same time")
        for server in servers {
            #expect(server.requests.count == 5)
            #expect(gaps(server).allSatisfy { $0 >= 0.19 }, "\(gaps(server))")
        }
        await fetcher.close()
    }

    @Test("a Crawl-delay makes the delay longer")
    func crawlDelay() async throws {
        let server = try HostileServer()
        server.route("/robots.txt") { _ in .ok("User-agent: *\nCrawl-delay: 0.4\nDisallow:\n") }
        let fetcher = try loopbackFetcher {
            $0.robots = true
            $0.delaySeconds = 0.1
        }
        for n in 1...2 { _ = try await fetcher.fetch(FetchRequest(server.url("/\(n)"))) }
        #expect(gaps(server).count == 2 && gaps(server).allSatisfy { $0 >= 0.39 }, "\(gaps(server))")
        await fetcher.close()
    }

    @Test("at most so many requests to a host at a time", arguments: [1, 3])
    func concurrency(_ width: Int) async throws {
        let server = try HostileServer()
        server.route("/x") { _ in .ok("x").delayed(by: 0.1) }
        let fetcher = try loopbackFetcher { $0.perHost = width }
        await withTaskGroup(of: Void.self) { group in
            for n in 1...6 { group.addTask { _ = try? await fetcher.fetch(FetchRequest(server.url("/x?\(n)"))) } }
        }
        #expect(server.requests.count == 6 && server.connections == width)
        await fetcher.close()
    }

    @Test("a host that asks for a pause gets it, and the others wait for nothing", arguments: [429, 503])
    func pauses(_ status: Int) async throws {
        let server = try HostileServer()
        let other = try HostileServer(address: "127.0.0.2")
        server.route("/busy") { _ in .status(status, headers: [("Retry-After", "60")]) }
        other.route("/x") { _ in .ok("x") }
        let fetcher = try loopbackFetcher()
        #expect(try await fetcher.fetch(FetchRequest(server.url("/busy"))).status == status)
        let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        let error = await failure(fetcher, server.url("/x"))
        #expect(error?.kind == .hostPaused && error?.requests == 0)
        let wait = try #require(error?.retryAfter).seconds - now.seconds
        #expect((5...62).contains(wait))
        #expect(try await fetcher.fetch(FetchRequest(other.url("/x"))).status == 200)
        #expect(server.requests.count == 1)
        await fetcher.close()
    }

    @Test("a pause ends when it should, said in seconds or as a date", arguments: [true, false])
    func pauseEnds(_ inSeconds: Bool) async throws {
        let server = try HostileServer()
        server.route("/x") { _ in
            guard server.count("/x") == 1 else { return .ok("x") }
            let format = DateFormatter()
            format.locale = Locale(identifier: "en_US_POSIX")
            format.timeZone = TimeZone(identifier: "GMT")
            format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
            let date = format.string(from: Date(timeIntervalSinceNow: 1))
            return .status(503, headers: [("Retry-After", inSeconds ? "1" : date)])
        }
        let fetcher = try loopbackFetcher()
        #expect(try await fetcher.fetch(FetchRequest(server.url("/x"))).status == 503)
        var last: Document?
        while last == nil {
            last = try? await fetcher.fetch(FetchRequest(server.url("/x")))
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(last?.status == 200 && server.requests.count == 2)
        #expect(gaps(server)[0] >= 0.99)
        await fetcher.close()
    }

    @Test("those who wait for a host are answered when it asks for a pause")
    func pausedQueue() async throws {
        let server = try HostileServer()
        server.route("/busy") { _ in .status(429, headers: [("Retry-After", "60")]).delayed(by: 0.5) }
        let fetcher = try loopbackFetcher { $0.perHost = 1 }
        async let first = fetcher.fetch(FetchRequest(server.url("/busy")))
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        async let second = failure(fetcher, server.url("/x"))
        #expect(try await first.status == 429)
        #expect(await second?.kind == .hostPaused)
        #expect(server.requests.count == 1)
        await fetcher.close()
    }

    @Test("pauses, delays and robots.txt hold for the next run")
    func restoring() async throws {
        let server = try HostileServer()
        server.route("/robots.txt") { _ in .ok("User-agent: Tidewaiter\nDisallow: /private\nCrawl-delay: 0.2\n") }
        server.route("/busy") { _ in .status(503, headers: [("Retry-After", "30")]) }
        let failing = try HostileServer(address: "127.0.0.4")
        failing.route("/robots.txt") { _ in .status(500) }
        let first = try loopbackFetcher { $0.robots = true }
        _ = try await first.fetch(FetchRequest(server.url("/x")))
        _ = try await first.fetch(FetchRequest(server.url("/busy")))
        _ = await failure(first, failing.url("/x"))
        await first.close()
        let states = try JSONDecoder().decode(
            [String: HostState].self, from: JSONEncoder().encode(await first.hostStates()))
        #expect(states.count == 2)
        var unpaused = states
        unpaused["http://127.0.0.1:\(server.port)"]?.pausedUntil = nil

        let second = try loopbackFetcher { $0.robots = true }
        second.restore(states)
        #expect(await failure(second, server.url("/x"))?.kind == .hostPaused)
        #expect(await failure(second, failing.url("/x"))?.kind == .forbiddenByRobots)
        await second.close()
        let third = try loopbackFetcher { $0.robots = true }
        third.restore(unpaused)
        #expect(await failure(third, server.url("/private"))?.kind == .forbiddenByRobots)
        #expect(try await third.fetch(FetchRequest(server.url("/x"))).status == 404)
        #expect(server.count("/robots.txt") == 1 && failing.count("/robots.txt") == 1)
        await third.close()
    }

    @Test("a transient failure is tried again when asked for, a lasting one is not")
    func retries() async throws {
        let server = try HostileServer()
        server.route("/flaky") { _ in server.count("/flaky") < 2 ? .status(500) : .ok("well") }
        server.route("/missing") { _ in .status(404) }
        let fetcher = try loopbackFetcher()
        var request = FetchRequest(server.url("/flaky"))
        #expect(try await fetcher.fetch(request).status == 500)
        request.retries = 1
        #expect(text(try await fetcher.fetch(request)) == "well")
        request.url = server.url("/missing")
        #expect(try await fetcher.fetch(request).status == 404)
        #expect(server.count("/missing") == 1)
        await fetcher.close()
    }
}
