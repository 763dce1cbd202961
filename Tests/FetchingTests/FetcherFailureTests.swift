import Fetching
import Records
import TestSupport
import Testing

@Suite("Failures", .timeLimit(.minutes(1)))
struct FetcherFailureTests {
    @Test("a server that goes away in the middle of a body is asked again when that is wanted")
    func restart() async throws {
        let server = try HostileServer()
        server.route("/x") { _ in server.count("/x").isMultiple(of: 2) ? .ok("whole") : .cut("who", reset: true) }
        let fetcher = try loopbackFetcher()
        var request = FetchRequest(server.url("/x"))
        let error = await failure(fetcher, request)
        #expect(error?.kind == .truncated && error?.status == 200 && error?.requests == 1)
        #expect(error?.message.contains("broke off after 3 bytes") == true, "\(error?.message ?? "")")
        server.route("/x") { _ in server.count("/x").isMultiple(of: 2) ? .cut("who") : .ok("whole") }
        request.retries = 1
        #expect(text(try await fetcher.fetch(request)) == "whole")
        #expect(server.count("/x") == 3)
        await fetcher.close()
    }

    @Test("a server that has gone between two requests is met anew over a new connection")
    func restartBetween() async throws {
        let server = try HostileServer()
        server.route("/x") { _ in .ok("x").closing() }
        let fetcher = try loopbackFetcher()
        for _ in 1...3 { #expect(text(try await fetcher.fetch(FetchRequest(server.url("/x")))) == "x") }
        #expect(server.connections == 3)
        await fetcher.close()
    }

    @Test("a host name that cannot be is not found")
    func names() async throws {
        // A label of more than 63 octets (RFC 1035 §2.3.4): no name server is asked for it.
        let name = String(repeating: "n", count: 64) + ".invalid"
        let fetcher = try loopbackFetcher()
        let error = await failure(fetcher, "http://\(name)/")
        #expect(error?.kind == .nameNotFound && error?.status == nil, "\(error?.message ?? "")")
        #expect(error?.message.contains("name") == true)
        await fetcher.close()
    }

    @Test("who drips his head a byte at a time is given up in time")
    func slowHead() async throws {
        let server = try DrippingServer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", every: 0.1)
        let fetcher = try loopbackFetcher { $0.timeoutSeconds = 0.8 }
        #expect(await failure(fetcher, "http://127.0.0.1:\(server.port)/")?.kind == .timedOut)
        await fetcher.close()
    }

    @Test(
        "chunks that are none are told",
        arguments: ["zz\r\nx\r\n0\r\n\r\n", "-5\r\nx", "99999999999999999999\r\nx", "5\r\nhello!\r\n"])
    func chunks(_ chunks: String) async throws {
        let server = try HostileServer()
        let raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
        server.route("/x") { _ in HostileAnswer(200, body: .raw(Array(raw.utf8))) }
        let fetcher = try loopbackFetcher()
        let error = await failure(fetcher, server.url("/x"))
        #expect([.truncated, .other].contains(error?.kind) && error?.status == 200, "\(error?.message ?? "")")
        await fetcher.close()
    }

    @Test(
        "an address that is to be remembered is told also when it fails; a temporary one is not",
        arguments: [(301, true), (308, true), (302, false), (307, false)])
    func moved(_ status: Int, _ isPermanent: Bool) async throws {
        let server = try HostileServer()
        let gone = try HostileServer(address: "127.0.0.2")
        let target = gone.url("/new")
        gone.stop()
        server.route("/old") { _ in .redirect(to: target, status: status) }
        server.route("/slow") { _ in .redirect(to: "/hang", status: status) }
        server.route("/hang") { _ in .hang }
        let fetcher = try loopbackFetcher { $0.timeoutSeconds = 0.5 }
        let error = await failure(fetcher, server.url("/old"))
        #expect(error?.kind == .notConnected && error?.status == status && error?.requests == 2)
        #expect(error?.movedTo == (isPermanent ? target : nil))
        let slow = await failure(fetcher, server.url("/slow"))
        #expect(slow?.kind == .timedOut && slow?.movedTo == (isPermanent ? server.url("/hang") : nil))
        await fetcher.close()
    }

    @Test("a place that must not or cannot be gone to is not to be remembered")
    func badMoves() async throws {
        let server = try HostileServer()
        server.route("/private") { _ in .redirect(to: "http://169.254.169.254/", status: 301) }
        server.route("/scheme") { _ in .redirect(to: "file:///etc/hostname", status: 301) }
        server.route("/a") { _ in .redirect(to: "/b", status: 301) }
        server.route("/b") { _ in .redirect(to: "/a", status: 301) }
        let fetcher = try loopbackFetcher()
        for path in ["/private", "/scheme", "/a"] {
            let error = await failure(fetcher, server.url(path))
            #expect(error?.movedTo == nil && error?.status == 301, "\(path)")
        }
        await fetcher.close()
    }
}

extension HostileAnswer {
    fileprivate func closing() -> HostileAnswer {
        var answer = self
        answer.closes = true
        return answer
    }
}
