import Foundation
import TestSupport
import Testing

/// The stations by themselves: `parse`, `analyze`, `robots`.
struct StationTests {
    let program: Program
    let folder: TemporaryFolder

    init() throws {
        program = try Program.tidewaiter()
        folder = try TemporaryFolder()
    }

    @Test("parse feed answers with one object, and resolves addresses against --url")
    func feed() async throws {
        let feed = TestFeed.good.replacing("https://news.example/good-1", with: "/good-1")
        let file = try folder.write(feed, to: "feed.xml")
        let run = try await program.run("parse", "feed", "--url", "https://other.example/feed", file)
        #expect(run.status == 0)
        let object = try run.object()
        #expect(object["format"] as? String == "rss20")
        let items = try #require(object["items"] as? [[String: any Sendable]])
        #expect(items.map { $0["id"] as? String } == ["good-1", "good-2"])
        #expect(items[0]["url"] as? String == "https://other.example/good-1")
        #expect(items[0]["published"] as? String == "2026-11-02T09:00:00Z")
        #expect((object["warnings"] as? [String]) == [])
    }

    @Test("parse feed says what is no feed, and exits with 2")
    func noFeed() async throws {
        let run = try await program.run("parse", "feed", try folder.write("<html><body>hello", to: "page.html"))
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("HTML page, not a feed"))
        let missing = try await program.run("parse", "feed", folder.path("missing.xml"))
        #expect(missing.status == 2)
        #expect(missing.errors.contains("missing.xml"))
    }

    @Test("a batch of feeds keeps its order, and a bad line costs its own answer alone")
    func feedBatch() async throws {
        let file = try folder.write(TestFeed.good, to: "feed.xml")
        let input = """
            {"id":"a","path":"\(file)","url":"https://news.example/feed"}
            this is no JSON
            {"id":"c","path":"\(folder.path("missing.xml"))"}
            {"id":"d"}
            {"id":"e","path":"\(file)","content_type":"application/rss+xml","unknown":[1,{"x":2}]}

            """
        let run = try await program.run("parse", "feed", "--batch", "-", input: input)
        #expect(run.status == 1)
        let answers = try run.objects()
        #expect(answers.count == 5)
        #expect(answers.map { $0["id"] as? String } == ["a", nil, "c", "d", "e"])
        #expect(answers.map { $0["feed"] != nil } == [true, false, false, false, true])
        #expect(answers.map { $0["error"] is String } == [false, true, true, true, false])
        #expect((answers[3]["error"] as? String)?.contains("path") == true)
    }

    @Test("parse page reads the article, from a path and from text, and a bad line costs its own answer alone")
    func page() async throws {
        let html = """
            <!doctype html><html lang="en"><head><title>Seized in the harbour</title><meta name="author" content="A. Keller"></head>
            <body><nav><a href="/">Home</a></nav><article><h1>Seized in the harbour</h1>
            <p>Customs officers opened forty containers on Monday and found cigarettes behind a wall of tiles.</p>
            <p>The consignee had declared the load as ceramics, and the papers named a port that it had never seen.</p>
            </article></body></html>
            """
        let file = try folder.write(html, to: "page.html")
        let single = try await program.run("parse", "page", "--url", "https://news.example/1", file).object()
        #expect((single["text"] as? String)?.contains("forty containers") == true)
        #expect((single["title"] as? String) == "Seized in the harbour")
        let line = try #require(
            String(
                data: JSONEncoder().encode(["id": "b", "url": "https://news.example/1", "html": html]), encoding: .utf8)
        )
        let input =
            "{\"id\":\"a\",\"url\":\"https://news.example/1\",\"path\":\"\(file)\"}\n\(line)\n{\"id\":\"c\"}\n[]\n"
        let run = try await program.run("parse", "page", "--batch", "-", input: input)
        #expect(run.status == 1)
        let answers = try run.objects()
        #expect(answers.map { $0["id"] as? String } == ["a", "b", "c", nil])
        #expect(answers[0]["text"] as? String == answers[1]["text"] as? String)
        #expect(answers[2]["error"] is String && answers[3]["error"] is String)
        let empty = try await program.run("parse", "page", "--batch", "-", input: "{\"id\":\"e\",\"html\":\"\"}\n")
        #expect(try empty.object()["text"] as? String == "")
        #expect((try empty.object()["warnings"] as? [String])?.isEmpty == false)
    }

    @Test("parse list takes the further files from beside the first, and says what is no such list")
    func list() async throws {
        let list = SmallList(count: 3)
        let main = try folder.write(list.main, to: "sdn.csv")
        try folder.write(list.names, to: "alt.csv")
        try folder.write(list.addresses, to: "add.csv")
        let run = try await program.run("parse", "list", "--format", "ofac-sdn-csv", "--dataset", "mine", main)
        #expect(run.status == 0, "\(run.errors)")
        let entities = try run.objects()
        #expect(entities.count == 3)
        #expect(entities[0]["aliases"] as? [String] == ["ALIAS OF 1001"])
        #expect(entities[0]["source"] as? String == "mine")
        let wrong = try await program.run("parse", "list", "--format", "un-sc-xml", main)
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains(main))
    }

    @Test("robots answers for each address, in order")
    func robots() async throws {
        let file = try folder.write("User-agent: *\nDisallow: /private\nAllow: /private/open\n", to: "robots.txt")
        let urls = ["/a", "/private/x", "/private/open"].map { "https://news.example" + $0 }
        let run = try await program.run(["robots", "--agent", "Tidewaiter", file] + urls)
        #expect(run.status == 0)
        let answers = try run.objects()
        #expect(answers.map { $0["url"] as? String } == urls)
        #expect(answers.map { $0["allowed"] as? Bool } == [true, false, true])
    }

    @Test("analyze answers each line, in order, and a bad one with an error")
    func analyze() async throws {
        let directory = try WorkingDirectory()
        let input = """
            {"id":"s1","title":"Tanker held","text":"The tanker SEA PRIDE (IMO 9074729) carried crude.","language":"en"}
            nothing
            {"id":"s3","title":"","text":""}

            """
        let run = try await program.run("analyze", "-", input: input, in: directory.path)
        #expect(run.status == 1)
        let answers = try run.objects()
        #expect(answers.map { $0["id"] as? String } == ["s1", nil, "s3"])
        let mentions = try #require(answers[0]["mentions"] as? [[String: any Sendable]])
        #expect(mentions.map { $0["text"] as? String } == ["SEA PRIDE", "9074729"])
        #expect(mentions.map { $0["kind"] as? String } == ["vessel", "identifier:imo"])
        let mention = try #require(mentions.last)
        #expect(mention["start"] as? Int == 26 && mention["end"] as? Int == 33)
        #expect(answers[1]["error"] is String)
    }

    @Test("compare says how alike two parties are, pair by pair, and a bad line costs its own answer alone")
    func compare() async throws {
        let input = """
            {"id":"1","left":{"schema":"Person","name":"Ana Keller","birth_dates":["1966"]},"right":{"schema":"Person","name":"KELLER, Ana","countries":["pa"]}}
            {"id":"2","left":{"name":"Ana Keller"}}
            {"id":"3","left":{"schema":"Vessel","name":"Sea Pride"},"right":{"schema":"Vessel","name":"Northern Light"}}

            """
        let run = try await program.run("compare", "-", input: input)
        #expect(run.status == 1)
        let answers = try run.objects()
        #expect(answers.map { $0["id"] as? String } == ["1", "2", "3"])
        #expect(answers.map { $0["decision"] as? String } == ["match", nil, "no-match"], "\(run.text)")
        #expect((answers[1]["error"] as? String)?.contains("right") == true)
        for answer in [answers[0], answers[2]] {
            let score = try #require(answer["score"] as? Double)
            #expect((0...1).contains(score))
        }
    }

    @Test("dedup puts copies into one cluster and another story of the same subject into its own")
    func dedup() async throws {
        let text = """
            Customs officers in the northern port opened forty containers on Monday and found cigarettes behind a wall of \
            tiles. The consignee had declared the load as ceramics, and the papers named a port that it had never seen. The \
            harbour master said that the ship had left again before anybody could ask its captain about the cargo.
            """
        let other = """
            A court fined a dealer in tiles for papers that named the wrong origin. The judge said that the dealer had known \
            for years where the tiles came from, and that nobody who buys ceramics at such a price can believe what is \
            printed on the pallets. The dealer will appeal, and the customs office wants to look at three more importers.
            """
        let lines = try [("a", text), ("b", other), ("c", text + " More was not known on Tuesday.")].map { id, text in
            String(decoding: try JSONEncoder().encode(["id": id, "title": "Cigarettes", "text": text]), as: UTF8.self)
        }
        let run = try await program.run("dedup", "-", input: lines.joined(separator: "\n") + "\nnothing\n")
        #expect(run.status == 1)
        let answers = try run.objects()
        #expect(answers.map { $0["id"] as? String } == ["a", "b", "c", nil])
        let clusters = answers.map { $0["cluster"] as? String ?? ($0["cluster"] as? Int).map(String.init) }
        #expect(clusters[0] != nil && clusters[0] == clusters[2] && clusters[0] != clusters[1], "\(run.text)")
    }

    @Test("a reader that has seen enough ends the program quietly")
    func closedPipe() async throws {
        let directory = try WorkingDirectory()
        let story = "{\"id\":\"s\",\"title\":\"Gold\",\"text\":\"Gold was seized in the harbour.\"}\n"
        let file = try folder.write(String(repeating: story, count: 20_000), to: "stories.ndjson")
        var shell = Program("/bin/sh")
        shell.environment = program.environment
        let script = "{ \"$0\" analyze \"$1\"; echo \"status $?\" >&2; } | head -n 1"
        let run = try await shell.run("-c", script, program.path, file, in: directory.path)
        #expect(run.lines.count == 1)
        #expect(run.errors == "status 0\n")
    }
}
