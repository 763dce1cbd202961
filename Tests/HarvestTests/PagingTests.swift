import Harvest
import Records
import Storage
import TestSupport
import Testing

/// Articles of several pages, which a rule of their site joins.
struct PagingTests {
    private let server: HostileServer
    private let directory: WorkingDirectory

    init() throws {
        let server = try HostileServer()
        self.server = server
        directory = try WorkingDirectory()
        server.route("/feed") { [unowned server] _ in
            .ok(
                "<rss version=\"2.0\"><channel><title>F</title><item><title>Story</title><guid>1</guid><link>\(server.url("/a?p=1"))</link><description>Short.</description></item></channel></rss>",
                type: "text/xml")
        }
        try directory.write([.init("f", server.url("/feed"), more: ["follow: true"])])
        try rule("")
    }

    private func rule(_ more: String) throws {
        try directory.folder.write(
            "sites:\n  - host: 127.0.0.1\n    body: //div.text\n    next: //a.next\n\(more)", to: "sites/test.yaml")
    }

    /// Pages of these numbers, each with the link to the one after it.
    private func serve(_ links: [Int: String]) {
        server.route("/a") { request in
            guard let number = Int(request.target.split(separator: "=").last ?? ""), let next = links[number] else {
                return .status(404)
            }
            return .ok(
                "<html><body><h1>Story</h1><div class='text'><p>Text of page \(number).</p></div><a class='next' href='\(next)'>On</a></body></html>",
                type: "text/html")
        }
    }

    private func text() async throws -> String? {
        _ = try await SetClock().pass(directory)
        return try await directory.articles()["Story"]?.text
    }

    @Test("the texts of an article's pages are joined, each page is kept as evidence")
    func joins() async throws {
        serve([1: "?p=2", 2: "/a?p=3", 3: ""])
        #expect(try await text() == "Text of page 1.\nText of page 2.\nText of page 3.")
        #expect(server.count("/a") == 3)
        let kept = try await Program("/bin/sh").run("-c", "gzip -dc '\(directory.path)'/evidence/*.gz")
        let records = String(decoding: kept.output, as: UTF8.self)
        for number in 1...3 { #expect(records.contains("Text of page \(number).")) }
    }

    @Test("a circle ends where it began, and so does a page that names itself")
    func circle() async throws {
        serve([1: "?p=2", 2: "?p=1#top"])
        #expect(try await text() == "Text of page 1.\nText of page 2.")
        #expect(server.count("/a") == 2)
    }

    @Test("no more pages are read than the rule says")
    func many() async throws {
        try rule("    follow-pages: 3\n")
        serve(Dictionary(uniqueKeysWithValues: (1...9).map { ($0, "?p=\($0 + 1)") }))
        #expect(try await text() == "Text of page 1.\nText of page 2.\nText of page 3.")
        #expect(server.count("/a") == 3)
    }

    @Test("a page that is missing leaves those before it")
    func missing() async throws {
        serve([1: "?p=2", 2: "?p=7"])
        #expect(try await text() == "Text of page 1.\nText of page 2.")
    }

    @Test("the budget of the source is that of all pages")
    func budget() async throws {
        try directory.write([.init("f", server.url("/feed"), more: ["follow: true", "pages: 2"])])
        serve([1: "?p=2", 2: "?p=3", 3: ""])
        #expect(try await text() == "Text of page 1.\nText of page 2.")
        #expect(server.count("/a") == 2)
    }

    @Test("another host's page is none of this article")
    func elsewhere() async throws {
        let other = try HostileServer()
        serve([1: other.url("/a?p=2").replacing("127.0.0.1", with: "localhost")])
        #expect(try await text() == "Text of page 1.")
        #expect(other.requests.isEmpty)
    }
}
