import Foundation
import Glibc
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// `serve`: the engine that runs on, its console, its logs, and how it ends.
@Suite(.serialized)
struct ServeTests {
    let program: Program
    let directory: WorkingDirectory
    let server: HostileServer

    init() throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
        server = try HostileServer()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        server.route("/stuck") { _ in .hang }
    }

    private func write(_ names: String...) throws {
        try directory.write(names.map { .init($0, server.url("/\($0)")) })
    }

    private func serve(_ more: String...) throws -> RunningProgram {
        try program.start(
            ["serve", "--data", directory.path, "--listen", "127.0.0.1:0", "--log-format", "json"] + more)
    }

    /// The lines of a log, each of which must be an object with what every event has.
    private func events(_ errors: String) throws -> [[String: any Sendable]] {
        try errors.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: any Sendable]
            let event = try #require(object, "no object: \(line)")
            #expect(event["time"] is String && event["level"] is String && event["event"] is String, "\(line)")
            return event
        }
    }

    /// Where the console listens, once it does.
    private func address(of running: RunningProgram) async throws -> String {
        var found: String?
        _ = await holdsSoon {
            // The last line may not be whole yet.
            let whole = running.errorsSoFar.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let line = whole.first { $0.contains("console.listening") }
            let event = line.flatMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            found = event?["address"] as? String
            return found != nil
        }
        return try #require(found, "\(running.errorsSoFar)")
    }

    private func ask(_ address: String, _ path: String) async throws -> (status: Int, text: String) {
        let url = try #require(URL(string: address + path))
        let (body, response) = try await URLSession.shared.data(from: url)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: body, as: UTF8.self))
    }

    private func waitUntilReady(_ address: String) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while try await ask(address, "readyz").status != 200 {
            try #require(ContinuousClock.now < end)
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Waits for a line of the metrics.
    private func waitForMetric(_ line: String, _ address: String) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let text = try await ask(address, "metrics").text
            if text.split(separator: "\n").contains(Substring(line)) { return }
            try #require(ContinuousClock.now < end, "no \(line) in \(text)")
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    @Test("stopped in the middle of work it ends within ten seconds, and the store is whole")
    func stopped() async throws {
        try write("good", "stuck")
        let running = try serve("--metrics-file", directory.folder.path("m.prom"), "--log-level", "debug")
        let address = try await address(of: running)
        try await waitUntilReady(address)
        #expect(try await ask(address, "healthz").status == 200)
        #expect(await holdsSoon { server.count("/good") == 1 && server.count("/stuck") == 1 })
        try await waitForMetric("tidewaiter_articles_total{admission=\"new\"} 2", address)

        let start = ContinuousClock.now
        kill(running.pid, SIGTERM)
        let run = await running.finished()
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(run.status == 0 && run.signal == nil, "\(run.errors)")
        let names = try events(run.errors).compactMap { $0["event"] as? String }
        #expect(names.first == "serve.started" && names.last == "serve.stopped", "\(names)")
        #expect(names.contains("serve.stopping") && names.contains("alert.raised"))
        #expect(try directory.folder.text("m.prom").contains("tidewaiter_build_info{version="))

        let doctor = try await program.run("doctor", "--deep", "--data", directory.path)
        #expect(!doctor.text.contains("✘"), "\(doctor.text)")
        #expect(try await program.run("alerts", "list", "--data", directory.path).lines.count == 1)
        // What was broken off is done again.
        server.serve(Array(TestFeed.good.utf8), at: "/stuck", type: "application/rss+xml")
        #expect(try await program.run("harvest", "--source", "stuck", "--data", directory.path).status == 0)
        #expect(server.count("/stuck") >= 2 && server.count("/good") == 1)
    }

    @Test("a second signal ends it at once")
    func twice() async throws {
        try write("stuck")
        let running = try serve()
        _ = try await address(of: running)
        #expect(await holdsSoon { server.count("/stuck") == 1 })
        kill(running.pid, SIGINT)
        #expect(await holdsSoon { running.errorsSoFar.contains("serve.stopping") })
        let start = ContinuousClock.now
        kill(running.pid, SIGTERM)
        let run = await running.finished()
        #expect(start.duration(to: .now) < .seconds(3))
        // It may have come to its end by itself just then.
        #expect(run.status == 128 + SIGTERM || run.status == 0, "\(run.status) \(run.errors)")
    }

    @Test("a second engine is refused and told which process holds the directory")
    func refused() async throws {
        try write("good")
        let running = try serve()
        let address = try await address(of: running)
        for command in [["harvest"], ["serve", "--listen", "127.0.0.1:0"]] {
            let second = try await program.run(command + ["--data", directory.path])
            #expect(second.status == 2)
            #expect(second.errors.contains("Process \(running.pid) ("), "\(second.errors)")
        }
        try await waitUntilReady(address)
        kill(running.pid, SIGTERM)
        #expect(await running.finished().status == 0)
    }

    @Test("SIGHUP takes up a new source")
    func reloaded() async throws {
        try write("good")
        let running = try serve()
        try await waitUntilReady(try await address(of: running))
        server.serve(Array(TestFeed.rss([]).utf8), at: "/late", type: "application/rss+xml")
        try write("good", "late")
        kill(running.pid, SIGHUP)
        #expect(await holdsSoon { server.count("/late") == 1 })
        kill(running.pid, SIGTERM)
        let run = await running.finished()
        #expect(run.status == 0 && run.errors.contains("serve.reloading"), "\(run.errors)")
    }

    @Test("a port that is taken is said, and nothing goes on")
    func taken() async throws {
        try write("good")
        let run = try await program.run(
            "serve", "--data", directory.path, "--listen", "127.0.0.1:\(server.port)")
        #expect(run.status == 2)
        #expect(run.errors.contains("cannot listen on 127.0.0.1:\(server.port): Address already in use"))
    }

    @Test("without a console it collects all the same")
    func quiet() async throws {
        try write("good")
        let running = try serve("--no-console", "--metrics-file", directory.folder.path("m.prom"))
        #expect(await holdsSoon { running.errorsSoFar.contains("\"source.ok\"") })
        kill(running.pid, SIGTERM)
        let run = await running.finished()
        #expect(run.status == 0 && !run.errors.contains("console.listening"), "\(run.errors)")
        #expect(
            try directory.folder.text("m.prom").contains("tidewaiter_sources_polled_total{outcome=\"ok\"} 1"))
    }

    @Test("the log is JSON whatever stands in a title, and text where nobody asks for JSON")
    func logs() async throws {
        let title = "Seized: \"gold\" \\ {x=1}\t金塊 🚢 \u{85} end"
        let feed = TestFeed.rss([.init("odd-1", title, "Nothing more.")])
        server.serve(Array(feed.utf8), at: "/odd", type: "application/rss+xml")
        try write("odd")
        let run = try await program.run(
            "harvest", "--data", directory.path, "--log-format", "json", "--log-level", "debug")
        let saved = try #require(try events(run.errors).first { $0["event"] as? String == "article.saved" })
        #expect((saved["title"] as? String)?.hasPrefix("Seized: \"gold\" \\ {x=1}") == true, "\(saved)")
        #expect(saved["source"] as? String == "odd" && saved["level"] as? String == "debug")
        var environment = program
        environment.environment["TIDEWAITER_LOG_FORMAT"] = "json"
        #expect(try events(try await environment.run("harvest", "--all", "--data", directory.path).errors).count >= 2)
        let text = try await program.run("harvest", "--all", "--data", directory.path).errors
        #expect(text.contains(" info pass.finished ") && !text.contains("{"), "\(text)")
    }

    @Test(
        "wrong usage is said", arguments: [["--listen", "8321"], ["--log-format", "xml"], ["--log-level", "loud"]])
    func usage(arguments: [String]) async throws {
        let run = try await program.run(["serve", "--data", directory.path] + arguments)
        #expect(run.status == 64 && run.errors.contains(arguments[1]), "\(run.errors)")
    }
}
