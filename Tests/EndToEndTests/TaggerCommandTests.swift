import Foundation
import TestSupport
import Testing

/// Parties that no register knows, from the command line.
struct TaggerCommandTests {
    private func mentions(_ run: ProgramRun) throws -> [(text: String, kind: String)] {
        let found = try #require(try run.object()["mentions"] as? [[String: any Sendable]])
        return found.map { ($0["text"] as? String ?? "", $0["kind"] as? String ?? "") }
    }

    @Test("the shipped models mark people, organisations and ships, unless they are not asked to")
    func shipped() async throws {
        let program = try Program.tidewaiter()
        let folder = try TemporaryFolder()
        let text = """
            The tanker Northern Pearl was seized on Tuesday. Maria Lindqvist, a spokeswoman of Baltic Timber AG, said so.
            """
        let story = "{\"id\":\"1\",\"title\":\"Tanker seized\",\"text\":\"\(text)\",\"language\":\"en\"}\n"
        let marked = try mentions(try await program.run(["analyze", "-"], input: story, in: folder.path))
        #expect(marked.contains { $0 == ("Maria Lindqvist", "person") })
        #expect(marked.contains { $0 == ("Baltic Timber AG", "organization") })
        #expect(marked.contains { $0.text == "Northern Pearl" })
        let plain = try mentions(
            try await program.run(["analyze", "--no-parties", "-"], input: story, in: folder.path))
        #expect(!plain.contains { $0.kind == "person" })
    }

    @Test("a model is learnt from marked texts, the same ones give the same model, and a working directory uses it")
    func trained() async throws {
        let program = try Program.tidewaiter()
        let folder = try TemporaryFolder()
        let sentence = ["Yesterday O", "Ana B-PER", "Kerlova I-PER", "visited O", "Portoria B-LOC", ". O"]
        let corpus = (0..<60).map { _ in sentence.joined(separator: "\n") + "\n\n" }.joined()
        let path = try folder.write(corpus, to: "corpus.conll")
        for name in ["a.model", "models/b.model"] {
            try FileManager.default.createDirectory(
                atPath: folder.path("models"), withIntermediateDirectories: true)
            let run = try await program.run(
                "train-tagger", path, "--title", "Test", "--origin", "made here", "--licence", "as the project",
                "--language", "en", "--out",
                folder.path(name), "--held-out", path)
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(try folder.bytes("a.model") == folder.bytes("models/b.model"))
        let story =
            "{\"id\":\"1\",\"title\":\"\",\"text\":\"Yesterday Ana Kerlova visited Portoria.\",\"language\":\"en\"}\n"
        let found = try mentions(try await program.run(["analyze", "-"], input: story, in: folder.path))
        #expect(found.contains { $0 == ("Ana Kerlova", "person") })
        let empty = try folder.write("no O\nname O\n\n", to: "empty.conll")
        let none = try await program.run(
            "train-tagger", empty, "--title", "T", "--origin", "here", "--licence", "l", "--language", "en", "--out",
            folder.path("n.model")
        )
        #expect(none.status == 2 && none.errors.contains("nothing could be learnt"), "\(none.errors)")
    }
}
