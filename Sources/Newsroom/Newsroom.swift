/// A small newsroom on loopback: serves a folder of feeds and pages as a web site would, with the troubles that web
/// sites have – gone, slow, moved, broken – as its `newsroom.yaml` says. The demonstration harvests it, and so do tests.
///
///     let newsroom = try await Newsroom.open(folder: "demo/site")
///     print(newsroom.address)                                   // http://127.0.0.1:41237
///     await newsroom.close()
import FlyingFox
import FlyingSocks
import Foundation
import Records

package actor Newsroom {
    private let server: HTTPServer
    private let running: Task<Void, any Error>
    /// Scheme, host and port, without a slash at the end.
    package nonisolated let address: String
    private let log: RequestLog

    /// What could not be served, and why.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Opens at a free port of 127.0.0.1.
    package static func open(folder: String) async throws -> Newsroom {
        let (troubles, problems) = Troubles.read(folder: folder)
        guard let troubles else {
            throw Failure(description: problems.map(\.description).joined(separator: "\n"))
        }
        let log = RequestLog()
        let site = Site(folder: folder, troubles: troubles, log: log)
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
            handler: ClosureHTTPHandler { try await site.answer($0) })
        let running = Task { try await server.run() }
        try await server.waitUntilListening(timeout: 60)
        guard case .ip4(let host, let port) = await server.listeningAddress else {
            running.cancel()
            throw Failure(description: "the newsroom found no free port on 127.0.0.1")
        }
        return Newsroom(server: server, running: running, address: "http://\(host):\(port)", log: log)
    }

    private init(server: HTTPServer, running: Task<Void, any Error>, address: String, log: RequestLog) {
        self.server = server
        self.running = running
        self.address = address
        self.log = log
    }

    /// What was asked for so far, in order.
    package func requests() async -> [Request] { await log.all }

    package func close() async {
        await server.stop(timeout: 0)
        running.cancel()
        _ = await running.result
    }
}

extension Newsroom {
    /// One request as it came, and the status it got.
    package struct Request: Sendable {
        package let path: String
        package let conditional: Bool
        package let status: Int
    }

    actor RequestLog {
        private(set) var all: [Request] = []
        func append(_ request: Request) { all.append(request) }
    }
}
