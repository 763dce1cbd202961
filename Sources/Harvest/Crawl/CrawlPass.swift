package import Fetching
import Foundation
package import Records

/// A crawl of many feeds that keeps nothing of them but manners and what was seen: one pass asks all of them now, but
/// for those that may not be asked. Hosts are worked on side by side, the feeds of one host one after the other.
///
///     let pass = try CrawlPass(directory: "state", configuration)
///     for answer in try await pass.run(feeds) { … }
package struct CrawlPass: Sendable {
    private let ledger: CrawlLedger
    private let configuration: FetchConfiguration
    private let clock: @Sendable () -> Timestamp
    private let window: FetchWindow

    /// How long a feed may hold up the others of its host, besides the delay between two requests: a robots.txt and a
    /// feed that both use up their time. A host that wants longer pauses than that gets on by one feed each pass.
    private static let patienceSeconds: Double = 20
    /// Seconds between two times that what is known of the hosts is saved.
    private static let saveSeconds: Double = 5

    /// What a crawl is allowed, for `delaySeconds` between two requests to a host. Bodies are taken up to 2 MiB: read by
    /// the parser, a malicious one of that size costs ten times as much.
    package static func configuration(delaySeconds: Double) -> FetchConfiguration {
        var configuration = FetchConfiguration()
        configuration.delaySeconds = delaySeconds
        configuration.total = 128
        configuration.timeoutSeconds = 10
        configuration.maxBytes = 2 << 20
        configuration.maxBytesInFlight = 2 << 20
        // A pass has its own patience.
        configuration.longestWaitSeconds = nil
        return configuration
    }

    /// - Parameter directory: kept between passes, and made where it is missing.
    /// - Throws: when it cannot be used, or another pass holds it.
    package init(
        directory: String, _ configuration: FetchConfiguration, clock: @escaping @Sendable () -> Timestamp = Engine.now
    ) throws {
        ledger = try CrawlLedger(directory: directory)
        self.configuration = configuration
        self.clock = clock
        window = FetchWindow(widest: configuration.total)
    }

    /// One answer for each of `feeds`, in their order; an address that stands there twice is asked once. To be called
    /// once: then another pass may have the directory. Throws when it cannot be written.
    package func run(_ feeds: [String]) async throws -> [CrawlAnswer] {
        let fetcher = try Fetcher(configuration)
        fetcher.restore(await ledger.hosts())
        var done: [String: CrawlAnswer] = [:]
        var saved = ContinuousClock.now
        var lanes = await lanes(Set(feeds))[...]
        try await withThrowingTaskGroup(of: [CrawlAnswer].self) { group in
            for lane in lanes.prefix(configuration.total) { group.addTask { try await answers(of: lane, fetcher) } }
            lanes = lanes.dropFirst(configuration.total)
            while let lane = try await group.next() {
                for answer in lane { done[answer.feed] = answer }
                if let lane = lanes.popFirst() { group.addTask { try await answers(of: lane, fetcher) } }
                guard saved.duration(to: .now) > .seconds(Self.saveSeconds) else { continue }
                try await ledger.save(fetcher.hostStates())
                saved = .now
            }
        }
        try await ledger.finish(fetcher.hostStates())
        await fetcher.close()
        return feeds.compactMap { done[$0] }
    }

    /// The feeds of each host, those first that were not asked for the longest time: where a pass does not get to all of
    /// them, the next one gets to the others. Hosts with most feeds first, since they take longest.
    private func lanes(_ feeds: Set<String>) async -> [[FeedMemory]] {
        var lanes: [String: [FeedMemory]] = [:]
        for feed in feeds {
            let memory = await ledger.memory(of: feed)
            lanes[Self.host(of: memory.address), default: []].append(memory)
        }
        let never = Timestamp(seconds: .min)
        return lanes.values
            .map { $0.sorted { ($0.lastAsked ?? never, $0.feed) < ($1.lastAsked ?? never, $1.feed) } }
            .sorted { ($1.count, $0[0].feed) < ($0.count, $1[0].feed) }
    }

    /// Scheme, host and port.
    private static func host(of address: String) -> String {
        guard let parts = URLComponents(string: address) else { return "" }
        return "\(parts.scheme ?? "")://\(parts.host ?? ""):\(parts.port ?? 0)".lowercased()
    }
}

// MARK: - The feeds of one host

extension CrawlPass {
    private func answers(of lane: [FeedMemory], _ fetcher: Fetcher) async throws -> [CrawlAnswer] {
        var answers: [CrawlAnswer] = []
        var isHeldUp = false
        for memory in lane {
            try Task.checkCancellation()
            if let answer = unasked(memory) {
                answers.append(answer)
            } else if isHeldUp {
                answers.append(heldUp(memory))
            } else {
                let answer = try await answer(of: memory, fetcher, &isHeldUp)
                answers.append(answer)
            }
        }
        return answers
    }

    /// The answer where manners forbid to ask.
    private func unasked(_ memory: FeedMemory) -> CrawlAnswer? {
        if memory.isGone {
            return CrawlAnswer(
                feed: memory.feed, status: memory.status, outcome: .gone, reason: "the server said that it is gone")
        }
        guard let time = memory.notBefore, time > clock() else { return nil }
        return deferred(memory, "not to be asked before \(time)")
    }

    private func deferred(_ memory: FeedMemory, _ reason: String) -> CrawlAnswer {
        CrawlAnswer(feed: memory.feed, status: memory.status, outcome: .deferred, reason: reason)
    }

    private func heldUp(_ memory: FeedMemory) -> CrawlAnswer {
        deferred(memory, "the host wants longer pauses than a pass waits")
    }

    private func answer(
        of memory: FeedMemory, _ fetcher: Fetcher, _ isHeldUp: inout Bool
    ) async throws -> CrawlAnswer {
        let request = FetchRequest(memory.address, etag: memory.etag, lastModified: memory.lastModified)
        await window.enter()
        switch await fetch(request, fetcher) {
        case .success(let document):
            let size = document.body.count
            await window.receive(size)
            let answer = try await ledger.note(document, of: memory.feed)
            await window.leave(size)
            return answer
        case .failure(let error):
            isHeldUp = error.kind == .cancelled
            await window.leave(0)
            if isHeldUp, error.requests == 0 { return heldUp(memory) }
            return try await ledger.note(error, of: memory.feed, at: clock())
        }
    }

    /// The document; a fetch that takes too long, its turns included, is cancelled.
    private func fetch(_ request: FetchRequest, _ fetcher: Fetcher) async -> Result<Document, FetchError> {
        let patience = Self.patienceSeconds + configuration.delaySeconds
        return await withTaskGroup(of: Result<Document, FetchError>?.self) { group in
            group.addTask {
                do throws(FetchError) { return .success(try await fetcher.fetch(request)) } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(patience))
                return nil
            }
            for await end in group {
                group.cancelAll()
                if let end { return end }
            }
            return .failure(FetchError(.cancelled, "The pass was ended.", url: request.url))
        }
    }
}
