package import Records

#if canImport(Glibc)
    import Glibc
#endif

/// A message to a syslog server (RFC 5424), by UDP (RFC 5426), by TCP with counted octets (RFC 6587 §3.4.1), or to a
/// socket of this machine.
///
/// Syslog has no receipts: with UDP and a local socket, sent is all that is known; with TCP the message is taken for
/// received when the server has closed the connection in good order, or has not broken it within two seconds.
package struct SyslogSink: Sink {
    package static let name = "syslog"
    package static let title = "a syslog message (address: udp://host:514, tcp://host:601 or unix:/dev/log)"
    package static let updates: Set<AlertGist.Aspect> = [.severity, .facts, .state]

    private let endpoint: SyslogEndpoint
    private let facility: Int
    private let host: String
    private let mostBytes: Int
    private let socket: SyslogSocket
    private let queue = Blocking()

    package init(_ options: SinkOptions) throws(DeliveryError) {
        var reader = options.reader(SyslogSink.self)
        let address = try reader.required("address", "udp://host:514, tcp://host:601 or unix:/dev/log")
        guard let endpoint = SyslogEndpoint(address) else {
            throw reader.wrong(
                "address", "“\(address)” is none: write udp://host:514, tcp://host:601 or unix:/dev/log")
        }
        self.endpoint = endpoint
        // Local use 0, as programs without a number of their own have it.
        facility = try reader.int("facility", in: 0...23) ?? 16
        // RFC 5424 §6.1: 2,048 octets should be taken by everyone.
        mostBytes = try reader.int("max-bytes", in: 480...65_000) ?? 2_048
        try reader.finish()
        host = SyslogSocket.hostName
        socket = SyslogSocket(options.surroundings.allowedNetworks)
    }

    package func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        let message = SyslogMessage(parcel: parcel, facility: facility, host: host, mostBytes: mostBytes).bytes
        return try await queue.run { [endpoint, socket] () throws(DeliveryError) in
            try socket.send(message, to: endpoint)
            return "\(endpoint), \(message.count) bytes"
        }
    }
}
