import Fetching
import Records
import TestSupport
import Testing

@Suite(
    "The fetcher over HTTP/2 and TLS", .timeLimit(.minutes(1)),
    .enabled(if: SecureServer.isPossible, Comment(rawValue: SecureServer.reason)))
struct FetcherSecureTests {
    @Test("many requests at a time share one connection")
    func shared() async throws {
        let server = try await SecureServer()
        try server.folder.write("news", to: "feed.xml")
        let fetcher = try loopbackFetcher {
            $0.caFile = server.certificate
            $0.perHost = 8
            $0.recordsExchanges = true
        }
        #expect(await server.isReady(for: fetcher))
        let before = await fetcher.statistics().socketsOpened
        await withTaskGroup(of: Void.self) { group in
            for n in 1...64 {
                group.addTask {
                    let document = try? await fetcher.fetch(FetchRequest(server.url("/feed.xml?\(n)")))
                    #expect(document?.status == 200 && document.map(text) == "news")
                    let exchange = document?.exchange
                    #expect(exchange?.response.starts(with: Array("HTTP/2 200".utf8)) == true)
                    #expect(exchange?.request.starts(with: Array("GET /feed.xml?\(n) HTTP/2\r\n".utf8)) == true)
                }
            }
        }
        #expect(await fetcher.statistics().socketsOpened == before)
        await fetcher.close()
    }

    @Test("the first requests wait for the connection that is being made")
    func fromTheStart() async throws {
        let server = try await SecureServer()
        let first = try loopbackFetcher { $0.caFile = server.certificate }
        #expect(await server.isReady(for: first))
        await first.close()
        let fetcher = try loopbackFetcher {
            $0.caFile = server.certificate
            $0.perHost = 8
        }
        await withTaskGroup(of: Void.self) { group in
            for n in 1...8 {
                group.addTask { #expect((try? await fetcher.fetch(FetchRequest(server.url("/?\(n)"))))?.status == 404) }
            }
        }
        #expect(await fetcher.statistics().socketsOpened == 1)
        await fetcher.close()
    }

    @Test("large bodies over one connection wait for each other when memory is short, and all arrive whole")
    func memoryBudget() async throws {
        let server = try await SecureServer()
        let bytes = (0..<(4 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try server.folder.write(bytes, to: "large")
        let fetcher = try loopbackFetcher {
            $0.caFile = server.certificate
            $0.perHost = 8
            $0.maxBytesInFlight = 0
        }
        #expect(await server.isReady(for: fetcher))
        await withTaskGroup(of: Void.self) { group in
            for n in 1...6 {
                group.addTask {
                    #expect((try? await fetcher.fetch(FetchRequest(server.url("/large?\(n)"))))?.body == bytes)
                }
            }
        }
        let path = server.folder.path("copy")
        let download = try await fetcher.download(FetchRequest(server.url("/large")), to: path)
        #expect(download.size == bytes.count)
        #expect(try server.folder.bytes("copy") == bytes)
        await fetcher.close()
    }

    @Test("a certificate that nobody we trust has signed is refused")
    func untrusted() async throws {
        let server = try await SecureServer()
        let trusting = try loopbackFetcher { $0.caFile = server.certificate }
        #expect(await server.isReady(for: trusting))
        await trusting.close()
        let fetcher = try loopbackFetcher()
        let error = await failure(fetcher, server.url("/certificate.pem"))
        #expect(error?.kind == .tls && error?.message.contains("certificate") == true, "\(error?.message ?? "")")
        #expect(error?.status == nil)
        await fetcher.close()
    }
}
