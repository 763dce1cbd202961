import Archiving
import Foundation
import Harvest
import Records
import Storage
import Synchronization
import TestSupport
import Testing

/// Sources that are no feeds: sitemaps, pages to watch, archives.
struct KindTests {
    private static let story = String(
        repeating: "Gold bars were smuggled in a container of copper cathodes. ", count: 8)
    private let time = SetClock()

    private static func page(_ title: String, _ blocks: [String], meta: String = "") -> HostileAnswer {
        let body = blocks.map { "<p>\($0)</p>" }.joined()
        return .ok(
            "<html><head><title>\(title)</title>\(meta)</head><body><article><h1>\(title)</h1>\(body)</article></body></html>",
            type: "text/html")
    }

    private static func sitemap(_ pages: [(path: String, day: Int)], _ server: HostileServer) -> HostileAnswer {
        let entries = pages.map { "<url><loc>\(server.url($0.path))</loc><lastmod>2026-11-\($0.day)</lastmod></url>" }
        return .ok(
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(entries.joined())</urlset>",
            type: "text/xml")
    }

    // MARK: Sitemaps

    @Test("of a sitemap's pages those that are new are collected, and nothing twice")
    func sitemap() async throws {
        let server = try HostileServer()
        for number in 1...4 { server.route("/p\(number)") { _ in Self.page("Page \(number)", [Self.story]) } }
        server.route("/map") { [unowned server] _ in Self.sitemap([("/p1", 10), ("/p2", 23)], server) }
        let directory = try WorkingDirectory()
        try directory.write([.init("map", server.url("/map"), kind: "sitemap")])
        #expect(try await time.pass(directory).items.new == 2)
        server.route("/map") { [unowned server] _ in Self.sitemap([("/p1", 10), ("/p2", 23), ("/p3", 24)], server) }
        time.advance(3_600)
        #expect(try await time.pass(directory).items.new == 1)
        #expect(try await directory.articles().keys.sorted() == ["Page 1", "Page 2", "Page 3"])
        #expect(server.count("/p1") == 1 && server.count("/p2") == 1)
        // A page that is said to have changed is read again.
        server.route("/p1") { _ in Self.page("Page 1", [Self.story, "More was found out about the bars."]) }
        server.route("/map") { [unowned server] _ in Self.sitemap([("/p1", 24), ("/p2", 23), ("/p3", 24)], server) }
        time.advance(3_600)
        #expect(try await time.pass(directory).items.updated == 1)
        #expect(server.count("/p1") == 2 && server.count("/p2") == 1)
    }

    @Test("of an index the sitemaps that changed are read, and what the budget leaves is not lost")
    func index() async throws {
        let server = try HostileServer()
        for number in 1...5 { server.route("/p\(number)") { _ in Self.page("Page \(number)", [Self.story]) } }
        server.route("/a") { [unowned server] in
            Self.sitemap([("/p1", 20), ("/p2", 21), ("/p3", 22)], server).orNotModified($0, etag: "\"a\"")
        }
        server.route("/b") { [unowned server] in
            Self.sitemap([("/p4", 23), ("/p5", 24)], server).orNotModified($0, etag: "\"b\"")
        }
        server.route("/index") { [unowned server] _ in
            let entries = ["/a", "/b"].map { "<sitemap><loc>\(server.url($0))</loc></sitemap>" }.joined()
            return .ok(
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(entries)</sitemapindex>",
                type: "text/xml")
        }
        let directory = try WorkingDirectory()
        try directory.write([.init("index", server.url("/index"), kind: "sitemap", more: ["pages: 2"])])
        for _ in 0..<4 {
            try await time.pass(directory)
            time.advance(90_000)
        }
        #expect(try await directory.articles().keys.sorted() == (1...5).map { "Page \($0)" })
        #expect((1...5).allSatisfy { server.count("/p\($0)") == 1 })
    }

