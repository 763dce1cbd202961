import Fetching
import Records
import TestSupport
import Testing

@Suite("Frugal transfers", .timeLimit(.minutes(1)))
struct FetcherDeltaTests {
    @Test("new items alone are asked for where it is said which are known")
    func deltas() async throws {
        let server = try HostileServer()
        server.route("/feed") {
            guard $0.headers["a-im"] == "feed", $0.headers["if-none-match"] == "\"1\"" else { return .ok("all") }
            return .status(226, "new", headers: [("IM", "feed"), ("ETag", "\"2\"")])
        }
        let fetcher = try loopbackFetcher()
        var request = FetchRequest(server.url("/feed"))
        request.acceptsDelta = true
        #expect(text(try await fetcher.fetch(request)) == "all")
        request.etag = "\"1\""
        let delta = try await fetcher.fetch(request)
        #expect(delta.status == 226 && text(delta) == "new" && delta.etag == "\"2\"" && delta.header("im") == "feed")
        request.acceptsDelta = false
        #expect(text(try await fetcher.fetch(request)) == "all")
        request.acceptsDelta = true
        request.etag = "broken\r\n"
        #expect(text(try await fetcher.fetch(request)) == "all")
        #expect(server.requests.map { $0.headers["a-im"] } == [nil, "feed", nil, nil])
        await fetcher.close()
    }

    /// What a server sends in each coding, in frames that hold their content as it is.
    private static func encoded(_ body: [UInt8], _ coding: String) -> [UInt8]? {
        let count = body.count
        switch coding {
        case "gzip": return Gzip.stored(body)
        case "zstd":
            // RFC 8878 §3.1.1: magic number, one segment of a size in four bytes, one raw block that is the last.
            let block = count << 3 | 1
            return [0x28, 0xB5, 0x2F, 0xFD, 0xA0] + little(count, 4) + little(block, 3) + body
        case "br":
            // RFC 7932 §9.2: a window of 16 bits, one meta-block as it is of up to 64 KiB, an empty one that is the last.
            return little((count - 1) << 4 | 1 << 20, 3) + body + [3]
        default: return nil
        }
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    @Test("every coding that is offered is undone; the bytes are counted as they came and as they are")
    func codings() async throws {
        let server = try HostileServer()
        let body = Array("customs ".utf8) + [UInt8](repeating: 46, count: 20_000)
        server.route("/x") { request in
            let coding = String(request.target.drop { $0 != "?" }.dropFirst())
            return .ok(bytes: Self.encoded(body, coding) ?? body).adding("Content-Encoding", coding)
        }
        // One block of a single byte that is repeated.
        let tight = [0x28, 0xB5, 0x2F, 0xFD, 0xA0] + Self.little(100_000, 4) + Self.little(100_000 << 3 | 3, 3) + [46]
        server.route("/tight") { _ in .ok(bytes: tight).adding("Content-Encoding", "zstd") }
        let fetcher = try loopbackFetcher()
        _ = try await fetcher.fetch(FetchRequest(server.url("/plain")))
        let offer = try #require(server.requests.first?.headers["accept-encoding"])
        let offered = offer.split(separator: ",").map { $0.drop { $0 == " " } }
        #expect(offered.contains("gzip"))
        for coding in offered where ["gzip", "br", "zstd"].contains(coding) {
            #expect(try await fetcher.fetch(FetchRequest(server.url("/x?\(coding)"))).body == body, "\(coding)")
        }
        guard offered.contains("zstd") else { return await fetcher.close() }
        let before = await fetcher.statistics()
        #expect(try await fetcher.fetch(FetchRequest(server.url("/tight"))).body.count == 100_000)
        let after = await fetcher.statistics()
        #expect(after.bodyBytes - before.bodyBytes == 100_000 && after.wireBytes - before.wireBytes == tight.count)
        #expect(after.socketsOpened == 1, "one connection for all of them")
        await fetcher.close()
    }
}
