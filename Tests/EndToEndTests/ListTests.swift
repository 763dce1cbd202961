import Foundation
import TestSupport
import Testing

/// `lists`: which version is in force, and which is refused.
struct ListTests {
    let program: Program
    let directory: WorkingDirectory
    let server: HostileServer

    init() throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
        server = try HostileServer()
        server.serve(SmallList(count: 30, first: "OCEANIC METALS FZE"), in: "/list")
        let list = WorkingDirectory.Source(
            "invented-list", server.url("/list/sdn.csv"), kind: "list",
            more: ["format: ofac-sdn-csv", "expect: {entities: [25, 40]}"])
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        try directory.write([list, .init("good", server.url("/good"))])
    }

    private func update() async throws -> ProgramRun {
        try await program.run("lists", "update", "--data", directory.path)
    }

    private func status() async throws -> [String: any Sendable] {
        try await program.run("lists", "status", "--data", directory.path).object()
    }

    @Test("a list comes into force once, and only its change makes another version")
    func versions() async throws {
        #expect(try await update().status == 0)
        let first = try await status()
        #expect(first["source"] as? String == "invented-list")
        #expect(first["entities"] as? Int == 30 && first["in_force"] as? Bool == true)
        #expect(try await update().status == 0)
        #expect(try await status()["hash"] as? String == first["hash"] as? String)
        server.serve(SmallList(count: 31, first: "OCEANIC METALS FZE"), in: "/list")
        #expect(try await update().status == 0)
        let second = try await status()
        #expect(second["entities"] as? Int == 31 && second["added"] as? Int == 1 && second["removed"] as? Int == 0)
        let all = try await program.run("lists", "status", "--all", "--data", directory.path).objects()
        #expect(all.count == 2)
    }

    /// What is served in the place of the list, and words that say why it is refused.
    static let refused: [(name: String, bytes: [UInt8], words: String)] = [
        (
            "a third of the records is missing", Array(SmallList(count: 20).main.utf8),
            "it holds 20 records, expected 25 to 40"
        ),
        ("cut in the middle of a record", SmallList.cut, "may have been cut"),
        ("not of the format", Array("<html><body>We are sorry".utf8), "not an OFAC CSV file"),
        ("empty", [], "empty"),
    ]

    @Test(
        "a bad list is refused: the last good version stays in force, and the rest is harvested",
        arguments: refused.indices)
    func refusal(number: Int) async throws {
        let bad = Self.refused[number]
        #expect(try await update().status == 0)
        let before = try await status()
        server.serve(bad.bytes, at: "/list/sdn.csv", type: "text/csv")
        let run = try await update()
        #expect(run.status == 3, "\(bad.name)")
        #expect(
            run.errors.contains("invented-list: refused") && run.errors.contains(bad.words),
            "\(bad.name): \(run.errors)")
        #expect(try await status()["hash"] as? String == before["hash"] as? String)

        let summary = directory.folder.path("summary.json")
        let harvest = try await program.run("harvest", "--all", "--data", directory.path, "--summary-json", summary)
        #expect(harvest.status == 3)
        let told = try JSONDecoder().decode(Summary.self, from: Data(contentsOf: URL(fileURLWithPath: summary)))
        #expect(told.failures.map(\.source) == ["invented-list"])
        #expect(told.failures.first?.reason.contains(bad.words) == true)
        #expect(told.sources.failed == 1 && told.sources.ok == 1)
        #expect(told.items.new == 2 && told.alerts.raised == 1)
        let screened = try await program.run("screen", "--data", directory.path, "--name", "INVENTED PARTY 1030")
            .object()
        #expect((screened["matches"] as? [[String: any Sendable]])?.first?["entity"] as? String == "ofac:1030")
    }

    @Test("a list in XML that is cut is refused, although what is left of it could be read")
    func cutXML() async throws {
        let whole = [UInt8](
            try Data(contentsOf: URL(fileURLWithPath: Repository.path("demo/site/lists/consolidated.xml"))))
        server.serve(whole, at: "/un.xml", type: "application/xml")
        try directory.write([.init("invented-un", server.url("/un.xml"), kind: "list", more: ["format: un-sc-xml"])])
        #expect(try await update().status == 0)
        let before = try await status()
        for share in [30, 60, 90, 99] {
            server.serve(Array(whole.prefix(whole.count * share / 100)), at: "/un.xml", type: "application/xml")
            let run = try await update()
            #expect(run.status == 3, "cut at \(share) %")
            #expect(run.errors.contains("invented-un: refused"), "\(run.errors)")
            #expect(try await status()["hash"] as? String == before["hash"] as? String)
        }
    }

    @Test("what was found of an entry is taken back when it leaves the list")
    func delisted() async throws {
        try FileManager.default.removeItem(atPath: directory.folder.path("rules"))
        #expect(try await update().status == 0)
        #expect(try await program.run("alerts", "list", "--rule", "listing", "--data", directory.path).lines.count == 1)
        server.serve(SmallList(count: 30), in: "/list")
        #expect(try await update().status == 0)
        #expect(try await program.run("alerts", "list", "--rule", "listing", "--data", directory.path).lines.isEmpty)
    }

    @Test("a list without one of its files is refused")
    func missingPart() async throws {
        server.route("/list/alt.csv") { _ in .status(404) }
        let run = try await update()
        #expect(run.status == 3)
        #expect(run.errors.contains("invented-list: refused: its file “alt”"), "\(run.errors)")
    }

    @Test("a trader that comes onto a list raises an alert at once; screening names the entry and the reasons")
    func listing() async throws {
        #expect(try await program.run("harvest", "--data", directory.path).status == 0)
        try FileManager.default.removeItem(atPath: directory.folder.path("rules"))
        #expect(try await update().status == 0)
        let alerts = try await program.run("alerts", "list", "--rule", "listing", "--data", directory.path).objects()
        #expect(alerts.count == 1)
        #expect((alerts.first?["subject"] as? [String: any Sendable])?["id"] as? String == "T-0001")
        let run = try await program.run("screen", "--data", directory.path, directory.folder.path("traders.csv"))
        #expect(run.errors.contains("invented-list: 30 entries"))
        let answers = try run.objects()
        #expect(answers.map { $0["id"] as? String } == ["T-0001", "T-0002"])
        let match = try #require((answers[0]["matches"] as? [[String: any Sendable]])?.first)
        #expect(match["entity"] as? String == "ofac:1001")
        #expect((match["reasons"] as? [String])?.isEmpty == false)
        #expect((answers[1]["matches"] as? [[String: any Sendable]])?.isEmpty == true)
    }

    struct Summary: Decodable {
        struct Sources: Decodable { let ok, unchanged, failed: Int }
        struct Items: Decodable { let new, updated: Int }
        struct Alerts: Decodable { let raised, updated: Int }
        struct Failure: Decodable { let source, reason: String }

        let sources: Sources
        let items: Items
        let alerts: Alerts
        let failures: [Failure]
        let seconds: Double
    }
}
