import Fetching
import Foundation
import Records
import TestSupport
import Testing

/// The error of a download that has to fail.
private func failure(_ fetcher: Fetcher, _ request: FetchRequest, to path: String) async -> FetchError? {
    do {
        let download = try await fetcher.download(request, to: path)
        Issue.record("expected an error, got status \(download.document.status)")
        return nil
    } catch { return error }
}

private func names(_ folder: TemporaryFolder) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
}

@Suite("Downloads", .timeLimit(.minutes(1)))
struct FetcherDownloadTests {
    private static let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    /// Serves the bytes by ranges, if the validator fits; the first answers break off after so many bytes.
    private func serve(
        _ server: HostileServer, _ validators: [(String, String)], _ bytes: [UInt8] = bytes, cuts: [Int] = []
    ) {
        server.route("/big") { request in
            let known = validators.map(\.1).contains(request.headers["if-range"] ?? "")
            let field = request.headers["range"] ?? ""
            let start = known ? Int(field.dropFirst("bytes=".count).dropLast()) : nil
            var headers = validators
            guard start ?? 0 < bytes.count else { return HostileAnswer(416, headers: headers) }
            if let start { headers.append(("Content-Range", "bytes \(start)-\(bytes.count - 1)/\(bytes.count)")) }
            let rest = Array(bytes[(start ?? 0)...])
            let asked = server.count("/big")
            guard asked <= cuts.count else {
                return HostileAnswer(start == nil ? 200 : 206, headers: headers, body: .whole(rest))
            }
            let piece = Array(rest[..<cuts[asked - 1]])
            return HostileAnswer(
                start == nil ? 200 : 206, headers: headers,
                body: .cut(piece, missing: rest.count - piece.count, reset: false))
        }
    }

    @Test("a document is written as it comes, and put in its place when it is whole")
    func whole() async throws {
        let server = try HostileServer()
        let folder = try TemporaryFolder()
        let packed = Gzip.stored(Self.bytes)
        server.route("/to") { _ in .redirect(to: "/big", status: 301) }
        server.route("/big") { _ in .ok(bytes: packed, type: "application/gzip").adding("Content-Encoding", "gzip") }
        server.route("/empty") { _ in .ok("") }
        let fetcher = try loopbackFetcher { $0.maxBytes = 1_000 }
        let download = try await fetcher.download(FetchRequest(server.url("/to")), to: folder.path("a.gz"))
        #expect(download.isComplete && download.size == packed.count && download.resumedAt == 0)
        #expect(download.document.body.isEmpty && download.document.movedTo == server.url("/big"))
        #expect(download.document.contentType == "application/gzip")
        #expect(try folder.bytes("a.gz") == packed, "no coding was undone")
        #expect(server.requests.allSatisfy { $0.headers["accept-encoding"] == "identity" })
        let empty = try await fetcher.download(FetchRequest(server.url("/empty")), to: folder.path("empty"))
        #expect(empty.isComplete && empty.size == 0)
        #expect(names(folder) == ["a.gz", "empty"])
        #expect(await fetcher.statistics().bodyBytes == packed.count)
        await fetcher.close()
    }

    @Test(
        "a download that broke off goes on where it stopped, if the server can tell that it is still the same",
        arguments: [
            ([("ETag", "\"a\"")], 100_000),
            ([("Last-Modified", "Thu, 15 Jan 2026 08:00:00 GMT"), ("Date", "Thu, 15 Jan 2026 08:00:01 GMT")], 100_000),
            ([("Last-Modified", "Thu, 15 Jan 2026 08:00:00 GMT"), ("Date", "Thu, 15 Jan 2026 08:00:00 GMT")], 0),
            ([("Last-Modified", "Thu, 15 Jan 2026 08:00:00 GMT")], 0), ([("ETag", "W/\"a\"")], 0), ([], 0),
        ])
    func resumed(_ validators: [(String, String)], _ resumedAt: Int) async throws {
        let server = try HostileServer()
        let folder = try TemporaryFolder()
        serve(server, validators, cuts: [100_000])
        let fetcher = try loopbackFetcher()
        let request = FetchRequest(server.url("/big"))
        let error = await failure(fetcher, request, to: folder.path("big"))
        #expect(error?.kind == .truncated && error?.status == 200)
        #expect(error?.message.contains("100000 bytes") == true)
        #expect(names(folder) == (resumedAt > 0 ? ["big.part", "big.part.from"] : []))
        let download = try await fetcher.download(request, to: folder.path("big"))
        #expect(download.isComplete && download.size == Self.bytes.count && download.resumedAt == resumedAt)
        #expect(server.requests.last?.headers["range"] == (resumedAt > 0 ? "bytes=100000-" : nil))
        #expect(try folder.bytes("big") == Self.bytes && names(folder) == ["big"])
        await fetcher.close()
    }

