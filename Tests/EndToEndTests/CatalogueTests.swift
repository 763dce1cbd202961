import Foundation
import TestSupport
import Testing

/// The catalogue from the command line: finding, adding, switching, importing, exporting, checking, listing.
struct CatalogueTests {
    let program: Program
    let directory: WorkingDirectory
    let server: HostileServer

    init() throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
        server = try HostileServer()
    }

    private func run(_ arguments: String...) async throws -> ProgramRun {
        try await program.run(["sources"] + arguments + ["--data", directory.path])
    }

    private func serve(_ text: String, at path: String, type: String) {
        server.serve(Array(text.utf8), at: path, type: type)
    }

    private func added(_ file: String = "added") throws -> String { try directory.folder.text("feeds/\(file).yaml") }

    // MARK: Discovery

    @Test("discover reads the feeds that a page names, best first, and leaves what is none")
    func linked() async throws {
        serve(
            """
            <html><head><title>Harbour</title><base href="/sub/"><link rel=alternate type=application/rss+xml href=gone.xml>
            <link rel=alternate type=application/rss+xml href="comments/feed">
            <link rel=alternate type=application/rss+xml href="/good.xml"></head><body>Hi</body></html>
            """, at: "/", type: "text/html")
        serve(TestFeed.good, at: "/good.xml", type: "application/rss+xml")
        serve(TestFeed.rss([], title: "Comments"), at: "/sub/comments/feed", type: "application/rss+xml")
        let found = try await run("discover", server.url("/"))
        #expect(found.status == 0, "\(found.errors)")
        let objects = try found.objects()
        let urls = objects.compactMap { ($0["report"] as? [String: any Sendable])?["url"] as? String }
        #expect(urls == [server.url("/good.xml"), server.url("/sub/comments/feed")])
        #expect(objects.first?["origin"] as? String == "declared")
        #expect(found.errors.contains("404"))
        #expect(server.requests.allSatisfy { $0.path != "/feed" }, "what the page names is enough")
        #expect(!FileManager.default.fileExists(atPath: directory.folder.path("tidewaiter.db")))
    }

    @Test("discover tries the usual places until one answers, once each, and then adds it")
    func usual() async throws {
        serve("<html><head><title>H</title></head><body>Hi</body></html>", at: "/", type: "text/html")
        serve(TestFeed.good, at: "/feed.xml", type: "text/xml")
        let found = try await run("discover", server.url("/"), "--add", "--format", "table")
        #expect(found.status == 0, "\(found.errors)")
        #expect(found.text.contains("usual") && found.text.contains("/feed.xml"))
        let asked = server.requests.map(\.path)
        #expect(Set(asked).count == asked.count && asked.count <= 10)
        #expect(asked.last == "/feed.xml" && !asked.contains("/atom.xml"))
        #expect(try added().contains("title: Test feed") && added().contains("language: en\n"))
        let again = try await run("discover", server.url("/feed.xml"), "--add")
        #expect(
            again.status == 0
                && again.errors.contains("in the catalogue already: “127-0-0-1-test-feed” in feeds/added.yaml:"))
    }

    @Test("discover finds the news sitemap that robots.txt names, one level into an index")
    func sitemaps() async throws {
        serve(
            "User-agent: *\nSitemap: \(server.url("/index.xml.map"))\nSitemap: \(server.url("/news-index.xml"))\n",
            at: "/robots.txt", type: "text/plain")
        serve("<html><body>Hi</body></html>", at: "/", type: "text/html")
        serve(
            """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>\(server.url("/old.xml"))</loc></sitemap>
            <sitemap><loc>\(server.url("/news-1.xml"))</loc></sitemap></sitemapindex>
            """, at: "/news-index.xml", type: "application/xml")
        serve(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>\(server.url("/a"))</loc><news:news><news:publication_date>2026-11-02</news:publication_date>
            <news:title>Port closed</news:title></news:news></url></urlset>
            """, at: "/news-1.xml", type: "application/xml")
        let found = try await run("discover", server.url("/"))
        let report = try found.object()["report"] as? [String: any Sendable]
        #expect(report?["url"] as? String == server.url("/news-1.xml") && report?["kind"] as? String == "sitemap")
        #expect(server.count("/index.xml.map") == 0 && server.count("/old.xml") == 0)
    }

    @Test("discover says when an address is a feed itself, a list, nothing, or not there")
    func others() async throws {
        serve(TestFeed.good, at: "/good.xml", type: "text/plain")
        #expect(try await run("discover", server.url("/good.xml")).object()["origin"] as? String == "given")
        serve("<opml><body><outline xmlUrl='https://a.example/'/></body></opml>", at: "/list", type: "text/x-opml")
        let list = try await run("discover", server.url("/list"))
        #expect(list.status == 0 && list.output.isEmpty && list.errors.contains("a list of 1 feeds"))
        serve("<html><body>Hi</body></html>", at: "/bare", type: "text/html")
        let nothing = try await run("discover", server.url("/bare"))
        #expect(nothing.status == 3 && nothing.errors.contains("no feed was found"))
        #expect(server.requests.count <= 20)
        let refused = try await run("discover", "http://127.0.0.1:9/")
        #expect(refused.status == 3 && refused.output.isEmpty)
    }

    // MARK: Adding

    @Test("add takes title, kind and language from the answer, and options over them")
    func add() async throws {
        serve(
            TestFeed.rss(
                [
                    .init(
                        "1", "Der Hafen wird geschlossen",
                        "Die Behörde schließt den Hafen für eine Woche wegen Bauarbeiten.")
                ], title: "a: \"b\" #c\n&amp; {d}"), at: "/one", type: "application/rss+xml")
        let first = try await run(
            "add", server.url("/one"), "--tier", "official", "--topics", "Ports & Sea,trade", "--countries", "de",
            "--every", "2h", "--no-follow")
        #expect(first.status == 0, "\(first.errors)")
        let text = try added()
        for line in [
            #"title: "a: \"b\" #c & {d}""#, "language: de", "tier: official", "topics: [ports-sea, trade]",
            "countries: [DE]", "every: 2h", "kind: feed",
        ] {
            #expect(text.contains(line), "\(line) in \(text)")
        }
        let listed = try await run("list").objects()
        #expect(listed.map { $0["title"] as? String } == [#"a: "b" #c & {d}"#])
        // The same address in other words, and the same id.
        let twice = try await run("add", server.url("/one") + "?utm_source=x")
        #expect(
            twice.status == 2 && twice.errors.contains("in the catalogue already")
                && twice.errors.contains("feeds/added.yaml:"))
        serve(TestFeed.good, at: "/two", type: "application/rss+xml")
        let id = try #require(listed.first?["id"] as? String)
        let same = try await run("add", server.url("/two"), "--id", id)
        #expect(same.status == 2 && same.errors.contains("already a source “\(id)”"))
        #expect(try added() == text)
        let other = try await run("add", server.url("/two"), "--id", "two", "--file", "feeds/test.yaml")
        #expect(other.status == 0, "\(other.errors)")
        #expect(
            try added("test").hasSuffix(
                "  - id: two\n    title: Test feed\n    kind: feed\n    url: \"\(server.url("/two"))\"\n"))
        #expect(try await run("list").objects().count == 2)
    }

    @Test("add refuses what would yield nothing, unless it is not to look; and files that nobody reads")
    func refused() async throws {
        serve(
            "<html><head><link rel=alternate type=application/rss+xml href=/f></head></html>", at: "/page",
            type: "text/html")
        let page = try await run("add", server.url("/page"))
        #expect(
            page.status == 3 && page.errors.contains("HTML page")
                && page.errors.contains("sources add \(server.url("/f"))"))
        #expect(!FileManager.default.fileExists(atPath: directory.folder.path("feeds/added.yaml")))
        #expect(try await run("add", server.url("/page"), "--no-check", "--title", "P").status == 0)
        #expect(try added().contains("status: unverified"))
        for file in ["feeds/x.yml", "../x.yaml", "feeds/../../x.yaml", "/tmp/x.yaml", "rules/x.yaml"] {
            let run = try await run("add", "https://a.example/", "--no-check", "--file", file)
            #expect(run.status == 2 && run.errors.contains("feeds/"), "\(file)")
        }
        #expect(try await run("add", "https://a.example/", "--every", "1s").status == 64)
        try directory.folder.write("sources: [{id: a, url: 'https://b.example/', title: A}]\n", to: "feeds/flow.yaml")
        let flow = try await run("add", "https://a.example/", "--no-check", "--file", "flow.yaml")
        #expect(flow.status == 2 && flow.errors.contains("on one line"))
    }

    @Test("a working directory without feeds/ gets the shipped ones before its own first source")
    func shipped() async throws {
        let folder = try TemporaryFolder()
        let before = try await program.run("sources", "list", "--data", folder.path).objects().count
        let run = try await program.run("sources", "add", "https://a.example/feed", "--no-check", "--data", folder.path)
        #expect(run.status == 0 && run.errors.contains("feeds/ was made with copies"), "\(run.errors)")
        #expect(try await program.run("sources", "list", "--data", folder.path).objects().count == before + 1)
        let known = try await program.run("sources", "add", "bbc-world", "--data", folder.path)
        #expect(known.status == 2 && known.errors.contains("in the catalogue already"))
        try directory.folder.write("sources: []\n", to: "feeds/test.yaml")
        #expect(try await self.run("add", "bbc-world").status == 0)
        #expect(try await self.run("list").objects().first?["id"] as? String == "bbc-world")
    }

    @Test("enable and disable write one line, and no other changes")
    func switching() async throws {
        let text = """
            # Mine.
            defaults: {every: 1h}
            sources:
              - id: one   # first
                url: https://a.example/
                enabled: true # for now

              -   id: two
                  url: https://b.example/
            """
        try directory.folder.write(text, to: "feeds/test.yaml")
        #expect(try await run("disable", "one", "two").status == 0)
        let wanted =
            text.replacing("enabled: true #", with: "enabled: false #")
            .replacing("id: two\n", with: "id: two\n      enabled: false\n") + "\n"
        #expect(try added("test") == wanted)
        #expect(try await run("list").objects().map { $0["status"] as? String } == ["off", "off"])
        #expect(try await run("enable", "two").status == 0)
        #expect(try await run("list").objects().map { $0["enabled"] as? Bool } == [false, true])
        let unknown = try await run("enable", "too")
        #expect(unknown.status == 64 && unknown.errors.contains("did you mean “two”?"))
    }

    // MARK: OPML

    @Test("a list goes in and comes out: folders are topics, doubles are skipped, broken markup is read")
    func opml() async throws {
        try directory.write([.init("here", "https://here.example/feed")])
        let list = """
            <opml version="1.0"><body><outline text="Trade & Ports">
            <outline text="One & only" xmlUrl="https://one.example/?a=1&b=2" type="rss">
            <outline text="Here again" xmlUrl="http://www.here.example/feed/"/>
            <outline text="Two: [x]" xmlUrl="https://two.example/rss" category="/sea"/>
            <outline text="One twice" xmlUrl="https://one.example/?a=1&b=2"/></outline>
            <outline text="no feed" htmlUrl="https://page.example/"/></body></opml>
            """
        let path = try directory.folder.write(list, to: "list.opml")
        let dry = try await run("import-opml", path, "--dry-run")
        #expect(dry.status == 0 && dry.errors.contains("4 feeds listed: 2 would be added"), "\(dry.errors)")
        #expect(!FileManager.default.fileExists(atPath: directory.folder.path("feeds/imported.yaml")))
        let run = try await run("import-opml", path, "--disabled")
        #expect(
            run.status == 0 && run.errors.contains("2 added to feeds/imported.yaml, 2 in the catalogue already"),
            "\(run.errors)")
        #expect(run.errors.contains("list.opml:6: warning: “no feed” names a page"))
        let all = try await self.run("list").objects()
        #expect(all.map { $0["title"] as? String } == ["One & only", "Two: [x]", "here"])
        #expect(all.map { $0["status"] as? String } == ["off", "off", "never asked"])
        #expect(try added("imported").contains("topics: [trade-ports, sea]"))
        let again = try await self.run("import-opml", path)
        #expect(again.errors.contains(" 0 added") && again.output.isEmpty)
        let out = try await self.run("export-opml", "--all")
        #expect(
            out.text.contains(#"<outline text="trade-ports">"#)
                && out.text.contains(#"xmlUrl="https://one.example/?a=1&amp;b=2""#))
        let second = try WorkingDirectory()
        let back = try await program.run(["sources", "import-opml", "-", "--data", second.path], input: out.text)
        #expect(back.errors.contains("3 feeds listed: 3 added"), "\(back.errors)")
        #expect(
            try await program.run("sources", "import-opml", directory.path + "/traders.csv", "--data", second.path)
                .status == 2)
    }

    // MARK: Check and list

    @Test("check tells what is the matter, and what to do")
    func check() async throws {
        let odd = """
            <rss version="2.0"><channel><title>Odd</title><item><title>A</title><link>/a</link><guid>1</guid></item>
            <item><title>B</title><link>/b</link><guid>1</guid><pubDate>Mon, 03 Jan 2022 09:00:00 GMT</pubDate></item></channel></rss>
            """
        server.route("/odd") { _ in .ok(odd, type: "text/html").adding("X-Robots-Tag", "noarchive") }
        server.route("/moved") { _ in .redirect(to: "/good", status: 301) }
        serve(TestFeed.good, at: "/good", type: "application/rss+xml")
        serve("User-agent: *\nDisallow: /closed\n", at: "/robots.txt", type: "text/plain")
        try directory.folder.write("WARC/1.1\r\n", to: "old.warc")
        try directory.write([
            .init("odd", server.url("/odd")), .init("moved", server.url("/moved")),
            .init("closed", server.url("/closed")),
            .init("archive", "old.warc", kind: "archive"), .init("nowhere", "no.warc", kind: "archive"),
        ])
        let run = try await run("check")
        #expect(run.status == 3, "\(run.errors)")
        let objects = try run.objects()
        #expect(objects.map { $0["source"] as? String } == ["odd", "moved", "closed", "archive", "nowhere"])
        #expect(objects.map { $0["usable"] as? Bool } == [true, true, false, true, false])
        let codes = objects.map { object in
            ((object["remarks"] as? [[String: any Sendable]]) ?? []).compactMap { $0["code"] as? String }
        }
        for code in [
            "content-type", "some-without-dates", "duplicate-ids", "relative-links", "stale", "noarchive",
            "no-validators",
        ] {
            #expect(codes[0].contains(code), "\(code) in \(codes[0])")
        }
        #expect(codes[1].contains("moved") && codes[2] == ["forbidden-by-robots"])
        #expect(objects[1]["moved_to"] as? String == server.url("/good"))
        #expect(objects[1]["validators"] as? [String] == ["etag"])
        #expect(objects[3]["format"] as? String == "warc" && codes[4] == ["not-readable"])
        #expect(server.count("/closed") == 0 && server.count("/good") == 1)
        let table = try await self.run("check", "moved", "--format", "table")
        #expect(table.status == 0 && table.text.contains("→ write `url: \(server.url("/good"))`"), "\(table.text)")
    }

    @Test("list tells where a source moved to, and shows what was asked for")
    func list() async throws {
        server.route("/old") { _ in .redirect(to: "/new", status: 308) }
        serve(TestFeed.good, at: "/new", type: "application/rss+xml")
        server.route("/gone") { _ in .status(410) }
        try directory.write([
            .init("old", server.url("/old")), .init("gone", server.url("/gone")),
            .init("off", server.url("/x"), more: ["enabled: false"]),
        ])
        #expect(try await run("list", "--due").objects().map { $0["id"] as? String } == ["old", "gone"])
        _ = try await program.run("harvest", "--data", directory.path)
        let all = try await run("list").objects()
        #expect(all.map { $0["status"] as? String } == ["moved", "gone", "off"])
        #expect(all[0]["moved_to"] as? String == server.url("/new") && all[0]["url"] as? String == server.url("/new"))
        #expect(all[0]["next_due"] != nil && all[1]["next_due"] == nil)
        #expect(try await run("list", "--due").objects().isEmpty)
        #expect(try await run("list", "--failing").objects().map { $0["id"] as? String } == ["gone"])
        #expect(try await run("list", "--silent").objects().isEmpty)
    }

    @Test("a source whose host asked for a pause is told so")
    func paused() async throws {
        server.route("/busy") { _ in .status(429, headers: [("Retry-After", "3600")]) }
        try directory.write([.init("busy", server.url("/busy")), .init("other", server.url("/other"))])
        _ = try await program.run("harvest", "--data", directory.path, "--source", "busy")
        let all = try await run("list").objects()
        #expect(all.map { $0["status"] as? String } == ["failing", "paused"])
        #expect(all.allSatisfy { $0["paused_until"] != nil })
        #expect(try await run("list", "--format", "table").text.contains("paused until "))
    }
}
