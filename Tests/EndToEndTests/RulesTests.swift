import TestSupport
import Testing

/// `rules` as those use it who write rules.
struct RulesTests {
    @Test("every shipped rule does on its examples what it says, with the shipped lexicons")
    func shipped() async throws {
        let folder = try TemporaryFolder()
        let run = try await Program.tidewaiter().run("rules", "check", "--errors", in: folder.path)
        #expect(run.status == 0, "\(run.text)")
    }

    @Test("a text is tried: which rule fires and why, and what another one lacks")
    func text() async throws {
        let folder = try TemporaryFolder()
        let run = try await Program.tidewaiter().run(
            "rules", "try", "--text", "Blue Delta Shipping Co. was fined for smuggling.", in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("trader-offence"))
        #expect(run.text.contains("trader-listed-party"))
    }
}
