import Console
import Foundation
import Logging
import Monitoring
import ServiceLifecycle
import Storage
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A console on a free port, with a store of its own.
final class RunningConsole: Sendable {
    let address: ListenAddress
    let registry: PrometheusRegistry
    private let group: ServiceGroup
    private let task: Task<Void, any Error>
    private let folder: TemporaryFolder

    init(
        registry: PrometheusRegistry = PrometheusRegistry(), notReady: [String] = [],
        refresh: @escaping @Sendable () async -> Void = {}
    ) async throws {
        folder = try TemporaryFolder()
        self.registry = registry
        let dependencies = try Self.dependencies(folder, registry, notReady, refresh)
        let (addresses, found) = AsyncStream.makeStream(of: ListenAddress.self)
        let server = ConsoleServer(dependencies, address: ListenAddress(host: "127.0.0.1", port: 0)) { found.yield($0) }
        let group = ServiceGroup(services: [server], logger: dependencies.logger)
        self.group = group
        task = Task {
            defer { found.finish() }
            try await group.run()
        }
        address = try #require(await addresses.first { _ in true })
    }

    deinit { task.cancel() }

    private static func dependencies(
        _ folder: TemporaryFolder, _ registry: PrometheusRegistry = PrometheusRegistry(), _ notReady: [String] = [],
        _ refresh: @escaping @Sendable () async -> Void = {}
    ) throws -> ConsoleDependencies {
        ConsoleDependencies(
            store: try SQLiteStore(directory: folder.path), registry: registry, notReady: { notReady },
            refreshMetrics: refresh, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Serves until it fails.
    static func serve(on address: ListenAddress) async throws {
        try await ConsoleServer(dependencies(try TemporaryFolder()), address: address).run()
    }

    /// Shuts it down gracefully, and waits for its end.
    func stop() async throws {
        await group.triggerGracefulShutdown()
        try await task.value
    }

    /// Writes over the store's files, as a dying disk would.
    func damageStore() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasPrefix("tidewaiter.db") {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path(name)))
            try file.write(contentsOf: Data(repeating: 0x55, count: 1 << 20))
            try file.close()
        }
    }

    struct Answer {
        var status: Int
        var headers: [String: String]
        var body: Data

        var text: String { String(decoding: body, as: UTF8.self) }
        var object: [String: Any]? { try? JSONSerialization.jsonObject(with: body) as? [String: Any] }
    }

    /// One request over loopback.
    func ask(_ path: String, method: String = "GET") async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: "http://\(address)\(path)")))
        request.httpMethod = method
        let (body, response) = try await URLSession.shared.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        let headers = http.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
        return Answer(
            status: http.statusCode, headers: Dictionary(headers) { first, _ in first }, body: body)
    }
}
