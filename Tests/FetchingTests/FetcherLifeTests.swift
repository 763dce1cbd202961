import Fetching
import Foundation
import Records
import TestSupport
import Testing

@Suite("The fetcher's life", .timeLimit(.minutes(1)))
struct FetcherLifeTests {
    @Test("a cancelled fetch returns at once: running, waiting for its turn, waiting for robots.txt, or not begun")
    func cancellation() async throws {
        let server = try HostileServer()
        server.route("/hang") { _ in .hang }
        let robotless = try HostileServer(address: "127.0.0.2")
        robotless.route("/robots.txt") { _ in .hang }
        let fetcher = try loopbackFetcher {
            $0.robots = true
            $0.perHost = 1
            $0.timeoutSeconds = 30
        }
        var tasks: [Task<FetchError.Kind?, Never>] = []
        for url in [server.url("/hang"), server.url("/waits"), robotless.url("/x")] {
            tasks.append(Task { await failure(fetcher, url)?.kind })
            while tasks.count == 1, server.count("/hang") == 0 { try await Task.sleep(for: .milliseconds(10)) }
        }
        while robotless.count("/robots.txt") == 0 { try await Task.sleep(for: .milliseconds(10)) }
        let start = Date()
        // The one that holds the turn comes last, so that nobody gets it meanwhile.
        for task in tasks.reversed() {
            task.cancel()
            #expect(await task.value == .cancelled)
        }
        #expect(Date().timeIntervalSince(start) < 25, "well before the time-out of 30 s, on a busy machine too")
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            return await failure(fetcher, server.url("/x"))?.kind
        }
        late.cancel()
        #expect(await late.value == .cancelled)
        #expect(server.count("/x") == 0 && server.count("/waits") == 0)
        await fetcher.close()
    }

    @Test("a turn that a cancelled fetch held is free again")
    func freedTurn() async throws {
        let server = try HostileServer()
        server.route("/hang") { _ in .hang }
        server.route("/x") { _ in .ok("x") }
        let fetcher = try loopbackFetcher {
            $0.perHost = 1
            $0.total = 1
            $0.timeoutSeconds = 30
        }
        let hanging = Task { await failure(fetcher, server.url("/hang"))?.kind }
        while server.count("/hang") == 0 { try await Task.sleep(for: .milliseconds(10)) }
        hanging.cancel()
        #expect(try await fetcher.fetch(FetchRequest(server.url("/x"))).status == 200)
        await fetcher.close()
    }

    @Test("closing breaks off what runs, and what comes after is refused")
    func closing() async throws {
        let server = try HostileServer()
        server.route("/hang") { _ in .hang }
        let fetcher = try loopbackFetcher { $0.timeoutSeconds = 30 }
        let tasks = (0..<8).map { n in Task { await failure(fetcher, server.url("/hang?\(n)"))?.kind } }
        while server.count("/hang") < 4 { try await Task.sleep(for: .milliseconds(10)) }
        let start = Date()
        await fetcher.close()
        for task in tasks { #expect(await task.value == .closed) }
        #expect(await failure(fetcher, server.url("/hang"))?.kind == .closed)
        await fetcher.close()
        #expect(Date().timeIntervalSince(start) < 25, "well before the time-out of 30 s, on a busy machine too")
        #expect(await fetcher.statistics().requests == 4, "as many as the host has turns")
    }

    @Test("many fetches at a time, some cancelled, are each answered once")
    func crowd() async throws {
        let servers = try (1...8).map { try HostileServer(address: "127.0.1.\($0)") }
        for server in servers { server.route("/x") { .ok($0.target) } }
        let fetcher = try loopbackFetcher { $0.total = 32 }
        let counts = await withTaskGroup(of: Bool.self, returning: (right: Int, cancelled: Int).self) { group in
            for n in 0..<1_000 {
                let url = servers[n % servers.count].url("/x?\(n)")
                group.addTask {
                    let task = Task { try await fetcher.fetch(FetchRequest(url)) }
                    if n.isMultiple(of: 10) { task.cancel() }
                    guard let document = try? await task.value else { return false }
                    return url.hasSuffix(text(document))
                }
            }
            return await group.reduce(into: (0, 0)) { $1 ? ($0.right += 1) : ($0.cancelled += 1) }
        }
        #expect(counts.right >= 900 && counts.right + counts.cancelled == 1_000)
        await fetcher.close()
    }

    @Test("a fetcher that is let go ends by itself")
    func lettingGo() async throws {
        let server = try HostileServer()
        for _ in 0..<50 {
            let fetcher = try loopbackFetcher()
            #expect(try await fetcher.fetch(FetchRequest(server.url("/"))).status == 404)
        }
    }

    @Test("a configuration that cannot be used is refused")
    func configurations() {
        #expect(throws: FetchError.self) { try loopbackFetcher { $0.userAgent = "A\r\nX: 1" } }
        #expect(throws: FetchError.self) { try loopbackFetcher { $0.userAgent = "/1" } }
        #expect(throws: FetchError.self) { try loopbackFetcher { $0.caFile = "/nowhere/ca.pem" } }
        #expect(
            FetchConfiguration(contact: "x@example.org").userAgent
                == "Tidewaiter/\(FetchConfiguration.version) (+x@example.org)")
        #expect(FetchConfiguration().robotsAgent == "Tidewaiter")
    }
}
