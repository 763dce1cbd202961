import Foundation
import TestSupport
import Testing

/// What is new in register, rules or lexicons, held against the articles that are stored.
struct ReanalysisTests {
    let program: Program
    let directory: WorkingDirectory

    init() async throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
        let server = try HostileServer()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        try directory.write([.init("good", server.url("/good"))])
        try directory.folder.write("id,name\nT-9,Nobody Meant GmbH\n", to: "traders.csv")
        #expect(try await run("harvest").status == 0)
        #expect(try await alerts().isEmpty)
    }

    private func run(_ arguments: String...) async throws -> ProgramRun {
        try await program.run(arguments + ["--data", directory.path])
    }

    private func alerts() async throws -> [[String: any Sendable]] {
        try await run("alerts", "list", "--format", "ndjson").objects()
    }

    private func load(_ register: String) async throws {
        let file = try directory.folder.write(register, to: "new/register.csv")
        let run = try await run("traders", "import", file)
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("a new trader is found in an old article, and the alert is marked; struck from the register it goes")
    func newTrader() async throws {
        try await load("id,name\nT-9,Nobody Meant GmbH\nT-7,Oceanic Metals FZE\n")
        let alert = try #require(try await alerts().first)
        #expect((alert["subject"] as? [String: any Sendable])?["id"] as? String == "T-7")
        #expect(alert["retrospective"] as? Bool == true)
        try await load("id,name\nT-9,Nobody Meant GmbH\n")
        #expect(try await alerts().isEmpty)
    }

    @Test("new lexicons wait for the command, which then finds what they know; a second time there is nothing to do")
    func newLexicon() async throws {
        try await load("id,name\nT-7,Oceanic Metals FZE\n")
        let offences = directory.folder.path("lexicons/offences.tsv")
        let whole = try String(contentsOfFile: offences, encoding: .utf8)
        try whole.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("smuggl") }
            .joined(separator: "\n").write(toFile: offences, atomically: true, encoding: .utf8)
        #expect(try await run("reanalyze").text.contains("0 alerts raised, 0 updated, 1 withdrawn"))
        try whole.write(toFile: offences, atomically: true, encoding: .utf8)
        #expect(try await run("harvest").status == 0)
        #expect(try await alerts().isEmpty)
        #expect(try await run("reanalyze", "--dry-run").text.contains("lexicons"))
        #expect(try await run("reanalyze").text.contains("1 alerts raised"))
        #expect(try await run("reanalyze").text.contains("nothing changed"))
    }
}
