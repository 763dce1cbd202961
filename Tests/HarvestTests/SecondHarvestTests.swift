import Harvest
import Newsroom
import Records
import Storage
import TestSupport
import Testing

extension WholeHarvests {
    /// The demonstration's newsroom, harvested twice.
    struct SecondHarvestTests {
        @Test("a second harvest asks only for what has changed, stores nothing new, and raises nothing")
        func twice() async throws {
            let newsroom = try await Newsroom.open(folder: Repository.path("demo/site"))
            let directory = try TemporaryFolder()
            try directory.copyDemo(newsroom: newsroom.address)

            let first = try await HarvestRun.all(directory.path)
            #expect(first.summary.alerts.raised > 5)
            #expect(first.summary.items.new > 40)
            let before = try await SQLiteStore.look(into: directory.path) {
                (try await $0.digest(), try await $0.alerts(.init()))
            }
            let asked = await newsroom.requests().count

            let second = try await HarvestRun.all(directory.path)
            await newsroom.close()
            #expect(second.summary.items.new == 0 && second.summary.items.updated == 0)
            #expect(second.summary.alerts.raised == 0 && second.summary.alerts.updated == 0 && second.alertsRaised == 0)
            #expect(second.summary.sources.ok == 0)
            #expect(second.summary.sources.unchanged == first.summary.sources.ok)
            let failed = Set(first.summary.failures.map { "/\($0.source)/" })
            let requests = await newsroom.requests().dropFirst(asked)
            #expect(requests.count >= second.summary.sources.unchanged)
            for request in requests where !failed.contains(where: request.path.hasPrefix) {
                #expect(request.conditional && request.status == 304, "\(request)")
            }
            let after = try await SQLiteStore.look(into: directory.path) {
                (try await $0.digest(), try await $0.alerts(.init()))
            }
            #expect(after.0 == before.0)
            #expect(after.1 == before.1, "alerts keep even their times")
        }

        @Test("what the newsroom took away for good is not asked for again")
        func gone() async throws {
            let newsroom = try await Newsroom.open(folder: Repository.path("demo/site"))
            let directory = try TemporaryFolder()
            try directory.copyDemo(newsroom: newsroom.address)
            let first = try await HarvestRun.all(directory.path, kinds: [.feed])
            #expect(first.results["closed-shop"]?.reason?.contains("410") == true)
            #expect(first.results["closed-shop"]?.nextDue == nil)
            let second = try await HarvestRun.all(directory.path, kinds: [.feed])
            #expect(second.results["closed-shop"] == nil)
            let requests = await newsroom.requests()
            #expect(requests.count { $0.path == "/closed-shop/feed.rss" } == 1)
            // Moved for good: the first pass is led on, the second goes there at once.
            #expect(requests.count { $0.path == "/old-mill-letter/feed.atom" } == 1)
            #expect(requests.count { $0.path == "/old-mill-letter/moved.atom" } == 2)
            await newsroom.close()
        }
    }
}
