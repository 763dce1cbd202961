import Foundation
import Glibc
import Records
import TestSupport
import Testing

@testable import Delivery

@Suite struct SyslogSinkTests {
    @Test("a datagram arrives with the message and nothing else")
    func datagram() async throws {
        let (file, port) = try Loopback.listen(SOCK_DGRAM)
        defer { close(file) }
        let sink = try Sample.sink("syslog", ["address": ["udp://127.0.0.1:\(port)"], "facility": ["10"]])
        let receipt = try await sink.deliver(Sample.parcel("a1"))
        let message = Loopback.receive(file)
        #expect(message.hasPrefix("<84>1 2026-01-15T12:00:00Z "))
        #expect(receipt == "udp://127.0.0.1:\(port), \(message.utf8.count) bytes")
    }

    @Test("over TCP the octets are counted, and a server that closes in good order has it")
    func stream() async throws {
        let (listener, port) = try Loopback.listen(SOCK_STREAM)
        defer { close(listener) }
        let received = Task.detached { () -> String in
            let connection = accept(listener, nil, nil)
            defer { close(connection) }
            return Loopback.receive(connection)
        }
        let sink = try Sample.sink("syslog", ["address": ["tcp://localhost:\(port)"], "max-bytes": ["480"]])
        _ = try await sink.deliver(Sample.parcel("a1"))
        let frame = await received.value
        let parts = frame.split(separator: " ", maxSplits: 1)
        #expect(parts.count == 2 && Int(parts[0]) == parts[1].utf8.count)
        #expect(parts.last?.hasPrefix("<132>1 ") == true)
    }

    @Test("a socket of this machine takes it too")
    func local() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        let file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(file) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        try #require(isBound)
        let sink = try Sample.sink("syslog", ["address": ["unix:\(path)"]])
        _ = try await sink.deliver(Sample.parcel("a1"))
        #expect(Loopback.receive(file).contains("Oceanic Metals FZE"))
    }

    @Test(
        "where nobody listens, or nothing may be sent, the sink is unavailable and says so",
        arguments: [
            "tcp://127.0.0.1:1", "unix:/no/such/socket", "udp://10.255.0.1:514", "tcp://no-such-host.invalid:601",
        ])
    func unavailable(address: String) async throws {
        let sink = try Sample.sink("syslog", ["address": [address]])
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains(address) == true)
        if address.contains("10.255") { #expect(error?.message.contains("allow-networks") == true) }
    }
}