    @Test("an index that stays as it is hides no change of its sitemaps")
    func unchangedIndex() async throws {
        let server = try HostileServer()
        for number in 1...2 { server.route("/p\(number)") { _ in Self.page("Page \(number)", [Self.story]) } }
        server.route("/a") { [unowned server] in Self.sitemap([("/p1", 20)], server).orNotModified($0, etag: "\"1\"") }
        server.route("/index") { [unowned server] in
            HostileAnswer.ok(
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>\(server.url("/a"))</loc></sitemap></sitemapindex>",
                type: "text/xml"
            ).orNotModified($0, etag: "\"index\"")
        }
        let directory = try WorkingDirectory()
        try directory.write([.init("index", server.url("/index"), kind: "sitemap")])
        #expect(try await time.pass(directory).items.new == 1)
        time.advance(3_600)
        #expect(try await time.pass(directory).sources.unchanged == 1)
        server.route("/a") { [unowned server] in
            Self.sitemap([("/p1", 20), ("/p2", 24)], server).orNotModified($0, etag: "\"2\"")
        }
        time.advance(3_600)
        #expect(try await time.pass(directory).items.new == 1)
        #expect(try await directory.articles().keys.sorted() == ["Page 1", "Page 2"])
    }

    @Test(
        "meeting an index of many sitemaps over several passes collects a bounded number of old pages, and all new ones"
    )
    func largeIndex() async throws {
        let server = try HostileServer()
        server.route("/index") { [unowned server] _ in
            let entries = (1...30).map { "<sitemap><loc>\(server.url("/map-\($0)"))</loc></sitemap>" }.joined()
            return .ok(
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(entries)</sitemapindex>",
                type: "text/xml")
        }
        // Titles, so that each address is an article without its page.
        @Sendable func news(_ map: Int, _ numbers: ClosedRange<Int>, _ date: String) -> String {
            numbers.map {
                "<url><loc>\(server.url("/old/\(map)/\($0)"))</loc><lastmod>\(date)</lastmod><n:news><n:title>\(date) \(map)-\($0)</n:title></n:news></url>"
            }.joined()
        }
        let head =
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:n=\"http://www.google.com/schemas/sitemap-news/0.9\">"
        for map in 1...30 {
            server.route("/map-\(map)") { _ in
                .ok(head + news(map, 1...40, "2020-01-01") + "</urlset>", type: "text/xml")
            }
        }
        let directory = try WorkingDirectory()
        try directory.write([.init("index", server.url("/index"), kind: "sitemap", more: ["pages: 0"])])
        for _ in 0..<3 {
            try await time.pass(directory)
            time.advance(3_600)
        }
        #expect((1...30).allSatisfy { server.count("/map-\($0)") >= 1 })
        #expect(try await directory.articles().count == 200)
        server.route("/map-30") { _ in
            .ok(head + news(30, 1...40, "2020-01-01") + news(30, 41...43, "2026-11-24") + "</urlset>", type: "text/xml")
        }
        for _ in 0..<2 {
            try await time.pass(directory)
            time.advance(3_600)
        }
        #expect(try await directory.articles().count == 203)
    }

    // MARK: Pages to watch

    @Test("what is added to a watched page is an item; what moves, goes, or only tells the time is none")
    func watched() async throws {
        let server = try HostileServer()
        let first =
            "The customs office publishes its notices to traders and carriers on this page, in the order of their dates."
        let notices = (1...6).map {
            "Notice \($0) of the customs office concerns the goods of heading 710\($0) and their valuation."
        }
        func show(_ blocks: [String]) { server.route("/page") { _ in Self.page("Notices", [first] + blocks) } }
        let directory = try WorkingDirectory()
        try directory.write([.init("page", server.url("/page"), kind: "page")])
        show(Array(notices[..<3]))
        #expect(try await time.pass(directory).items.new == 1)
        show([notices[2], notices[0], "Last updated: 25 November 2026"])
        time.advance(3_600)
        #expect(try await time.pass(directory).items.new == 0)
        show([notices[3]] + notices[..<3])
        time.advance(3_600)
        #expect(try await time.pass(directory).items.new == 1)
        let stored = try await SQLiteStore.look(into: directory.path) {
            try await $0.storedArticles(after: nil, limit: 10).map(\.article)
        }
        #expect(stored.map(\.text).contains(notices[3]), "\(stored.map(\.text))")
        #expect(stored.count == 2)
        // It goes and comes back: the same addition is the same article.
        show(Array(notices[..<3]))
        time.advance(3_600)
        try await time.pass(directory)
        show([notices[3]] + notices[..<3])
        time.advance(3_600)
        #expect(try await time.pass(directory).items.new == 0)
    }

