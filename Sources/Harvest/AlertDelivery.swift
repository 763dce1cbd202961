package import Delivery
package import Records
package import Storage

/// Sends what waits in the outbox: every alert at least once to every sink, with receipts.
package struct AlertDelivery: Sendable {
    private let store: any Store
    private let sinks: [any Sink]
    private let report: @Sendable (HarvestEvent) -> Void
    /// Alerts taken out at a time.
    static let batch = 100

    package init(store: any Store, sinks: [any Sink], report: @escaping @Sendable (HarvestEvent) -> Void) {
        self.store = store
        self.sinks = sinks
        self.report = report
    }

    /// Until nothing waits any more, or a round delivers nothing.
    package func run(clock: @Sendable () -> Timestamp) async throws {
        while true {
            let waiting = try await store.pendingDeliveries(limit: Self.batch)
            guard !waiting.isEmpty else { return }
            let delivered = try await store.receipts(for: waiting.map(\.id))
            let outcome = await Dispatcher(sinks).dispatch(waiting, delivered: delivered) { receipt in
                try await store.markDelivered(
                    receipt.alert, severity: receipt.severity, sink: receipt.sink, receipt: receipt.receipt,
                    at: clock(), settled: receipt.settled)
                report(.alertDelivered(alert: receipt.alert, sink: receipt.sink))
            }
            for failure in outcome.failures {
                report(.deliveryFailed(alert: failure.alert, sink: failure.error.sink, reason: failure.error.message))
            }
            if let interruption = outcome.interruption { throw interruption }
            guard outcome.receipts.contains(where: \.settled) else { return }
        }
    }
}
