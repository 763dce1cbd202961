package import Records

/// Takes alerts to sinks, one after the other, each alert to each sink that has no receipt for it yet.
package struct Dispatcher: Sendable {
    /// An alert that arrived at a sink.
    package struct Receipt: Hashable, Sendable {
        package var alert: String
        package var severity: Alert.Severity
        package var sink: String
        /// What the sink said.
        package var receipt: String
        /// Every sink has the alert now.
        package var settled: Bool
    }

    /// An alert that did not arrive at a sink.
    package struct Failure: Hashable, Sendable {
        package var alert: String
        package var error: DeliveryError
    }

    package struct Outcome: Sendable {
        package var receipts: [Receipt] = []
        package var failures: [Failure] = []
        /// Why `received` failed, after which nothing more went out.
        package var interruption: (any Error)?
    }

    private let sinks: [any Sink]

    /// Names of sinks must differ: receipts are by name.
    package init(_ sinks: [any Sink]) { self.sinks = sinks }

    /// `delivered`: the sinks that have a receipt for an alert already; one that no sink waits for any more (a sink was
    /// taken out of the settings) is settled with a receipt that says so. `received` is to make a receipt last; it is
    /// called after each, before anything else goes out, so that a crash repeats one delivery at most.
    package func dispatch(
        _ alerts: [Alert], delivered: [String: Set<String>] = [:],
        received: (Receipt) async throws -> Void = { _ in }
    ) async -> Outcome {
        var round = Round()
        do {
            for alert in alerts {
                let waiting = sinks.filter { delivered[alert.id]?.contains($0.name) != true }
                if waiting.isEmpty, let sink = sinks.first {
                    try await round.keep(Receipt(alert, sink, "delivered before", settled: true), received)
                }
                try await deliver(alert, to: waiting, &round, received)
            }
        } catch {
            if !(error is CancellationError) { round.outcome.interruption = error }
        }
        return round.outcome
    }

    /// What is known within one call of `dispatch`.
    private struct Round {
        var outcome = Outcome()
        /// Why a sink takes nothing more, by its name.
        var unavailable: [String: DeliveryError] = [:]

        mutating func keep(_ receipt: Receipt, _ received: (Receipt) async throws -> Void) async throws {
            outcome.receipts.append(receipt)
            try await received(receipt)
        }
    }

    private func deliver(
        _ alert: Alert, to sinks: [any Sink], _ round: inout Round, _ received: (Receipt) async throws -> Void
    ) async throws {
        var waiting = Set(sinks.map(\.name))
        for sink in sinks {
            try Task.checkCancellation()
            let text: String
            do throws(DeliveryError) {
                if let error = round.unavailable[sink.name] { throw error }
                text = try await sink.deliver(alert)
            } catch {
                if error.kind != .rejected { round.unavailable[sink.name] = error }
                round.outcome.failures.append(Failure(alert: alert.id, error: error))
                continue
            }
            waiting.remove(sink.name)
            try await round.keep(Receipt(alert, sink, text, settled: waiting.isEmpty), received)
        }
    }
}

extension Dispatcher.Receipt {
    fileprivate init(_ alert: Alert, _ sink: any Sink, _ text: String, settled: Bool) {
        self.init(alert: alert.id, severity: alert.severity, sink: sink.name, receipt: text, settled: settled)
    }
}
