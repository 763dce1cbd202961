import Fetching
import Foundation
import Harvest
import Records
import TestSupport
import Testing

/// The manners of a crawl and what it remembers from one pass to the next, against servers on loopback addresses.
struct CrawlTests {
    private let folder: TemporaryFolder
    private let server: HostileServer

    init() throws {
        folder = try TemporaryFolder()
        server = try HostileServer()
    }

    private static func feed(_ items: ClosedRange<Int>) -> String {
        let items = items.map { "<item><guid>\($0)</guid><title>Item \($0)</title><link>/\($0)</link></item>" }
        return "<rss version=\"2.0\"><channel><title>T</title>\(items.joined())</channel></rss>"
    }

    private static func rss(_ items: ClosedRange<Int>) -> HostileAnswer {
        .ok(feed(items), type: "application/rss+xml")
    }

    /// One pass over these paths, as a process of its own would make it, `later` seconds from now.
    private func crawl(_ paths: String..., later: Int64 = 0) async throws -> [CrawlAnswer] {
        var configuration = CrawlPass.configuration(delaySeconds: 0)
        configuration.allowedNetworks = ["127.0.0.0/8"].compactMap(Network.init)
        let pass = try CrawlPass(
            directory: folder.path("state"), configuration, clock: { Engine.now().adding(later) })
        return try await pass.run(paths.map { $0.hasPrefix("/") ? server.url($0) : $0 })
    }

    @Test("each item is new once, and a feed that did not change is asked for with its validators")
    func again() async throws {
        server.route("/a") { Self.rss(1...3).orNotModified($0, etag: "\"1\"") }
        let first = try #require(try await crawl("/a").first)
        #expect(first == answer("/a", 200, .ok, items: 3, new: 3))
        let second = try #require(try await crawl("/a").first)
        #expect(second == answer("/a", 304, .notModified, items: 0, new: 0))
        #expect(server.requests(for: "/a").last?.headers["if-none-match"] == "\"1\"")

        server.route("/a") { _ in Self.rss(2...5) }
        #expect(try await crawl("/a") == [answer("/a", 200, .ok, items: 4, new: 2)])
        server.route("/a") { _ in Self.rss(1...2) }
        #expect(try await crawl("/a") == [answer("/a", 200, .ok, items: 2, new: 0)])
    }

    @Test("answers stand in the order of the addresses, and an address that stands there twice is asked once")
    func order() async throws {
        for path in ["/a", "/b", "/c"] { server.route(path) { _ in Self.rss(1...1) } }
        let answers = try await crawl("/c", "/a", "nonsense", "/b", "/a")
        let paths = answers.map { $0.feed.replacing(server.url(""), with: "") }
        #expect(paths == ["/c", "/a", "nonsense", "/b", "/a"])
        #expect(answers.map(\.outcome) == [.ok, .ok, .failed, .ok, .ok])
        #expect(server.count("/a") == 1)
    }

    @Test("a feed that moved for good is asked at its new place only", arguments: [301, 308])
    func moved(status: Int) async throws {
        server.route("/old") { _ in .redirect(to: "/new", status: status) }
        server.route("/new") { Self.rss(1...2).orNotModified($0, etag: "\"n\"") }
        #expect(try await crawl("/old") == [answer("/old", 200, .moved, items: 2, new: 2)])
        #expect(try await crawl("/old") == [answer("/old", 304, .notModified, items: 0, new: 0)])
        #expect(server.count("/old") == 1)
        #expect(server.count("/new") == 2)
    }

    @Test("a feed that is elsewhere for now is asked at its own place again")
    func elsewhere() async throws {
        server.route("/here") { _ in .redirect(to: "/there", status: 302) }
        server.route("/there") { _ in Self.rss(1...2) }
        #expect(try await crawl("/here") == [answer("/here", 200, .ok, items: 2, new: 2)])
        #expect(try await crawl("/here") == [answer("/here", 200, .ok, items: 2, new: 0)])
        #expect(server.count("/here") == 2)
    }

    @Test("a feed that is gone is never asked again; where a redirect for now leads says nothing of it")
    func gone() async throws {
        server.route("/gone") { _ in .status(410) }
        server.route("/passing") { _ in .redirect(to: "/gone-too", status: 302) }
        server.route("/gone-too") { _ in .status(410) }
        for _ in 1...3 {
            let answers = try await crawl("/gone", "/passing")
            #expect(answers.map(\.outcome) == [.gone, .failed])
            #expect(answers.map(\.status) == [410, 410])
        }
        #expect(server.count("/gone") == 1)
        #expect(server.count("/passing") == 3)
    }

