import Fetching
import Foundation
import Records
import TestSupport
import Testing

@Suite("Turns that are far off, and what is told of hosts", .timeLimit(.minutes(1)))
struct FetcherTurnTests {
    private var now: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }

    @Test("a Crawl-delay of a day blocks nobody for a day: the fetch is refused, with the time of its turn")
    func longDelay() async throws {
        let server = try HostileServer()
        server.route("/robots.txt") { _ in .ok("User-agent: *\nDisallow: /private\nCrawl-delay: 86400\n") }
        let fetcher = try loopbackFetcher { $0.robots = true }
        #expect(await fetcher.pausedUntil(server.url("/x")) == nil)
        for _ in 1...2 {
            let error = await failure(fetcher, server.url("/x"))
            #expect(error?.kind == .hostPaused && error?.requests == 0 && error?.status == nil)
            #expect((86_300...86_402).contains(try #require(error?.retryAfter).seconds - now.seconds))
        }
        #expect(await failure(fetcher, server.url("/private"))?.kind == .forbiddenByRobots, "which no waiting ends")
        let until = try #require(await fetcher.pausedUntil(server.url("/y")))
        #expect((86_300...86_402).contains(until.seconds - now.seconds))
        let name = try #require(Fetcher.hostName(of: server.url("/x")))
        let state = try #require(await fetcher.hostStates()[name])
        #expect(state.crawlDelaySeconds == 86_400 && state.pausedUntil == nil)
        #expect(try #require(state.robotsExpires) > until, "else it would be asked for anew at every turn")
        #expect(server.requests.map(\.path) == ["/robots.txt"])
        await fetcher.close()

        // The next run comes when the turn has come.
        var later = state
        later.lastRequest = now.adding(-86_400)
        let next = try loopbackFetcher { $0.robots = true }
        next.restore([name: later])
        #expect(try await next.fetch(FetchRequest(server.url("/x"))).status == 404)
        #expect(await failure(next, server.url("/x"))?.kind == .hostPaused)
        await next.close()
    }

    @Test("without a longest wait, and for our own delay, a fetch waits")
    func waiting() async throws {
        let server = try HostileServer()
        server.route("/robots.txt") { _ in .ok("User-agent: *\nCrawl-delay: 0.6\n") }
        let patient = try loopbackFetcher {
            $0.robots = true
            $0.longestWaitSeconds = nil
        }
        #expect(try await patient.fetch(FetchRequest(server.url("/x"))).status == 404)
        await patient.close()
        let hasty = try loopbackFetcher {
            $0.robots = true
            $0.longestWaitSeconds = 0.2
        }
        #expect(await failure(hasty, server.url("/x"))?.kind == .hostPaused)
        await hasty.close()
        let slow = try loopbackFetcher {
            $0.delaySeconds = 0.3
            $0.longestWaitSeconds = 0
        }
        for _ in 1...2 { #expect(try await slow.fetch(FetchRequest(server.url("/x"))).status == 404) }
        await slow.close()
    }

    @Test("who would wait behind too many others is refused")
    func longQueue() async throws {
        let server = try HostileServer()
        server.route("/hang") { _ in .hang }
        let fetcher = try loopbackFetcher {
            $0.delaySeconds = 1_000
            $0.longestWaitSeconds = 1_500
            $0.timeoutSeconds = 50
        }
        let running = Task { await failure(fetcher, server.url("/hang"))?.kind }
        #expect(await holdsSoon { server.count("/hang") == 1 })
        #expect(await fetcher.pausedUntil(server.url("/x")) == nil)
        let waiting = Task { await failure(fetcher, server.url("/x"))?.kind }
        while await fetcher.pausedUntil(server.url("/x")) == nil { try await Task.sleep(for: .milliseconds(5)) }
        let error = await failure(fetcher, server.url("/y"))
        #expect(error?.kind == .hostPaused && error?.message.contains("1 wait") == true)
        #expect((1_900...2_002).contains(try #require(error?.retryAfter).seconds - now.seconds))
        running.cancel()
        waiting.cancel()
        #expect(await [running.value, waiting.value] == [.cancelled, .cancelled] && server.requests.count == 1)
        await fetcher.close()
    }

    @Test("a pause is told before anything is asked, and a host that refuses its robots.txt gets one")
    func pausedRobots() async throws {
        let server = try HostileServer()
        server.route("/robots.txt") { _ in .status(429, headers: [("Retry-After", "600")]) }
        let fetcher = try loopbackFetcher { $0.robots = true }
        #expect(await failure(fetcher, server.url("/x"))?.kind == .hostPaused)
        let until = try #require(await fetcher.pausedUntil(server.url("/other")))
        #expect((500...602).contains(until.seconds - now.seconds))
        for url in ["http://127.0.0.9/", "none"] { #expect(await fetcher.pausedUntil(url) == nil) }
        let state = try #require(await fetcher.hostStates().values.first)
        #expect(state.pausedUntil == until && state.refusals == 1)
        #expect(server.requests.count == 1)
        await fetcher.close()
        #expect(await fetcher.pausedUntil(server.url("/other")) == until, "also when it was closed")
    }

    @Test(
        "a robots.txt is believed as long as it says, but for an hour to a day",
        arguments: [
            ("max-age=7200", 7_200), ("public, max-age=\"60\"", 3_600), ("no-store", 3_600),
            ("max-age=9999999", 86_400),
            ("max-age=99999999999999999999", 86_400), ("max-age=x", 86_400), ("", 86_400),
        ])
    func robotsLifetime(_ field: String, _ seconds: Int64) async throws {
        let server = try HostileServer()
        server.route("/robots.txt") { _ in .ok("User-agent: *\nDisallow: /private\n").adding("Cache-Control", field) }
        let fetcher = try loopbackFetcher { $0.robots = true }
        _ = try await fetcher.fetch(FetchRequest(server.url("/x")))
        let expires = try #require(await fetcher.hostStates().values.first?.robotsExpires)
        #expect((seconds - 30...seconds + 2).contains(expires.seconds - now.seconds))
        await fetcher.close()
    }

    @Test("why a robots.txt could not be had is told; a host that was not reached is tried again by the next run")
    func unreachable() async throws {
        let failing = try HostileServer()
        failing.route("/robots.txt") { _ in .status(500) }
        let gone = try HostileServer(address: "127.0.0.2")
        let url = gone.url("/x")
        gone.stop()
        let first = try loopbackFetcher { $0.robots = true }
        _ = await failure(first, failing.url("/x"))
        #expect(await failure(first, url)?.kind == .notConnected)
        let states = await first.hostStates()
        await first.close()
        let failed = try #require(states["http://127.0.0.1:\(failing.port)"])
        #expect(failed.robotsUnreachableReason?.contains("robots.txt") == true && failed.isUnreached == nil)
        let unreached = try #require(Fetcher.hostName(of: url).flatMap { states[$0] })
        #expect(unreached.robotsUnreachableUntil != nil && unreached.isUnreached == true)
        let second = try loopbackFetcher { $0.robots = true }
        second.restore(states)
        #expect(await failure(second, failing.url("/x"))?.message == failed.robotsUnreachableReason)
        #expect(failing.requests.count == 1)
        #expect(await second.hostStates().count == 1)
        await second.close()
    }

    @Test("states that an earlier version wrote are read")
    func oldStates() throws {
        let text =
            #"{"http://a":{"pausedUntil":"2026-01-15T08:30:00Z","refusals":2,"robots":"User-agent: *\n"},"b":{}}"#
        let states = try JSONDecoder().decode([String: HostState].self, from: Data(text.utf8))
        #expect(states["http://a"]?.refusals == 2 && states["b"] == HostState())
    }

    @Test(
        "addresses of one host have one name",
        arguments: [
            ("https://Example.org/a?b", "https://example.org"),
            ("https://user:word@example.org:443/", "https://example.org"),
            ("http://example.org:8080/x", "http://example.org:8080"), ("http://[::1]/", "http://[::1]"),
            ("ftp://example.org/", nil), ("example.org", nil), ("", nil),
        ] as [(String, String?)])
    func hostNames(_ url: String, _ name: String?) {
        #expect(Fetcher.hostName(of: url) == name)
    }
}
