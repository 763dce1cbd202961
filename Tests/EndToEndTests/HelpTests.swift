import Foundation
import TestSupport
import Testing

/// The command line itself.
struct HelpTests {
    private struct Told: Decodable {
        let command: Command
    }

    private struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let subcommands: [Command]?

        /// The words that call this command and each below it, with what it says of itself.
        func all(after words: [String] = []) -> [(words: [String], abstract: String)] {
            (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { sub in
                let path = words + [sub.commandName]
                return [(path, sub.abstract ?? "")] + sub.all(after: path)
            }
        }
    }

    @Test("every command has help that begins with what it is for")
    func help() async throws {
        let program = try Program.tidewaiter()
        let dump = try await program.run("--experimental-dump-help")
        let commands = try JSONDecoder().decode(Told.self, from: Data(dump.output)).command.all()
        #expect(commands.count >= 20)
        for command in commands {
            let run = try await program.run(command.words + ["--help"])
            #expect(run.status == 0, "\(command.words)")
            #expect(!command.abstract.isEmpty, "\(command.words) does not say what it is for")
            let text = run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let abstract = command.abstract.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(text.hasPrefix("OVERVIEW: " + abstract), "\(command.words)")
            #expect(run.errors.isEmpty, "\(command.words): \(run.errors)")
        }
    }

    @Test("the program alone prints help grouped by job, and its version")
    func alone() async throws {
        let program = try Program.tidewaiter()
        let run = try await program.run()
        #expect(run.status == 0)
        for word in ["BEGIN", "COLLECT", "SCREEN", "TRIAGE", "demo", "harvest"] {
            #expect(run.text.localizedCaseInsensitiveContains(word), "\(word)")
        }
        #expect(try await program.run("--version").text.contains("."))
    }

    @Test(
        "wrong usage exits with 64 and says what is wrong",
        arguments: [
            (["harvst"], "harvst"), (["harvest", "--al"], "--al"), (["alerts", "list", "--state", "old"], "old"),
            (["parse", "list", "--format", "un-sc-xm", "x"], "did you mean “un-sc-xml”?"), (["alerts", "show"], "id"),
            (["search", "x", "--since", "yesterday"], "yesterday"), (["screen"], "--name"), (["robots"], "file"),
            (["harvest", "--allow-net", "300.0.0.0/8"], "300.0.0.0/8"),
        ])
    func wrongUsage(arguments: [String], words: String) async throws {
        let folder = try TemporaryFolder()
        let run = try await Program.tidewaiter().run(arguments, in: folder.path)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("a source that is not in the catalogue is wrong usage, with the nearest one suggested")
    func unknownSource() async throws {
        let directory = try WorkingDirectory()
        try directory.write([.init("harbour-news", "http://127.0.0.1:9/")])
        for command in ["harvest", "lists"] {
            let words = command == "lists" ? ["lists", "update"] : [command]
            let run = try await Program.tidewaiter().run(words + ["--data", directory.path, "--source", "harbor-news"])
            #expect(run.status == 64)
            #expect(
                run.errors.contains("there is no source “harbor-news” in the catalogue; did you mean “harbour-news”?"))
        }
    }
}
