import Fetching

#if canImport(Glibc)
    import Glibc
#endif

/// Where syslog messages go.
enum SyslogEndpoint: Hashable, Sendable, CustomStringConvertible {
    case udp(host: String, port: String)
    case tcp(host: String, port: String)
    case unix(path: String)

    /// `udp://host:514`, `tcp://host:601`, `unix:/dev/log`; nil for anything else.
    init?(_ text: String) {
        if text.hasPrefix("unix:/") {
            let path = String(text.dropFirst(5))
            // What an address of the kind has room for.
            guard path.utf8.count < 108, !path.utf8.contains(0) else { return nil }
            self = .unix(path: path)
            return
        }
        let isUDP = text.hasPrefix("udp://")
        guard isUDP || text.hasPrefix("tcp://") else { return nil }
        let rest = text.dropFirst(6)
        guard let colon = rest.lastIndex(of: ":") else { return nil }
        var host = String(rest[..<colon])
        let port = String(rest[rest.index(after: colon)...])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty, let number = Int(port), (1...65_535).contains(number),
            host.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 47 })
        else { return nil }
        self = isUDP ? .udp(host: host, port: port) : .tcp(host: host, port: port)
    }

    var description: String {
        switch self {
        case .udp(let host, let port): "udp://\(host):\(port)"
        case .tcp(let host, let port): "tcp://\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}

/// Sends one message, over a socket made for it. Addresses are looked at as libcurl's are.
struct SyslogSocket: Sendable {
    private let rule: AddressGuard
    private static let seconds = 10
    /// How long a TCP server may take to close the connection that it has got all of.
    private static let closingSeconds = 2

    init(_ allowed: [Network]) { rule = AddressGuard(allowing: allowed) }

    static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "-" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func send(_ message: [UInt8], to endpoint: SyslogEndpoint) throws(DeliveryError) {
        let code: Int32
        switch endpoint {
        case .unix(let path): code = sendLocally(message, path)
        case .udp(let host, let port): code = try send(message, host, port, SOCK_DGRAM, endpoint)
        case .tcp(let host, let port):
            code = try send(Array("\(message.count) ".utf8) + message, host, port, SOCK_STREAM, endpoint)
        }
        guard code == 0 else {
            throw DeliveryError(errno: code, sink: SyslogSink.name, doing: "Sending to", "\(endpoint)")
        }
    }

    private func sendLocally(_ message: [UInt8], _ path: String) -> Int32 {
        let file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard file >= 0 else { return errno }
        defer { close(file) }
        limit(file)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let sent = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(file, $0, size) }
        }
        guard sent == 0 else { return errno }
        return Glibc.send(file, message, message.count, Int32(MSG_NOSIGNAL)) == message.count ? 0 : errno
    }

    /// The first address that works; 0, or the code (errno) of the last.
    private func send(
        _ bytes: [UInt8], _ host: String, _ port: String, _ type: __socket_type, _ endpoint: SyslogEndpoint
    ) throws(DeliveryError) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(type.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let found = getaddrinfo(host, port, &hints, &list)
        guard found == 0 else {
            let why = String(cString: gai_strerror(found))
            throw DeliveryError(.unavailable, sink: SyslogSink.name, "\(endpoint): the host was not found (\(why)).")
        }
        defer { freeaddrinfo(list) }
        var code = ECONNREFUSED
        var refused = 0
        var next = list
        while let info = next?.pointee {
            next = info.ai_next
            guard permits(info) else {
                refused += 1
                continue
            }
            code = send(bytes, info)
            if code == 0 { return 0 }
        }
        if refused > 0, code == ECONNREFUSED {
            throw DeliveryError(
                .unavailable, sink: SyslogSink.name,
                "\(endpoint) is no public address, so nothing was sent; if it is meant, name its network under fetch.allow-networks."
            )
        }
        return code
    }

    private func permits(_ info: addrinfo) -> Bool {
        guard let raw = UnsafeRawPointer(info.ai_addr) else { return false }
        let (offset, count): (Int, Int)
        switch info.ai_family {
        case AF_INET: (offset, count) = (MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 4, 4)
        case AF_INET6: (offset, count) = (MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 8, 16)
        default: return false
        }
        guard Int(info.ai_addrlen) >= offset + count else { return false }
        let bytes = UnsafeBufferPointer(
            start: (raw + offset).assumingMemoryBound(to: UInt8.self), count: count)
        return IPAddress(bytes: bytes).map(rule.permits) ?? false
    }

    private func send(_ bytes: [UInt8], _ info: addrinfo) -> Int32 {
        let file = socket(info.ai_family, info.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), info.ai_protocol)
        guard file >= 0 else { return errno }
        defer { close(file) }
        limit(file)
        guard Glibc.connect(file, info.ai_addr, info.ai_addrlen) == 0 else { return errno }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(
                    file, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EPIPE }
            sent += count
        }
        return info.ai_socktype == Int32(SOCK_STREAM.rawValue) ? closing(file) : 0
    }

    /// Says that this was all, and listens for how the server takes it.
    private func closing(_ file: Int32) -> Int32 {
        shutdown(file, Int32(SHUT_WR))
        var time = timeval(tv_sec: SyslogSocket.closingSeconds, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var byte: UInt8 = 0
        return recv(file, &byte, 1, 0) < 0 && errno != EAGAIN && errno != EINTR ? errno : 0
    }

    private func limit(_ file: Int32) {
        var time = timeval(tv_sec: SyslogSocket.seconds, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }
}
