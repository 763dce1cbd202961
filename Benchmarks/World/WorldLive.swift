import Foundation
import Synchronization

/// Lets `tidewaiter serve` live through a world in a few minutes, and measures how long an alert takes from the poll
/// that showed its report until it is delivered.
struct WorldLive {
    let world: Newsworld
    let program: String
    let folder: String
    /// Real seconds that the whole world is spread over.
    let seconds: Int

    /// Seconds by happening: from the answer that first showed a report of it until its alert was delivered.
    struct Latency: Sendable {
        var beyondPoll: [Double] = []
        var fromPublication: [Double] = []
    }

    func run() async throws -> Latency {
        let site = try NewsSite(world)
        defer { site.stop() }
        site.show(until: world.size.start, since: world.size.start, listVersion: 1)
        let work = WorkingDirectory(path: folder + "/work")
        try work.prepare(world, site, every: "60s", sink: folder + "/delivered.ndjson")
        try world.write(to: folder + "/world")
        try FileManager.default.copyItem(atPath: folder + "/world/traders-2.csv", toPath: work.path + "/traders.csv")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["serve", "--data", work.path, "--allow-net", "127.0.0.0/8", "--no-console"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { process.waitUntilExit() }
        defer { process.terminate() }
        // Everything was asked once before news comes.
        try await Task.sleep(for: .seconds(20))
        return try await watch(site, process)
    }

    private func watch(_ site: NewsSite, _ process: Process) async throws -> Latency {
        let begun = Date().timeIntervalSince1970
        let span = Double(world.size.end - world.size.start)
        var arrived: [String: Double] = [:]
        var size = 0
        while process.isRunning, Date().timeIntervalSince1970 < begun + Double(seconds) + 90 {
            let share = min(1, (Date().timeIntervalSince1970 - begun) / Double(seconds))
            site.show(
                until: world.size.start + Int64(span * share), since: world.size.start, listVersion: 1)
            if let data = try? Data(contentsOf: URL(fileURLWithPath: folder + "/delivered.ndjson")), data.count > size {
                size = data.count
                for alert in AlertLine.read(data) where arrived[alert.id] == nil {
                    arrived[alert.id] = Date().timeIntervalSince1970
                }
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        return try latency(site, arrived, begun: begun)
    }

    private func latency(_ site: NewsSite, _ arrived: [String: Double], begun: Double) throws -> Latency {
        let alerts = AlertLine.read(try Data(contentsOf: URL(fileURLWithPath: folder + "/delivered.ndjson")))
        let scorer = Scorer(world.truth, world.articles.map(StoredArticle.init), alerts)
        let served = site.served
        let scale = Double(seconds) / Double(world.size.end - world.size.start)
        var latency = Latency()
        for row in world.truth {
            guard let alert = scorer.hits[row.id]?.first, let time = arrived[alert.id] else { continue }
            let reports = row.reports.filter { alert.paths.contains($0.path) }
            if let first = reports.compactMap({ served[$0.path] }).min() { latency.beyondPoll.append(time - first) }
            if let first = reports.compactMap({ Stamp.seconds($0.published) }).min() {
                latency.fromPublication.append(time - begun - Double(first - world.size.start) * scale)
            }
        }
        return latency
    }
}

extension WorldLive.Latency {
    /// Count, median, 95th percentile and most of both.
    var table: String {
        func line(_ name: String, _ values: [Double]) -> String {
            let sorted = values.sorted()
            guard !sorted.isEmpty else { return "\(name): none" }
            return String(
                format: "%@: %d alerts, median %.1f s, p95 %.1f s, most %.1f s", name, sorted.count,
                sorted[sorted.count / 2], sorted[sorted.count * 95 / 100], sorted[sorted.count - 1])
        }
        return line("beyond the poll", beyondPoll) + "\n" + line("from publication", fromPublication)
    }
}
