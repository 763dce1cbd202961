import Foundation
import Harvest
import Logging
import Monitoring
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The engine as a service: told to stop, it lets work in flight come to its end.
struct LoopService: Service {
    let loop: HarvestLoop
    let isStopping: StopFlag

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await loop.run()
        } onGracefulShutdown: {
            isStopping.raise()
            Task { await loop.stop() }
        }
    }
}

/// Whether the program was told to stop.
final class StopFlag: Sendable {
    private let state = Atomic(false)

    var isRaised: Bool { state.load(ordering: .relaxed) }
    func raise() { state.store(true, ordering: .relaxed) }
}

/// SIGHUP reloads. The first SIGTERM or SIGINT is the service group's; a second one ends the program at once.
struct SignalService: Service {
    let loop: HarvestLoop
    let logger: Logger

    func run() async throws {
        var stops = 0
        for await signal in await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint).cancelOnGracefulShutdown() {
            if signal == .sighup {
                logger.notice("serve.reloading")
                await loop.reload()
                continue
            }
            stops += 1
            logger.notice("serve.stopping", metadata: ["signal": "\(signal)", "again": .stringConvertible(stops > 1)])
            // As a shell says it of a program that a signal ended.
            if stops > 1 { _exit(128 + (signal == .sigint ? SIGINT : SIGTERM)) }
        }
    }
}

/// Keeps the file of `--metrics-file` up to date.
struct MetricsFileService: Service {
    let registry: PrometheusRegistry
    let file: String
    let logger: Logger

    private static let interval: Duration = .seconds(15)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var failure: String?
            while !Task.isCancelled {
                let reason = reasonUnwritten()
                if let reason, reason != failure {
                    logger.error("metrics.unwritten", metadata: ["reason": "\(reason)"])
                }
                failure = reason
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    private func reasonUnwritten() -> String? {
        do throws(MetricsFileError) {
            try registry.write(to: file)
            return nil
        } catch {
            return error.description
        }
    }
}
