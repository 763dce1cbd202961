import Foundation
import TestSupport
import Testing

/// `init`, and what `doctor` says of it.
struct InitTests {
    @Test("init writes a directory that doctor has no error about, and a second init keeps what is there")
    func initialises() async throws {
        let program = try Program.tidewaiter()
        let folder = try TemporaryFolder()
        let data = folder.path("office")
        let first = try await program.run("init", data)
        #expect(first.status == 0, "\(first.errors)")
        for name in ["tidewaiter.yaml", "traders.csv", "feeds", "lexicons", "rules"] {
            #expect(FileManager.default.fileExists(atPath: data + "/" + name), "\(name)")
        }
        let doctor = try await program.run("doctor", "--data", data)
        // Nothing is harvested yet, and nobody can be reached: it says so, and finds nothing broken.
        #expect(doctor.status == 1)
        #expect(!doctor.text.contains("✘") && !doctor.text.contains("error:"), "\(doctor.text)")
        #expect(doctor.text.contains("sources enabled") && doctor.text.contains("nothing was harvested yet"))

        try folder.write("id,name\nT-9,Mine\n", to: "office/traders.csv")
        let second = try await program.run("init", data)
        #expect(second.status == 0)
        #expect(second.text.hasPrefix("0 files written"), "\(second.text)")
        #expect(try folder.text("office/traders.csv") == "id,name\nT-9,Mine\n")
        let third = try await program.run("init", "--force", data)
        #expect(third.status == 0)
        #expect(try folder.text("office/traders.csv") != "id,name\nT-9,Mine\n")
    }

    @Test("init says where it cannot write")
    func unwritable() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "file")
        let run = try await Program.tidewaiter().run("init", file)
        #expect(run.status == 2)
        #expect(run.errors.contains(file))
    }

    @Test(
        "doctor finds nothing to complain of after a harvest that went well, and says what failed after one that did not"
    )
    func doctor() async throws {
        let program = try Program.tidewaiter()
        let directory = try WorkingDirectory()
        let server = try HostileServer()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        try directory.write([.init("good", server.url("/good")), .init("bad", server.url("/bad"))])
        for _ in 0..<3 { #expect(try await program.run("harvest", "--all", "--data", directory.path).status == 3) }
        let run = try await program.run("doctor", "--deep", "--data", directory.path)
        #expect(run.status == 1)
        #expect(run.text.contains("bad failed 3 times: the server answered 404"), "\(run.text)")
        #expect(run.text.contains("2 articles, 1 alerts") && run.text.contains("register: 2 traders"), "\(run.text)")
        #expect(!run.text.contains("✘"))
    }
}
