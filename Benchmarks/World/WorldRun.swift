import Foundation

/// Lets the program live through a world: round by round the site shows more of it, the program harvests, and its
/// alerts are noted. Half-way the lists get their second version and the register its late traders.
struct WorldRun {
    let world: Newsworld
    let program: String
    /// `work` is the program's directory, `world` the truth; the lists of alerts are beside them.
    let folder: String
    let rounds: Int

    struct Failure: Error, CustomStringConvertible { let description: String }

    func run() async throws -> ScoreReport {
        let site = try NewsSite(world)
        defer { site.stop() }
        let work = WorkingDirectory(path: folder + "/work")
        try work.prepare(world, site)
        try world.write(to: folder + "/world")
        var firstRound: [String: Int] = [:]
        var costs: [String: Double] = [:]
        var alerts: [AlertLine] = []
        for round in 0..<rounds {
            show(round, site)
            try await pass(round, work.path, &costs)
            let data = try await call(
                ["alerts", "list", "--format", "ndjson", "--data", work.path], &costs, "list", accepted: [0])
            try data.write(to: URL(fileURLWithPath: "\(folder)/alerts-\(round + 1).ndjson"))
            alerts = AlertLine.read(data)
            for alert in alerts where firstRound[alert.id] == nil { firstRound[alert.id] = round }
        }
        costs["requests"] = Double(site.requests)
        let rows = world.truth.map(withRound)
        return ScoreReport(
            scorer: Scorer(rows, world.articles.map(StoredArticle.init), alerts), rounds: firstRound, costs: costs)
    }

    /// The round in which lists and register change.
    private var turn: Int { rounds / 2 }

    private func end(of round: Int) -> Int64 {
        world.size.start + (world.size.end - world.size.start) * Int64(round + 1) / Int64(rounds)
    }

    private func show(_ round: Int, _ site: NewsSite) {
        site.show(
            until: end(of: round), since: round == 0 ? 0 : end(of: round - 1), listVersion: round < turn ? 1 : 2)
    }

    private func pass(_ round: Int, _ work: String, _ costs: inout [String: Double]) async throws {
        if round == 0 || round == turn {
            let file = "\(folder)/world/traders-\(round < turn ? 1 : 2).csv"
            _ = try await call(["traders", "import", file, "--data", work], &costs, "import", accepted: [0, 1])
            let update = ["lists", "update", "--data", work, "--allow-net", "127.0.0.0/8"]
            _ = try await call(update, &costs, "lists", accepted: [0])
        }
        let harvest = [
            "harvest", "--all", "--data", work, "--allow-net", "127.0.0.0/8", "--summary-json",
            "\(folder)/summary-\(round + 1).json",
        ]
        _ = try await call(harvest, &costs, "harvest", accepted: [0, 3])
    }

    /// In which round a happening can first be known.
    private func withRound(_ row: TruthRow) -> TruthRow {
        var row = row
        let first = row.reports.compactMap { Stamp.seconds($0.published) }.min()
        let told = first.flatMap { first in (0..<rounds).first { first <= end(of: $0) } }
        if row.round == -1 {
            row.round = max(turn, told ?? 0)
            row.isRetrospective = (told ?? turn) < turn
        } else {
            row.round = row.round ?? told
        }
        return row
    }

    /// Runs the program; its standard error goes to `stderr.txt`.
    /// - Parameter accepted: exit statuses that are no failure.
    private func call(
        _ arguments: [String], _ costs: inout [String: Double], _ name: String, accepted: Set<Int32>
    ) async throws -> Data {
        let before = Self.childSeconds
        let started = ContinuousClock.now
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = folder + "/stdout.tmp"
        let errors = folder + "/stderr.txt"
        let files = FileManager.default
        guard files.createFile(atPath: output, contents: nil),
            files.fileExists(atPath: errors) || files.createFile(atPath: errors, contents: nil),
            let out = FileHandle(forWritingAtPath: output), let err = FileHandle(forWritingAtPath: errors)
        else { throw Failure(description: "\(folder) cannot be written") }
        try err.seekToEnd()
        process.standardOutput = out
        process.standardError = err
        try process.run()
        process.waitUntilExit()
        let elapsed = ContinuousClock.now - started
        costs[name + "_seconds", default: 0] +=
            Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        costs[name + "_cpu_seconds", default: 0] += Self.childSeconds - before
        guard accepted.contains(process.terminationStatus) else {
            throw Failure(
                description:
                    "\(arguments.joined(separator: " ")) ended with \(process.terminationStatus); see \(errors)")
        }
        return try Data(contentsOf: URL(fileURLWithPath: output))
    }

    /// CPU time of children that ended.
    private static var childSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}
