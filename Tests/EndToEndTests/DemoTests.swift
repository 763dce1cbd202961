import Foundation
import TestSupport
import Testing

/// The demonstration, which checks itself.
struct DemoTests {
    @Test("the demonstration needs no network, ends, and everything comes out as planted")
    func demo() async throws {
        let program = try Program.tidewaiter()
        let folder = try TemporaryFolder()
        let run = try await program.run("demo", "--once", "--data", folder.path)
        #expect(run.status == 0, "\(run.text)\n\(run.errors)")
        #expect(run.text.contains("✓ as planted"))
        #expect(run.text.contains("Score") && run.text.contains("“"), "one alert is shown in full")
        let alerts = try await program.run("alerts", "list", "--data", folder.path)
        #expect(alerts.status == 0)
        #expect(try alerts.objects().count > 10)

        // Again in the same place: the store of the first is replaced.
        #expect(try await program.run("demo", "--once", "--data", folder.path).status == 0)
        let again = try await program.run("alerts", "list", "--data", folder.path)
        #expect(again.lines.count == alerts.lines.count)
    }

    @Test("the demonstration leaves a store alone that is not its own")
    func foreign() async throws {
        let folder = try TemporaryFolder()
        try folder.write("somebody's", to: "tidewaiter.db")
        let run = try await Program.tidewaiter().run("demo", "--once", "--data", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("holds a store that is not a demonstration's"))
        #expect(try folder.text("tidewaiter.db") == "somebody's")
    }
}
