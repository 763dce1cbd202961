import Foundation
import Glibc
import Synchronization

/// A web server of one thread (poll) on many loopback addresses at one port, for a load that the server of the tests
/// would not bear: a request costs it some ten microseconds. It speaks as much of HTTP/1.1 as a polite client needs:
/// GET, one request at a time on a connection that stays open.
final class FeedServer: Sendable {
    /// The answer to a path and the validator that was sent with it.
    typealias Handler = @Sendable (_ path: Substring, _ etag: Substring?) -> [UInt8]

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let port: Int
    let hosts: Int
    private let stopped = Atomic<Bool>(false)
    private let nanoseconds = Atomic<Int64>(0)

    /// CPU time of the server's thread.
    var cpuSeconds: Double { Double(nanoseconds.load(ordering: .relaxed)) / 1e9 }

    /// Listens at 127.0.1.1, 127.0.1.2 … one address per host, all at a free port.
    init(hosts: Int, handler: @escaping Handler) throws {
        self.hosts = hosts
        var listeners: [Int32] = []
        var port = 0
        for host in 0..<hosts {
            let listener = try Self.listen(Self.address(host), port: port)
            if port == 0 { port = Self.port(of: listener) }
            listeners.append(listener)
        }
        self.port = port
        let loop = Loop(listeners, handler)
        Thread.detachNewThread { [self] in
            while !stopped.load(ordering: .relaxed) {
                loop.turn()
                var time = timespec()
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
                nanoseconds.store(Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec), ordering: .relaxed)
            }
            loop.close()
        }
    }

    func url(host: Int, path: String) -> String { "http://\(Self.address(host)):\(port)\(path)" }

    func stop() { stopped.store(true, ordering: .relaxed) }

    private static func address(_ host: Int) -> String { "127.0.\(1 + host / 250).\(1 + host % 250)" }

    private static func listen(_ address: String, port: Int) throws -> Int32 {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        inet_pton(AF_INET, address, &place.sin_addr)
        let result = withUnsafePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard listener >= 0, result == 0, Glibc.listen(listener, 64) == 0 else {
            throw Failure(description: "cannot listen at \(address):\(port): \(String(cString: strerror(errno)))")
        }
        return listener
    }

    private static func port(of listener: Int32) -> Int {
        var place = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &size) }
        }
        return Int(in_port_t(bigEndian: place.sin_port))
    }
}

/// What the server's thread has to itself.
private final class Loop: @unchecked Sendable {
    /// Listeners first, then connections.
    private var watched: [pollfd]
    private let listeners: Int
    private let handler: FeedServer.Handler
    /// What was received of a request that is not complete, by connection.
    private var pending: [Int32: [UInt8]] = [:]

    init(_ listeners: [Int32], _ handler: @escaping FeedServer.Handler) {
        watched = listeners.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        self.listeners = listeners.count
        self.handler = handler
    }

    func turn() {
        guard poll(&watched, nfds_t(watched.count), 200) > 0 else { return }
        let ready = watched.enumerated().filter { $0.element.revents != 0 }
        for (place, entry) in ready {
            if place < listeners { accept(entry.fd) } else { serve(entry.fd) }
        }
        watched.removeAll { $0.fd < 0 }
    }

    func close() { for entry in watched where entry.fd >= 0 { Glibc.close(entry.fd) } }

    private func accept(_ listener: Int32) {
        while case let descriptor = Glibc.accept(listener, nil, nil), descriptor >= 0 {
            var yes: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
            pending[descriptor] = []
            watched.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
        }
    }

    private func serve(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 8_192)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0, var received = pending[descriptor] else { return drop(descriptor) }
        received += buffer.prefix(count)
        guard received.suffix(4).elementsEqual([13, 10, 13, 10]) else {
            pending[descriptor] = received
            return
        }
        pending[descriptor] = []
        if !send(answer(String(decoding: received, as: UTF8.self)), descriptor) { drop(descriptor) }
    }

    private func answer(_ request: String) -> [UInt8] {
        let lines = request.split(separator: "\r\n")
        let path = lines.first?.split(separator: " ").dropFirst().first ?? "/"
        let field = lines.first { $0.utf8.count > 15 && $0.prefix(14).lowercased() == "if-none-match:" }
        return handler(path, field?.dropFirst(14).drop { $0 == " " })
    }

    private func send(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                Glibc.send(
                    descriptor, raw.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count > 0 { sent += count } else if errno != EINTR { return false }
        }
        return true
    }

    private func drop(_ descriptor: Int32) {
        Glibc.close(descriptor)
        pending[descriptor] = nil
        if let place = watched.firstIndex(where: { $0.fd == descriptor }) { watched[place].fd = -1 }
    }
}
