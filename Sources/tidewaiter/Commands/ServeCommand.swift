import ArgumentParser
import Console
import Fetching
import Foundation
import Harvest
import Logging
import Monitoring
import Records
import ServiceLifecycle
import Storage
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Collect on and on, each source by its own rhythm, and answer over HTTP, until stopped.",
        discussion: """
            Over HTTP: /healthz (the program lives), /readyz (the store can be read and the engine has run; else 503 with \
            the reasons), /metrics (Prometheus). Nobody is asked for a password: keep it on loopback, or behind a proxy \
            that asks.

            SIGTERM and SIGINT end it within ten seconds: work in flight is finished, or done again at the next start; \
            a second one ends it at once. SIGHUP reads feeds, lexicons and rules again. One engine per working directory.

            Exit status: 0 stopped; 2 it could not start or go on.

              tidewaiter serve --data /var/lib/tidewaiter
              tidewaiter serve --listen 127.0.0.1:0 --log-format json
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions

    @Option(
        help: ArgumentHelp(
            "Where the console listens; port 0 is one that is free, told on standard error.", valueName: "host:port"))
    var listen = ListenAddress.usual

    @Flag(name: .customLong("no-console"), help: "Do not listen at all.")
    var noConsole = false

    @OptionGroup var metrics: MetricsOptions
    @OptionGroup var log: LogOptions

    func run() async throws {
        log.bootstrap()
        let registry = metrics.bootstrap(always: !noConsole)
        let session = try Session(data.workspace, allow: networks.networks)
        do {
            try await serve(session.engine, registry)
        } catch {
            Terminal.note(Terminal.coloured("error: ", .red, error: true) + "\(error)")
            throw Status.impossible
        }
        try metrics.write(registry)
        // The lock lasts until here.
        withExtendedLifetime(session) {}
    }

    private func serve(_ engine: Engine, _ registry: PrometheusRegistry?) async throws {
        let logger = EventLog.logger
        logger.notice(
            "serve.started",
            metadata: [
                "version": "\(Tidewaiter.configuration.version)", "directory": "\(engine.workspace.directory)",
                "sources": .stringConvertible(engine.files.catalog.sources.count(where: \.enabled)),
                "pid": .stringConvertible(ProcessInfo.processInfo.processIdentifier),
            ])
        let fetcher = try engine.fetcher()
        let watcher = HarvestWatcher()
        let loop = try HarvestLoop(engine: engine, fetcher: fetcher, report: { watcher.watch($0) })
        let group = ServiceGroup(configuration: services(loop, engine, registry, logger))
        do {
            try await group.run()
        } catch let error where error is CancellationError || (error as? StoreError)?.kind == .cancelled {
            logger.warning("serve.hurried", metadata: ["reason": "work in flight was broken off; it is done again"])
        }
        await fetcher.close()
        logger.notice("serve.stopped")
    }

    /// Those further down stop first: the engine, then the console that tells of it, and the signals last of all.
    private func services(
        _ loop: HarvestLoop, _ engine: Engine, _ registry: PrometheusRegistry?, _ logger: Logger
    ) -> ServiceGroupConfiguration {
        let isStopping = StopFlag()
        var services: [any Service] = [SignalService(loop: loop, logger: logger)]
        if let registry, !noConsole {
            let dependencies = ConsoleDependencies(
                store: engine.store, registry: registry, notReady: { await Self.reasons(loop, isStopping) },
                logger: logger)
            services.append(ConsoleServer(dependencies, address: listen, onListening: { Self.tell($0, logger) }))
        }
        if let registry, let file = metrics.file {
            services.append(MetricsFileService(registry: registry, file: file, logger: logger))
        }
        services.append(LoopService(loop: loop, isStopping: isStopping))
        var configuration = ServiceGroupConfiguration(
            services: services.map { service in
                ServiceGroupConfiguration.ServiceConfiguration(
                    service: service, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // The engine breaks off before; this is for a client of the console that does not let go.
        configuration.maximumGracefulShutdownDuration = .seconds(9)
        return configuration
    }

    private static func reasons(_ loop: HarvestLoop, _ isStopping: StopFlag) async -> [String] {
        if isStopping.isRaised { return ["the engine is stopping"] }
        return await loop.status.isReady ? [] : ["the engine is starting: lists and register are not read yet"]
    }

    private static func tell(_ address: ListenAddress, _ logger: Logger) {
        logger.notice("console.listening", metadata: ["address": "\(address.url)"])
        guard !address.isLoopback else { return }
        logger.warning(
            "console.exposed", metadata: ["advice": "other machines can read it without a password; see --listen"])
    }
}

extension ListenAddress: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
