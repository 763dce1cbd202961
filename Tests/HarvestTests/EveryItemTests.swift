import Records
import Storage
import TestSupport
import Testing

/// Whatever a server does to those who ask, each item it publishes is stored once for as long as the feed still holds it
/// when it is next read.
struct EveryItemTests {
    @Test("each item that was ever published is stored once: none lost, none doubled", arguments: [1, 2, 3])
    func everyItem(seed: Int) async throws {
        let publisher = try Publisher()
        let directory = try WorkingDirectory()
        try directory.write(
            Publisher.Habit.allCases.map { .init(Self.id($0), publisher.server.url("/" + $0.rawValue)) })
        var random = SeededRandom(seed: UInt64(seed))
        let time = SetClock()
        for round in 0..<16 {
            // A third of the window at most, since every third answer of some is a fault.
            for habit in Publisher.Habit.allCases {
                publisher.publish(Int.random(in: round == 0 ? 1...8 : 0...4, using: &random), in: habit)
            }
            try await time.pass(directory)
            time.advance(6 * 3_600)
        }
        // Two more, so that none ends on a fault, and the liar's validators were checked.
        for _ in 0..<6 {
            try await time.pass(directory)
            time.advance(6 * 3_600)
        }
        let stored = try await SQLiteStore.look(into: directory.path) { store in
            try await store.storedArticles(after: nil, limit: 100_000).map(\.article)
        }
        for habit in Publisher.Habit.allCases where habit != .liar {
            let titles = stored.filter { $0.source == Self.id(habit) }.map(\.title).sorted()
            #expect(titles == publisher.titles(of: habit).sorted(), "\(habit)")
        }
        // What its validators hid, and its window lost meanwhile, nobody can have; but it was caught.
        let liar = stored.filter { $0.source == "liar" }.map(\.title)
        #expect(Set(liar).count == liar.count)
        #expect(liar.contains("Item \(publisher.titles(of: .liar).count) of liar"))
        let state = try await SQLiteStore.look(into: directory.path) { try await $0.sourceStates()["liar"] }
        #expect(state?.distrustedUntil != nil)
    }

    private static func id(_ habit: Publisher.Habit) -> String { habit.rawValue.lowercased() }
}

extension EveryItemTests {
    @Test("of a compressed feed that ends early the last item, of which half may be missing, waits for the next answer")
    func cutWithin() async throws {
        let server = try HostileServer()
        let items = (1...4).map {
            "<item><title>Item \($0)</title><link>https://paper.example/\($0)</link><guid>\($0)</guid></item>"
        }.joined()
        let whole = "<rss version=\"2.0\"><channel><title>F</title>\(items)</channel></rss>"
        let cut = whole.prefix(while: { $0 != "4" }) + "4</title><link>https://paper.exa"
        server.route("/feed") { [unowned server] in
            HostileAnswer.gzip(
                $0.headers["if-none-match"] == nil && server.count("/feed") == 1 ? String(cut) : whole,
                type: "application/rss+xml"
            ).adding("ETag", "\"1\"")
        }
        let directory = try WorkingDirectory()
        try directory.write([.init("f", server.url("/feed"))])
        for titles in [["Item 1", "Item 2", "Item 3"], ["Item 1", "Item 2", "Item 3", "Item 4"]] {
            try await SetClock().pass(directory)
            let stored = try await directory.articles()
            #expect(stored.keys.sorted() == titles)
            #expect(stored.values.allSatisfy { $0.url.hasPrefix("https://paper.example/") })
        }
    }
}
