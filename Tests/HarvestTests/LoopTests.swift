import Fetching
import Harvest
import Records
import Storage
import Synchronization
import TestSupport
import Testing

/// The engine running on its own.
struct LoopTests {
    private let server: HostileServer
    private let directory: WorkingDirectory

    init() throws {
        server = try HostileServer()
        directory = try WorkingDirectory()
    }

    private func feed(_ count: Int) -> HostileAnswer {
        let items = (1...count).map { "<item><title>Item \($0)</title><guid>\($0)</guid></item>" }.joined()
        return .ok("<rss version=\"2.0\"><channel><title>F</title>\(items)</channel></rss>", type: "text/xml")
    }

    /// Runs a loop while the test looks on; `look` ends it.
    private func run(_ time: SetClock, _ look: (HarvestLoop) async throws -> Void) async throws {
        let engine = try Engine.open(Workspace(directory: directory.path, shipped: Repository.root))
        let fetcher = try engine.fetcher()
        let loop = try HarvestLoop(engine: engine, fetcher: fetcher, clock: time.read, report: { _ in })
        let running = Task { try await loop.run() }
        try await look(loop)
        await loop.stop()
        try await running.value
        await fetcher.close()
        try engine.store.close()
    }

    @Test("a source is asked when its time comes, again and again, and not before")
    func rhythm() async throws {
        server.route("/f") { _ in self.feed(3) }
        try directory.write([.init("f", server.url("/f"), more: ["every: 1h"])])
        let time = SetClock()
        try await run(time) { loop in
            for polls in 1...3 {
                #expect(await holdsSoon { server.count("/f") == polls })
                try await Task.sleep(for: .seconds(1))
                #expect(server.count("/f") == polls)
                time.advance(3_700)
            }
            #expect(await loop.status.isReady)
        }
    }

    @Test("stopped while a host does not answer, it ends soon, and the source is as it was")
    func stopped() async throws {
        server.route("/hang") { _ in .hang }
        try directory.write([.init("hang", server.url("/hang"))])
        try await run(SetClock()) { _ in #expect(await holdsSoon { server.count("/hang") == 1 }) }
        let state = try await SQLiteStore.look(into: directory.path) { try await $0.sourceStates()["hang"] }
        #expect(state == nil || state?.failures == 0)
    }

    @Test("a new source of the files is taken up when they are read again")
    func reload() async throws {
        server.route("/a") { _ in self.feed(1) }
        server.route("/b") { _ in self.feed(1) }
        try directory.write([.init("a", server.url("/a"))])
        try await run(SetClock()) { loop in
            #expect(await holdsSoon { server.count("/a") == 1 })
            try directory.write([.init("a", server.url("/a")), .init("b", server.url("/b"))])
            await loop.reload()
            #expect(await holdsSoon { server.count("/b") == 1 })
            #expect(server.count("/a") == 1)
        }
    }

    @Test("a slow host holds up none but its own sources")
    func lanes() async throws {
        let slow = try HostileServer(address: "127.0.0.2")
        for number in 1...6 { slow.route("/\(number)") { _ in self.feed(1).delayed(by: 3) } }
        server.route("/quick") { _ in self.feed(1) }
        try directory.folder.write(
            "fetch: {delay: 0, allow-networks: [127.0.0.0/8]}\nharvest: {sources-at-once: 2}\n", to: "tidewaiter.yaml")
        try directory.write(
            (1...6).map { .init("slow-\($0)", slow.url("/\($0)")) } + [.init("quick", server.url("/quick"))])
        let time = SetClock()
        try await run(time) { loop in
            // What is overdue at the start is spread over some seconds.
            #expect(await holdsSoon { slow.requests.contains { $0.path == "/robots.txt" } })
            time.advance(60)
            #expect(await holdsSoon { server.count("/quick") == 1 })
            #expect(slow.requests.count { $0.path != "/robots.txt" } < 6)
        }
    }
}
