import Foundation
import TestSupport
import Testing

/// `sources`, and which networks are reached.
struct SourceTests {
    let program: Program
    let directory: WorkingDirectory
    let server: HostileServer

    init() throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
        server = try HostileServer()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        try directory.write([.init("good", server.url("/good")), .init("missing", server.url("/missing"))])
    }

    @Test("sources list tells how each source fares")
    func list() async throws {
        let before = try await program.run("sources", "list", "--data", directory.path).objects()
        #expect(before.map { $0["status"] as? String } == ["never asked", "never asked"])
        #expect(try await program.run("harvest", "--data", directory.path).status == 3)
        let after = try await program.run("sources", "list", "--data", directory.path).objects()
        #expect(after.map { $0["id"] as? String } == ["good", "missing"])
        #expect(after.map { $0["status"] as? String } == ["ok", "failing"])
        #expect((after[1]["last_error"] as? String)?.contains("404") == true)
        let failing = try await program.run("sources", "list", "--failing", "--data", directory.path).objects()
        #expect(failing.map { $0["id"] as? String } == ["missing"])
        let table = try await program.run("sources", "list", "--format", "table", "--data", directory.path)
        #expect(table.lines.first?.hasPrefix("ID") == true && table.lines.count == 3)
    }

    @Test("sources check says what a source would yield, and stores nothing")
    func check() async throws {
        let run = try await program.run("sources", "check", "--format", "table", "--data", directory.path)
        #expect(run.status == 3)
        #expect(run.text.contains("✓ good") && run.text.contains("rss20, 2 items"), "\(run.text)")
        #expect(run.text.contains("✘ missing") && run.text.contains("404"))
        #expect(!FileManager.default.fileExists(atPath: directory.folder.path("tidewaiter.db")))
        let one = try await program.run(
            "sources", "check", server.url("/good"), "--format", "table", "--data", directory.path)
        #expect(one.status == 0 && one.text.contains("2 items"))
    }

    @Test("no private network is reached unless it is allowed")
    func networks() async throws {
        let settings = WorkingDirectory.settings.replacing("  allow-networks: [127.0.0.1/32]\n", with: "")
        try directory.folder.write(settings, to: "tidewaiter.yaml")
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.status == 3)
        #expect(run.errors.contains("127.0.0.1 is no public address"), "\(run.errors)")
        #expect(server.connections == 0)
        let allowed = try await program.run(
            "harvest", "--source", "good", "--data", directory.path, "--allow-net", "127.0.0.0/8")
        #expect(allowed.status == 0, "\(allowed.errors)")
    }

    @Test("only what is due is asked, unless all or one is asked for")
    func due() async throws {
        try directory.write([.init("good", server.url("/good"))])
        #expect(try await program.run("harvest", "--data", directory.path).status == 0)
        #expect(server.count("/good") == 1)
        #expect(try await program.run("harvest", "--data", directory.path).status == 0)
        #expect(server.count("/good") == 1)
        #expect(try await program.run("harvest", "--source", "good", "--data", directory.path).status == 0)
        #expect(server.count("/good") == 2)
        #expect(server.requests(for: "/good").last?.isConditional == true)
    }
}
