import Fetching

/// What a pass did, for `--summary-json` and the last line on a terminal. The JSON names are the contract's.
package struct HarvestSummary: Codable, Sendable {
    package struct Sources: Codable, Sendable {
        package var ok = 0
        package var unchanged = 0
        package var failed = 0
        /// Not asked, since their host wants to be left alone for a while.
        package var deferred = 0
    }

    package struct Items: Codable, Sendable {
        package var new = 0
        package var updated = 0
        /// Pages behind items that wait for a later pass.
        package var waiting = 0
    }

    package struct Alerts: Codable, Sendable {
        package var raised = 0
        package var updated = 0
    }

    package struct Traffic: Codable, Sendable {
        package var requests = 0
        /// Of bodies: as they came, and decoded.
        package var wireBytes = 0
        package var bodyBytes = 0

        enum CodingKeys: String, CodingKey {
            case requests
            case wireBytes = "wire_bytes"
            case bodyBytes = "body_bytes"
        }

        init() {}

        init(_ statistics: FetchStatistics) {
            requests = statistics.requests
            wireBytes = statistics.wireBytes
            bodyBytes = statistics.bodyBytes
        }
    }

    package struct Failure: Codable, Sendable {
        package var source: String
        package var reason: String
    }

    package var sources = Sources()
    package var items = Items()
    package var alerts = Alerts()
    package var traffic = Traffic()
    package var failures: [Failure] = []
    package var seconds = 0.0

    package init() {}

    /// Adds what one source did.
    mutating func add(_ result: SourceResult) {
        switch result.outcome {
        case .ok: sources.ok += 1
        case .unchanged: sources.unchanged += 1
        case .deferred: sources.deferred += 1
        case .failed:
            sources.failed += 1
            failures.append(Failure(source: result.source, reason: result.reason ?? "unknown"))
        }
        items.new += result.new
        items.updated += result.updated
        items.waiting += result.waiting
    }
}

/// The sums of a pass.
struct Tally {
    private var summary = HarvestSummary()
    private var raised: Set<String> = []
    private var updated: Set<String> = []

    mutating func add(_ outcome: SourceWorker.Outcome) {
        summary.add(outcome.result)
        alerts(raised: outcome.yield.raised, updated: outcome.yield.alertsUpdated)
    }

    mutating func alerts(raised: [String], updated: [String]) {
        self.raised.formUnion(raised)
        self.updated.formUnion(updated)
    }

    /// An alert raised and then updated within the pass counts as raised.
    func finished(seconds: Double, traffic: FetchStatistics) -> HarvestSummary {
        var summary = summary
        summary.alerts.raised = raised.count
        summary.alerts.updated = updated.subtracting(raised).count
        summary.seconds = (seconds * 1_000).rounded() / 1_000
        summary.traffic = HarvestSummary.Traffic(traffic)
        return summary
    }
}