    @Test("a page that must not be archived stands without evidence")
    func noArchive() async throws {
        let server = try HostileServer()
        server.route("/meta") { _ in
            Self.page("Meta", [Self.story], meta: "<meta name=\"robots\" content=\"noarchive\">")
        }
        server.route("/field") { _ in Self.page("Field", [Self.story]).adding("X-Robots-Tag", "noarchive") }
        server.route("/open") { _ in Self.page("Open", [Self.story]) }
        let directory = try WorkingDirectory()
        try directory.write(["meta", "field", "open"].map { .init($0, server.url("/" + $0), kind: "page") })
        #expect(try await time.pass(directory).items.new == 3)
        let evidence = try await directory.articles().mapValues { $0.evidence != nil }
        #expect(evidence == ["Meta": false, "Field": false, "Open": true])
    }

    // MARK: Archives

    private func archive(_ pages: ClosedRange<Int>, in folder: String) throws {
        let writer = try ArchiveWriter(directory: folder)
        for number in pages {
            var document = Document(
                requestedURL: "https://paper.example/\(number)", contentType: "text/html",
                body: Array(
                    "<html><head><title>Page \(number)</title></head><body><article><p>\(number) \(Self.story)</p></article></body></html>"
                        .utf8),
                fetched: Timestamp(year: 2026, month: 10, day: 1))
            document.headers = [.init(name: "content-type", value: "text/html")]
            try writer.append(document, source: "archive")
        }
        try writer.close()
    }

    @Test("an archive's pages are articles, with evidence of our own; what was read is not read again")
    func archives() async throws {
        let server = try HostileServer()
        let directory = try WorkingDirectory()
        try archive(1...250, in: directory.path + "/old")
        try directory.write([.init("old", "old", kind: "archive")])
        #expect(try await time.pass(directory).items.new == 250)
        #expect(try await time.pass(directory).sources.unchanged == 1)
        let articles = try await directory.articles()
        #expect(articles.count == 250)
        #expect(articles["Page 7"]?.url == "https://paper.example/7")
        #expect(articles.values.allSatisfy { $0.evidence != nil })
        // The same file from a server, for another source.
        let file = try #require(
            try FileManager.default.contentsOfDirectory(atPath: directory.path + "/old").first { $0.hasSuffix(".gz") })
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: directory.path + "/old/" + file)))
        server.route("/far.warc.gz") { .ok(bytes: bytes, type: "application/warc").orNotModified($0, etag: "\"1\"") }
        try directory.write([.init("far", server.url("/far.warc.gz"), kind: "archive")])
        #expect(try await time.pass(directory).items.new == 250)
        #expect(try await time.pass(directory).sources.unchanged == 1)
    }

    @Test("a file that is no archive, and one that is not there, are failures with a reason")
    func noArchives() async throws {
        let directory = try WorkingDirectory()
        try directory.folder.write("nothing of that kind", to: "text.warc")
        try directory.write([.init("text", "text.warc", kind: "archive"), .init("none", "none.warc", kind: "archive")])
        let summary = try await time.pass(directory)
        #expect(summary.items.new == 0)
        #expect(summary.failures.contains { $0.source == "none" && $0.reason.contains("no file or folder") })
    }
}
