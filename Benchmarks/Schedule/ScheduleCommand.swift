import ArgumentParser
import Fetching
import Foundation

/// The rhythm of Tidewaiter against polling by the hour and against Miniflux's formula.
struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Compare schedules: freshness against requests, on a simulated world of feeds.",
        discussion: """
            Each policy first learns for a simulated week. Then it is measured: every request goes through the fetcher to
            a server on loopback, which serves the feeds as they stand at the simulated time, and every answer through
            the parser. All policies meet the same world.
            """)

    enum Name: String, CaseIterable, ExpressibleByArgument { case all, rhythm, hourly, miniflux }
    enum Format: String, CaseIterable, ExpressibleByArgument { case table, ndjson }

    @Option(help: "Feeds.") var sources = 10_000
    @Option(help: "Hosts they are spread over, at most 1000.") var hosts = 200
    @Option(help: "Simulated hours that are measured.") var hours = 24
    @Option(help: "The world is the same for the same seed.") var seed: UInt64 = 1
    @Option(help: "all, rhythm, hourly or miniflux (as it is, and as its earlier releases counted).") var policy = Name
        .all
    @Option(help: "table or ndjson.") var format = Format.table
    @Flag(help: "Begin with the measured hours, without a week of learning.") var cold = false
    @Flag(help: "1,000 feeds on 50 hosts.") var quick = false

    func validate() throws {
        guard (1...1_000_000).contains(sources), (1...1_000).contains(hosts), (1...240).contains(hours) else {
            throw ValidationError("--sources must be 1…1000000, --hosts 1…1000, --hours 1…240")
        }
    }

    func run() async throws {
        let world = World(sources: quick ? min(sources, 1_000) : sources, seed: seed, hours: hours)
        let clock = SimulatedClock()
        let answers = FeedAnswer(world: world)
        let server = try FeedServer(hosts: quick ? min(hosts, 50) : hosts) { path, etag in
            answers.bytes(path: path, etag: etag, at: clock.now)
        }
        defer { server.stop() }
        if format == .table { print(Row.heading(world, server.hosts, hours)) }
        for policy in policies {
            let fetcher = try Fetcher(Self.manners())
            var simulation = Simulation(
                policy, world: world, fetcher: fetcher, server: server, clock: clock, hours: hours)
            let started = ContinuousClock.now
            try await simulation.run(isCold: cold)
            await fetcher.close()
            var tally = simulation.tally
            tally.sort()
            let seconds = Double((ContinuousClock.now - started).components.seconds)
            let row = Row(
                policy: policy.name, tally: tally, sources: world.publishers.count, days: Double(hours) / 24,
                seconds: seconds)
            print(format == .table ? row.text : row.json)
            // A run takes minutes, and a pipe would keep the row until its end.
            fflush(nil)
        }
    }

    private var policies: [any Policy] {
        let hourly: [any Policy] = [HourlyPolicy()]
        let miniflux: [any Policy] = [MinifluxPolicy(.byDistance), MinifluxPolicy(.oneByOne)]
        let rhythm: [any Policy] = [RhythmPolicy()]
        return switch policy {
        case .all: hourly + miniflux + rhythm
        case .hourly: hourly
        case .miniflux: miniflux
        case .rhythm: rhythm
        }
    }

    /// A day passes in a minute, so that no manners of real time can be kept; what may be asked when is the schedule's
    /// affair here.
    private static func manners() -> FetchConfiguration {
        var configuration = FetchConfiguration()
        configuration.delaySeconds = 0
        configuration.perHost = 4
        configuration.total = 64
        configuration.robots = false
        configuration.allowedNetworks = [Network("127.0.0.0/8")].compactMap { $0 }
        return configuration
    }
}

/// One policy's line.
private struct Row {
    let policy: String
    let tally: Tally
    let sources: Int
    let days: Double
    let seconds: Double

    private var perSource: Double { Double(tally.requests) / Double(sources) / days }
    private var wasted: Double { share(tally.wasted) }
    private var unchanged: Double { share(tally.unchanged) }
    private var cpu: Double { tally.cpuSeconds / Double(max(1, tally.requests)) * 1_000 }

    private func share(_ count: Int) -> Double { Double(count) / Double(max(1, tally.requests)) * 100 }

    static func heading(_ world: World, _ hosts: Int, _ hours: Int) -> String {
        """
        \(world.publishers.count) feeds on \(hosts) hosts, \(hours) hours; delays from publication until stored, in minutes
        policy        requests/feed/day  wasted %  304 %  median    p95   mean  lost   items  CPU s/1,000  wall s
        """
    }

    var text: String {
        policy.padding(toLength: 13, withPad: " ", startingAt: 0)
            + String(
                format: "%18.2f%10.1f%7.1f%8.1f%7.1f%7.1f%6d%8d%13.3f%8.0f", perSource, wasted, unchanged,
                tally.delayMinutes(0.5), tally.delayMinutes(0.95), tally.meanMinutes, tally.lost, tally.items, cpu,
                seconds)
    }

    var json: String {
        String(
            format: "{\"policy\":\"%@\",\"sources\":%d,\"requests\":%d,\"requests_per_source_day\":%.3f,"
                + "\"wasted_percent\":%.2f,\"not_modified_percent\":%.2f,\"delay_median_minutes\":%.2f,"
                + "\"delay_p95_minutes\":%.2f,\"delay_mean_minutes\":%.2f,\"lost\":%d,\"items\":%d,"
                + "\"cpu_seconds_per_1000\":%.4f,\"wall_seconds\":%.0f}",
            policy, sources, tally.requests, perSource, wasted, unchanged, tally.delayMinutes(0.5),
            tally.delayMinutes(0.95), tally.meanMinutes, tally.lost, tally.items, cpu, seconds)
    }
}
