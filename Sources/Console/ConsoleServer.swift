import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

// Console answers over HTTP: what enters is a request, what leaves is what the store, the metrics and the engine say.
//
//     let console = ConsoleServer(dependencies, address: .usual, onListening: { print($0.url) })
//     try await console.run()  // until it is shut down gracefully, or cancelled

/// The HTTP server: a service for a `ServiceGroup`.
package struct ConsoleServer: Service {
    private let dependencies: ConsoleDependencies
    private let address: ListenAddress
    private let onListening: @Sendable (ListenAddress) -> Void

    /// - Parameter onListening: called once, with the port that it got.
    package init(
        _ dependencies: ConsoleDependencies, address: ListenAddress,
        onListening: @escaping @Sendable (ListenAddress) -> Void = { _ in }
    ) {
        self.dependencies = dependencies
        self.address = address
        self.onListening = onListening
    }

    /// Connections at once; the next ones wait until one ends.
    private static let connectionLimit = 256
    /// A connection on which nothing comes for so long is closed.
    private static let idleSeconds: Int64 = 30
    /// One thread does for moving bytes. It lives as long as the process, since connections outlast a cancelled server.
    private static let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    /// Serves until a graceful shutdown, or until its task is cancelled. Throws `ConsoleError` when it cannot listen.
    package func run() async throws {
        let isListening = Mutex(false)
        let application = application { port in
            isListening.withLock { $0 = true }
            onListening(ListenAddress(host: address.host, port: port))
        }
        do {
            try await application.run()
        } catch {
            if isListening.withLock({ $0 }) || error is CancellationError { throw error }
            throw ConsoleError(address, error)
        }
    }

    private func application(onListening: @escaping @Sendable (Int) -> Void) -> some ApplicationProtocol {
        // Its own announcements are ours to make.
        var logger = dependencies.logger
        logger.logLevel = max(logger.logLevel, .warning)
        return Application(
            router: router,
            server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: .seconds(Self.idleSeconds))),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: "tidewaiter",
                availableConnectionsDelegate: .maximum(Self.connectionLimit, logger: logger)),
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? address.port) },
            eventLoopGroupProvider: .shared(Self.threads), logger: logger)
    }

    private var router: Router<BasicRequestContext> {
        let endpoints = Endpoint.all(dependencies)
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Envelope(endpoints: endpoints, logger: dependencies.logger))
        for endpoint in endpoints {
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                try await endpoint.answer(request, context)
            }
        }
        return router
    }
}

/// The console cannot listen where it was told to.
package struct ConsoleError: Error, CustomStringConvertible, Sendable {
    package let description: String

    init(_ address: ListenAddress, _ error: any Error) {
        let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
        description = "the console cannot listen on \(address): \(reason); choose another address with --listen"
    }
}
