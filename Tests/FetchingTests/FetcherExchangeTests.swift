import Fetching
import Foundation
import Records
import TestSupport
import Testing

@Suite("What went over the wire", .timeLimit(.minutes(1)))
struct FetcherExchangeTests {
    @Test("nothing is recorded unless it is wanted")
    func unwanted() async throws {
        let server = try HostileServer()
        server.route("/x") { _ in .ok("x") }
        let fetcher = try loopbackFetcher()
        #expect(try await fetcher.fetch(FetchRequest(server.url("/x"))).exchange == nil)
        await fetcher.close()
    }

    @Test("the heads are those of the last request and its answer, byte by byte")
    func heads() async throws {
        let server = try HostileServer()
        let head = "HTTP/1.1 200 All right\r\nX-Odd:  two  blanks\r\nTransfer-Encoding: chunked\r\n\r\n"
        let whole = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + head + "1\r\nx\r\n0\r\nETag: \"trailer\"\r\n\r\n"
        server.route("/to") { _ in .redirect(to: "/x?q=1") }
        server.route("/x") { _ in HostileAnswer(200, body: .raw(Array(whole.utf8))) }
        let fetcher = try loopbackFetcher { $0.recordsExchanges = true }
        let document = try await fetcher.fetch(FetchRequest(server.url("/to"), etag: "\"7\""))
        let exchange = try #require(document.exchange)
        let request = String(decoding: exchange.request, as: UTF8.self)
        #expect(request.hasPrefix("GET /x?q=1 HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"))
        #expect(
            request.contains("\r\nUser-Agent: Tidewaiter/test\r\n") && request.contains("\r\nIf-None-Match: \"7\"\r\n"))
        #expect(request.hasSuffix("\r\n\r\n") && request.components(separatedBy: "\r\n\r\n").count == 2)
        #expect(String(decoding: exchange.response, as: UTF8.self) == head)
        #expect(exchange.address == "127.0.0.1" && text(document) == "x" && document.etag == nil)
        await fetcher.close()
    }

    @Test("a body that is sent is no part of the head; an answer without body has one too")
    func bodies() async throws {
        let server = try HostileServer()
        server.route("/hook") { _ in .status(204) }
        let fetcher = try loopbackFetcher { $0.recordsExchanges = true }
        var request = FetchRequest(server.url("/hook"))
        request.body = Array("secret".utf8)
        for _ in 1...2 {
            let exchange = try #require(try await fetcher.fetch(request).exchange)
            let sent = String(decoding: exchange.request, as: UTF8.self)
            #expect(sent.hasPrefix("POST /hook HTTP/1.1\r\n") && sent.hasSuffix("\r\n\r\n") && !sent.contains("secret"))
            #expect(String(decoding: exchange.response, as: UTF8.self).hasPrefix("HTTP/1.1 204 Status\r\n"))
        }
        await fetcher.close()
    }
}
