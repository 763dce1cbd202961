import Foundation
import TestSupport
import Testing

/// Files of the user's that are wrong: told with file and line, and without loss for the rest.
struct BadFileTests {
    let program: Program
    let directory: WorkingDirectory
    let server: HostileServer

    init() throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
        server = try HostileServer()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        try directory.write([.init("good", server.url("/good"))])
    }

    /// Harvests; the good source and its alert must come through, and the exit status must say that something is wrong.
    private func expectTold(_ words: String) async throws {
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.status == 3)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(try await program.run("search", "--data", directory.path).lines.count == 2)
        let alerts = try await program.run("alerts", "list", "--rule", "trader-offence", "--data", directory.path)
        #expect(alerts.lines.count == 1)
    }

    @Test(
        "a bad line of a lexicon is told with its place; the other lines stand",
        arguments: [
            ("offence:smuggling", "a tab must stand between"), ("ofence:smuggling\tword", "is no concept"),
            ("offence:smuggling\tword\twrong:flag", "unknown flag “wrong:flag”"),
        ])
    func lexicon(line: String, words: String) async throws {
        try directory.folder.write(
            "# title: T\n# language: en\n\(line)\noffence:fraud\tfraud\n", to: "lexicons/mine.tsv")
        try await expectTold("lexicons/mine.tsv:3: error: ")
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    @Test("a lexicon that is not UTF-8 is told with its line")
    func lexiconBytes() async throws {
        try directory.folder.write(
            Array("# language: en\noffence:x\tfra".utf8) + [0xFF] + Array("ud\n".utf8), to: "lexicons/mine.tsv")
        try await expectTold("lexicons/mine.tsv:2: error: the line is not UTF-8")
    }

    @Test("an unknown key of a rule is told with file, line and what was probably meant")
    func rule() async throws {
        let rule = WorkingDirectory.rules.replacing("trader-offence", with: "mine").replacing("within:", with: "withn:")
        try directory.folder.write(rule, to: "rules/mine.yaml")
        try await expectTold("rules/mine.yaml:7: error: unknown key “withn”")
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.errors.contains("did you mean “within”?"))
    }

    @Test("a bad source of the catalogue is told with its line; the others are harvested")
    func source() async throws {
        let good = try directory.folder.text("feeds/test.yaml")
        try directory.folder.write(
            good + "  - id: Second One\n    url: http://127.0.0.1:9/\n  - id: third\n    urll: http://127.0.0.1:9/\n",
            to: "feeds/test.yaml")
        try await expectTold("feeds/test.yaml:6: error: ")
        let run = try await program.run("sources", "list", "--data", directory.path)
        #expect(run.errors.contains("is not kebab-case") && run.errors.contains("did you mean “url”?"), "\(run.errors)")
        #expect(try run.objects().count == 1)
    }

    @Test("a feeds file that is not YAML is told; the other files stand")
    func notYAML() async throws {
        try directory.folder.write("sources: [\n  - id: x\n", to: "feeds/other.yaml")
        try await expectTold("feeds/other.yaml:")
    }

    @Test(
        "a setting that cannot be understood stops every harvest before it begins",
        arguments: [
            ("ftech:\n  delay: 1\n", "tidewaiter.yaml:1: error: unknown key “ftech”, did you mean “fetch”?"),
            ("fetch:\n  dealy: 1\n", "tidewaiter.yaml:2: error: unknown key “dealy”, did you mean “delay”?"),
            ("fetch:\n  delay: soon\n", "tidewaiter.yaml:2: error: "),
            ("fetch:\n  allow-networks: [here]\n", "“here” is not a network"),
            ("deliver:\n  - sink: pigeon\n", "“pigeon” is not one of"),
            ("fetch: [\n", "tidewaiter.yaml:"),
        ])
    func settings(text: String, words: String) async throws {
        try directory.folder.write(text, to: "tidewaiter.yaml")
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(server.requests.isEmpty)
        #expect(try await program.run("doctor", "--data", directory.path).status == 2)
    }
}
