import Fetching
import Foundation
import Records
import TestSupport
import Testing

@Suite("The fetcher's limits", .timeLimit(.minutes(1)))
struct FetcherLimitTests {
    @Test("an endless body is cut off at the limit")
    func endless() async throws {
        let server = try HostileServer()
        server.route("/endless") { _ in .endless(limit: 200 << 20) }
        let fetcher = try loopbackFetcher { $0.maxBytes = 1 << 20 }
        #expect(await failure(fetcher, server.url("/endless"))?.kind == .tooLarge)
        #expect(await fetcher.statistics().wireBytes < 4 << 20)
        var request = FetchRequest(server.url("/endless"))
        request.maxBytes = 100_000
        #expect(await failure(fetcher, request)?.kind == .tooLarge)
        await fetcher.close()
    }

    @Test("a body announced too large is not begun")
    func announced() async throws {
        let server = try HostileServer()
        server.route("/large") { _ in .ok(bytes: [UInt8](repeating: 65, count: 200_000)) }
        let fetcher = try loopbackFetcher { $0.maxBytes = 199_999 }
        #expect(await failure(fetcher, server.url("/large"))?.kind == .tooLarge)
        #expect(await fetcher.statistics().bodyBytes == 0)
        var request = FetchRequest(server.url("/large"))
        request.maxBytes = 200_000
        #expect(try await fetcher.fetch(request).body.count == 200_000)
        await fetcher.close()
    }

    @Test("a gzip bomb ends soon after it shows")
    func bombs() async throws {
        let server = try HostileServer()
        let bomb = HostileAnswer.gzipBomb(bytes: 64 << 20)
        server.route("/bomb") { _ in bomb }
        let fetcher = try loopbackFetcher()
        let error = await failure(fetcher, server.url("/bomb"))
        #expect(error?.kind == .tooLarge)
        #expect(await fetcher.statistics().bodyBytes < 2 << 20)
        await fetcher.close()
    }

    @Test(
        "large bodies wait for each other when memory is short, and all arrive whole",
        arguments: [0, 3 << 20, 64 << 20])
    func memoryBudget(_ budget: Int) async throws {
        let server = try HostileServer()
        let plain = (0..<(4 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let zipped = HostileAnswer(200, headers: [("Content-Encoding", "gzip")], body: .whole(Gzip.stored(plain)))
        server.route("/plain") { _ in .ok(bytes: plain) }
        server.route("/zipped") { _ in zipped }
        server.route("/endless") { _ in .endless(limit: 64 << 20) }
        let fetcher = try loopbackFetcher {
            $0.maxBytesInFlight = budget
            $0.maxBytes = 6 << 20
            $0.perHost = 16
            $0.timeoutSeconds = 20
        }
        await withTaskGroup(of: Void.self) { group in
            for n in 0..<6 {
                for path in ["/plain", "/zipped"] {
                    group.addTask {
                        #expect((try? await fetcher.fetch(FetchRequest(server.url("\(path)?\(n)"))))?.body == plain)
                    }
                }
                group.addTask { #expect(await failure(fetcher, server.url("/endless?\(n)"))?.kind == .tooLarge) }
            }
        }
        await fetcher.close()
    }

    @Test("endless header fields are cut off")
    func headers() async throws {
        let server = try HostileServer()
        let line = "X-Long: " + String(repeating: "h", count: 8_000) + "\r\n"
        let raw = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 40) + "\r\n"
        server.route("/fields") { _ in HostileAnswer(200, body: .raw(Array(raw.utf8))) }
        let interim = String(
            repeating: "HTTP/1.1 103 Early\r\nLink: <\(String(repeating: "l", count: 900))>\r\n\r\n", count: 400)
        server.route("/interim") { _ in HostileAnswer(200, body: .raw(Array((interim + raw).utf8))) }
        let fetcher = try loopbackFetcher()
        #expect(await failure(fetcher, server.url("/fields"))?.kind == .tooLarge)
        #expect(await failure(fetcher, server.url("/interim"))?.kind == .tooLarge)
        await fetcher.close()
    }

    @Test("who hangs or drips is given up in time")
    func slow() async throws {
        let server = try HostileServer()
        server.route("/hang") { _ in .hang }
        server.route("/drip") { _ in .drip(String(repeating: "d", count: 100), pieces: 100, every: 0.1) }
        server.route("/late") { _ in .ok("late").delayed(by: 0.2) }
        let fetcher = try loopbackFetcher { $0.timeoutSeconds = 1.5 }
        let start = Date()
        async let hang = failure(fetcher, server.url("/hang"))
        async let drip = failure(fetcher, server.url("/drip"))
        let late = try await fetcher.fetch(FetchRequest(server.url("/late")))
        #expect(text(late) == "late")
        #expect(await hang?.kind == .timedOut)
        #expect(await drip?.kind == .timedOut)
        #expect(Date().timeIntervalSince(start) < 60, "on a busy machine too; the hang alone would last for ever")
        await fetcher.close()
    }

    @Test("the time is for a fetch with all its redirects")
    func slowRedirects() async throws {
        let server = try HostileServer()
        for n in 0..<8 { server.route("/\(n)") { _ in .redirect(to: "/\(n + 1)").delayed(by: 0.3) } }
        let fetcher = try loopbackFetcher { $0.timeoutSeconds = 0.8 }
        let error = await failure(fetcher, server.url("/0"))
        #expect(error?.kind == .timedOut)
        #expect((1...3).contains(error?.requests ?? 0), "of nine")
        await fetcher.close()
    }

    @Test("an answer that ends early is told from a whole one")
    func truncated() async throws {
        let server = try HostileServer()
        server.route("/cut") { _ in .cut("half of it") }
        server.route("/reset") { _ in .cut("half of it", reset: true) }
        server.route("/chunks") { _ in
            HostileAnswer(
                200, body: .raw(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf \r\n".utf8)))
        }
        server.route("/drop") { _ in .drop }
        server.route("/noise") { _ in HostileAnswer(200, body: .raw([0, 1, 2, 3, 10, 10])) }
        let fetcher = try loopbackFetcher()
        #expect(await failure(fetcher, server.url("/cut"))?.kind == .truncated)
        #expect(await failure(fetcher, server.url("/reset"))?.kind == .truncated)
        #expect(await failure(fetcher, server.url("/chunks"))?.kind == .truncated)
        #expect(await failure(fetcher, server.url("/drop"))?.kind == .notConnected)
        let noise = await failure(fetcher, server.url("/noise"))
        #expect(noise?.kind == .other, "\(noise?.message ?? "")")
        await fetcher.close()
    }

    @Test("nobody there, and nobody who speaks TLS")
    func nobody() async throws {
        let server = try HostileServer()
        let fetcher = try loopbackFetcher()
        #expect(await failure(fetcher, "https://127.0.0.1:\(server.port)/")?.kind == .tls)
        server.stop()
        let gone = try HostileServer()
        let url = gone.url("/")
        gone.stop()
        try await Task.sleep(for: .milliseconds(100))
        #expect(await failure(fetcher, url)?.kind == .notConnected)
        await fetcher.close()
    }
}
