import ArgumentParser
import Foundation

/// A measured world: a synthetic newsroom, its truth, and what the program makes of it.
struct WorldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "world", abstract: "Measure alerts on a synthetic newsroom whose truth is known.",
        discussion: """
            A world is made from its size and seed alone: sources with troubles of their own, a register, lists in two
            versions, articles in five languages, and a truth row for every happening that must raise an alert. Whatever
            else raises one is a false alarm. `run` does everything with the program named by TIDEWAITER.
            """,
        subcommands: [Generate.self, Serve.self, Score.self, Run.self, Live.self], defaultSubcommand: Run.self)

    struct Size: ParsableArguments {
        @Flag(help: "3 days, 30 sources, 600 articles, 300 traders, 60 listed.") var small = false
        @Option(help: "Days that the world lasts.") var days: Int?
        @Option(help: "Sources.") var sources: Int?
        @Option(help: "Articles.") var articles: Int?
        @Option(help: "Traders of the register.") var traders: Int?
        @Option(help: "Parties on the lists.") var listed: Int?
        @Option(help: "Hosts that the sources are spread over.") var hosts: Int?
        @Option(help: "The same seed gives the same world.") var seed: UInt64 = 1
        @Option(help: "The day after the last, 2026-01-31; default: today.") var until: String?

        var value: WorldSize {
            get throws {
                var size = small ? WorldSize.small : WorldSize()
                size.days = days ?? size.days
                size.sources = sources ?? size.sources
                size.articles = articles ?? size.articles
                size.traders = traders ?? size.traders
                size.listed = listed ?? size.listed
                size.hosts = hosts ?? size.hosts
                size.seed = seed
                let today = Int64(Date().timeIntervalSince1970) / 86_400 * 86_400
                guard let end = until.map({ Stamp.seconds($0 + "T00:00:00") }) ?? today else {
                    throw ValidationError("--until is no day: write it as 2026-01-31")
                }
                size.end = end
                let limits: [(Int, ClosedRange<Int>)] = [
                    (size.days, 2...366), (size.sources, 30...5_000), (size.articles, 100...1_000_000),
                    (size.traders, 100...200_000), (size.listed, 30...50_000), (size.hosts, 1...1_000),
                ]
                guard limits.allSatisfy({ $1.contains($0) }) else {
                    throw ValidationError(
                        "days 2…366, sources 30…5000, articles 100…10⁶, traders 100…200000, listed 30…50000")
                }
                return size
            }
        }
    }

    struct Generate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a world's truth, articles, register and lists.")
        @OptionGroup var size: Size
        @Option(help: "The folder to write.") var out: String

        func run() async throws {
            let started = ContinuousClock.now
            let world = try Newsworld(try size.value)
            try world.write(to: out)
            print(
                "\(world.articles.count) articles, \(world.truth.count) truth rows, "
                    + "\(world.register.traders.count) traders, "
                    + "\(world.parties.all.count) listed, in \(ContinuousClock.now - started)")
        }
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serve a world on loopback until stopped, and write a working directory for it.")
        @OptionGroup var size: Size
        @Option(help: "The working directory to write.") var data: String

        func run() async throws {
            let world = try Newsworld(try size.value)
            let site = try NewsSite(world)
            try WorkingDirectory(path: data).prepare(world, site)
            try world.write(to: data + "/world")
            print("served; the working directory is \(data), the register \(data)/world/traders-2.csv")
            fflush(nil)
            while !Task.isCancelled { try await Task.sleep(for: .seconds(3_600)) }
        }
    }

    struct Score: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold `alerts list --format ndjson` against a truth file.")
        @Option(help: "The alerts.") var alerts: String
        @Option(help: "truth.ndjson; articles.ndjson is taken from beside it.") var truth: String
        @Option(help: "Write score.json, score.txt, misses.txt and false-alarms.txt there.") var out: String?

        func run() async throws {
            let folder = URL(fileURLWithPath: truth).deletingLastPathComponent().path
            let rows = try Lines.read(TruthRow.self, truth)
            let articles = try Lines.read(StoredArticle.self, folder + "/articles.ndjson")
            let lines = AlertLine.read(try Data(contentsOf: URL(fileURLWithPath: alerts)))
            let report = ScoreReport(scorer: Scorer(rows, articles, lines), rounds: [:], costs: [:])
            print(report.table)
            if let out { try report.write(to: out) }
        }
    }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serve a world, let the program harvest it in rounds, and score its alerts.")
        @OptionGroup var size: Size
        @Option(help: "Everything is written below this folder, which must not hold a store.") var out: String
        @Option(help: "The program; default: the environment's TIDEWAITER.") var program: String?
        @Option(help: "Harvests, each over an equal part of the days.") var rounds = 2

        func run() async throws {
            let name = program ?? ProcessInfo.processInfo.environment["TIDEWAITER"]
            guard let name, (1...366).contains(rounds) else {
                throw ValidationError("name the program with --program or TIDEWAITER, and 1 to 366 --rounds")
            }
            let report = try await WorldRun(
                world: Newsworld(try size.value), program: name, folder: out, rounds: rounds
            ).run()
            try report.write(to: out)
            print(report.table)
        }
    }
}

extension WorldCommand {
    struct Live: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let `tidewaiter serve` live through a world, and measure from publication to delivery.")
        @OptionGroup var size: Size
        @Option(help: "Everything is written below this folder, which must not hold a store.") var out: String
        @Option(help: "The program; default: the environment's TIDEWAITER.") var program: String?
        @Option(help: "Real seconds that the world is spread over.") var seconds = 120

        func run() async throws {
            let name = program ?? ProcessInfo.processInfo.environment["TIDEWAITER"]
            guard let name, (10...86_400).contains(seconds) else {
                throw ValidationError("name the program with --program or TIDEWAITER, and 10 to 86400 --seconds")
            }
            let live = WorldLive(world: try Newsworld(try size.value), program: name, folder: out, seconds: seconds)
            print(try await live.run().table)
        }
    }
}

/// NDJSON files of one type.
enum Lines {
    static func read<T: Decodable>(_ type: T.Type, _ path: String) throws -> [T] {
        let decoder = JSONDecoder()
        return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 10).map {
            try decoder.decode(type, from: Data($0))
        }
    }
}

extension ScoreReport {
    /// Writes `score.json`, `score.txt`, `misses.txt` and `false-alarms.txt`.
    func write(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try json.write(to: URL(fileURLWithPath: folder + "/score.json"))
        for (name, text) in [("score.txt", table), ("misses.txt", misses), ("false-alarms.txt", falseAlarms)] {
            try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
        }
    }
}
