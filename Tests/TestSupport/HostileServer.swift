import Foundation
import Glibc
import Synchronization

/// A web server on a loopback address that behaves as badly as a test wants. Every connection has a thread.
///
///     let server = try HostileServer()
///     server.route("/feed.xml") { request in .ok("<rss/>", type: "application/rss+xml").orNotModified(request, etag: "\"1\"") }
///     … fetch server.url("/feed.xml") …
///     #expect(server.count("/feed.xml") == 1)
///
/// What has no route is answered 404; so is robots.txt. It stops when it is let go, or by `stop`.
package final class HostileServer: Sendable {
    package typealias Handler = @Sendable (HostileRequest) -> HostileAnswer

    private struct State {
        var routes: [String: Handler] = [:]
        var requests: [HostileRequest] = []
        var connections: Set<Int32> = []
        var accepted = 0
        var isStopped = false
    }

    /// `127.0.0.1`, or the other loopback address it was made with.
    package let address: String
    package let port: Int
    private let core: Core

    /// Listens on a free port of the address, which may be any of 127.0.0.0/8.
    package init(address: String = "127.0.0.1") throws {
        self.address = address
        let (listener, port) = try HostileServer.listen(address)
        self.port = port
        core = Core(listener)
        let core = core
        Thread.detachNewThread { core.acceptAll() }
    }

    deinit { core.stop() }

    /// Answers all requests for the path; without query it answers those with one too. Replaces an earlier answer.
    package func route(_ path: String, _ handler: @escaping Handler) {
        core.state.withLock { $0.routes[path] = handler }
    }

    package func url(_ path: String) -> String { "http://\(address):\(port)\(path)" }

    /// All requests so far, in the order in which they were read.
    package var requests: [HostileRequest] { core.state.withLock { $0.requests } }

    /// The requests for one path, with whatever query.
    package func requests(for path: String) -> [HostileRequest] { requests.filter { $0.path == path } }

    package func count(_ path: String) -> Int { requests(for: path).count }

    /// Connections accepted.
    package var connections: Int { core.state.withLock { $0.accepted } }

    /// Closes the listener and every connection.
    package func stop() { core.stop() }

    private static func listen(_ address: String) throws -> (Int32, Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = inet_addr(address)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                guard bind(listener, name, size) == 0, Glibc.listen(listener, 256) == 0 else { return Int32(-1) }
                return getsockname(listener, name, &size)
            }
        }
        guard listener >= 0, result == 0 else {
            let code = errno
            close(listener)
            throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO)
        }
        return (listener, Int(UInt16(bigEndian: name.sin_port)))
    }

    /// What the threads hold on to, so that the server itself can be let go.
    private final class Core: Sendable {
        let state = Mutex(State())
        private let listener: Int32

        init(_ listener: Int32) { self.listener = listener }

        func stop() {
            state.withLock { state in
                guard !state.isStopped else { return }
                state.isStopped = true
                shutdown(listener, Int32(SHUT_RDWR))
                for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
            }
        }

        func acceptAll() {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                var on: Int32 = 1
                setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
                let number = state.withLock { state -> Int? in
                    guard !state.isStopped else { return nil }
                    state.connections.insert(connection)
                    state.accepted += 1
                    return state.accepted
                }
                guard let number else {
                    close(connection)
                    break
                }
                Thread.detachNewThread { self.serve(connection, number) }
            }
            close(listener)
        }

        private func serve(_ descriptor: Int32, _ number: Int) {
            let connection = HostileConnection(descriptor) { self.state.withLock { $0.isStopped } }
            while let request = connection.readRequest(number: number) {
                let handler = state.withLock { state -> Handler? in
                    state.requests.append(request)
                    return state.routes[request.target] ?? state.routes[request.path]
                }
                let answer = handler?(request) ?? .status(404, "nothing here\n")
                guard connection.send(answer, to: request) else { break }
            }
            state.withLock { state in
                state.connections.remove(descriptor)
                close(descriptor)
            }
        }
    }
}
