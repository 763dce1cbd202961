/// What a pass did, for `--summary-json` and the last line on a terminal. The JSON names are the contract's.
package struct HarvestSummary: Codable, Sendable {
    package struct Sources: Codable, Sendable {
        package var ok = 0
        package var unchanged = 0
        package var failed = 0
    }

    package struct Items: Codable, Sendable {
        package var new = 0
        package var updated = 0
    }

    package struct Alerts: Codable, Sendable {
        package var raised = 0
        package var updated = 0
    }

    package struct Failure: Codable, Sendable {
        package var source: String
        package var reason: String
    }

    package var sources = Sources()
    package var items = Items()
    package var alerts = Alerts()
    package var failures: [Failure] = []
    package var seconds = 0.0

    package init() {}

    /// Adds what one source did.
    mutating func add(_ result: SourceResult) {
        switch result.outcome {
        case .ok: sources.ok += 1
        case .unchanged: sources.unchanged += 1
        case .failed:
            sources.failed += 1
            failures.append(Failure(source: result.source, reason: result.reason ?? "unknown"))
        }
        items.new += result.new
        items.updated += result.updated
    }
}