    @Test("a host that asks for a pause is left alone by all its feeds, in the next pass too", arguments: [429, 503])
    func pause(status: Int) async throws {
        server.route("/a") { _ in .status(status, headers: [("Retry-After", "60")]) }
        server.route("/b") { _ in Self.rss(1...1) }
        let first = try await crawl("/a", "/b")
        #expect(first.map(\.outcome) == [.failed, .deferred])
        #expect(first.map(\.status) == [status, nil])
        #expect(try await crawl("/a", "/b").map(\.outcome) == [.deferred, .deferred])
        #expect(server.count("/a") == 1)
        #expect(server.count("/b") == 0)
    }

    @Test(
        "an answer that says how long it stays fresh is not asked for before",
        arguments: [
            ("Cache-Control", "public, max-age=600", true), ("Cache-Control", "Max-Age=\"600\"", true),
            ("Expires", "Fri, 01 Jan 2100 00:00:00 GMT", true), ("Expires", "0", false),
            ("Cache-Control", "no-cache, max-age=60", false), ("Cache-Control", "max-age=soon", false),
            ("Cache-Control", "max-age=99999999999999999999", true), ("X-Nothing", "60", false),
        ])
    func fresh(name: String, value: String, isFresh: Bool) async throws {
        server.route("/a") { _ in Self.rss(1...2).adding(name, value) }
        _ = try await crawl("/a")
        #expect(try await crawl("/a", later: 300).map(\.outcome) == [isFresh ? .deferred : .ok])
        #expect(try await crawl("/a", later: 86_500).map(\.outcome) == [.ok])
    }

    @Test("an unchanged feed stays fresh as long again")
    func freshAgain() async throws {
        server.route("/a") { request in
            let answer = Self.rss(1...2).orNotModified(request, etag: "\"1\"")
            return answer.status == 304 ? answer : answer.adding("Cache-Control", "max-age=60")
        }
        #expect(try await crawl("/a").map(\.outcome) == [.ok])
        #expect(try await crawl("/a", later: 70).map(\.outcome) == [.notModified])
        #expect(try await crawl("/a", later: 50).map(\.outcome) == [.deferred])
    }

