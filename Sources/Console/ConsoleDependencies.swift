package import Logging
package import Monitoring
package import Storage

/// What the console shows and asks. Whoever starts it gives it: the program its loop and store, a test its own.
package struct ConsoleDependencies: Sendable {
    package var store: any Store
    package var registry: PrometheusRegistry
    /// Why the engine is not ready, a sentence each; empty when it is.
    package var notReady: @Sendable () async -> [String]
    /// Called before metrics are shown, to bring gauges up to date.
    package var refreshMetrics: @Sendable () async -> Void
    package var logger: Logger

    package init(
        store: any Store, registry: PrometheusRegistry, notReady: @escaping @Sendable () async -> [String],
        refreshMetrics: @escaping @Sendable () async -> Void = {}, logger: Logger
    ) {
        self.store = store
        self.registry = registry
        self.notReady = notReady
        self.refreshMetrics = refreshMetrics
        self.logger = logger
    }
}
