import Fetching
import Records
import TestSupport
import Testing

@Suite("The fetcher", .timeLimit(.minutes(1)))
struct FetcherTests {
    @Test("an answer comes back with its fields, whatever the status")
    func answers() async throws {
        let server = try HostileServer()
        server.route("/ok") { _ in
            .ok("hällo", type: "text/plain; charset=utf-8").adding("X-Two", "a").adding("X-Two", "b")
        }
        server.route("/gone") { _ in .status(410, "gone") }
        let fetcher = try loopbackFetcher()
        let document = try await fetcher.fetch(FetchRequest(server.url("/ok")))
        #expect(
            document.status == 200 && text(document) == "hällo" && document.contentType == "text/plain; charset=utf-8")
        #expect(document.headers.filter { $0.name == "x-two" }.map(\.value) == ["a", "b"])
        #expect(
            document.requestedURL == server.url("/ok") && document.url == document.requestedURL
                && document.movedTo == nil)
        #expect(document.fetched.seconds > 1_700_000_000)
        let gone = try await fetcher.fetch(FetchRequest(server.url("/gone")))
        #expect(gone.status == 410 && text(gone) == "gone")
        await fetcher.close()
    }

    @Test("the request says who we are, what we know and what we read")
    func fields() async throws {
        let server = try HostileServer()
        server.route("/feed") {
            .ok("news").orNotModified($0, etag: "\"7\"", lastModified: "Thu, 15 Jan 2026 08:00:00 GMT")
        }
        let fetcher = try loopbackFetcher()
        let first = try await fetcher.fetch(FetchRequest(server.url("/feed")))
        #expect(first.etag == "\"7\"" && first.lastModified == "Thu, 15 Jan 2026 08:00:00 GMT")
        var request = FetchRequest(server.url("/feed"), etag: first.etag, lastModified: first.lastModified)
        request.accept = "application/rss+xml"
        request.headers = [("X-Key", "k"), ("X-Broken", "a\r\nX-Injected: 1")]
        let second = try await fetcher.fetch(request)
        #expect(second.status == 304 && second.body.isEmpty)
        let sent = try #require(server.requests.last?.headers)
        #expect(sent["if-none-match"] == "\"7\"" && sent["if-modified-since"] == first.lastModified)
        #expect(
            sent["user-agent"] == "Tidewaiter/test" && sent["accept"] == "application/rss+xml" && sent["x-key"] == "k")
        #expect(sent["x-injected"] == nil && sent["x-broken"] == nil)
        #expect(sent["accept-encoding"]?.contains("gzip") == true)
        await fetcher.close()
    }

    @Test("content codings are undone, and broken ones told")
    func codings() async throws {
        let server = try HostileServer()
        let body = String(repeating: "customs ", count: 20_000)
        server.route("/gzip") { _ in .gzip(body) }
        server.route("/broken") { _ in .ok("this is no gzip").adding("Content-Encoding", "gzip") }
        let fetcher = try loopbackFetcher()
        let document = try await fetcher.fetch(FetchRequest(server.url("/gzip")))
        #expect(text(document) == body)
        #expect(await failure(fetcher, server.url("/broken"))?.kind == .badEncoding)
        await fetcher.close()
    }

    @Test("a body makes it a POST, whose redirect comes back as it is")
    func posts() async throws {
        let server = try HostileServer()
        server.route("/hook") {
            .ok("\($0.method) \($0.headers["content-type"] ?? "") \(String(decoding: $0.body, as: UTF8.self))")
        }
        server.route("/moved") { _ in .redirect(to: "/hook", status: 307) }
        let fetcher = try loopbackFetcher()
        var request = FetchRequest(server.url("/hook"))
        request.body = Array("{\"a\":1}".utf8)
        request.contentType = "application/json"
        #expect(text(try await fetcher.fetch(request)) == "POST application/json {\"a\":1}")
        request.body = []
        #expect(text(try await fetcher.fetch(request)) == "POST application/json ")
        request.url = server.url("/moved")
        #expect(try await fetcher.fetch(request).status == 307)
        #expect(server.count("/hook") == 2)
        await fetcher.close()
    }

    @Test(
        "only redirects that are all permanent give an address to remember",
        arguments: [
            ([301], true), ([308, 301], true), ([302], false), ([301, 302], false), ([307, 308], false), ([303], false),
        ])
    func moves(_ statuses: [Int], _ isPermanent: Bool) async throws {
        let server = try HostileServer()
        for (n, status) in statuses.enumerated() {
            server.route("/\(n)") { _ in .redirect(to: "/\(n + 1)#x", status: status) }
        }
        server.route("/\(statuses.count)") { _ in .ok("there") }
        let fetcher = try loopbackFetcher()
        let document = try await fetcher.fetch(FetchRequest(server.url("/0")))
        let last = server.url("/\(statuses.count)")
        #expect(document.status == 200 && text(document) == "there")
        #expect(document.requestedURL == server.url("/0") && document.url == last)
        #expect(document.movedTo == (isPermanent ? last : nil))
        await fetcher.close()
    }

    @Test("a circle of redirects is left at once")
    func loops() async throws {
        let server = try HostileServer()
        server.route("/self") { _ in .redirect(to: "/self#again", status: 301) }
        server.route("/a") { _ in .redirect(to: "/b") }
        server.route("/b") { _ in .redirect(to: "/a") }
        for n in 0..<20 { server.route("/long/\(n)") { _ in .redirect(to: "/long/\(n + 1)") } }
        let fetcher = try loopbackFetcher()
        let own = await failure(fetcher, server.url("/self"))
        #expect(own?.kind == .redirectLoop && own?.requests == 1)
        #expect(await failure(fetcher, server.url("/a"))?.requests == 2)
        let long = await failure(fetcher, server.url("/long/0"))
        #expect(long?.kind == .redirectLoop && long?.requests == 9)
        #expect(server.requests.count == 1 + 2 + 9)
        await fetcher.close()
    }

    @Test("own fields stay with the host they are for")
    func secrets() async throws {
        let server = try HostileServer()
        let other = try HostileServer(address: "127.0.0.2")
        let target = other.url("/b")
        server.route("/a") { _ in .redirect(to: target) }
        other.route("/b") { .ok($0.headers["authorization"] ?? "none") }
        let fetcher = try loopbackFetcher()
        var request = FetchRequest(server.url("/a"))
        request.headers = [("Authorization", "Bearer secret")]
        #expect(text(try await fetcher.fetch(request)) == "none")
        #expect(server.requests.first?.headers["authorization"] == "Bearer secret")
        await fetcher.close()
    }

    @Test(
        "addresses that are none are told",
        arguments: [
            ("", FetchError.Kind.badURL), ("example.org/feed", .badURL), ("http://", .badURL), ("http://a b/", .badURL),
            ("http://h:99999/", .badURL), ("http://h/a\u{0}b", .badURL), ("file:///etc/hostname", .forbiddenScheme),
            ("ftp://127.0.0.1/x", .forbiddenScheme), ("gopher://127.0.0.1/", .forbiddenScheme),
        ])
    func badAddresses(_ url: String, _ kind: FetchError.Kind) async throws {
        let fetcher = try loopbackFetcher()
        #expect(await failure(fetcher, url)?.kind == kind)
        await fetcher.close()
    }

    @Test("an error shows no password")
    func passwords() async throws {
        let server = try HostileServer()
        server.route("/") { _ in .drop }
        let fetcher = try loopbackFetcher()
        let error = await failure(fetcher, server.url("/").replacing("http://", with: "http://user:hidden@"))
        #expect(error?.kind == .notConnected)
        #expect(error.map { !"\($0)".contains("hidden") && !$0.url.contains("hidden") } == true)
        #expect(server.requests.first?.headers["authorization"] != nil)
        await fetcher.close()
    }
}
