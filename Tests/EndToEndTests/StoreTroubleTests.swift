import Foundation
import TestSupport
import Testing

/// A disk that is full or read-only, and two engines in one working directory.
struct StoreTroubleTests {
    let program: Program
    let server: HostileServer

    init() throws {
        program = try Program.tidewaiter()
        server = try HostileServer()
    }

    /// A hundred articles of some 30 kB each.
    private func largeFeed() -> [UInt8] {
        var random = SeededRandom(seed: 7)
        let items = (0..<100).map { number in
            let words = (0..<4_000).map { _ in String(UInt32.random(in: 0...0xFFFFFF, using: &random), radix: 36) }
            return TestFeed.Item("large-\(number)", "Notice number \(number)", words.joined(separator: " "))
        }
        return Array(TestFeed.rss(items).utf8)
    }

    /// A working directory with a good feed, and a large one behind it.
    private func directory() throws -> WorkingDirectory {
        let directory = try WorkingDirectory()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        server.serve(largeFeed(), at: "/large", type: "application/rss+xml")
        try directory.write([.init("good", server.url("/good")), .init("large", server.url("/large"))])
        return directory
    }

    private func articles(in path: String) async throws -> Int {
        try await program.run("search", "--limit", "1000", "--data", path).lines.count
    }

    /// Whatever the trouble was, the next harvest ends it, and nothing is missing or doubled.
    private func expectWhole(_ path: String) async throws {
        let run = try await program.run("harvest", "--all", "--data", path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try await articles(in: path) == 102)
        #expect(try await program.run("alerts", "list", "--data", path).lines.count == 1)
        let doctor = try await program.run("doctor", "--deep", "--data", path)
        #expect(!doctor.text.contains("✘"), "\(doctor.text)")
    }

    @Test(
        "a full disk is said, and the harvest goes on when there is room again",
        .enabled(if: SmallDisk.isPossible, "needs the right to mount; the limit of a file's size stands in for it"))
    func fullDisk() async throws {
        let disk = try #require(try SmallDisk(mebibytes: 3))
        try directory().copy(to: disk.path)
        let run = try await program.run("harvest", "--all", "--data", disk.path)
        #expect(run.status == 2)
        #expect(
            run.errors.contains("error: No room to write \(disk.path)/tidewaiter.db: free some space"), "\(run.errors)")
        #expect(disk.resize(mebibytes: 64))
        try await expectWhole(disk.path)
    }

    @Test("a file that may not grow is said, and the harvest goes on when it may")
    func fileLimit() async throws {
        let directory = try directory()
        var shell = Program("/bin/sh")
        shell.environment = program.environment
        // In blocks of 512 bytes: one mebibyte.
        let script = "trap '' XFSZ; ulimit -f 2048; exec \"$0\" harvest --all --data \"$1\""
        let run = try await shell.run("-c", script, program.path, directory.path)
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.errors.contains("error: No room to write"), "\(run.errors)")
        try await expectWhole(directory.path)
    }

    @Test(
        "a read-only store is said, and unharmed",
        .enabled(if: SmallDisk.isPossible || getuid() != 0, "needs the right to mount"))
    func readOnly() async throws {
        let directory = try directory()
        let disk = try SmallDisk(mebibytes: 64)
        let path = disk?.path ?? directory.path
        if disk != nil { try directory.copy(to: path) }
        #expect(try await program.run("harvest", "--source", "good", "--data", path).status == 0)
        try setReadOnly(true, path, disk)
        let run = try await program.run("harvest", "--all", "--data", path)
        #expect(run.status == 2)
        #expect(run.errors.contains("error: ") && run.errors.contains(path), "\(run.errors)")
        #expect(server.count("/large") == 0)
        try setReadOnly(false, path, disk)
        try await expectWhole(path)
    }

    private func setReadOnly(_ isReadOnly: Bool, _ path: String, _ disk: SmallDisk?) throws {
        if let disk { return #expect(disk.setReadOnly(isReadOnly)) }
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix("tidewaiter.") {
            chmod(path + "/" + name, isReadOnly ? 0o444 : 0o644)
        }
        chmod(path, isReadOnly ? 0o555 : 0o755)
    }

    @Test("a second harvest of one directory says which process holds it; told to wait, it waits")
    func twoHarvests() async throws {
        let directory = try WorkingDirectory()
        let gate = Gate()
        server.route("/good") { _ in
            gate.wait()
            return .ok(TestFeed.good, type: "application/rss+xml")
        }
        try directory.write([.init("good", server.url("/good"))])
        // The answer waits for three other programs to come and go, which takes its time on a busy machine.
        try directory.folder.write(WorkingDirectory.settings(timeoutSeconds: 300), to: "tidewaiter.yaml")
        let first = try program.start("harvest", "--all", "--data", directory.path)
        #expect(await holdsSoon { server.count("/good") == 1 })

        let second = try await program.run("harvest", "--data", directory.path)
        #expect(second.status == 2)
        #expect(
            second.errors.contains("error: Process \(first.pid) (") && second.errors.contains("harvest --all"),
            "\(second.errors)")
        // Reading needs no lock.
        #expect(try await program.run("alerts", "list", "--data", directory.path).status == 0)

        let third = try program.start("harvest", "--wait", "60", "--data", directory.path)
        try await Task.sleep(for: .milliseconds(300))
        gate.open()
        #expect(await first.finished().status == 0)
        let waited = await third.finished()
        #expect(waited.status == 0, "\(waited.errors)")
        #expect(try await articles(in: directory.path) == 2)
    }

    @Test("a server that hangs up ends its source, not the program")
    func hangingUp() async throws {
        let directory = try WorkingDirectory()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        server.route("/drop") { _ in .drop }
        server.route("/reset") { _ in .cut("<rss>", reset: true) }
        try directory.write(["good", "drop", "reset"].map { .init($0, server.url("/\($0)")) })
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.status == 3 && run.signal == nil, "\(run.errors)")
        #expect(run.errors.contains("source=drop") && run.errors.contains("source=reset"))
        #expect(try await articles(in: directory.path) == 2)
    }
}