    @Test("retries go on too, over several breaks")
    func retried() async throws {
        let server = try HostileServer()
        let folder = try TemporaryFolder()
        serve(server, [("ETag", "\"a\"")], cuts: [50_000, 60_000])
        let fetcher = try loopbackFetcher()
        var request = FetchRequest(server.url("/big"))
        request.retries = 2
        #expect(try await fetcher.download(request, to: folder.path("big")).document.status == 206)
        #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=50000-", "bytes=110000-"])
        #expect(try folder.bytes("big") == Self.bytes)
        await fetcher.close()
    }

    @Test("what has changed meanwhile, was another address or is beyond the end is begun anew")
    func changed() async throws {
        let folder = try TemporaryFolder()
        let fetcher = try loopbackFetcher()
        for (note, part) in [("old\"", 10), ("a\"", 300_000), ("a\"\nmore", 10)] {
            let server = try HostileServer()
            serve(server, [("ETag", "\"a\"")])
            let request = FetchRequest(server.url("/big"))
            try folder.write([UInt8](repeating: 1, count: part), to: "big.part")
            try folder.write("\(request.url)\n\"\(note)\n", to: "big.part.from")
            let download = try await fetcher.download(request, to: folder.path("big"))
            #expect(download.document.status == 200 && download.resumedAt == 0)
            #expect(try folder.bytes("big") == Self.bytes && names(folder) == ["big"])
        }
        let server = try HostileServer()
        serve(server, [("ETag", "\"a\"")])
        try folder.write("other", to: "big.part")
        try folder.write("http://127.0.0.1/big\n\"a\"\n", to: "big.part.from")
        _ = try await fetcher.download(FetchRequest(server.url("/big")), to: folder.path("big"))
        #expect(server.requests.first?.headers["range"] == nil)
        await fetcher.close()
    }

    @Test(
        "a server that sends another part than was asked for spoils nothing",
        arguments: ["bytes 5-9/10", "bytes 0-9/10", "bytes 4-9", "bytes 4-9/5", "items 4-9/10", ""])
    func wrongRange(_ range: String) async throws {
        let server = try HostileServer()
        let folder = try TemporaryFolder()
        server.route("/big") {
            guard $0.headers["range"] != nil else { return .ok("0123456789") }
            return .ok("456789").adding("Content-Range", range).with(206)
        }
        try folder.write("good", to: "big")
        try folder.write("0123", to: "big.part")
        try folder.write(server.url("/big") + "\n\"a\"\n", to: "big.part.from")
        let fetcher = try loopbackFetcher()
        let request = FetchRequest(server.url("/big"))
        #expect(await failure(fetcher, request, to: folder.path("big"))?.kind == .other)
        #expect(try folder.text("big") == "good" && names(folder) == ["big"])
        _ = try await fetcher.download(request, to: folder.path("big"))
        #expect(try folder.text("big") == "0123456789")
        await fetcher.close()
    }

    @Test("a server that sends ranges in pieces is told from one that is done")
    func shortRange() async throws {
        let server = try HostileServer()
        let folder = try TemporaryFolder()
        server.route("/big") { _ in .ok("45").adding("Content-Range", "bytes 4-5/10").with(206) }
        try folder.write("0123", to: "big.part")
        try folder.write(server.url("/big") + "\n\"a\"\n", to: "big.part.from")
        let fetcher = try loopbackFetcher()
        let request = FetchRequest(server.url("/big"))
        #expect(await failure(fetcher, request, to: folder.path("big"))?.kind == .truncated)
        #expect(try folder.text("big.part") == "012345")
        await fetcher.close()
    }