    @Test("robots.txt is asked for first, once, and obeyed; one that is out of order forbids all")
    func robots() async throws {
        server.route("/robots.txt") { _ in .ok("User-agent: *\nDisallow: /private/\n") }
        for path in ["/private/a", "/b"] { server.route(path) { _ in Self.rss(1...1) } }
        for _ in 1...2 { #expect(try await crawl("/private/a", "/b").map(\.outcome) == [.forbidden, .ok]) }
        #expect(server.requests.map(\.path) == ["/robots.txt", "/b", "/b"])

        let closed = try HostileServer(address: "127.0.0.2")
        closed.route("/robots.txt") { _ in .status(503) }
        for _ in 1...2 { #expect(try await crawl(closed.url("/a")).map(\.outcome) == [.forbidden]) }
        #expect(closed.requests.map(\.path) == ["/robots.txt"])
    }

    @Test("an address that fails is asked once in a pass, and its neighbours are read")
    func failures() async throws {
        server.route("/500") { _ in .status(500) }
        server.route("/loop") { _ in .redirect(to: "/loop") }
        server.route("/cut") { _ in .cut(Self.feed(1...9)) }
        server.route("/page") { _ in .ok("<!doctype html><title>Home</title>", type: "text/html") }
        server.route("/many") { _ in .ok("<rss><channel>" + String(repeating: "<item/>", count: 30_000)) }
        server.route("/bomb") { _ in .gzipBomb(bytes: 64 << 20) }
        server.route("/good") { _ in Self.rss(1...2) }
        let paths = ["/500", "/loop", "/cut", "/page", "/many", "/bomb"]
        let answers = try await crawl("/500", "/loop", "/cut", "/page", "/many", "/bomb", "/good")
        #expect(answers.map(\.outcome) == paths.map { _ in .failed } + [.ok])
        #expect(answers.map(\.status) == [500, nil, nil, 200, 200, nil, 200])
        for answer in answers.dropLast() { #expect(answer.reason?.isEmpty == false) }
        for path in paths { #expect(server.count(path) == 1, "\(path)") }
    }

    @Test("a compressed feed that was cut on its way leaves no validators, so that the rest comes with the next pass")
    func cut() async throws {
        let whole = Self.feed(1...9)
        let half = String(whole.prefix(whole.count / 2))
        server.route("/a") { .gzip(half, type: "application/rss+xml").orNotModified($0, etag: "\"1\"") }
        let first = try #require(try await crawl("/a").first)
        #expect(first.items > 0 && first.items < 9)
        server.route("/a") { .gzip(whole, type: "application/rss+xml").orNotModified($0, etag: "\"1\"") }
        let second = try #require(try await crawl("/a").first)
        #expect(second.items == 9)
        #expect(first.new + second.new >= 9)
    }

    @Test("what a killed process was writing when it ended harms nothing that was written before")
    func torn() async throws {
        server.route("/a") { _ in Self.rss(1...3) }
        server.route("/gone") { _ in .status(410) }
        _ = try await crawl("/a", "/gone")
        let kept = try folder.text("state/feeds.tsv")
        try folder.write(kept + "\(server.url("/b"))\t\t\"etag", to: "state/feeds.tsv")
        #expect(try await crawl("/a", "/gone").map(\.new) == [0, 0])
        #expect(server.count("/gone") == 1)
        #expect(try folder.text("state/feeds.tsv").split(separator: "\n").count == 2)
    }

    @Test("a folder that another crawl holds is refused")
    func held() async throws {
        let holder = try CrawlPass(directory: folder.path("state"), CrawlPass.configuration(delaySeconds: 0))
        await #expect(throws: (any Error).self) { try await crawl("/a") }
        withExtendedLifetime(holder) {}
    }

    private func answer(
        _ path: String, _ status: Int?, _ outcome: CrawlAnswer.Outcome, items: Int, new: Int
    ) -> CrawlAnswer {
        var answer = CrawlAnswer(feed: server.url(path), status: status, outcome: outcome)
        (answer.items, answer.new) = (items, new)
        return answer
    }
}

/// `tidewaiter crawl` as a program.
struct CrawlCommandTests {
    private static let feed =
        "<rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid><title>One</title></item></channel></rss>"

    private func crawl(_ feeds: [String], _ folder: TemporaryFolder) async throws -> ProgramRun {
        try folder.write(feeds.joined(separator: "\n") + "\n\n", to: "feeds.txt")
        return try await Program.tidewaiter().run(
            "crawl", "--feeds", folder.path("feeds.txt"), "--delay", "0", "--state", folder.path("state"), "--once")
    }

    @Test("an address on loopback is reached where it stands in the list, not where a redirect or a name leads to it")
    func loopback() async throws {
        let folder = try TemporaryFolder()
        let server = try HostileServer()
        let other = try HostileServer(address: "127.0.0.2")
        other.route("/a") { _ in .ok(Self.feed) }
        server.route("/a") { _ in .ok(Self.feed) }
        server.route("/to-other") { _ in .redirect(to: other.url("/a")) }
        let run = try await crawl([server.url("/a"), server.url("/to-other")], folder)
        #expect(run.status == 1)
        let answers = try run.objects()
        #expect(answers.map { $0["outcome"] as? String } == ["ok", "failed"])
        #expect(answers.first?["new"] as? Int == 1)
        #expect((answers.last?["error"] as? String)?.contains("127.0.0.2") == true)
        #expect(other.connections == 0)

        let named = try await crawl(["http://localhost:\(server.port)/a"], try TemporaryFolder())
        #expect(named.status == 1)
        #expect(try named.object()["outcome"] as? String == "failed")
    }

    @Test("killed in the middle of a pass, it remembers what was done by then")
    func killed() async throws {
        let folder = try TemporaryFolder()
        let server = try HostileServer()
        let slow = try HostileServer(address: "127.0.0.2")
        server.route("/gone") { _ in .status(410) }
        // Slow feeds of one host, one after another: a busy machine has time enough for the kill.
        let paths = ["/a"] + (1...12).map { "/slow-\($0)" }
        for path in paths { slow.route(path) { _ in .ok(Self.feed).delayed(by: 8) } }
        let feeds = [server.url("/gone")] + paths.map(slow.url)
        try folder.write(feeds.joined(separator: "\n") + "\n", to: "feeds.txt")
        let run = try Program.tidewaiter().start(
            "crawl", "--feeds", folder.path("feeds.txt"), "--delay", "0", "--state", folder.path("state"), "--once")
        while (try? folder.text("state/feeds.tsv").contains("\n")) != true {
            try await Task.sleep(for: .milliseconds(5))
        }
        run.kill()
        #expect(await run.finished().signal == SIGKILL)

        slow.route("/a") { _ in .ok(Self.feed) }
        let again = try await crawl([server.url("/gone"), slow.url("/a")], folder)
        #expect(try again.objects().map { $0["outcome"] as? String } == ["gone", "ok"])
        #expect(server.count("/gone") == 1)
    }

    @Test("all well is status 0; a list or a folder that cannot be used is 2; no --once is wrong usage")
    func status() async throws {
        let folder = try TemporaryFolder()
        let server = try HostileServer()
        server.route("/a") { _ in .ok(Self.feed) }
        #expect(try await crawl([server.url("/a")], folder).status == 0)
        let program = try Program.tidewaiter()
        let list = folder.path("feeds.txt")
        let none = try await program.run("crawl", "--feeds", list + "-not", "--state", folder.path("s"), "--once")
        #expect(none.status == 2)
        #expect(try await program.run("crawl", "--feeds", list, "--state", list, "--once").status == 2)
        #expect(try await program.run("crawl", "--feeds", list, "--state", folder.path("s")).status == 64)
    }
}
