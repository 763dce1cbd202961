import Foundation
import TestSupport
import Testing

/// `alerts` and `search`, over a store in which one alert is known.
struct AlertTests {
    let program: Program
    let directory: WorkingDirectory

    init() async throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
        let server = try HostileServer()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        try directory.write([.init("good", server.url("/good"))])
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.isEmpty, "events go to standard error")
    }

    private static let members: Set = [
        "id", "rule", "severity", "score", "state", "subject", "linked", "concepts", "countries", "commodities",
        "evidence",
        "contributions", "story", "articles", "origins", "raised", "updated", "retrospective",
    ]

    @Test("an alert has the members that are promised, in a pipe one line each")
    func contract() async throws {
        let run = try await program.run("alerts", "list", "--data", directory.path)
        let alert = try run.object()
        #expect(Self.members.isSubset(of: alert.keys), "\(Self.members.subtracting(alert.keys))")
        #expect(alert["rule"] as? String == "trader-offence")
        #expect(["low", "medium", "high", "critical"].contains(alert["severity"] as? String))
        #expect(alert["state"] as? String == "new")
        #expect(alert["concepts"] as? [String] == ["offence:smuggling"])
        #expect(alert["articles"] as? Int == 1 && alert["origins"] as? Int == 1)
        #expect(alert["retrospective"] as? Bool == false)
        #expect((alert["raised"] as? String)?.hasSuffix("Z") == true)
        let subject = try #require(alert["subject"] as? [String: any Sendable])
        #expect(subject["kind"] as? String == "trader" && subject["id"] as? String == "T-0001")
        #expect(subject["name"] as? String == "Oceanic Metals FZE")
        let points = try #require(alert["contributions"] as? [[String: any Sendable]]).compactMap {
            $0["points"] as? Int
        }
        #expect(points.reduce(0, +) == alert["score"] as? Int, "every number of the sum is shown")
        let named = try await program.run("alerts", "list", "--format", "ndjson", "--data", directory.path)
        #expect(named.output == run.output)
    }

    @Test("the evidence quotes the text, and its mentions stand where they say")
    func evidence() async throws {
        let alert = try await program.run("alerts", "list", "--data", directory.path).object()
        let evidence = try #require((alert["evidence"] as? [[String: any Sendable]])?.first)
        #expect(evidence["source"] as? String == "good")
        #expect(evidence["url"] as? String == "https://news.example/good-2")
        #expect(evidence["published"] as? String == "2026-11-02T09:00:00Z")
        #expect(evidence["title"] as? String == "Gold refiner under suspicion")
        #expect(evidence["language"] as? String == "en")
        let quote = Array(try #require(evidence["quote"] as? String).utf8)
        let mentions = try #require(evidence["mentions"] as? [[String: any Sendable]])
        let texts = mentions.compactMap { mention -> String? in
            guard let start = mention["start"] as? Int, let end = mention["end"] as? Int, start < end,
                end <= quote.count
            else { return nil }
            return (mention["kind"] as? String ?? "") + ": " + String(decoding: quote[start..<end], as: UTF8.self)
        }
        #expect(texts.count == mentions.count)
        #expect(texts.contains { $0.hasPrefix("trader: Oceanic Metals") }, "\(texts)")
        #expect(texts.contains { $0.hasSuffix(": smuggling") }, "\(texts)")
    }

    @Test("filters keep what they name, and nothing else")
    func filters() async throws {
        for (arguments, count) in [
            (["--rule", "trader-offence"], 1), (["--rule", "listing"], 0), (["--state", "new"], 1),
            (["--state", "dismissed"], 0),
            (["--source", "good"], 1), (["--source", "other"], 0), (["--severity", "low"], 1),
            (["--severity", "critical"], 0),
            (["--limit", "0"], 0),
        ] {
            let run = try await program.run(["alerts", "list", "--data", directory.path] + arguments)
            #expect(run.status == 0)
            #expect(run.lines.count == count, "\(arguments)")
        }
    }

    @Test("alerts show finds an alert by the beginning of its id, and says when there is none")
    func show() async throws {
        let list = try await program.run("alerts", "list", "--data", directory.path)
        let id = try #require(try list.object()["id"] as? String)
        let run = try await program.run("alerts", "show", String(id.prefix(6)), "--data", directory.path)
        #expect(run.output == list.output)
        let table = try await program.run("alerts", "show", id, "--format", "table", "--data", directory.path)
        #expect(table.text.contains("[Oceanic Metals FZE]") && table.text.contains("Score") && table.text.contains(id))
        #expect(!table.text.contains("\u{1B}"), "no colours in a pipe")
        let none = try await program.run("alerts", "show", "zzz", "--data", directory.path)
        #expect(none.status == 2)
        #expect(none.output.isEmpty && none.errors.contains("zzz"))
    }

    @Test("search finds words, phrases and filters, and answers in NDJSON in a pipe")
    func search() async throws {
        for (arguments, count) in [
            (["smuggling"], 1), (["\"northern pier\""], 1), (["\"pier northern\""], 0), (["harbour OR gold"], 2),
            (["gold", "--", "-Mali"], 0), (["gold", "--", "-Chile"], 1),
            (["--party", "T-0001"], 1), (["--since", "2026-11-03"], 0), (["--until", "2026-11-03"], 2), ([], 2),
            (["--source", "x"], 0),
        ] {
            let run = try await program.run(["search", "--data", directory.path] + arguments)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try run.objects().count == count, "\(arguments)")
        }
        let hit = try await program.run("search", "smuggling", "--data", directory.path).object()
        #expect(hit["title"] as? String == "Gold refiner under suspicion" && hit["source"] as? String == "good")
        #expect((hit["snippet"] as? String)?.contains("smuggling") == true)
    }

    @Test(
        "what reads says where there is no store",
        arguments: ["alerts list", "search x", "lists status", "traders list", "screen --name x"])
    func noStore(command: String) async throws {
        let folder = try TemporaryFolder()
        let run = try await program.run(command.split(separator: " ").map(String.init) + ["--data", folder.path])
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("There is no store in \(folder.path) yet"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "and makes none")
    }
}
