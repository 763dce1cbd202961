import Foundation
import Harvest
import Records
import Storage
import TestSupport
import Testing

/// The program killed in the middle of its work, again and again.
struct KillTests {
    private static let kills = 20
    /// Kills of one working directory, before it may run to its end and another one begins.
    private static let killsEach = 5

    @Test(
        "killed twenty times at moments drawn with a seed, and then run to its end, it holds what it holds undisturbed")
    func killed() async throws {
        let program = try Program.tidewaiter()
        let server = try Self.newsroom()
        let expected = try await Self.undisturbed(program, server)
        #expect(expected.delivered.count == expected.alerts.count)
        #expect(expected.alerts.count > 5)

        var random = SeededRandom(seed: 20_261_125)
        var killed = 0
        while killed < Self.kills {
            let directory = try Self.directory(server)
            for _ in 0..<min(Self.killsEach, Self.kills - killed) {
                guard try await Self.isKilled(program, directory, server, &random) else { break }
                killed += 1
            }
            let run = try await Self.harvest(program, directory).finished()
            #expect(run.status == 3, "\(run.errors)")
            let outcome = try await Self.outcome(in: directory)
            #expect(outcome.digest == expected.digest, "after \(killed) kills")
            #expect(outcome.problems == [], "after \(killed) kills")
            #expect(outcome.alerts == expected.alerts, "after \(killed) kills")
            #expect(outcome.alerts.isSubset(of: outcome.delivered), "after \(killed) kills")
            #expect(outcome.pending == 0)
        }
    }

    @Test("killed in the middle of delivering, it delivers what is left, and nothing is lost", .timeLimit(.minutes(3)))
    func killedDelivering() async throws {
        let program = try Program.tidewaiter()
        let server = try Self.newsroom()
        let directory = try Self.directory(server)
        let turns = try Turns(file: directory.path("alerts.ndjson"))
        for lines in [0, 2, 4] {
            // The sink waits for its turn at the file, so that it cannot be done before the kill.
            turns.take()
            let run = try Self.harvest(program, directory)
            #expect(await holdsSoon { run.errorsSoFar.contains("pass.finished") })
            let patience = ContinuousClock.now + .seconds(20)
            while try directory.bytes("alerts.ndjson").count(where: { $0 == 10 }) < lines, .now < patience {
                turns.giveUp()
                usleep(1_000)
                turns.take()
            }
            run.kill()
            let end = await run.finished()
            // Before its first line it cannot be done; later, on a busy machine, it may outrun the kill, and that is well too.
            #expect(end.signal == SIGKILL || lines > 0 && end.status == 3)
            turns.giveUp()
        }
        #expect(try await Self.harvest(program, directory).finished().status == 3)
        let outcome = try await Self.outcome(in: directory)
        #expect(outcome.alerts.count > 4)
        #expect(outcome.delivered == outcome.alerts)
        #expect(outcome.pending == 0)
        let lines = try directory.bytes("alerts.ndjson").split(separator: 10).count
        #expect(lines <= outcome.alerts.count + 3, "at most one line again for each kill")
    }

    /// Takes turns at a file with those that lock it (flock).
    private struct Turns {
        private let descriptor: FileHandle

        init(file: String) throws {
            _ = FileManager.default.createFile(atPath: file, contents: nil)
            descriptor = try FileHandle(forUpdating: URL(fileURLWithPath: file))
        }

        func take() { flock(descriptor.fileDescriptor, LOCK_EX) }
        func giveUp() { flock(descriptor.fileDescriptor, LOCK_UN) }
    }

    /// Everything of the demonstration's site, a little slowly, so that a kill lands in the middle of something.
    private static func newsroom() throws -> HostileServer {
        let server = try HostileServer()
        server.serve(folder: Repository.path("demo/site"), delaySeconds: 0.02)
        server.route("/closed-shop/feed.rss") { _ in .status(410) }
        server.route("/old-mill-letter/feed.atom") { _ in .redirect(to: "/old-mill-letter/moved.atom", status: 301) }
        return server
    }

    private static func directory(_ server: HostileServer) throws -> TemporaryFolder {
        let directory = try TemporaryFolder()
        try directory.copyDemo(
            newsroom: server.url(""), moreSettings: "deliver:\n  - sink: file\n    path: alerts.ndjson\n")
        // Few lexicons, so that most of a harvest is harvesting rather than reading them.
        for name in ["offences", "events", "sanctions"] {
            try directory.copy(Repository.path("lexicons/" + name), to: "lexicons/" + name)
        }
        return directory
    }

    private static func harvest(_ program: Program, _ directory: TemporaryFolder) throws -> RunningProgram {
        try program.start("harvest", "--all", "--data", directory.path)
    }

    /// Starts a harvest and kills it once the server was asked so many times, and a moment more; false where it was done
    /// before that.
    private static func isKilled(
        _ program: Program, _ directory: TemporaryFolder, _ server: HostileServer, _ random: inout SeededRandom
    ) async throws -> Bool {
        let requests = Int.random(in: 0...36, using: &random)
        let moment = Int.random(in: 0...150, using: &random)
        let before = server.requests.count
        let run = try harvest(program, directory)
        let isOver = Gate()
        let end = Task {
            let end = await run.finished()
            isOver.open()
            return end
        }
        while server.requests.count - before < requests, !isOver.isOpen { try await Task.sleep(for: .milliseconds(2)) }
        try await Task.sleep(for: .milliseconds(moment))
        run.kill()
        return await end.value.signal == SIGKILL
    }

    /// What a harvest left behind.
    private struct Outcome {
        var digest: String
        /// `id severity` of each alert of the store, and of each line of the sink's file.
        var alerts: Set<String>
        var delivered: Set<String>
        var pending: Int
        var problems: [String]?
    }

    private static func undisturbed(_ program: Program, _ server: HostileServer) async throws -> Outcome {
        let directory = try directory(server)
        let run = try await harvest(program, directory).finished()
        // Two sources of the newsroom are meant to fail.
        #expect(run.status == 3, "\(run.errors)")
        return try await outcome(in: directory)
    }

    private static func outcome(in directory: TemporaryFolder) async throws -> Outcome {
        let lines = try directory.bytes("alerts.ndjson").split(separator: 10)
        let delivered = try lines.map { line in
            let alert = try JSONDecoder().decode(Delivered.self, from: Data(line))
            return "\(alert.id) \(alert.severity)"
        }
        return try await SQLiteStore.look(into: directory.path) { store in
            let report = try await store.report(checking: true)
            return Outcome(
                digest: try await store.digest(),
                alerts: Set(try await store.alerts(.init()).map { "\($0.id) \($0.severity.rawValue)" }),
                delivered: Set(delivered), pending: report.pendingDeliveries, problems: report.problems)
        }
    }

    private struct Delivered: Decodable {
        let id: String
        let severity: String
    }
}