    @Test("other answers are answers, and change no file")
    func otherAnswers() async throws {
        let server = try HostileServer()
        let folder = try TemporaryFolder()
        server.route("/page") { .ok("x").orNotModified($0, etag: "\"1\"") }
        server.route("/gone") { _ in .endless("gone ", limit: 50 << 20).with(410) }
        try folder.write("good", to: "big")
        let fetcher = try loopbackFetcher()
        let same = try await fetcher.download(FetchRequest(server.url("/page"), etag: "\"1\""), to: folder.path("big"))
        #expect(same.document.status == 304 && !same.isComplete && same.size == 0)
        let gone = try await fetcher.download(FetchRequest(server.url("/gone")), to: folder.path("big"))
        #expect(gone.document.status == 410 && !gone.isComplete)
        #expect(await fetcher.statistics().wireBytes < 4 << 20)
        #expect(try folder.text("big") == "good" && names(folder) == ["big"])
        await fetcher.close()
    }

    @Test("limits hold: too many bytes, and too few a second")
    func limits() async throws {
        let server = try HostileServer()
        let folder = try TemporaryFolder()
        server.route("/endless") { _ in .endless(limit: 200 << 20).adding("ETag", "\"a\"") }
        let slow = HostileAnswer.drip(String(repeating: "d", count: 100), pieces: 100, every: 0.5)
        server.route("/drip") { _ in slow.adding("ETag", "\"a\"") }
        let fetcher = try loopbackFetcher { $0.stallSeconds = 1 }
        var request = FetchRequest(server.url("/endless"))
        request.maxBytes = 1 << 20
        #expect(await failure(fetcher, request, to: folder.path("a"))?.kind == .tooLarge)
        #expect(names(folder).isEmpty)
        let stalled = await failure(fetcher, FetchRequest(server.url("/drip")), to: folder.path("b"))
        #expect(stalled?.kind == .timedOut && stalled?.message.contains("1024 bytes/sec") == true)
        #expect(names(folder) == ["b.part", "b.part.from"], "what came is kept")
        await fetcher.close()
    }

    @Test("only one may write a file at a time; a cancelled one lets it go")
    func alone() async throws {
        let server = try HostileServer()
        let folder = try TemporaryFolder()
        server.route("/hang") { _ in .hang }
        let fetcher = try loopbackFetcher()
        let first = Task { await failure(fetcher, FetchRequest(server.url("/hang")), to: folder.path("a"))?.kind }
        #expect(await holdsSoon { server.count("/hang") == 1 })
        #expect(await failure(fetcher, FetchRequest(server.url("/other")), to: folder.path("a"))?.kind == .disk)
        first.cancel()
        #expect(await first.value == .cancelled)
        let other = try await fetcher.download(FetchRequest(server.url("/other")), to: folder.path("a"))
        #expect(other.document.status == 404)
        #expect(names(folder).isEmpty)
        await fetcher.close()
    }

    @Test("a folder that is not there is told before anything is asked")
    func noFolder() async throws {
        let server = try HostileServer()
        let fetcher = try loopbackFetcher()
        let error = await failure(fetcher, FetchRequest(server.url("/x")), to: "/nowhere/at/all")
        #expect(error?.kind == .disk && error?.message.contains("/nowhere/at/all.part") == true)
        #expect(server.requests.isEmpty)
        await fetcher.close()
    }

    @Test(
        "a full disk is told, and the download goes on when there is room",
        .enabled(if: SmallDisk.isPossible, "needs the right to mount a file system"))
    func fullDisk() async throws {
        let server = try HostileServer()
        let disk = try #require(try SmallDisk(mebibytes: 1))
        let bytes = [UInt8](repeating: 7, count: 3 << 20)
        serve(server, [("ETag", "\"a\"")], bytes)
        let fetcher = try loopbackFetcher()
        let request = FetchRequest(server.url("/big"))
        let error = await failure(fetcher, request, to: disk.path + "/big")
        #expect(error?.kind == .disk && error?.message.contains("No space left") == true, "\(error?.message ?? "")")
        #expect(disk.resize(mebibytes: 8))
        let download = try await fetcher.download(request, to: disk.path + "/big")
        #expect(download.size == bytes.count && download.resumedAt > 500_000)
        await fetcher.close()
    }
}

extension HostileAnswer {
    fileprivate func with(_ status: Int) -> HostileAnswer {
        var answer = self
        answer.status = status
        return answer
    }
}
