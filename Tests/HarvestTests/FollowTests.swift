import Harvest
import Records
import TestSupport
import Testing

/// The pages behind the items of a feed.
struct FollowTests {
    private static let page = String(repeating: "Gold bars were smuggled in a container of copper cathodes. ", count: 8)

    private static func html(_ text: String) -> HostileAnswer {
        .ok(
            "<html><head><title>T</title></head><body><article><p>\(text)</p></article></body></html>",
            type: "text/html")
    }

    private static func feed(_ numbers: ClosedRange<Int>, server: HostileServer, note: String = "") -> HostileAnswer {
        let items = numbers.map {
            "<item><title>Story \($0)</title><guid>\($0)</guid><link>\(server.url("/page/\($0)"))</link><description>Short\(note).</description></item>"
        }
        return .ok("<rss version=\"2.0\"><channel><title>F</title>\(items.joined())</channel></rss>", type: "text/xml")
    }

    private let time = SetClock()

    private func texts(_ directory: WorkingDirectory) async throws -> [String: String] {
        try await directory.articles().mapValues(\.text)
    }

    @Test("a page is fetched once for as long as its item stays the same, and again when that changes")
    func once() async throws {
        let server = try HostileServer()
        server.route("/feed") { [unowned server] _ in Self.feed(1...3, server: server) }
        for number in 1...3 { server.route("/page/\(number)") { _ in Self.html(Self.page) } }
        let directory = try WorkingDirectory()
        try directory.write([.init("f", server.url("/feed"), more: ["follow: true"])])
        #expect(try await time.pass(directory).items.new == 3)
        #expect(try await texts(directory).values.allSatisfy { $0.contains("smuggled") })
        time.advance(3_600)
        #expect(try await time.pass(directory).items.updated == 0)
        #expect((1...3).allSatisfy { server.count("/page/\($0)") == 1 })
        server.route("/feed") { [unowned server] _ in Self.feed(1...3, server: server, note: " and changed") }
        server.route("/page/2") { _ in Self.html(Self.page + "More was found.") }
        time.advance(3_600)
        #expect(try await time.pass(directory).items.updated == 1)
        #expect((1...3).allSatisfy { server.count("/page/\($0)") == 2 })
    }

    @Test("an item whose page cannot be had stands as the feed gave it; the page is tried again, though not for ever")
    func again() async throws {
        let server = try HostileServer()
        server.route("/feed") { [unowned server] in Self.feed(1...2, server: server).orNotModified($0, etag: "\"1\"") }
        server.route("/page/1") { _ in .status(500) }
        server.route("/page/2") { _ in .status(404) }
        let directory = try WorkingDirectory()
        try directory.write([.init("f", server.url("/feed"), more: ["follow: true"])])
        let first = try await time.pass(directory)
        #expect(first.items.new == 2 && first.items.waiting == 1)
        #expect(try await texts(directory)["Story 1"] == "Short.")
        time.advance(1_000)
        _ = try await time.pass(directory)
        #expect(server.count("/page/1") == 2, "the feed has not changed, the page is wanted all the same")
        server.route("/page/1") { _ in Self.html(Self.page) }
        time.advance(3_700)
        #expect(try await time.pass(directory).items.updated == 1)
        #expect(try await texts(directory)["Story 1"]?.contains("smuggled") == true)
        time.advance(90_000)
        _ = try await time.pass(directory)
        #expect(server.count("/page/1") == 3 && server.count("/page/2") == 1)
    }

    @Test("what the budget leaves waits for the next pass, and nothing is lost")
    func budget() async throws {
        let server = try HostileServer()
        server.route("/feed") { [unowned server] in Self.feed(1...7, server: server).orNotModified($0, etag: "\"1\"") }
        for number in 1...7 { server.route("/page/\(number)") { _ in Self.html(Self.page) } }
        let directory = try WorkingDirectory()
        try directory.write([.init("f", server.url("/feed"), more: ["follow: true", "pages: 3"])])
        for waiting in [4, 1, 0] {
            #expect(try await time.pass(directory).items.waiting == waiting)
            time.advance(60)
        }
        #expect(try await texts(directory).values.allSatisfy { $0.contains("smuggled") })
        #expect((1...7).allSatisfy { server.count("/page/\($0)") == 1 })
    }
}
